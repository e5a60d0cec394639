"""Every way out of the hub: each address, command and task, and how the leak test opens it.

Addresses are read from the URL configuration. One that nobody has listed here fails the test: say whether it must show
the visible twin, and, if it takes arguments, which.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.core.management import get_commands
from django.urls import URLPattern, URLResolver, get_resolver

from hub.core.exports import datasets
from hub.core.records import kinds
from hub.strands.lab.models import Cost
from hub.strands.methods.models import Code, Member, Step
from tests.leaks.planting import COMMON, TWIN, Garden

# Addresses without arguments that must show the visible twin to everybody who may open them.
SHOWS_TWIN = {
    "",
    "search/",
    "owed/",
    "outcomes/",
    "measures/",
    "projects/",
    "projects/board/",
    "projects/timeline/",
    "projects/programmes/",
    "projects/requests/",
    "academy/",
    "studies/",
    "organisations/",
    "places/map.svg",
    "places/map/",
    "take-part/",
    "contracts/",
    "contracts/register.csv",
    "contracts/releases.json",
    "decisions/",
    "decisions-and-money/",
    "delegations/",
    "ideas/",
    "ideas/feed/",
    "ideas/download/",
    "lab/",
    "lab/experiments/",
    "lab/learning/",
    "lab/pilots/",
    "lab/portfolio.csv",
    "lab/problems/",
    "api/v1/records/",
    "api/v1/search/",
    "api/v1/owed/",
}
# … and those that show it to some. Any other that shows a record is not listed, and fails.
MAY_SHOW = {
    "decisions-and-money/drafts/",
    "api/v1/my/owed/",
    "my/",
    "my/owed/",
    "my/notices/",
    "my/offers/",
    "my/parts/",
    "my/follows/",
    "my/data/",
    "my/data/download/",
    "outcomes/coverage/",
    "projects/programmes/new/",
    "academy/my-learning/",
    "tell-us/offer/",
}
# A search shows twenty at first, and there are more kinds than that: the twin is the first, a purpose.
FOR_THE_TWIN = f"?q={TWIN}+purpose"
# What is asked of an address, beside nothing.
ASKED = {
    "search/": [f"?q={COMMON}", FOR_THE_TWIN],
    "api/v1/search/": [f"?q={COMMON}", FOR_THE_TWIN],
    "academy/": [f"?q={COMMON}"],
    "studies/": [f"?q={COMMON}"],
    "organisations/": [f"?q={COMMON}"],
    "take-part/": [f"?q={COMMON}", "?show=wanted", "?show=offered"],
    "ideas/": [f"?q={COMMON}"],
    "measures/": [f"?q={COMMON}"],
    "ideas/feed/": [f"?q={COMMON}"],
    "ideas/download/": [f"?q={COMMON}"],
    "lab/experiments/": [f"?q={COMMON}"],
    "lab/learning/": [f"?q={COMMON}"],
    "lab/pilots/": [f"?q={COMMON}"],
    "lab/problems/": [f"?q={COMMON}"],
    "api/v1/records/": ["?kind=idea&limit=200", "?limit=200"],
}
# Addresses that say something else each time they are opened: a secret made anew.
VARIES = {"my/second-factor/", "my/second-factor/picture/", "my/security/totp/activate/", "my/security/webauthn/add/"}
# Addresses whose arguments are no record: what they show is about one person, or the same for everybody.
NOT_OF_RECORDS = {
    r"oidc/^(?P<provider_id>[^/]+)/login/": "goes to the council’s identity provider",
    r"oidc/^(?P<provider_id>[^/]+)/login/callback/": "comes from the council’s identity provider",
    "lab/experiments/new/<str:token>/alike/": "what is like one person’s draft; tried by the lab’s own tests",
    "lab/experiments/new/<str:token>/plan/": "what one person began",
    "lab/experiments/new/go-on/<int:draft>/": "what one person began",
    "lab/refer/<str:token>/": "what one browser began",
    "lab/refer/<str:token>/check/": "what one browser began; what is like it is tried by the lab’s own tests",
    "lab/refer/go-on/<int:draft>/": "what one person began",
    "ideas/confirm/<str:token>/": "one author’s own idea, by the token in their letter",
    "verdicts/by-mail/<str:token>/": "one person’s verdict, by the token in their letter",
    "moderation/<int:number>/second-look/": "one case, for its author and moderators",
    "people/<slug:username>/second-factor/": "one person’s second factor, for administrators",
    "letters/stop/<str:token>/": "ends one person’s letters",
    "my/follows/place/<int:number>/": "follows a ward",
    "records/<str:reference>/offers/<int:number>/": "one offer, for the record’s authors and team",
    "people/<slug:username>/": "one person’s roles, for administrators",
    "people/posts/<int:key>/": "who holds a post",
    "people/posts/<int:key>/away/": "until when the holder is away",
    "people/roles/<int:key>/end/": "ends a role",
    "people/teams/<slug:code>/": "a team and its posts",
    "my/posts/<int:post>/leave/": "until when the holder is away",
    "my/posts/<int:post>/back/": "the holder is back",
    "my/security/webauthn/keys/<int:pk>/remove/": "one person’s passkey",
    "my/security/webauthn/keys/<int:pk>/edit/": "one person’s passkey",
    "outcomes/editions/<int:number>/": "an edition of the thread; its statements are read through visible_to",
    "outcomes/ties/<int:number>/confirm/": "one tie, by its own number",
    "outcomes/ties/<int:number>/end/": "one tie, by its own number",
    "sitemap-<int:number>.xml": "addresses of what everybody may read, tried by its own test",
    "measures/ties/<int:number>/end/": "one tie of a measure, by its own number; its record is read through visible_to",
    "tell-us/idea/go-on/<int:draft>/": "what one person began",
    "tell-us/idea/<str:token>/check/": "what one browser began",
    "tell-us/idea/<str:token>/like-it/": "what is like it is tried by its own test below",
    "tell-us/idea/<str:token>/throw-away/": "what one browser began",
    "tell-us/idea/<str:token>/<slug:code>/": "what one browser began",
    "tell-us/<slug:what>/": "where else to go",
    "tell-us/<slug:what>/<int:place>/": "where else to go",
}
# Commands and tasks that write about records for people. The others print counts for whoever runs them.
COMMANDS = {
    "import_observations": "prints how many values went in, and why a line did not",
    "import_ideas": "prints how many rows went in, and why a row did not",
    "import_wards": "prints how many wards went in",
    "load_demo": "prints what it made; in the demo alone",
    "make_administrator": "prints whether somebody is an administrator now",
    "reindex": "prints how many records were indexed",
    "refresh_terms": "prints how many words were counted",
    "render_comments": "prints how many comments were drawn anew",
    "send_digests": "prints how many letters were sent; what stands in them is tried below",
    "spc": "reckons a chart of the file it is given; reads no record",
    "run_schedule": "prints which jobs were done; the letters it sends are tried below",
}
TASKS = {
    "hub.core.follows.actions.telling.mail_soon": "a personal notice by mail, tried below",
    "hub.core.search.tasks.refresh_terms": "counts words; tells nobody",
    "hub.thread.tasks.find_idle_work": "keeps keys that the page of coverage asks for anew for each reader",
    "hub.strands.lab.tasks.count_spread": "counts what everybody may read, for the portfolio, opened as an address",
    "hub.strands.ledger.tasks.count_front": "counts what everybody may read, for “Decisions and money”",
    "hub.strands.ideas.tasks.count_figures": "keeps what “How are we doing?” shows, which is opened as an address",
}
_ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")


def addresses() -> dict[str, set[str]]:
    """Return every route of the hub with the names of its arguments."""
    return {route: set(_ARGUMENT.findall(route)) for route in _routes(get_resolver(), "")}


def _routes(resolver: URLResolver, before: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield route


def hub_commands() -> set[str]:
    """Return the names of our own management commands."""
    return {name for name, app in get_commands().items() if app.startswith("hub.")}


def opened(route: str, garden: Garden) -> list[str]:
    """Return the addresses at which to open `route`. Raises KeyError if nobody said how."""
    names = set(_ARGUMENT.findall(route))
    if not names:
        return [f"/{route}{asked}" for asked in ["", *ASKED.get(route, [])]]
    if route in NOT_OF_RECORDS:
        return []
    return [f"/{_filled(route, values)}" for values in _values(route, names, garden)]


def _filled(route: str, values: Mapping[str, object]) -> str:
    return _ARGUMENT.sub(lambda found: str(values[found[1]]), route)


def _values(route: str, names: set[str], garden: Garden) -> list[dict[str, object]]:
    """Return the arguments with which to open a route: every record, or what hangs on every record."""
    for belongs, values in SHAPES:
        if belongs(route, names):
            return values(route, garden)
    raise KeyError(f"Say in tests/leaks/outputs.py how the leak test opens {route!r}.")


def _numbered(route: str, garden: Garden) -> list[dict[str, object]]:
    found = _NUMBERED.search(route)
    kind = kinds.by_prefix(found[1]) if found else None
    beside = {name: BESIDE_A_NUMBER.get(name, 1) for name in _ARGUMENT.findall(route)}
    hangs = route.startswith("measures/")  # what hangs on a measure is planted with its number
    return [
        {**beside, "number": record.pk, **({"key": record.pk} if hangs else {})}
        for record in garden.of_kinds([kind.code if kind else ""])
    ]


def _costs(route: str, garden: Garden) -> list[dict[str, object]]:
    costs = Cost.objects.filter(record__in=[one["number"] for one in _numbered(route, garden)])
    return [{"number": cost.record_id, "key": cost.pk} for cost in costs]


# What stands in an address beside a record’s number, where it must be something that there is.
BESIDE_A_NUMBER: dict[str, object] = {"act": "report"}
_NUMBERED = re.compile(r"([A-Z]+)-<int:number>")
_HANGS = {"roles/": "roles", "take-part/wanted/": "wanted", "take-part/offered/": "offered"}


def _hanging(route: str, garden: Garden) -> list[dict[str, object]]:
    name = next(name for start, name in _HANGS.items() if route.startswith(start))
    return [{"number": one.pk} for one in _on_either(getattr(garden, name))]


# What hangs on records is one table and one page, whatever the kind: it is opened where it hangs on these.
EITHER = ("idea", "outcome")


def _on_either(hanging: Iterable[Any]) -> list[Any]:
    return [one for one in hanging if getattr(one, "record", None) is None or one.record.kind in EITHER]


SHAPES: list[tuple[Callable[[str, set[str]], object], Callable[[str, Garden], list[dict[str, object]]]]] = [
    (lambda route, _: route.startswith("lab/") and "/costs/" in route, _costs),
    (
        lambda route, _: route.startswith("lab/") and "/word/" in route,
        lambda route, garden: [{**one, "state": "taken_up"} for one in _numbered(route, garden)],
    ),
    (
        lambda route, _: route.startswith("organisations/ORG-") and "<int:key>" in route,
        lambda route, garden: [{**one, "key": 1} for one in _numbered(route, garden)],
    ),
    (lambda route, _: route.startswith(tuple(_HANGS)), _hanging),
    (lambda route, _: _NUMBERED.search(route), _numbered),
    (lambda _, names: names == {"demand"}, lambda _, garden: [{"demand": one.pk} for one in garden.demands]),
    (lambda _, names: names == {"step"}, lambda *_: [{"step": one.pk} for one in Step.objects.all()]),
    (
        lambda route, _: route.startswith("studies/codes/"),
        lambda *_: [{"code": one.pk} for one in Code.objects.all()],
    ),
    (
        lambda route, _: route.startswith("studies/team/"),
        lambda *_: [{"member": m.pk} for m in Member.objects.all()],
    ),
    (lambda _, names: names == {"session"}, lambda _, garden: [{"session": one.pk} for one in garden.sessions]),
    (lambda _, names: names == {"sign_up"}, lambda _, garden: [{"sign_up": one.pk} for one in garden.sign_ups]),
    (
        lambda _, names: names == {"reference"},
        lambda _, garden: [{"reference": record.reference} for record in garden.of_kinds(EITHER)],
    ),
    (
        lambda _, names: names == {"reference", "number"},
        lambda _, garden: [
            {"reference": one.record.reference, "number": one.pk} for one in _on_either(garden.comments)
        ],
    ),
    (
        lambda _, names: names >= {"reference", "key"},
        lambda _, garden: [
            {"reference": f.record.reference, "key": f.pk, "name": f.name} for f in _on_either(garden.files)
        ],
    ),
    (lambda route, _: route.startswith("data/"), lambda *_: [{"code": dataset.code} for dataset in datasets.every()]),
    (lambda route, _: route.startswith("feeds/"), lambda *_: [{"kind": code} for code in ("all", *kinds.codes())]),
    (
        lambda route, names: names == {"clock"} or route.startswith("verdicts/"),
        lambda _, garden: [{"clock": clock.pk, "number": clock.pk} for clock in _on_either(garden.clocks)],
    ),
    (
        lambda route, _: route.startswith("places/"),
        lambda _, garden: [{"boundaries": garden.place.boundary_set.code, "code": garden.place.code}],
    ),
    (
        lambda route, _: route.startswith("my/notices/"),
        lambda _, garden: [{"number": n.pk} for n in _on_either(garden.notices)],
    ),
    (
        lambda route, _: route.startswith("my/follows/"),
        lambda _, garden: [{"number": follow.pk} for follow in garden.reader.follows.all()],
    ),
]
