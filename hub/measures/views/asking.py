"""A page that asks something about a measure, told apart by its heading and its words."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from hub.core.requests import question_page
from hub.design.forms import Form
from hub.foundation.errors import BadInput, NotPossible
from hub.measures.models import Measure


def ask(
    request: HttpRequest, form: Form, measure: Measure, heading: str, *, button: str = "Save", intro: str = ""
) -> HttpResponse:
    """Show `form` under `heading`, with the way back to the measure."""
    shown = {"record": measure.record, "heading": heading, "button": button, "intro": intro}
    return question_page(request, "measures/ask.jinja", form, **shown)


def take(form: Form, act: Callable[[], object]) -> bool:
    """Do `act`, and return whether it was done: what cannot be is said in the form, so that nothing typed is lost."""
    try:
        act()
    except (BadInput, NotPossible) as error:
        form.take(error)
    return not form.errors
