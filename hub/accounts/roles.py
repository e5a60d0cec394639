"""The roles a person can hold, in words that anybody can read. What each may do: docs/permissions.md."""

from enum import StrEnum


class Role(StrEnum):
    """A role is granted from a day until a day, for one team or for the whole hub.

    Everybody who signs in is a participant, and everybody who works for the council is staff: those two follow
    from the person and need no grant.
    """

    PARTICIPANT = "participant"
    STAFF = "staff"
    IMPROVEMENT_TEAM = "improvement_team"
    LAB_LEAD = "lab_lead"
    TUTOR = "tutor"
    DECIDING_OFFICER = "deciding_officer"
    MONITORING_OFFICER = "monitoring_officer"
    FINANCE = "finance"
    MODERATOR = "moderator"
    COUNCILLOR = "councillor"
    LEADER = "leader"
    PANEL_MEMBER = "panel_member"
    PARTNER_WORKER = "partner_worker"
    SUPPLIER = "supplier"
    PARTICIPATION_WORKER = "participation_worker"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        """The role's name as people say it."""
        return self.value.replace("_", " ").replace("partner worker", "partner’s worker").capitalize()

    @property
    def description(self) -> str:
        """What the role is for, in one sentence."""
        return DESCRIPTIONS[self]


DESCRIPTIONS = {
    Role.PARTICIPANT: "Anybody who has signed in: says what would be better, supports, asks, follows, offers help.",
    Role.STAFF: "Works for the council: sees what is for staff, and answers for their own service.",
    Role.IMPROVEMENT_TEAM: "Sorts and answers ideas, links them to outcomes, keeps the hub moving.",
    Role.LAB_LEAD: "Runs the innovation lab: takes up problems, starts and ends experiments and pilots.",
    Role.TUTOR: "Teaches in the change academy and reads what learners bring.",
    Role.DECIDING_OFFICER: "Takes decisions under a delegation, signs them and answers for contracts.",
    Role.MONITORING_OFFICER: "Checks that decisions are lawful and published, and hears when they are not.",
    Role.FINANCE: "Confirms savings and payments.",
    Role.MODERATOR: "Reads what is reported or worrying, hides what breaks the rules, says why to its author.",
    Role.COUNCILLOR: "An elected member of the council.",
    Role.LEADER: "Adopts and changes the statements of the golden thread.",
    Role.PANEL_MEMBER: "Sits on an outside panel that reviews the council’s improvement.",
    Role.PARTNER_WORKER: "Works for an organisation that plays a part on a record.",
    Role.SUPPLIER: "Works for a supplier that holds a contract.",
    Role.PARTICIPATION_WORKER: "Works with children in care and others seldom heard.",
    Role.ADMINISTRATOR: "Gives and ends roles, keeps teams, posts, places and settings.",
}

# Given only with a second factor, since each can change what others read or are owed.
NEEDS_SECOND_FACTOR = frozenset(Role) - {Role.PARTICIPANT, Role.STAFF, Role.PARTNER_WORKER, Role.SUPPLIER}
