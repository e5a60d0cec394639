"""What the improvement team is asked for, and what it leads: the hub's own set-up, a winter of meals, one list of calls."""

from hub.demo.story.led import (
    Answer,
    Benefit,
    Decision,
    Milestone,
    Programme,
    Project,
    Report,
    Request,
    Risk,
)

REQUESTS = (
    Request(
        key="who-answers",
        by="bina",
        days_ago=165,
        title="Help us draw up who answers which call",
        wanted="Somebody from outside the contact centre who sits with four services for two weeks and gets one list out of them.",
        tried="I wrote to all four. I have four lists now.",
        service="Customer Contact",
        answer=Answer(
            days_ago=160,
            kind="helping",
            words="We start on Monday. Rowan sits with you, and each service sends the person who really picks up.",
        ),
    ),
    Request(
        key="family-letters",
        by="ffion",
        days_ago=58,
        title="Letters to families that a family can read",
        wanted="Two afternoons with somebody who rewrites letters together with those who get them.",
        service="Children and Families",
        answer=Answer(
            days_ago=52,
            kind="helping",
            words="Yes. We bring two parents who have had these letters, and pay them for their time.",
        ),
        helped=(
            24,
            "Six letters are one page each now. Two parents read them aloud, and wherever they stopped we wrote anew.",
        ),
    ),
    Request(
        key="bulky-waste",
        by="dilys",
        days_ago=31,
        title="Find out why bulky waste is booked and then not there",
        wanted="A demand study of the booking line, and somebody who can teach us how.",
        tried="A reminder the day before. It is still one booking in five.",
        service="Streets and Waste",
        answer=Answer(
            days_ago=26,
            kind="not_yet",
            words="Not yet: both who could teach it are on the phones until the pilot there ends. We look at this again on the day named here, and you are first in line.",
            again_in=40,
        ),
    ),
    Request(
        key="quiet-rooms",
        by="saoirse",
        days_ago=3,
        title="Turn two storerooms into quiet rooms",
        wanted="Somebody who has done such a thing with the people who would use it. We have the rooms, and no idea how to begin.",
        service="Libraries and Learning",
    ),
)

PROJECTS = (
    Project(
        key="set-up",
        days_ago=358,
        title="Setting up the Improvement Hub",
        aim="An ideas forum, a lab, an academy and a team that stand on their own feet after a year, with help from outside until then.",
        lead="Head of Improvement",
        sponsor="Director of Communities and Change",
        from_ago=330,
        until_ago=-35,
        members=(
            ("rowan", "Sorts what comes in"),
            ("solveig", "Leads the lab"),
            ("anselm", "Teaches"),
            ("judith", "Speaks for it at the top"),
        ),
        milestones=(
            Milestone(title="The ideas forum is open", due_ago=325, reached_ago=327),
            Milestone(title="The lab has a room and a plan", due_ago=240, reached_ago=244),
            Milestone(title="First course taught on live work", due_ago=130, reached_ago=131),
            Milestone(title="Second pilot running", due_ago=60, reached_ago=60),
            Milestone(title="Third pilot running", due_ago=-20),
            Milestone(title="The lab lives in a council building", due_ago=-33),
        ),
        reports=(
            Report(
                days_ago=210,
                health="on_track",
                done="Forum, lab and team work. The first pilot feeds people three evenings a week.",
                next="A first course, taught on that pilot.",
            ),
            Report(
                days_ago=95,
                health="at_risk",
                done="The course has been held, and its study found what nobody had looked for. The second pilot is late by a month.",
                next="Six people from the phones, freed for the second pilot.",
            ),
            Report(
                days_ago=15,
                health="on_track",
                done="Two of three pilots have run or are running. Three parts of four of what was ordered has been delivered.",
                next="The third pilot, and a roof for the lab when the contract ends.",
            ),
        ),
        risks=(
            Risk(
                days_ago=200,
                what="When the help from outside ends, the way of working ends with it.",
                likelihood=2,
                impact=3,
                response="Each thing they do is done once by them, once together, and once by us while they watch.",
            ),
        ),
        lessons=(
            (
                90,
                "Ask for the people before the pilot, not after: a month went by until six colleagues could leave the phones.",
            ),
        ),
        needs=Decision(
            days_ago=14,
            what="Where the lab lives when the contract for its room ends: the old print works, or the second floor of the library.",
            due_in=12,
        ),
    ),
    Project(
        key="meals-on",
        days_ago=22,
        came_from="meals-pilot",
        title="A meal and a way on, three evenings a week",
        aim="The evenings go on in both halls, and four in ten who ask after an old promise become fewer.",
        lead="Homes Manager",
        sponsor="Director of Communities and Change",
        from_ago=20,
        until_ago=-160,
        ward="Castle Foregate",
        serves=("homes",),
        members=(("tomasz", "Leads"), ("bernard", "Opens the hall and closes it"), ("simran", "Plans the cooking")),
        milestones=(
            Milestone(title="Grant agreement signed by both charities", due_ago=14, reached_ago=15),
            Milestone(title="A driver for Tuesdays", due_ago=-21),
            Milestone(title="A bed within a week for those who ask", due_ago=-60),
            Milestone(title="Counted again: who is in touch with somebody", due_ago=-100),
        ),
        reports=(
            Report(
                days_ago=6,
                health="on_track",
                done="Nine evenings since the pilot ended, none missed. The agreement with both charities is signed.",
                next="Somebody who drives on Tuesdays, and a second washing machine.",
            ),
        ),
        risks=(
            Risk(
                days_ago=10,
                what="Tuesday has one driver, and she moves away in spring.",
                likelihood=3,
                impact=2,
                response="Asked for on the hub; until then the wardens’ van stands by.",
            ),
        ),
    ),
    Project(
        key="one-list",
        days_ago=158,
        came_from="who-answers",
        title="One list of who answers which call",
        aim="Whoever picks up a phone knows who can settle it, and puts the caller through once.",
        lead="Contact Centre Manager",
        sponsor="Head of Improvement",
        from_ago=156,
        until_ago=50,
        serves=("first",),
        members=(("bina", "Leads"), ("rowan", "Asks the awkward questions")),
        milestones=(
            Milestone(title="Four services at one table", due_ago=150, reached_ago=150),
            Milestone(title="The list is on every screen", due_ago=80, reached_ago=72),
        ),
        reports=(
            Report(
                days_ago=120,
                health="on_track",
                done="340 kinds of call on cards, and 212 of them had two owners.",
                next="One owner each.",
            ),
            Report(
                days_ago=70,
                health="on_track",
                done="The list is on every screen, and the four services keep it themselves.",
                next="Count again how often callers are passed on.",
            ),
        ),
        benefits=(
            Benefit(
                days_ago=52,
                kind="cash_releasing",
                words="The second operator service is no longer bought: nobody needs to be asked who answers what.",
                pounds=18400,
            ),
            Benefit(
                days_ago=52,
                kind="time_freed",
                words="Callers passed on twice fell from 22 to 9 of each hundred: some 40 hours a week that people on the phones have for others.",
            ),
        ),
        lessons=(
            (
                51,
                "The list was easy once the people who really pick up sat together. Their managers had each sent somebody else at first.",
            ),
        ),
        closed=(48, "Done: the four services keep the list themselves, and look at it together each quarter."),
    ),
)

PROGRAMMES = (
    Programme(
        key="hub-programme",
        days_ago=359,
        title="The hub, from nothing to ours",
        aim="What it takes to have a hub that carries ideas to results, and that still stands when those who helped to set it up have gone.",
        sponsor="Director of Communities and Change",
        big_move="hub",
        projects=("set-up", "meals-on"),
    ),
)
