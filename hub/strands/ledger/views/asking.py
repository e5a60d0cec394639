"""How the ledger's pages that ask are shown and answered."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from hub.accounts.models import Post
from hub.core.requests import question_page
from hub.design.forms import Form
from hub.strands.ledger.shown import Ask


def page(request: HttpRequest, ask: Ask, form: Form, **context: object) -> HttpResponse:
    """Show the page that asks."""
    return question_page(request, "ledger/ask.jinja", form, ask=ask, **context)


def tell(request: HttpRequest, said: str, *, first: bool) -> None:
    """Say what was done; or, where a form came twice, that nothing was added by the second."""
    if first:
        messages.success(request, said)
    else:
        messages.info(request, "This form had come already: it was added once.")


def chosen_post(form: Form, posts: list[Post]) -> Post:
    """Return the post that was chosen among those that were offered."""
    return next(post for post in posts if str(post.pk) == form.cleaned_data["post"])
