"""Who takes part besides the council, who plays which role on what, what is wanted, and what is free."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """An organisation, and the key of who speaks for it."""

    key: str
    name: str
    sort: str
    summary: str
    about: str
    speaker: str
    ward: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A role on the record of key `on`, in the words its actor accepted; `actor` is an organisation or of the cast.

    `offered` ones came from the actor. `over_ago` says when it was no longer offered, or `finished`.
    """

    on: str
    actor: str
    role: str
    words: str
    days_ago: int
    offered: bool = False
    over_ago: int | None = None
    finished: bool = False


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Somebody who is wanted on the record of key `on`, until so many days from now."""

    on: str
    role: str
    title: str
    words: str
    gives: str
    how_much: str
    ward: str
    days_ago: int
    until_in: int


@dataclass(frozen=True, kw_only=True)
class Free:
    """Something that an organisation has to spare."""

    organisation: str
    title: str
    words: str
    gives: str
    when: str
    ward: str
    days_ago: int
    until_in: int


ORGANISATIONS = (
    Organisation(
        key="council",
        name="Harrowmere City Council",
        sort="council",
        summary="The council of the city.",
        about="Pays for some things, does some, and more and more often helps others to do them.",
        speaker="tomasz",
    ),
    Organisation(
        key="lantern-table",
        name="The Lantern Table",
        sort="charity",
        summary="Volunteers of all faiths and none who cook for whoever is hungry.",
        about="Forty people, six big pots and a van. Began on a pavement in Castle Foregate eleven winters ago.",
        speaker="simran",
        ward="Castle Foregate",
    ),
    Organisation(
        key="weir-street",
        name="Weir Street Day Centre",
        sort="charity",
        summary="A house with a hall, a kitchen and showers, open by day for people without a home.",
        about="Somewhere to sit, to wash and to be called by your name. Open on weekdays until five, and on three evenings for the meals.",
        speaker="bernard",
        ward="Castle Foregate",
    ),
    Organisation(
        key="loom-yard",
        name="Loom Yard",
        sort="social_enterprise",
        summary="A shared workshop and a company that belongs to its members, in the old print works.",
        about="Desks, a long table and people who have started things. Helps the council to set up its hub, under a contract that anybody can read here.",
        speaker="idris",
        ward="Tannery Row",
    ),
)
PARTS = (
    Part(
        on="meals-pilot",
        actor="weir-street",
        role="hosts",
        days_ago=270,
        words="We open hall, kitchen and showers on three evenings, and one of us is always in the house.",
        over_ago=26,
        finished=True,
    ),
    Part(
        on="meals-pilot",
        actor="lantern-table",
        role="delivers",
        days_ago=270,
        words="We cook and serve a hot meal for whoever comes, three evenings a week, and nobody is asked for a name.",
        over_ago=26,
        finished=True,
    ),
    Part(
        on="meals-pilot",
        actor="council",
        role="funds",
        days_ago=269,
        words="We pay for the caretaker, the heating and the cleaning, up to £24,000.",
        over_ago=26,
        finished=True,
    ),
    Part(
        on="meals-pilot",
        actor="council",
        role="supports",
        days_ago=269,
        words="We brought the two together, send a homes adviser to dinner, and keep out of the picture.",
        over_ago=26,
        finished=True,
    ),
    Part(
        on="meals-pilot",
        actor="mei",
        role="supports",
        days_ago=240,
        offered=True,
        words="Three of us from the nursing course run a foot clinic on Thursdays.",
        over_ago=150,
    ),
    Part(
        on="meals-on",
        actor="weir-street",
        role="hosts",
        days_ago=21,
        words="We keep the hall open on three evenings for as long as there is a caretaker.",
    ),
    Part(
        on="meals-on",
        actor="lantern-table",
        role="delivers",
        days_ago=21,
        words="We go on cooking, and take in whoever wants to learn it.",
    ),
    Part(
        on="meals-on",
        actor="council",
        role="funds",
        days_ago=20,
        words="We pay £38,400 over the year, in three parts, and publish each.",
    ),
    Part(
        on="meals-on",
        actor="council",
        role="supports",
        days_ago=20,
        words="The homes team keeps the list of open promises, and reads it aloud each Thursday.",
    ),
    Part(
        on="meals-on",
        actor="zeynep",
        role="advises",
        days_ago=18,
        offered=True,
        words="I know the food bank’s shelves and can say each Monday what there is too much of.",
    ),
    Part(
        on="set-up",
        actor="loom-yard",
        role="advises",
        days_ago=326,
        words="We work beside the hub’s team for a year, do nothing for it that it could do itself, and write in public about how it goes.",
    ),
)
# Whom something is for, which nobody promises for: record, whom, words, days ago.
BENEFIT = (
    (
        "meals-pilot",
        "People who sleep rough, or hardly have a home",
        "A hot meal in the warm, and somebody at the table who can help further.",
        268,
    ),
    (
        "meals-on",
        "People who sleep rough, or hardly have a home",
        "The same three evenings, all year, and promises that are kept.",
        20,
    ),
)
WANTED = (
    Wanted(
        on="meals-on",
        role="supports",
        title="Somebody who drives on Tuesdays",
        words="Pots and plates from the kitchen in Castle Foregate to the mission hall on the quay at five, and back at nine. We have the van.",
        gives="time",
        how_much="Two hours on a Tuesday, from spring",
        ward="Quayside",
        days_ago=9,
        until_in=60,
    ),
    Wanted(
        on="a-date",
        role="advises",
        title="Two tenants who would try the new call with us",
        words="You ring with something real, and afterwards tell us over tea where you had to wait or explain twice.",
        gives="skill",
        how_much="An hour, twice",
        ward="Northway",
        days_ago=15,
        until_in=30,
    ),
)
FREE = (
    Free(
        organisation="weir-street",
        title="A kitchen, free on three evenings",
        words="Six rings, two ovens and a dishwasher that works. For whoever cooks for others; we keep the key.",
        gives="space",
        when="Mondays, Wednesdays and Fridays from six",
        ward="Castle Foregate",
        days_ago=25,
        until_in=180,
    ),
    Free(
        organisation="loom-yard",
        title="A long table and a projector",
        words="For groups that want to work something out in public. Tea is there, and somebody who opens the door.",
        gives="space",
        when="First Thursday of the month, evenings",
        ward="Tannery Row",
        days_ago=50,
        until_in=120,
    ),
)
