"""Who tries, and on what: one person for each role, and things that belong to somebody."""

from dataclasses import dataclass, field
from datetime import date

from hub.accounts.models import Person, Post, Team
from hub.accounts.roles import Role
from hub.accounts.tests.factories import PersonFactory, PostFactory, TeamFactory, with_role

TODAY = date(2026, 11, 20)
AUTHOR, OTHER_STAFF, ITS_STAFF = "Whose it is", "Staff of another team", "Staff of its team"


@dataclass
class Scene:
    """A small council. `author` is the resident whose idea, question or data it is; `post` answers for it."""

    parks: Team = field(default_factory=lambda: TeamFactory(code="parks", name="Parks"))
    libraries: Team = field(default_factory=lambda: TeamFactory(code="libraries", name="Libraries"))
    people: dict[str, Person] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.people["Anybody signed in"] = PersonFactory(name="Basil", email="basil@example.org")
        self.people[AUTHOR] = PersonFactory(name="Amina", email="amina@example.org")
        self.people[ITS_STAFF] = with_role(Role.STAFF, name="Carys", team=self.parks)
        self.people[OTHER_STAFF] = with_role(Role.STAFF, name="Cai", team=self.libraries)
        for role in Role:
            if role not in {Role.PARTICIPANT, Role.STAFF}:
                works_here = role not in {Role.PARTNER_WORKER, Role.SUPPLIER, Role.PANEL_MEMBER, Role.COUNCILLOR}
                self.people[role.label] = with_role(role, name=role.label, is_staff=works_here)
        self.post: Post = PostFactory(title="Parks manager", team=self.parks, holder=self.people[ITS_STAFF])
        self.hub_post: Post = PostFactory(
            title="Ideas officer", team=TeamFactory(), holder=self.people[Role.IMPROVEMENT_TEAM.label]
        )

    @property
    def author(self) -> Person:
        return self.people[AUTHOR]

    @property
    def improver(self) -> Person:
        return self.people[Role.IMPROVEMENT_TEAM.label]

    @property
    def leader(self) -> Person:
        return self.people[Role.LEADER.label]

    @property
    def moderator(self) -> Person:
        return self.people[Role.MODERATOR.label]

    @property
    def administrator(self) -> Person:
        return self.people[Role.ADMINISTRATOR.label]

    @property
    def staff(self) -> Person:
        return self.people[ITS_STAFF]

    def colleague(self) -> Person:
        """Return somebody of the team that has it, who tries nothing."""
        return with_role(Role.STAFF, name="Ceri", team=self.parks)

    def somebody_else(self) -> Person:
        """Return a new person who tries nothing."""
        return PersonFactory()
