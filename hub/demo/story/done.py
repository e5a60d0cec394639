"""Small things that a service simply did, and that the one who asked confirmed."""

from hub.demo.story.steps import (
    Acknowledged,
    Confirmed,
    Done,
    Given,
    Judged,
    Offered,
    Remark,
    Tied,
    Told,
)

IDEAS = (
    Told(
        key="bench",
        by="hedda",
        ward="Orchard End",
        days_ago=61,
        title="A bench half way up Orchard Hill",
        problem=(
            "The walk from the bus stop to the health centre is steep, and there is nowhere to rest. I see people "
            "leaning on garden walls, and some have stopped coming on foot."
        ),
        better="One bench at the bend, with arms to push up from, and room beside it for a wheelchair.",
        for_whom="Anybody who gets out of breath: older people, people who are ill, parents with small children.",
        already="There is a level patch of grass at the bend that belongs to the council. I asked: nobody minds.",
        supporters=("amara", "walter", "shireen", "olu", "ted", "nell", "mei"),
        steps=(
            Acknowledged(after=1),
            Given(after=2, post="Parks Manager"),
            Tied(after=2, outcome="active", confirmed=True),
            Remark(
                after=4, by="walter", words="I drove that route for years. People always sat on the wall by number 40."
            ),
            Offered(after=6, by="ravi", words="Our chess club would happily paint it and keep an eye on it."),
            Done(
                after=19,
                by="jonah",
                words=(
                    "We had a good bench in store from the old bowling green. It has arms, it stands at the bend, and "
                    "there is a hard square beside it for a wheelchair."
                ),
            ),
            Confirmed(after=21, words="I have sat on it and I have parked beside it. Thank you!"),
            Judged(after=21, clear=True, agree=True),
        ),
    ),
    Told(
        key="library-hours",
        by="conor",
        ward="Tannery Row",
        days_ago=54,
        title="Put the library’s real opening hours on the door",
        problem="The sign still shows the hours from two years ago. I came after a night shift twice and it was shut.",
        better="A sign with the hours as they are, big enough to read from the pavement.",
        for_whom="Everybody, and most of all people who do not look things up on a phone.",
        supporters=("pilar", "gus", "mei"),
        steps=(
            Acknowledged(after=0),
            Given(after=0, post="Libraries Manager"),
            Tied(after=1, outcome="first"),
            Done(
                after=3, by="saoirse", words="New sign up this morning, in letters you can read from across the road."
            ),
            Confirmed(after=4, words="Saw it on my way home. Spot on."),
            Judged(after=4, clear=True, agree=True),
        ),
    ),
    Told(
        key="crossing-button",
        by="shireen",
        ward="Quayside",
        days_ago=47,
        title="Lower the button at the Quayside crossing",
        problem="My mother cannot reach the button from her chair, so she waits for somebody to come along.",
        better="A second button lower down, on the side where the kerb is dropped.",
        for_whom="People in wheelchairs, and children.",
        supporters=("hedda", "ife", "olu", "zeynep"),
        steps=(
            Acknowledged(after=2),
            Given(after=2, post="Travel Manager"),
            Tied(after=3, outcome="active"),
            Done(
                after=16,
                by="emeka",
                words="We have fitted a second button at 90 centimetres, with the turning cone below.",
            ),
            Confirmed(after=18, words="She pressed it herself. She pressed it four times."),
            Judged(after=18, clear=True, agree=True),
        ),
    ),
    Told(
        key="letter",
        by="nell",
        ward="Northway",
        days_ago=40,
        title="Put a name and a direct number on rent letters",
        problem=(
            "The letter about rent changes tells you to ring the main number. You wait, explain, get passed on and "
            "explain again. Half our tenants give up."
        ),
        better="One name, one number, and the hours when somebody picks up.",
        for_whom="About nine thousand tenants.",
        already="The repairs letters do this and it works.",
        supporters=("ted", "amara", "walter", "zeynep", "conor"),
        steps=(
            Acknowledged(after=1),
            Given(after=1, post="Homes Manager"),
            Tied(after=1, outcome="first", confirmed=True),
            Done(
                after=12,
                by="tomasz",
                words="The letters that went out on Monday carry the name and number of the officer for the street.",
            ),
            Confirmed(after=15, words="Mine came. It says Josie and her number. I rang it to see, and Josie answered."),
            Judged(after=15, clear=True, agree=True),
        ),
    ),
    Told(
        key="bin-gate",
        by="gus",
        ward="Tannery Row",
        days_ago=33,
        title="Empty the Tannery Row bins before the market, not after",
        problem="The bins are full when the stalls go up at seven, and the round comes at ten.",
        better="Turn the round about on market days, so that we start clean.",
        for_whom="Stallholders and whoever shops here on a Saturday.",
        supporters=("conor", "pilar", "amara"),
        steps=(
            Acknowledged(after=1),
            Given(after=1, post="Streets Manager"),
            Tied(after=2, outcome="clean"),
            Done(after=9, by="kofi", words="From this Saturday the round starts in Tannery Row at half past five."),
            Confirmed(after=12, words="Empty bins at seven. It took one person to change a list. More of this."),
            Judged(after=12, clear=True, agree=True),
        ),
    ),
    Told(
        key="hold-music",
        by="bina",
        ward="",
        days_ago=29,
        title="Tell callers their place in the queue",
        problem="People ring off just before their turn because they do not know how long it will be. Then they ring again.",
        better="Switch on the announcement that the phone system already has.",
        for_whom="Everybody who rings us, and the colleagues who get the second, crosser call.",
        already="The feature is paid for and has never been turned on.",
        staff_only=True,
        supporters=("tomasz", "kofi", "lotte"),
        steps=(
            Acknowledged(after=0),
            Given(after=1, post="Contact Centre Manager"),
            Tied(after=1, outcome="first"),
            Done(
                after=5,
                by="rowan",
                words="On since this morning. Calls given up fell from 31 to 19 of each hundred on day one.",
            ),
            Confirmed(after=6, words="Confirmed, and the afternoon team brought cake."),
        ),
    ),
    Told(
        key="dog-bags",
        by="ted",
        ward="Lower Weir",
        days_ago=20,
        title="A bin at the towpath gate, where dog walkers come off",
        problem="Bags are hung on the gate because the next bin is ten minutes on.",
        better="Move the bin by the locked hut, which nobody passes, to the gate.",
        supporters=("hedda", "amara"),
        steps=(
            Acknowledged(after=1),
            Given(after=2, post="Parks Manager"),
            Tied(after=2, outcome="clean"),
            Done(after=10, by="petra", words="Moved it on Thursday with the small truck. The gate is clean again too."),
        ),
    ),
)
