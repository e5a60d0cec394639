"""Two decisions with their contracts: the help from outside to set the hub up, and the grant for the evening meals.

The figures of the first follow a published decision form and contract of another council; words, people and places do
not. What that form left out is left out here too, so that the hub can show what it says about it.
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


@dataclass(frozen=True, kw_only=True)
class Party:
    """A party and its share in pounds; one without a name is not named. `organisation` is a key."""

    role: str
    pounds: int
    name: str = ""
    organisation: str = ""


@dataclass(frozen=True, kw_only=True)
class Block:
    """One instalment: what was not agreed, or not published, stays unknown. `paid_ago` says when it was paid."""

    pounds: int | None = None
    due_ago: int | None = None
    condition: str = ""
    paid: int | None = None
    paid_ago: int = 0
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Deliverable:
    """One thing to be delivered, when it was, and when the council accepted it."""

    words: str
    due_ago: int | None = None
    delivered_ago: int | None = None
    accepted_ago: int | None = None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question from `by`, so many days ago, and its answer."""

    by: str
    days_ago: int
    words: str
    answered_ago: int
    answer: str


@dataclass(frozen=True, kw_only=True)
class Contract:
    """A contract that the decision of key `decision` authorised; it pays for `pays_for`: since when, and a key."""

    key: str
    decision: str
    drafted_ago: int
    published_ago: int
    title: str
    scope: str
    value: int
    value_source: str
    is_maximum: bool
    from_ago: int
    until_ago: int
    budget: str
    route: str
    route_reason: str
    pays_for: tuple[tuple[int, str], ...]
    parties: tuple[Party, ...]
    blocks: tuple[Block, ...]
    deliverables: tuple[Deliverable, ...]
    bought: str
    supplied: str = ""
    questions: tuple[Asked, ...] = ()


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

CONTRACTS = (
    Contract(
        key="set-up-contract",
        decision="decide-set-up",
        drafted_ago=340,
        published_ago=334,
        title="Setting up the Improvement Hub",
        scope="Advice, skills and a room with which the hub’s own team sets up its four strands, done together and handed over within a year.",
        value=150_000,
        value_source="The decision that authorised it",
        is_maximum=True,
        from_ago=330,
        until_ago=-35,
        budget="The money set aside for improvement.",
        route="single_negotiation",
        route_reason="They have built such places here, and the team of the hub is to learn it from whoever has done it.",
        pays_for=((334, "set-up"),),
        parties=(
            Party(role="lead", organisation="loom-yard", pounds=77_000),
            Party(role="member", pounds=73_000),
        ),
        blocks=(
            Block(
                condition="The first of three parts; how much and when was not published.",
                paid=50_000,
                paid_ago=300,
                words="First part, to the lead, who passes their share on to the others",
            ),
            Block(condition="The second part.", paid=50_000, paid_ago=150, words="Second part, to the lead"),
            Block(condition="The third part, when all is delivered."),
        ),
        deliverables=(
            Deliverable(
                words="A plan for the lab, and for how it keeps going afterwards",
                due_ago=240,
                delivered_ago=246,
                accepted_ago=244,
            ),
            Deliverable(
                words="The team of the hub taught to lead it, with visits to labs elsewhere",
                due_ago=180,
                delivered_ago=184,
                accepted_ago=180,
            ),
            Deliverable(
                words="One service designed anew together with its staff, as an example from small changes to large",
                due_ago=120,
                delivered_ago=125,
                accepted_ago=121,
            ),
            Deliverable(
                words="A lab that communities can bring problems to, and that pays its way",
                due_ago=60,
                delivered_ago=63,
                accepted_ago=58,
            ),
            Deliverable(
                words="A name, a look and plain words for the lab", due_ago=270, delivered_ago=275, accepted_ago=272
            ),
            Deliverable(
                words="A room for the lab until the last day, and help to find it one in a council building",
                due_ago=-35,
            ),
            Deliverable(
                words="Three pilots by the last day, with training for staff and managers woven in", due_ago=-35
            ),
        ),
        bought="Six people beside ours for nine months, a room in which anybody can walk in, and the chance to do each thing once with somebody who has done it before. At the end we can do without them: that is what we pay for.",
        supplied="Our £77,000 pays six of us, none by the day, the room, heating and tea, and what it costs to try things. Nobody on our side gets rich by it. The other £73,000 goes to those who bring what we cannot. Ask us anything about it.",
        questions=(
            Asked(
                by="olu",
                days_ago=331,
                words="£150,000 sounds like a great deal. What do we get for it that we could not do ourselves?",
                answered_ago=326,
                answer="A fair question. For less than three managers cost in a year we get six people who have built such a place, a room, and what it takes to try things. What the money buys stands on this page in our words and in theirs, and what was delivered stands beside it with its day.",
            ),
            Asked(
                by="ravi",
                days_ago=329,
                words="Who else was considered? The decision does not say.",
                answered_ago=319,
                answer="You are right, and it should have said. We looked at hiring for a year, at a firm that does this for many councils, and at doing it alone. That now stands in the decision, put right in the open, with your question as its reason.",
            ),
            Asked(
                by="nell",
                days_ago=44,
                words="Who are the partners who share the £73,000?",
                answered_ago=37,
                answer="We cannot name them before each has agreed to be named, and have asked all of them. Until then the share is shown without a name. The three payments are shown as they are made.",
            ),
        ),
    ),
    Contract(
        key="meals-contract",
        decision="decide-meals",
        drafted_ago=15,
        published_ago=14,
        title="Grant agreement: three evening meals a week",
        scope="The Weir Street Day Centre opens its hall and The Lantern Table cooks, on three evenings a week for a year.",
        value=38_400,
        value_source="The agreement",
        is_maximum=False,
        from_ago=14,
        until_ago=-351,
        budget="The budget for preventing homelessness.",
        route="none",
        route_reason="A grant: nothing is bought.",
        pays_for=((14, "meals-on"),),
        parties=(
            Party(role="lead", organisation="weir-street", pounds=21_120),
            Party(role="member", organisation="lantern-table", pounds=17_280),
        ),
        blocks=(
            Block(pounds=12_800, due_ago=10, paid=12_800, paid_ago=9, words="First third"),
            Block(pounds=12_800, due_ago=-110, condition="When the first three months are reported."),
            Block(pounds=12_800, due_ago=-230, condition="When it has been counted again."),
        ),
        deliverables=(
            Deliverable(
                words="Three evenings a week, all year, none missed without a notice at the door", due_ago=-351
            ),
            Deliverable(words="A count, twice a year, of who is in touch with somebody who can help", due_ago=-110),
        ),
        bought="A hall, a kitchen and two organisations who know everybody by name. A hostel bed for one person costs about as much as nine evenings here.",
        questions=(
            Asked(
                by="amara",
                days_ago=11,
                words="What happens in the summer, when fewer people come?",
                answered_ago=6,
                answer="The evenings stay: in summer people come for the nurse and the homes adviser as much as for the meal. If one evening in ten is empty we ask those who come which one to drop.",
            ),
        ),
    ),
)
