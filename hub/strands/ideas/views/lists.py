"""The list of ideas, for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hub.accounts.models import Person
from hub.core.follows.queries import following_search
from hub.core.lists.queries import options
from hub.design.addresses import address
from hub.design.shapes import Link
from hub.strands.ideas import exports, permissions, rules
from hub.strands.ideas.followed import LIST
from hub.strands.ideas.forms.lists import FilterForm, PageForm
from hub.strands.ideas.queries import lists


def filters(request: HttpRequest) -> FilterForm:
    """Return the list's filters as this reader may use them. One statement."""
    staff = isinstance(request.user, Person) and request.user.is_staff
    return FilterForm(request.GET.dict(), options(), staff=staff)


@login_not_required
@require_safe
def ideas(request: HttpRequest) -> HttpResponse:
    """List the ideas that are wanted."""
    form, page = filters(request), PageForm(request.GET)
    listed = lists.listed(form.wanted(), request.user, number=page.number(), after=page.behind())
    sees_queue = isinstance(request.user, Person) and permissions.may_see_queue(request.user)
    context = {"form": form, "listed": listed, "ways": ways(request), "sees_queue": sees_queue}
    what = "all new ideas" if form.wanted().is_all else "these ideas"
    context["following"] = following_search(LIST, form.asked(), what, request.user)
    return render(request, "ideas/list.jinja", context)


@login_not_required
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Serve the newest of the ideas that are wanted, as everybody may read them, as an Atom feed."""
    records = lists.newest(filters(request).wanted(), AnonymousUser(), exports.FEED_LENGTH)
    made = exports.feed(records, address=request.get_full_path())
    return HttpResponse(made.writeString("utf-8"), content_type=made.content_type)


@login_not_required
@require_safe
def download(request: HttpRequest) -> StreamingHttpResponse:
    """Serve the ideas that are wanted as CSV, however many there are."""
    return StreamingHttpResponse(
        exports.table(filters(request).wanted(), request.user),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="ideas.csv"'},
    )


def ways(request: HttpRequest) -> list[Link]:
    """Return the same list, with its filters, as a feed and as a table."""
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return [
        Link("How are we doing?", address("ideas:how_are_we_doing")),
        Link("Map of wards", f"{address('core:map')}?kind={rules.IDEA}"),
        Link("Feed", f"{address('ideas:feed')}{query}", note="Atom"),
        Link("Table", f"{address('ideas:download')}{query}", note="CSV"),
    ]
