"""A course in demand analysis, taught on live work, and its first study: what people ask for at the door of the meals.

What people say here is made up, as all of the city is. Each line is heard once: its words, the kind of demand that two
people saw in it (the second kind only where they differed), and whether it was settled there and then.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """A session: `starts_ago` counts days, below 0 to come; `taught_on` is the key of live work."""

    planned_ago: int
    starts_ago: int
    hours: int
    where: str
    places: int
    taught_on: str
    sign_ups: tuple[str, ...]
    missed: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Heard:
    """One thing that somebody asked for. `second` is the second coder's kind where it was another."""

    words: str
    kind: str
    at_once: bool = True
    second: str = ""


COURSE_DAYS_AGO = 168
TITLE = "Demand analysis on your own live work"
AIMS = "You can find out what people really ask of your service, in their words, and say how much of it comes from something that went wrong before."
FOR_WHOM = "Any team that answers people: on the phones, at a desk, at a door. Partners’ staff and volunteers too."
CONTENT = "Half a day to listen together, two weeks of listening in your own work, half a day to code what was heard and to talk where two of you differ. You leave with your own results, and not with somebody else’s example."
SESSIONS = (
    Sitting(
        planned_ago=160,
        starts_ago=131,
        hours=3,
        where="The day centre’s hall, Castle Foregate",
        places=8,
        taught_on="meals-pilot",
        sign_ups=("tomasz", "bernard", "simran", "kofi", "saoirse", "ffion"),
        missed=("ffion",),
    ),
    Sitting(
        planned_ago=24,
        starts_ago=-12,
        hours=3,
        where="Contact centre, the room with the drawings",
        places=4,
        taught_on="a-date",
        sign_ups=("bina", "dilys", "petra", "emeka", "lotte", "mei", "nell"),
    ),
)
# Who says where they used it: cast, record, days ago, words.
APPLIED = (
    (
        "tomasz",
        "meals-pilot",
        112,
        "We listened at the door for two weeks. Four in ten came about something we had promised and not done. I now have those promises on one list.",
    ),
    (
        "kofi",
        "a-date",
        36,
        "I coded a morning of repair calls with the six on the phones. They saw the kinds within an hour; I only asked questions.",
    ),
)

STUDY = "study"
STUDY_BY, STUDY_TEAM = "tomasz", ("simran", "bernard")
STUDY_DAYS_AGO, LISTEN_AGO, CODE_AGO, REPORT_AGO = 130, 128, 115, 108
STUDY_TITLE = "What people ask for at the door of the evening meals"
STUDY_SERVICE = "The evening meals in the day centre’s hall"
STUDY_PURPOSE = "Help me to eat tonight, and to find a way on."
CHANNELS = ("At the door", "At the table")
PRIVACY = "We write down what is asked for and never who asked. A notice at the door says so, and whoever does not want it says no."
SAMPLING = "Everything asked of the two people with a notebook, on six evenings in two weeks."
LEARNED = "People ask for a meal, and then for a way on. Four in ten of what we heard is about something that had been promised and not done. We do not need a busier desk: we need to keep, or not make, those promises. Each Thursday the homes team now reads the list of open promises aloud."

# Name of a code, its kind, and the cause that failure demand may have.
CODES = {
    "meal": ("Something to eat, and the warm", "value", ""),
    "bed": ("Somewhere to sleep tonight", "value", ""),
    "health": ("Somebody to look at a wound, a tooth, a foot", "value", ""),
    "papers": ("Help with a form or a letter", "value", ""),
    "chase": ("What became of what you promised?", "failure", "chasing"),
    "again": ("I have told this to somebody already", "failure", "repeat"),
    "wrong": ("They sent me here, and it is not here", "failure", "signposting"),
    "other": ("Meant for somebody else", "other", ""),
}
HEARD = (
    Heard(words="Is it open tonight, can I come in and eat?", kind="meal"),
    Heard(words="Is there any of the rice left?", kind="meal"),
    Heard(words="Can I just sit here, I don’t want food, it’s warm", kind="meal"),
    Heard(words="Somewhere to sleep, just for tonight", kind="bed", at_once=False),
    Heard(
        words="They said somebody would ring me about the room and that was three weeks back",
        kind="chase",
        at_once=False,
    ),
    Heard(words="Have you heard anything about my room yet?", kind="chase", at_once=False),
    Heard(words="My foot’s gone bad, is the nurse in?", kind="health"),
    Heard(words="I’ve been to the office twice and they want the same paper again", kind="again", at_once=False),
    Heard(words="Can you read me this letter", kind="papers"),
    Heard(words="The job centre sent me here for a bed voucher", kind="wrong", at_once=False),
    Heard(words="Two plates, my mate can’t do the stairs", kind="meal"),
    Heard(words="You were going to find out about the storage for my bags", kind="chase", at_once=False),
    Heard(words="Anything hot", kind="meal"),
    Heard(words="Where do I go if the shelter is full?", kind="bed", second="wrong", at_once=False),
    Heard(words="I told all this to the lady last week, do I have to say it again", kind="again", at_once=False),
    Heard(words="Has that man got an answer for me?", kind="chase", at_once=False),
    Heard(words="I need a bed by Friday, they’re closing mine", kind="bed", at_once=False),
    Heard(words="Could somebody look at this tooth", kind="health", at_once=False),
    Heard(words="Is there a phone I can use to chase the council", kind="chase", second="other"),
    Heard(words="When is it on again, is it Thursdays", kind="meal"),
    Heard(
        words="They stopped my money and said bring a form, I brought the form",
        kind="again",
        second="chase",
        at_once=False,
    ),
    Heard(words="Have you got a blanket", kind="bed"),
    Heard(words="The library said you do showers", kind="wrong", at_once=False),
    Heard(words="Can I eat and not talk to anybody", kind="meal"),
    Heard(words="You said Tuesday. It’s Thursday", kind="chase", at_once=False),
    Heard(words="What does this word mean, it says I’m not in priority need", kind="papers"),
    Heard(words="My tablets ran out yesterday", kind="health"),
    Heard(words="Is the lady from the homes team coming tonight?", kind="bed"),
    Heard(words="Do you know if the crossing lights get mended", kind="other", at_once=False),
    Heard(words="Still nothing about the flat then?", kind="chase", at_once=False),
    Heard(words="Can I help with the washing-up", kind="meal"),
    Heard(words="Form for a bus pass, can somebody do it with me", kind="papers"),
    Heard(words="The surgery wants an address and the council wants a surgery letter", kind="again", at_once=False),
    Heard(words="Is it all right if I bring the dog", kind="meal"),
    Heard(words="A month ago somebody took a photo of my papers, what happened to it", kind="chase", at_once=False),
)
# Passed on by job, where it was: the number of what was heard, and to whom.
# How it flows when somebody at the table asks for a bed: what is done, by whom, value or waste, minutes of work and
# of waiting before.
FLOW = (
    ("Ask somebody at the table", "Volunteer", "value", 5, 0),
    ("Write it on a slip for the morning", "Volunteer", "waste", 5, 10),
    ("Ring the person back, if they have a telephone", "Homes adviser", "waste", 10, 780),
    ("Go through the same questions again", "Homes adviser", "waste", 25, 60),
    ("Find a bed", "Homes adviser", "value", 30, 15),
)
HANDED_ON = (
    (3, "Homes adviser"),
    (4, "Homes adviser"),
    (11, "Storage at the mission"),
    (16, "Homes adviser"),
    (17, "Dentist for people without an address"),
)
# What one contact costs in pounds, from and to; how many contacts a year has; who says so.
COST = ("5.40", "9.00", 2340)
COST_SOURCE = "Finance, with the homes team: 12 to 20 minutes of a homes adviser, at £27 an hour with what comes on top of pay. A year has 156 evenings, with some 15 contacts each."
QUOTED = (4, 24, 14)
SETTLED = "We looked at it together: what matters is what should have happened before."
