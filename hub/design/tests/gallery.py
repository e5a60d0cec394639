"""Every layout and component with made-up content: what the tests read, and what one looks at in a browser."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory
from django.utils import timezone

from hub.design import dates, fields, forms
from hub.design.shapes import Account, Act, Card, Due, Event, FileLink, Link, Participant, Said, Stop

NAVIGATION = [
    Link("Outcomes", "/outcomes/"),
    Link("Ideas", "/ideas/", current=True),
    Link("Lab", "/lab/"),
    Link("Academy", "/academy/"),
    Link("Projects", "/projects/"),
    Link("Decisions and money", "/decisions/"),
    Link("Take part", "/take-part/"),
    Link("My hub", "/my-hub/"),
]
FOOTER = [
    Link("Accessibility", "/accessibility/"),
    Link("Privacy", "/privacy/"),
    Link("Open data", "/open-data/"),
    Link("How are we doing", "/how-are-we-doing/"),
]
STOPS = [
    Stop("A city where everybody can thrive", "/outcomes/1/", "Purpose", side="up", steps=2),
    Stop("Getting about safely and cheaply", "/outcomes/4/", "Priority", side="up", steps=1, relation="is served by"),
    Stop(
        "A seat at every bus stop on a hill", "/ideas/1042/", "Idea", "IDEA-1042", side="here", relation="is served by"
    ),
    Stop(
        "Two benches tried on Station Road",
        "/lab/7/",
        "Pilot",
        "PILOT-7",
        "Running until 30 June",
        relation="became",
        steps=1,
        more=3,
        more_url="/more/",
    ),
    Stop("Benches from Ashdown Joinery", "/contracts/12/", "Contract", "CON-12", "Signed", relation="is paid for by"),
]
CARDS = [
    Card(
        "A seat at every bus stop on a hill",
        "/ideas/1042/",
        "Idea",
        "IDEA-1042",
        "Being tried",
        "moving",
        "Older people walk past their stop to find somewhere to sit. A bench each would let them wait.",
        ("Northgate", "128 people support this", "14 comments"),
        date(2026, 3, 3),
    ),
    Card(
        "Tell us when the bin lorry is late",
        "/ideas/1041/",
        "Idea",
        "IDEA-1041",
        "Done, and confirmed",
        "done",
        "One text message would save a street from putting its bins out twice.",
        ("Millbrook", "31 people support this"),
        date(2026, 2, 27),
    ),
    Card(
        "Longer opening hours at the library on Thursdays so that people who work shifts can use it",
        "/ideas/1040/",
        "Idea",
        "IDEA-1040",
        "Answer late",
        "late",
        "",
        ("4 people support this",),
        date(2026, 1, 12),
    ),
    Card(
        "مقعد في كل موقف حافلات",
        "/ideas/1039/",
        "Idea",
        "IDEA-1039",
        "Waiting",
        "waiting",
        "اقتراح من الجيران.",
        lang="ar",
    ),
]
DUES = [
    Due("Answer", date(2026, 7, 14), 6, "due soon", "Head of Transport", length_days=20),
    Due("Answer to a question", date(2026, 3, 2), -3, "late", "Highways", length_days=10),
    Due("Acknowledgement", date(2026, 3, 6), 2, "answered"),
]
EVENTS = [
    Event(
        "Moved from “Under review” to “Being tried”",
        datetime(2026, 3, 9, 10, 5, tzinfo=UTC),
        "Improvement Team",
        "Two wards have stops on a hill and money for benches.",
    ),
    Event("Acknowledged", datetime(2026, 3, 4, 9, 0, tzinfo=UTC), "Improvement Team"),
    Event("Published", datetime(2026, 3, 3, 14, 30, tzinfo=UTC)),
]
PEOPLE = [
    Participant("A resident of Northgate", "Put it forward"),
    Participant("Head of Transport", "Answers for it", "/posts/4/"),
    Participant("Ashdown Joinery", "Makes the benches", "/organisations/9/", "since 1 June 2026"),
]
FILES = [
    FileLink("Where the hills are", "/files/1/", "PDF", 1_240_000),
    FileLink("Photo of the stop", "/files/2/", "JPEG", 312_000),
]


def said(count: int = 3) -> list[Said]:
    """Return `count` comments, the first of them official."""
    now = timezone.now()
    reply = Said("comment-900", "Robin of Millbrook", now, "<p>So would I.</p>")
    return [
        Said(
            f"comment-{n}",
            "Head of Transport" if n == 0 else "Neighbour",
            now - timedelta(hours=5 * n + 1),
            "<p>We will try two benches on Station Road until 30 June, and count who sits on them.</p>",
            badge="Improvement Team" if n == 0 else "",
            official=n == 0,
            reply_url="/reply/",
            report_url="/report/",
            replies=[reply] if n == 1 else [],
        )
        for n in range(count)
    ]


class Ask(forms.Form):
    """A form with every kind of question."""

    title = fields.Text(
        "What would be better?", hint="A few words, as you would say them.", missing="Say what would be better."
    )
    problem = fields.LongText("What is the problem?", max_length=500, missing="Say what the problem is.")
    whom = fields.Radios(
        "Who is it for?",
        [
            fields.Option("all", "Everybody"),
            fields.Option("some", "Some people more than others", "Say who, in your own words.", reveals="who"),
        ],
    )
    who = fields.Text("Who are they?", required=False)
    topics = fields.Checkboxes("What is it about?", [("roads", "Roads"), ("parks", "Parks")], required=False)
    ward = fields.Select("Where is it?", [("n", "Northgate"), ("m", "Millbrook")])
    since = dates.Date("Since when?", hint="For example, 27 3 2026.", latest=date(2026, 11, 22))
    people = fields.Number("How many people does it touch?", required=False, at_least=1, width=5)
    email = fields.Email(hint="We write to you once, with the answer.")
    photo = fields.File("A photo", required=False, accept="image/*")
    answer = fields.Tick("I would like an answer", hint="You get one within 20 working days.")
    key = fields.Hidden()

    def conditions(self) -> None:
        self.given("whom", "some").require("who", "Say who they are.")


class OneQuestion(forms.Form):
    """A page with one question."""

    problem = fields.LongText(
        "What is the problem?", hint="What happens now, and to whom?", missing="Say what the problem is."
    )


class Filters(forms.Form):
    """Filters of a list."""

    q = fields.Text("Words", required=False)
    state = fields.Checkboxes("State", [("open", "Open"), ("done", "Done"), ("late", "Answer late")], required=False)
    ward = fields.Select("Ward", [("n", "Northgate"), ("m", "Millbrook")], required=False, empty="All wards")
    page = fields.PageNumber(last=50)


def page(name: str) -> str:
    """Return the text of one of the templates beside this module."""
    return (Path(__file__).parent / "pages" / f"{name}.jinja").read_text(encoding="utf-8")


def show(template: str, request: HttpRequest | None = None, **context: object) -> str:
    """Return `template`, the text of one, as a page with the frame that the hub gives it."""
    frame = {
        "navigation": NAVIGATION,
        "account": Account("Robin", "/my-hub/"),
        "search_url": "/search/",
        "footer_links": FOOTER,
        "languages": [Link("English", "?lang=en", current=True, lang="en"), Link("اردو", "?lang=ur", lang="ur")],
    }
    seen = {"request": request or RequestFactory().get("/ideas/"), "csrf_input": ""}
    return str(engines["jinja2"].env.from_string(template).render({**frame, **seen, **context}))


def record_page(count: int = 3, stops: list[Stop] | None = None) -> str:
    return show(
        page("record"),
        stops=STOPS if stops is None else stops,
        talk=said(count),
        events=EVENTS,
        dues=DUES,
        people_in=PEOPLE,
        found=FILES,
        act=Act("Support this idea", "/support/", posts=True, hint="128 people have. You can take it back."),
        acts=[
            Act("Say something", "#say"),
            Act("I can help", "/help/"),
            Act("Follow", "/follow/", posts=True, hint="We write when it moves."),
        ],
    )


def list_page(count: int = 4) -> str:
    request = RequestFactory().get("/ideas/?state=late&state=open&ward=n&page=3")
    ways = [Link("New ideas as they come", "/ideas/feed/", note="Atom"), Link("All of them", "/ideas.csv", note="CSV")]
    return show(page("list"), request, found=(CARDS * (count // 4 + 1))[:count], form=Filters(request.GET), ways=ways)


def form_page(typed: dict[str, object] | None = None) -> str:
    return show(page("form"), form=Ask(typed), heading="Tell us about it")


def question_page() -> str:
    return show(page("form"), form=OneQuestion(), heading="")


def message_page() -> str:
    return show(
        '{% extends "design/message_page.jinja" %}',
        title="This page is not here",
        sentence="The address may have a mistake in it, or the page may have been taken down.",
        what_to_do=[
            "Check the address for a missing letter.",
            Link("Search the hub", "/search/"),
            Link("Go to the home page", "/"),
        ],
    )


def parts_page() -> str:
    return show(
        page("parts"),
        act=Act("Withdraw it", "/withdraw/", posts=True, hint="The page stays, and says that you withdrew it."),
    )


PAGES = {
    "record": record_page,
    "record-alone": lambda: record_page(0, [replace(STOPS[2], relation="")]),
    "list": list_page,
    "form": form_page,
    "form-errors": lambda: form_page(
        {"whom": "some", "since-day": "31", "since-month": "6", "since-year": "2026", "email": "x"}
    ),
    "question": question_page,
    "message": message_page,
    "parts": parts_page,
}
