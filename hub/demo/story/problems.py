"""The problems that people brought to the lab, and what the lab said."""

from hub.demo.story.tried import Problem, Word

PROBLEMS = (
    Problem(
        key="no-door",
        by="solveig",
        days_ago=335,
        came_from="hot-meals",
        title="After five in the evening nobody’s door is open",
        what="People without a home eat on the pavement in the evening, out of reach of those who could help them further: every office and day centre has closed by five.",
        affected="Some three hundred people who sleep rough, or on one sofa after another, and forty volunteers who stand in the rain with them.",
        crosses="Two charities, the homes team, the surgery for people without an address, and the street wardens.",
        tried="A leaflet with the opening hours of everything. It was handed out for a winter, and nobody came because of it.",
        ward="Castle Foregate",
    ),
    Problem(
        key="ring-twice",
        by="bina",
        days_ago=205,
        title="People ring us twice for one thing",
        what="A good part of the calls that come in ask after an earlier call. We answer them politely and quickly, and nothing is settled.",
        affected="Everybody who rings the council, and thirty colleagues who take the blame for what others have not done.",
        crosses="Homes, streets, council tax, and the firm that does repairs.",
        tried="More people on the phones. The queue became shorter and the number of calls did not.",
        word=Word(
            days_ago=195,
            kind="taken_up",
            words="We take this up. First two of us sit beside the phones for a week, without any plan to change things.",
        ),
    ),
    Problem(
        key="carers-desks",
        by="shireen",
        days_ago=40,
        title="Carers explain themselves at nine desks",
        what="To get one bath seat for my mother I spoke to nine people. Each asked who I was and what is wrong with her.",
        affected="Some eight thousand people who look after somebody, and whoever they look after.",
        crosses="Adult care, surgeries, the hospital trust, the home improvement agency.",
        word=Word(
            days_ago=30,
            kind="taken_up",
            words="We take this up together with the hospital trust. Before anything is tried we want to go the way once with three carers, from the first call to the bath seat.",
        ),
    ),
    Problem(
        key="five-year-leases",
        by="gus",
        days_ago=27,
        title="Nobody can rent a shop for less than five years",
        what="Owners of the empty units want a lease of five years, and people who want to try something cannot sign that.",
        affected="Whoever would open a shop, and the shops next to the empty ones.",
        ward="Tannery Row",
        word=Word(
            days_ago=18,
            kind="declined",
            words="The lab does not take this up: the council owns two of the seven units and can simply let those by the month. We have put you in touch with the skills manager, who does.",
        ),
    ),
    Problem(
        key="three-surveyors",
        by="nell",
        days_ago=5,
        title="Three landlords, one stairwell, and nobody mends the roof",
        what="Our stairwell belongs to three landlords. Each sends a surveyor, and each says that the roof is somebody else’s.",
        affected="Twelve households in our block, and I know of four more blocks like it.",
        crosses="Two housing associations and the council.",
        ward="Northway",
    ),
)
