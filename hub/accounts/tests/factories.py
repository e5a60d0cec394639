"""People, teams and posts for tests."""

from datetime import date

import factory

from hub.accounts.models import Grant, Person, Post, Team
from hub.accounts.roles import Role


class PersonFactory(factory.django.DjangoModelFactory):
    """A resident, unless told otherwise."""

    class Meta:
        model = Person

    name = factory.Sequence(lambda n: f"Person {n}")
    email = factory.Sequence(lambda n: f"person{n}@example.org")


class TeamFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Team

    code = factory.Sequence(lambda n: f"team-{n}")
    name = factory.Sequence(lambda n: f"Team {n}")


class PostFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Post

    title = factory.Sequence(lambda n: f"Head of service {n}")
    team = factory.SubFactory(TeamFactory)


def with_role(role: Role, *, name: str, team: Team | None = None, is_staff: bool = True) -> Person:
    """Return a person who has held `role` since the start of 2020."""
    person = PersonFactory(name=name, is_staff=is_staff)
    Grant.objects.create(person=person, role=role, team=team, since=date(2020, 1, 1))
    return person
