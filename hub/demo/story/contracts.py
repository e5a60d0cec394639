"""The contracts under two decisions: the help from outside to set the hub up, and the grant for the evening meals.

The figures of the first follow a published contract of another council; words, people and places do not.
"""

from dataclasses import dataclass


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
class Look:
    """What was found when the contract was looked at as a whole, and when it is looked at next."""

    days_ago: int
    words: str
    next_ago: int


@dataclass(frozen=True, kw_only=True)
class Contract:
    """A contract that the decision of key `decision` authorised; it pays for `pays_for`: since when, and a key.

    `review_ago` is the day on which it is first looked at as a whole. `shares` are (days ago, key, pounds, where said).
    """

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
    review_ago: int | None = None
    looks: tuple[Look, ...] = ()
    shares: tuple[tuple[int, str, int, str], ...] = ()


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
        pays_for=((334, "set-up"), (74, "a-date")),
        shares=(
            (73, "a-date", 6_000, "The plan for the three pilots: a third of what was kept for them"),
            (73, "set-up", 144_000, "What is left, with the two pilots to come"),
        ),
        review_ago=151,
        looks=(
            Look(
                days_ago=152,
                words="Half the time and a third of the money are gone. Three of seven things are delivered, each on its day. The team can lead the lab by itself on most days; the room after the last day is still open, and is now a decision of its own.",
                next_ago=-21,
            ),
        ),
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
        review_ago=-170,
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
