"""What accounts itself holds about a person."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from hub.accounts import personal_data
from hub.accounts.models import Person
from hub.accounts.personal_data import Row
from hub.accounts.queries import grants_of
from hub.accounts.roles import Role


def register() -> None:
    """Register the parts, in the order in which they are shown."""
    personal_data.register("You", yourself)
    personal_data.register("Your roles", roles)
    personal_data.register("Posts you hold or stand in for", posts)
    personal_data.register("How you sign in", ways_in)


def yourself(person: Person) -> list[Row]:
    """Return what stands on the person's own row."""
    columns = ("email", "name", "alias", "is_staff", "named_in_public", "adult_on", "language", "digest")
    held: Row = {column: getattr(person, column) for column in columns}
    return [{**held, "joined_at": person.joined_at, "last_signed_in_at": person.last_login}]


def roles(person: Person) -> list[Row]:
    """Return every role held or once held."""
    return [
        {
            "role": Role(grant.role).label,
            "team": grant.team.name if grant.team else None,
            "since": grant.since,
            "until": grant.until,
        }
        for grant in grants_of(person)
    ]


def posts(person: Person) -> list[Row]:
    """Return the posts held, then those stood in for."""
    held: list[Row] = [{"post": post.title, "as": "holder"} for post in person.posts_held.order_by("title")]
    return held + [{"post": post.title, "as": "deputy"} for post in person.posts_deputised.order_by("title")]


def ways_in(person: Person) -> list[Row]:
    """Return the second factors, without their secrets, and the ties to the council's own sign-in."""
    factors = Authenticator.objects.filter(user=person).order_by("pk")
    ties = SocialAccount.objects.filter(user=person).order_by("pk")
    return [
        *({"way": one.type, "since": one.created_at, "last_used_at": one.last_used_at} for one in factors),
        *({"way": "council’s own sign-in", "since": tie.date_joined, "said_by_it": tie.extra_data} for tie in ties),
    ]
