"""The people of the story come in, and the administrator gives them their teams, posts and roles."""

from datetime import date

from hub.accounts.actions import own, posts, roles, signing_in
from hub.accounts.actions.own import Profile
from hub.accounts.models import Person, Post, Team
from hub.accounts.roles import Role
from hub.accounts.rules import Age
from hub.demo import people
from hub.demo.story.cast import CAST, INSIDE, POSTS, TEAMS, Member

ADMINISTRATOR = "errol"
SINCE = date(2024, 4, 1)


def cast_everybody(today: date) -> dict[str, Person]:
    """Let everybody join and be given their part; return them by key."""
    cast = {member.key: _join(member, today) for member in CAST}
    administrator = cast[ADMINISTRATOR]
    roles.appoint_first_administrator(administrator, today=today)
    teams = {
        code: posts.open_team(code=code, name=name, is_service=code not in INSIDE, by=administrator)
        for code, name in TEAMS.items()
    }
    for member in CAST:
        if member.key != ADMINISTRATOR:
            _give_roles(member, cast[member.key], teams, administrator)
    for title, (team, holder, deputy) in POSTS.items():
        post = posts.open_post(title=title, team=teams[team], by=administrator)
        posts.appoint(post, holder=cast[holder], deputy=cast.get(deputy), by=administrator)
    return people.everybody()  # read anew: what they hold has changed


def _join(member: Member, today: date) -> Person:
    age = Age.FROM_16_TO_17 if member.age else Age.ADULT
    shown_as = member.alias or member.name
    person = signing_in.join(email=people.address(member), shown_as=shown_as, age=age, today=today)
    profile = Profile(
        name=member.name if member.staff else "",
        alias="" if member.staff else shown_as,
        digest="daily",
        language="en",
        named_in_public=member.role == "leader",
    )
    own.correct(profile, today=today, by=person)
    return person


def _give_roles(member: Member, person: Person, teams: dict[str, Team], by: Person) -> None:
    if member.team:
        roles.give(Role.STAFF, to=person, team=teams[member.team], since=SINCE, by=by)
    if member.role not in {"", "staff"}:
        roles.give(Role(member.role), to=person, since=SINCE, by=by)


def post_of(title: str) -> Post:
    """Return the post with this title, its team fetched."""
    return Post.objects.select_related("team").get(title=title)
