"""Where moderators and administrators work, as “My hub” leads them there."""

from hub.accounts.models import Person
from hub.accounts.roles import Role
from hub.core.ways import Desk


def _moderates(person: Person) -> bool:
    return person.has_role(Role.MODERATOR)


def _administers(person: Person) -> bool:
    return person.has_role(Role.ADMINISTRATOR)


DESKS = (
    Desk(
        code="moderation",
        text="To be looked at",
        hint="What readers report and rules find.",
        url_name="core:moderation",
        may=_moderates,
        order=50,
    ),
    Desk(
        code="concerns",
        text="Worries about people’s safety",
        hint="Private to moderators.",
        url_name="core:concerns",
        may=_moderates,
        order=51,
    ),
    Desk(
        code="moderation_log",
        text="What moderators decided",
        hint="By month, as everybody can read it.",
        url_name="core:moderation_log",
        may=_moderates,
        order=52,
    ),
    Desk(
        code="people",
        text="People and roles",
        hint="Who may do what, from when until when.",
        url_name="accounts:people",
        may=_administers,
        order=80,
    ),
    Desk(
        code="teams",
        text="Teams and posts",
        hint="Who answers for what, and who stands in.",
        url_name="accounts:teams",
        may=_administers,
        order=81,
    ),
    Desk(
        code="unsure_letters",
        text="Letters that may not have gone out",
        hint="Send them again where nobody knows.",
        url_name="core:unsure_digests",
        may=_administers,
        order=82,
    ),
)
