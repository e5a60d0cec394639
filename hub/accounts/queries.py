"""Reading people, roles, teams and posts."""

from datetime import date

from django.db.models import QuerySet

from hub.accounts.models import Grant, Person, Post, Team
from hub.accounts.prepared import prepared
from hub.accounts.roles import Role
from hub.foundation.dates import day_words


def with_address(email: str) -> Person | None:
    """Return the person with exactly this address, or None. One statement."""
    return Person.objects.filter(email=email).first()


def offices() -> list[str]:
    """Return what no resident may be called: the titles of posts and the names of teams. Two statements."""
    return [*Post.objects.values_list("title", flat=True), *Team.objects.values_list("name", flat=True)]


def grants_of(person: Person) -> QuerySet[Grant]:
    """Return every role the person has held or holds, the newest first."""
    return Grant.objects.filter(person=person).select_related("team").order_by("-since", "-pk")


def holders(today: date) -> QuerySet[Grant]:
    """Return every role held on `today`, by role and then by the person's key."""
    return Grant.objects.in_force(today).select_related("person", "team").order_by("role", "person_id", "pk")


def with_role(role: Role, today: date) -> list[Person]:
    """Return the people who hold `role` on `today`, each once, in the order in which they joined. One statement."""
    grants = Grant.objects.in_force(today).filter(role=role)
    return list(Person.objects.filter(pk__in=grants.values("person"), is_active=True).order_by("pk"))


def holders_as_rows(today: date) -> list[tuple[str, str, str, str]]:
    """Return who holds a role on `today` for administrators' table: who, role, team, until. One statement."""
    return [
        (
            f"{grant.person.name or grant.person.alias} {grant.person.email or ''}".strip(),
            Role(grant.role).label,
            grant.team.name if grant.team else "The whole hub",
            day_words(grant.until) if grant.until else "Without an end",
        )
        for grant in holders(today)
    ]


def teams() -> QuerySet[Team]:
    """Return every team by name."""
    return Team.objects.order_by("name")


def posts() -> QuerySet[Post]:
    """Return every post with its team and people, by team and title."""
    return Post.objects.select_related("team", "holder", "deputy").order_by("team__name", "title")


def posts_of(person: Person, today: date) -> list[Post]:
    """Return the posts that `person` acts for today, by title. One statement."""
    return [post for post in _posts_of(person=person.pk) if post.acting_id(today) == person.pk]


@prepared
def _posts_of(*, person: int) -> QuerySet[Post]:
    held = Post.objects.filter(holder=person) | Post.objects.filter(deputy=person)
    return held.select_related("team").order_by("title")
