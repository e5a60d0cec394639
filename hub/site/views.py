"""Home, search, “My hub” and what is owed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from hub.accounts.http import SignedIn, typed, viewer
from hub.accounts.models import Person, Post
from hub.core.clocks.models import Clock
from hub.core.follows.queries import following_search
from hub.core.records.queries import by_reference
from hub.core.requests import made, question_page
from hub.core.search.queries import search as found_by
from hub.site import actions, forms, queries
from hub.site.context import acts_offered, own_ways


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what one can do here, what happened because of what people said, and what is owed."""
    context = {"front": queries.front(viewer(request), timezone.localdate()), "acts": acts_offered(viewer(request))}
    return render(request, "site/home.jinja", context)


@login_not_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what has the words that were typed; a reference leads to its record at once."""
    form = forms.Search(request.GET or None)
    typed = form.read("q")
    if exact := by_reference(typed, viewer(request)):
        return redirect(exact)
    page = form.read_page()
    found = found_by(typed, viewer=viewer(request), kind=form.read("kind") or None, page=page) if typed else None
    context = {"form": form, "typed": typed, "page": page, **queries.results(found)}
    context["meant"] = queries.meant(typed, form.read("kind"), found, viewer(request))
    if typed:
        asked = urlencode({"q": typed, "kind": form.read("kind")})
        context["following"] = following_search("", asked, "this search", viewer(request))
    return render(request, "site/search.jinja", context, status=200 if form.is_valid() or not form.is_bound else 422)


@login_not_required
@require_safe
def owed(request: HttpRequest) -> HttpResponse:
    """Show in public what is owed, and what is late, by post and service."""
    today = timezone.localdate()
    debts = queries.public_debts(viewer(request), today)
    return render(request, "site/owed.jinja", {"owed": debts, "rows": queries.rows_by_post(debts)})


@require_safe
def my_hub(request: SignedIn) -> HttpResponse:
    """Show what the person wrote and where it stands, what they began, follow, were told, and owe."""
    mine = queries.mine(request.user, timezone.localdate())
    return render(request, "site/my_hub.jinja", {"mine": mine, "ways": own_ways()})


@require_safe
def my_owed(request: SignedIn) -> HttpResponse:
    """Show all that the person owes, in one list."""
    today = timezone.localdate()
    return render(
        request,
        "site/my_owed.jinja",
        {"mine": queries.my_debts(request.user, today, queries.OWED_SHOWN), "today": today},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: SignedIn, clock: int) -> HttpResponse:
    """Ask which post takes a promise over, and hand it over."""
    promise = queries.promise(clock, request.user)
    form = forms.HandOver(typed(request), besides=promise.owner_post_id)
    if post := made(form, lambda: _hand_over(promise, form, by=request.user)):
        messages.success(request, f"{post.title} owes it now. The day by which it is due has not moved.")
        return redirect("site:my_owed")
    debt = queries.debt(promise, timezone.localdate())
    return question_page(request, "site/hand_over.jinja", form, promise=promise, debt=debt)


def _hand_over(promise: Clock, form: forms.HandOver, *, by: Person) -> Post:
    post = queries.post(form.cleaned_data["post"])
    actions.hand_over(promise, to=post, by=by, today=timezone.localdate())
    return post
