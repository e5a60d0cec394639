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
    "lab": "Innovation Lab",
    "change": "Communities and Change",
    "governance": "Law and Governance",
    "finance": "Finance",
}
# Teams that answer for no service to residents: ideas are not given to them.
INSIDE = frozenset({"improvement", "people", "lab", "change", "governance", "finance"})

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
    "Lab Lead": ("lab", "solveig", "imelda"),
    "Academy Tutor": ("people", "anselm", "lotte"),
    "Director of Communities and Change": ("change", "judith", ""),
    "Monitoring Officer": ("governance", "farouk", ""),
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
    Member(
        key="aldwyn",
        name="Aldwyn Carrick-Shaw",
        what="moderates too, and takes the second look where Yasmin took the first",
        role="moderator",
        staff=True,
    ),
    Member(key="errol", name="Errol Winship", what="gives roles and keeps posts", role="administrator", staff=True),
    Member(
        key="solveig", name="Solveig Marran", what="leads the innovation lab", role="lab_lead", team="lab", staff=True
    ),
    Member(
        key="anselm",
        name="Anselm Okoro-Reid",
        what="teaches demand analysis in the change academy",
        role="tutor",
        team="people",
        staff=True,
    ),
    Member(
        key="judith",
        name="Judith Penhale",
        what="director of communities and change, who signs decisions",
        role="deciding_officer",
        team="change",
        staff=True,
    ),
    Member(
        key="farouk",
        name="Farouk Ellery",
        what="monitoring officer, who clears what others have signed",
        role="monitoring_officer",
        team="governance",
        staff=True,
    ),
    Member(
        key="maren",
        name="Maren Oduya",
        what="finance, who writes down payments",
        role="finance",
        team="finance",
        staff=True,
    ),
    Member(
        key="simran",
        name="Simran Aldous",
        what="cooks with The Lantern Table, and speaks for it",
        role="partner_worker",
    ),
    Member(
        key="bernard",
        name="Bernard Teale",
        what="runs the Weir Street Day Centre, and speaks for it",
        role="partner_worker",
    ),
    Member(
        key="idris", name="Idris Wainfleet", what="works for Loom Yard, which helps to set up the hub", role="supplier"
    ),
)

# How the page of the cast is ordered: a heading, and the keys of those who stand under it; services are all others.
HUB = ("rowan", "imelda", "solveig", "anselm", "yasmin", "aldwyn", "errol")
MONEY = ("judith", "farouk", "maren", "marguerite", "desmond")


def groups() -> dict[str, list[Member]]:
    """Return the cast by what they are in the story, under a heading each."""
    by_key = {member.key: member for member in CAST}
    others = [member for member in CAST if member.key not in {*HUB, *MONEY}]
    return {
        "People who live here": [member for member in others if not member.staff and not member.role],
        "People of charities and firms that take part": [
            member for member in others if not member.staff and member.role
        ],
        "People who run the hub": [by_key[key] for key in HUB],
        "People who decide, and look after the money": [by_key[key] for key in MONEY],
        "People who run the services": [member for member in others if member.staff],
    }
