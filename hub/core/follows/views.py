"""Following a record; what one was told, what one follows, and how often a letter comes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.accounts.models import Person
from hub.accounts.roles import Role
from hub.core.follows import actions, mails, queries, searches
from hub.core.follows.forms import DigestForm
from hub.core.places.queries import place_numbered
from hub.core.records.models import Record
from hub.core.records.queries import readable_by_reference
from hub.core.requests import asked_page, signed_in
from hub.foundation.errors import NotAllowed, NotPossible


@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, reference: str) -> HttpResponse:
    """Follow a record; by a link (from a page read while signed out) after one more tap."""
    record = readable_by_reference(reference, request.user)
    if request.method != "POST":
        return render(request, "core/follow.jinja", _of_record(record))
    actions.follow(record, by=signed_in(request))
    messages.success(request, "You follow this now. What happens comes to you by mail.")
    return redirect(record)


@require_POST
def unfollow(request: HttpRequest, reference: str) -> HttpResponse:
    """No longer follow a record."""
    record = readable_by_reference(reference, request.user)
    actions.unfollow(record, by=signed_in(request))
    messages.success(request, "You no longer follow this.")
    return redirect(record)


@require_safe
def my_notices(request: HttpRequest) -> HttpResponse:
    """Show what somebody was told."""
    found = queries.page_of_notices(signed_in(request), asked_page(request))
    return render(request, "core/my_notices.jinja", {"found": found})


@require_POST
def read_notice(request: HttpRequest, number: int) -> HttpResponse:
    """Mark a notice as read, and go where it leads."""
    notice = get_object_or_404(queries.notices_of(signed_in(request)), pk=number)
    actions.mark_read(notice, by=signed_in(request))
    return redirect(notice.url)


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark all one’s notices as read."""
    actions.mark_all_read(by=signed_in(request))
    messages.success(request, "All are marked as read.")
    return redirect("core:my_notices")


@require_http_methods(["GET", "HEAD", "POST"])
def my_follows(request: HttpRequest) -> HttpResponse:
    """Show what somebody follows, and take how often they want a letter."""
    person = signed_in(request)
    form = DigestForm(request.POST or None, initial={"often": person.digest})
    if request.method == "POST" and form.is_valid():
        actions.choose_digest(person, form.cleaned_data["often"], by=person)
        messages.success(request, "Your choice is kept.")
        return redirect("core:my_follows")
    return render(
        request,
        "core/my_follows.jinja",
        {"form": form, "follows": queries.followed(list(queries.follows_of(person)[:500]))},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def follow_search(request: HttpRequest) -> HttpResponse:
    """Follow the search of a list; by a link (from a page read while signed out) after one more tap."""
    search = searches.in_fixed_order((request.POST or request.GET).get("search", ""))
    if not searches.can_be_followed(search):
        raise NotPossible(searches.CANNOT)
    at = searches.address(search)
    if request.method != "POST":
        context = {"what": searches.in_words([search])[0], "back_url": at, "fields": [("search", search)]}
        return render(request, "core/follow.jinja", context)
    actions.follow_search(search, by=signed_in(request))
    messages.success(request, "You follow this search now. What is new under it comes to you by mail.")
    return redirect(at)


@require_http_methods(["GET", "HEAD", "POST"])
def follow_place(request: HttpRequest, number: int) -> HttpResponse:
    """Follow a ward or another place; by a link after one more tap."""
    place = place_numbered(number)
    at = reverse("core:place", kwargs={"boundaries": place.boundary_set.code, "code": place.code})
    if request.method != "POST":
        return render(request, "core/follow.jinja", {"what": place.name, "back_url": at, "fields": []})
    actions.follow_place(place, by=signed_in(request))
    messages.success(request, f"You follow {place.name} now. What is new there comes to you by mail.")
    return redirect(at)


@require_POST
def end_follow(request: HttpRequest, number: int) -> HttpResponse:
    """End one of one’s own follows; back to the page of what was followed if the button stood there."""
    follow = get_object_or_404(queries.follows_of(signed_in(request)), pk=number)
    at = queries.followed([follow])[0].url
    actions.end(follow, by=signed_in(request))
    messages.success(request, "You no longer follow this.")
    return redirect(at if request.POST.get("back") == "there" else "core:my_follows")


@login_not_required
@csrf_exempt  # RFC 8058: the mail program posts it without a cookie; the signed token is what allows it
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the letters. Reading the link changes nothing, since mail scanners open links: it takes the click."""
    person = Person.objects.filter(pk=mails.read_unsubscribe(token) or 0, is_active=True).first()
    if person is None:
        raise Http404
    if request.method == "POST":
        actions.choose_digest(person, "never", by=None)
    return render(request, "core/unsubscribe.jinja", {"stopped": person.digest == "never"})


@require_http_methods(["GET", "HEAD", "POST"])
def unsure_digests(request: HttpRequest) -> HttpResponse:
    """Show administrators the letters of which nobody knows whether they went out, and send one again."""
    person = signed_in(request)
    if not person.has_role(Role.ADMINISTRATOR):
        raise NotAllowed("Only administrators see this list.")
    if request.method == "POST":
        digest = get_object_or_404(queries.unsure_digests(), pk=_number(request.POST.get("digest")))
        sent = actions.send_digest_again(digest, by=person)
        messages.info(request, "It was sent." if sent else "It could not be sent. Look at the mail server’s log.")
        return redirect("core:unsure_digests")
    return render(request, "core/unsure_digests.jinja", {"digests": queries.unsure_digests()[:200]})


def _of_record(record: Record) -> dict[str, object]:
    return {"caption": record.reference, "what": record.title, "back_url": record.get_absolute_url(), "fields": []}


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < len(str(2**63)) else 0
