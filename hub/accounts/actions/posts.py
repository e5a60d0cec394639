"""Teams, and the posts that answer: who holds one, who stands in, and until when the holder is away."""

from datetime import date

from django.db import transaction

from hub.accounts import trail
from hub.accounts.models import Person, Post, Team
from hub.accounts.permissions import require_administrator, require_may_send_away
from hub.foundation.errors import BadInput, NotPossible

TAKEN = "There is one of this name already. Choose another name."


@transaction.atomic
def open_team(*, code: str, name: str, is_service: bool, by: Person) -> Team:
    """Make a team. `code` stands in addresses and never changes.

    Raises NotAllowed unless `by` is an administrator; BadInput if the code or the name is taken.
    """
    require_administrator(by)
    if Team.objects.filter(code=code).exists():
        raise BadInput(TAKEN, {"code": TAKEN})
    _refuse_taken(Team.objects.filter(name=name).exists(), "name")
    team = Team.objects.create(code=code, name=name, is_service=is_service)
    trail.note(verb="open_team", subject=team, by=by)
    return team


@transaction.atomic
def change_team(team: Team, *, name: str, is_service: bool, by: Person) -> None:
    """Rename a team, or say whether residents know it as a service. Raises as `open_team`."""
    require_administrator(by)
    _refuse_taken(Team.objects.filter(name=name).exclude(pk=team.pk).exists(), "name")
    team.name, team.is_service = name, is_service
    team.save(update_fields=["name", "is_service"])
    trail.note(verb="change_team", subject=team, by=by)


@transaction.atomic
def open_post(*, title: str, team: Team, by: Person) -> Post:
    """Make a post, vacant. Raises NotAllowed unless `by` is an administrator; BadInput if the title is taken."""
    require_administrator(by)
    _refuse_taken(Post.objects.filter(title=title).exists(), "title")
    post = Post.objects.create(title=title, team=team)
    trail.note(verb="open_post", subject=post, by=by)
    return post


@transaction.atomic
def appoint(post: Post, *, holder: Person | None, deputy: Person | None, by: Person) -> None:
    """Say who holds the post and who stands in; None leaves it vacant. The holder counts as present from now on.

    Raises NotAllowed unless `by` is an administrator; NotPossible for one person twice, or somebody who has left.
    """
    require_administrator(by)
    if holder and holder == deputy:
        raise NotPossible("The holder and the deputy must be two people.")
    if any(person and not person.is_active for person in (holder, deputy)):
        raise NotPossible("This person has left or is suspended.")
    if holder != post.holder or deputy is None:
        post.away_until = None
    post.holder, post.deputy = holder, deputy
    post.save(update_fields=["holder", "deputy", "away_until"])
    keys = {"holder": holder.pk if holder else None, "deputy": deputy.pk if deputy else None}
    trail.note(verb="appoint", subject=post, by=by, detail=keys)


@transaction.atomic
def send_away(post: Post, *, until: date | None, today: date, by: Person) -> None:
    """Say that the holder is away, up to and including `until`; None says they are back. The deputy acts meanwhile.

    Raises NotAllowed unless `by` holds the post or administers; NotPossible without a deputy or for a day gone by.
    """
    require_may_send_away(by, post)
    if until and post.deputy is None:
        raise NotPossible("Name a deputy first: somebody has to answer meanwhile.")
    if until and until < today:
        raise NotPossible("That day has gone by. Give the last day of the absence.")
    post.away_until = until
    post.save(update_fields=["away_until"])
    trail.note(verb="send_away" if until else "come_back", subject=post, by=by)


def _refuse_taken(taken: bool, field: str) -> None:
    if taken:
        raise BadInput(TAKEN, {field: TAKEN})
