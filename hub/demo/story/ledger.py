"""Two decisions: the help from outside to set the hub up, and the grant for the evening meals.

The figures of the first follow a published decision form of another council; words, people and places do not.
What that form left out is left out here too, so that the hub can show what it says about it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Delegation:
    """What the director may decide, up to pounds."""

    key: str
    title: str
    subject: str
    resolved_by: str
    instrument: str
    limit: int
    conditions: str = ""


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A decision about the record of key `about`. Days count back; `put_right` is (days, part, words, why)."""

    key: str
    about: str
    delegation: str
    drafted_ago: int
    signed_ago: int
    title: str
    decision: str
    reasons: str
    wards: str
    value: int
    budget: str
    route: str
    route_reason: str
    openness: str
    consultation: str = ""
    equality: str = ""
    alternatives: str = ""
    no_conflicts: bool = False
    threshold_quoted: int | None = None
    is_maximum: bool = False
    kept_back: str = ""
    put_right: tuple[int, str, str, str] | None = None


DELEGATIONS = (
    Delegation(
        key="may-buy-help",
        title="Support from one supplier, agreed by negotiation",
        subject="To agree support for change in the organisation with a single supplier.",
        resolved_by="The city council",
        instrument="Resolution 18 of the annual meeting, scheme of delegation, part 4",
        limit=162_000,
        conditions="The reason why others were not asked is written down.",
    ),
    Delegation(
        key="may-grant",
        title="Grants to charities and community groups",
        subject="To agree grants that prevent homelessness or bring people together.",
        resolved_by="The cabinet",
        instrument="Cabinet minute 112, grants, paragraph 3",
        limit=50_000,
    ),
)

DECISIONS = (
    Decision(
        key="decide-set-up",
        about="set-up",
        delegation="may-buy-help",
        drafted_ago=353,
        signed_ago=348,
        title="Help from outside to set up the Improvement Hub",
        decision="To agree a contract of up to twelve months, and up to £150,000, with a consortium led by Loom Yard, for advice, skills and a room with which the hub’s own team sets up the ideas forum, the lab, the academy and the improvement team.",
        reasons="The council has to change how it works, and cannot learn that from itself alone. The people who lead this have built such places in the city and bring others who have done it elsewhere. The work is done side by side, so that the hub stands by itself afterwards.",
        wards="All",
        value=150_000,
        is_maximum=True,
        budget="Up to £150,000, in three parts, from the money set aside for improvement.",
        route="single_negotiation",
        route_reason="Single contractor negotiation.",
        threshold_quoted=172_514,
        openness="Everybody may read it.",
        kept_back="Budget code",
        put_right=(
            318,
            "alternatives",
            "Hiring four people for a year: they could not have started before the summer. A firm that does this for many councils: it would have done the work for us and not with us. Doing it alone: we had tried for a year.",
            "A resident asked what else was considered, and the form said nothing. It should have.",
        ),
    ),
    Decision(
        key="decide-meals",
        about="meals-on",
        delegation="may-grant",
        drafted_ago=21,
        signed_ago=18,
        title="A grant for three evening meals a week, for a year",
        decision="To grant £38,400 over a year to the Weir Street Day Centre and The Lantern Table, who carry on the evening meals together.",
        reasons="In the pilot the share of people sleeping rough who are in touch with somebody who can help went from about a third to a half. It was not shown that the meals were the cause; nothing like it happened in the two wards without them, and it costs less than nine beds in a hostel.",
        wards="Castle Foregate and Quayside",
        value=38_400,
        budget="£38,400 from the budget for preventing homelessness.",
        route="none",
        route_reason="A grant: nothing is bought.",
        openness="Everybody may read it.",
        consultation="Both charities, the wardens, neighbours of both halls, and the people who come to eat, at the table.",
        equality="A side door without steps, food for all diets, a table for women who want one.",
        alternatives="To stop after the pilot. To let the council run it: dearer, and nobody would come. To pay one charity alone: neither could do it without the other.",
        no_conflicts=True,
    ),
)
