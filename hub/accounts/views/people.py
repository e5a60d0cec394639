"""What administrators keep: who holds which role, the teams, the posts."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hub.accounts import queries
from hub.accounts.actions import posts, roles
from hub.accounts.forms import AppointForm, AwayForm, ChangeTeamForm, FindForm, GrantForm, PostForm, TeamForm, as_typed
from hub.accounts.http import asks
from hub.accounts.models import Grant, Person, Team
from hub.accounts.permissions import require_administrator, require_may_send_away
from hub.accounts.roles import Role
from hub.accounts.second_factor import has_one, require_second_factor
from hub.accounts.views import SignedInRequest


@require_second_factor
@never_cache
@require_http_methods(["GET", "POST"])
def people(request: SignedInRequest) -> HttpResponse:
    """Show who holds a role, and find a person by their exact address."""
    require_administrator(request.user)
    form = FindForm(request.POST or None)
    if form.is_valid():
        return redirect("accounts:person", username=form.cleaned_data["email"].username)
    rows = queries.holders_as_rows(timezone.localdate())
    return asks(request, "accounts/people.jinja", form, {"rows": rows})


@require_second_factor
@never_cache
@require_http_methods(["GET", "POST"])
def person(request: SignedInRequest, username: str) -> HttpResponse:
    """Show the roles of one person, and give one."""
    require_administrator(request.user)
    somebody = get_object_or_404(Person, username=username)
    form = GrantForm(request.POST or None)
    if form.is_valid():
        given, today = form.cleaned_data, timezone.localdate()
        role = Role(given["role"])
        roles.give(role, to=somebody, team=given["team"], since=today, until=given["until"], by=request.user)
        messages.success(request, f"The role “{role.label}” is given.")
        return redirect("accounts:person", username=username)
    context = {
        "person": somebody,
        "grants": queries.grants_of(somebody),
        "has_factor": has_one(somebody),
        "today": timezone.localdate(),
    }
    return asks(request, "accounts/person.jinja", form, context)


@require_POST
def take_off_factor(request: SignedInRequest, username: str) -> HttpResponse:
    """Take the second factor off somebody who has lost it."""
    require_administrator(request.user)
    somebody = get_object_or_404(Person, username=username)
    roles.take_off_factor(somebody, by=request.user)
    messages.success(request, "The second step is off. They set up another when they sign in.")
    return redirect("accounts:person", username=username)


@require_POST
def end_role(request: SignedInRequest, key: int) -> HttpResponse:
    """End one role."""
    require_administrator(request.user)
    grant = get_object_or_404(Grant.objects.select_related("person"), pk=key)
    roles.end(grant, today=timezone.localdate(), by=request.user)
    messages.success(request, f"The role “{Role(grant.role).label}” has ended.")
    return redirect("accounts:person", username=grant.person.username)


@require_second_factor
@never_cache
@require_http_methods(["GET", "POST"])
def teams(request: SignedInRequest) -> HttpResponse:
    """Show the teams with their posts, and make a team."""
    require_administrator(request.user)
    form = TeamForm(request.POST or None)
    if form.is_valid():
        team = posts.open_team(**form.cleaned_data, by=request.user)
        return redirect("accounts:team", code=team.code)
    return asks(request, "accounts/teams.jinja", form, {"teams": queries.teams(), "posts": queries.posts()})


@require_second_factor
@never_cache
@require_http_methods(["GET", "POST"])
def team(request: SignedInRequest, code: str) -> HttpResponse:
    """Show one team with its posts; change it, or make a post in it."""
    require_administrator(request.user)
    this = get_object_or_404(Team, code=code)
    is_post = "title" in request.POST
    post_form = PostForm(request.POST if is_post else None)
    form = ChangeTeamForm(None if is_post else request.POST or None, initial=vars(this))
    if post_form.is_valid():
        post = posts.open_post(title=post_form.cleaned_data["title"], team=this, by=request.user)
        return redirect("accounts:post", key=post.pk)
    if form.is_valid():
        posts.change_team(this, **form.cleaned_data, by=request.user)
        return redirect("accounts:teams")
    context = {"form": form, "post_form": post_form, "team": this, "posts": queries.posts().filter(team=this)}
    return asks(request, "accounts/team.jinja", post_form if is_post else form, context)


@require_second_factor
@never_cache
@require_http_methods(["GET", "POST"])
def post(request: SignedInRequest, key: int) -> HttpResponse:
    """Show one post, and say who holds it and who stands in."""
    require_administrator(request.user)
    this = get_object_or_404(queries.posts(), pk=key)
    form = AppointForm(request.POST or None, initial=as_typed(this))
    if form.is_valid():
        posts.appoint(this, **form.cleaned_data, by=request.user)
        messages.success(request, "The post is changed.")
        return redirect("accounts:post", key=key)
    return asks(request, "accounts/post.jinja", form, {"post": this})


@never_cache
@require_http_methods(["GET", "POST"])
def away(request: SignedInRequest, key: int) -> HttpResponse:
    """Say until when the holder of a post is away."""
    this = get_object_or_404(queries.posts(), pk=key)
    require_may_send_away(request.user, this)
    form = AwayForm(request.POST or None, initial=as_typed(this))
    if form.is_valid():
        posts.send_away(this, until=form.cleaned_data["until"], today=timezone.localdate(), by=request.user)
        messages.success(request, "The absence is noted." if this.away_until else "The holder is back.")
        return redirect("accounts:profile")
    return asks(request, "accounts/away.jinja", form, {"post": this})
