"""The golden thread of the demonstration council, in its edition “Future Council”."""

from dataclasses import dataclass, field

EDITION = "Future Council"
EDITION_REASON = (
    "The first phase of our improvement programme laid foundations. This edition says in one place what all of us work "
    "towards, so that people and money can be lined up behind it."
)


@dataclass(frozen=True, kw_only=True)
class Said:
    """One statement: `serves` names the key of the statement above it."""

    key: str
    kind: str
    title: str
    wording: str
    serves: str = ""
    behaviours: tuple[str, ...] = field(default_factory=tuple)
    under_review: str = ""


PURPOSE = Said(
    key="purpose",
    kind="purpose",
    title="A difference for the better, every day",
    wording="We are here to make people’s lives a little better every single day.",
)
VISION = Said(
    key="vision",
    kind="vision",
    title="A city where everyone can live well",
    wording=(
        "Money is tight and will stay tight. Even so, we want all who call Harrowmere home to be well and content here: "
        "with a decent home they can afford, work worth doing, a good school for their children, and help when they "
        "need it."
    ),
    serves="purpose",
    under_review="Does this still say what you want for the city? Tell us while we look at it again.",
)
VALUES = (
    Said(
        key="citizens",
        kind="value",
        title="Residents come first",
        wording="We start from the people we serve.",
        serves="purpose",
        behaviours=("We listen before we explain.", "We treat everybody with respect, above all on a bad day."),
    ),
    Said(
        key="word",
        kind="value",
        title="We keep our word",
        wording="A promise is a date and a name, and we keep it.",
        serves="purpose",
        behaviours=("We say when we will answer, and answer by then.", "When we cannot, we say so early."),
    ),
    Said(
        key="courage",
        kind="value",
        title="We have courage",
        wording="We take on what is difficult, each of us, in our own job.",
        serves="purpose",
        behaviours=("We try things that may not work.", "We tell what went wrong so that others can learn."),
    ),
    Said(
        key="excellence",
        kind="value",
        title="We do it well",
        wording="We aim to get things right, and right the first time.",
        serves="purpose",
        behaviours=("We mend the cause and not only the case.", "We measure what matters to residents."),
    ),
)
PRIORITIES = tuple(
    Said(key=key, kind="priority", title=title, wording=wording, serves="vision", under_review=review)
    for key, title, wording, review in (
        ("economy", "An economy that works", "Firms start and grow here, and people from here get the jobs.", ""),
        ("children", "Children safe and able to thrive", "Each child is safe and gets a fair start.", ""),
        ("young", "Young people with a future", "Young people leave school with somewhere to go.", ""),
        (
            "local",
            "Neighbourhoods that thrive",
            "Places where people know each other and look after what they share.",
            "",
        ),
        ("health", "A healthy and happy city", "People are well for longer, in body and mind.", ""),
        (
            "modern",
            "A council fit for its time",
            "A council that is easy to deal with, learns fast, and works with others.",
            "What would make the council easier to deal with? Views are welcome while we look at this again.",
        ),
    )
)
OUTCOMES = tuple(
    Said(key=key, kind="outcome", title=title, wording=wording, serves=serves)
    for key, title, wording, serves in (
        ("jobs", "More residents in good work", "More people of working age in secure work that pays.", "economy"),
        ("highstreets", "Livelier high streets", "Fewer empty shops, and more people who come on foot.", "economy"),
        ("safe", "Children safe at home and on the way", "Fewer children harmed at home or on the road.", "children"),
        ("care", "A good home for children in care", "Children in care stay near and stay put.", "children"),
        ("leaving", "A place for every school leaver", "Each school leaver has work, training or study.", "young"),
        ("clean", "Clean streets and green spaces", "Streets, parks and waterside that people are proud of.", "local"),
        ("belong", "People know their neighbours", "More people say that they belong where they live.", "local"),
        ("active", "People move more", "More people walk, wheel, cycle and play.", "health"),
        ("lonely", "Fewer people lonely", "Fewer people say that they often feel alone.", "health"),
        ("homes", "Warm, dry homes", "Fewer homes that are cold or damp.", "health"),
        ("first", "Things put right first time", "Most requests are settled at the first contact.", "modern"),
        (
            "open",
            "Decisions that people can follow",
            "Anybody can see what was decided, why, and what it cost.",
            "modern",
        ),
    )
)
PRINCIPLES = tuple(
    Said(key=key, kind="principle", title=title, wording=wording, serves="vision")
    for key, title, wording in (
        ("whole", "The whole system", "We work with partners on the whole of a problem, with residents at its heart."),
        ("evidence", "Money follows evidence", "We put resources where priorities and evidence say they do most."),
        (
            "independence",
            "Help people help themselves",
            "We support independence, and people help design what they use.",
        ),
        ("agile", "Light on our feet", "We stay able to change: how we employ, commission, buy and deliver."),
        ("assets", "Put what we own to work", "We use land, buildings and buying power to help the city grow."),
        (
            "openness",
            "Open unless there is a reason",
            "We are transparent from the start, and say why when we cannot be.",
        ),
    )
)
BIG_MOVES = (
    Said(
        key="hub",
        kind="big_move",
        title="The Improvement Hub",
        wording=(
            "One place that carries an idea to a result: an ideas forum, an innovation lab, a change academy and an "
            "improvement team, set up with help from outside and run in the open."
        ),
        serves="modern",
    ),
    Said(
        key="waste",
        kind="big_move",
        title="Streets and waste, thought through again",
        wording="Rounds, recycling and street cleaning planned around how people live now.",
        serves="local",
    ),
)
STATEMENTS = (PURPOSE, VISION, *VALUES, *PRIORITIES, *OUTCOMES, *PRINCIPLES, *BIG_MOVES)
# Said better since, with the reason, so many days ago.
REWORDED = (
    (
        Said(
            key="open",
            kind="outcome",
            title="Decisions that people can follow",
            wording="Anybody can see what was decided, why, by whom, what it cost, and what came of it.",
            serves="modern",
        ),
        "A reader asked who decides, and whether anybody looks at what came of it. Both belong in the promise.",
        130,
    ),
)
