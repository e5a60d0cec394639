"""The people, teams and posts of the demonstration city. All are made up, and so is the city."""

from dataclasses import dataclass

CITY = "Harrowmere"
COUNCIL = "Harrowmere City Council"


@dataclass(frozen=True, kw_only=True)
class Member:
    """One member of the cast: `role` and `team` are codes; `what` says in a few words who they are in the story."""

    key: str
    name: str
    what: str
    role: str = ""
    team: str = ""
    staff: bool = False
    alias: str = ""
    age: int = 0


TEAMS = {
    "improvement": "Improvement Team",
    "parks": "Parks and Open Spaces",
    "streets": "Streets and Waste",
    "libraries": "Libraries and Learning",
    "housing": "Homes and Neighbourhoods",
    "contact": "Customer Contact",
    "children": "Children and Families",
    "transport": "Travel and Roads",
    "people": "People and Skills",
}

# Title of the post: team, holder, deputy.
POSTS = {
    "Ideas Officer": ("improvement", "rowan", "imelda"),
    "Head of Improvement": ("improvement", "imelda", "rowan"),
    "Parks Manager": ("parks", "jonah", "petra"),
    "Streets Manager": ("streets", "dilys", "kofi"),
    "Libraries Manager": ("libraries", "saoirse", ""),
    "Homes Manager": ("housing", "tomasz", ""),
    "Contact Centre Manager": ("contact", "bina", ""),
    "Families Manager": ("children", "ffion", ""),
    "Travel Manager": ("transport", "emeka", ""),
    "Skills Manager": ("people", "lotte", ""),
}

CAST = (
    Member(key="amara", name="Amara Finchley", what="a resident of Kiln Hill who walks to work"),
    Member(key="walter", name="Walter Dunmore", what="a retired bus driver"),
    Member(key="shireen", name="Shireen Vale", what="a carer for her mother"),
    Member(key="gus", name="Gus Pellow", what="a shopkeeper in Tannery Row", alias="Gus at the corner shop"),
    Member(key="mei", name="Mei Larkham", what="a student nurse"),
    Member(key="olu", name="Olu Brightwater", what="a father of three"),
    Member(key="hedda", name="Hedda Moss", what="a wheelchair user and gardener"),
    Member(key="ravi", name="Ravi Thornby", what="runs a chess club"),
    Member(key="pilar", name="Pilar Ashgrove", what="new to the city"),
    Member(key="conor", name="Conor Wetherley", what="works nights at the bakery"),
    Member(key="zeynep", name="Zeynep Hollin", what="volunteers at a food bank"),
    Member(key="ted", name="Ted Quarrie", what="a resident of Lower Weir"),
    Member(key="ife", name="Ife Rosewell", what="16, at school in Northway", alias="Ife R", age=16),
    Member(key="nell", name="Nell Garsdale", what="chairs a tenants’ group"),
    Member(
        key="rowan",
        name="Rowan Adeyemi-Price",
        what="the ideas officer, who sorts what comes in",
        role="improvement_team",
        team="improvement",
        staff=True,
    ),
    Member(
        key="imelda",
        name="Imelda Straker",
        what="head of improvement",
        role="improvement_team",
        team="improvement",
        staff=True,
    ),
    Member(key="jonah", name="Jonah Tredwell", what="parks manager", role="staff", team="parks", staff=True),
    Member(key="petra", name="Petra Lindqvist-Hale", what="a park keeper", role="staff", team="parks", staff=True),
    Member(key="dilys", name="Dilys Marchbank", what="streets manager", role="staff", team="streets", staff=True),
    Member(key="kofi", name="Kofi Ransley", what="plans the bin rounds", role="staff", team="streets", staff=True),
    Member(key="saoirse", name="Saoirse Beck", what="libraries manager", role="staff", team="libraries", staff=True),
    Member(key="tomasz", name="Tomasz Wyville", what="homes manager", role="staff", team="housing", staff=True),
    Member(key="bina", name="Bina Carrowby", what="contact centre manager", role="staff", team="contact", staff=True),
    Member(key="ffion", name="Ffion Delacroix", what="families manager", role="staff", team="children", staff=True),
    Member(key="emeka", name="Emeka Stainforth", what="travel manager", role="staff", team="transport", staff=True),
    Member(key="lotte", name="Lotte Barrowclough", what="skills manager", role="staff", team="people", staff=True),
    Member(key="marguerite", name="Marguerite Osei-Flint", what="chief executive", role="leader", staff=True),
    Member(key="desmond", name="Desmond Halloway", what="leader of the council", role="leader", staff=True),
    Member(key="yasmin", name="Yasmin Tull", what="moderates what is said", role="moderator", staff=True),
    Member(key="errol", name="Errol Winship", what="gives roles and keeps posts", role="administrator", staff=True),
)
