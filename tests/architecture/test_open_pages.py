"""The hub is closed by default: what is open to everybody stands here, by route and method. Nothing else is."""

from tests.architecture.routes import is_ours, methods, routes

READ, ASK = "GET HEAD", "GET HEAD POST"
STATEMENTS = ("PURP", "VIS", "VAL", "PRIO", "OUT", "PRIN", "MOVE")
OF_THE_HUB = {
    "": READ,
    "about/": READ,
    "accessibility/": READ,
    "cookies/": READ,
    "privacy/": READ,
    "search/": READ,
    "owed/": READ,
    "health/": READ,
    "robots.txt": READ,
    "sitemap.xml": READ,
    "sitemap-<int:number>.xml": READ,
    ".well-known/security.txt": READ,
    "design/brand.css": READ,
}
OF_RECORDS = {
    "records/<str:reference>/comments/<int:number>/": READ,
    "records/<str:reference>/files/<int:key>/<str:name>": READ,
    "records/<str:reference>/pin.svg": READ,
    "records/<str:reference>/thread/": READ,
    "records/<str:reference>/thread.json": READ,
    "verdicts/by-mail/<str:token>/": ASK,
    "letters/stop/<str:token>/": ASK,
    "moderation/log/": READ,
    "places/map/": READ,
    "places/map.svg": READ,
    "places/<slug:boundaries>/<str:code>/": READ,
    "help-nearby/": READ,
}
SIGNING_IN = {"sign-in/": ASK, "sign-in/code/": ASK, "sign-in/first-time/": ASK, "gone/": READ}
OF_THE_THREAD = {
    "outcomes/": READ,
    "outcomes/coverage/": READ,
    "outcomes/editions/<int:number>/": READ,
    **{f"outcomes/{prefix}-<int:number>/": READ for prefix in STATEMENTS},
    **{f"outcomes/{prefix}-<int:number>/wordings/": READ for prefix in STATEMENTS},
}
OF_MEASURES = {
    "measures/": READ,
    "measures/MEAS-<int:number>/": READ,
    "measures/MEAS-<int:number>/definitions/": READ,
    "measures/MEAS-<int:number>/values.csv": READ,
    "measures/MEAS-<int:number>/values.json": READ,
    "records/<str:reference>/measures/": READ,
}
OF_IDEAS = {
    "tell-us/": ASK,
    "tell-us/question/": READ,
    "tell-us/offer/": READ,
    "tell-us/similar/": "POST",
    "tell-us/idea/": ASK,
    "tell-us/idea/<str:token>/check/": ASK,
    "tell-us/idea/<str:token>/like-it/": READ,
    "tell-us/idea/<str:token>/throw-away/": ASK,
    "tell-us/idea/<str:token>/<slug:code>/": ASK,
    "tell-us/<slug:what>/": ASK,
    "tell-us/<slug:what>/<int:place>/": READ,
    "ideas/": READ,
    "ideas/feed/": READ,
    "ideas/download/": READ,
    "ideas/IDEA-<int:number>/": READ,
    "ideas/confirm/<str:token>/": ASK,
    "ideas/how-are-we-doing/": READ,
    "ideas/how-are-we-doing/table/": READ,
}
OF_THE_LAB = {
    "lab/": READ,
    "lab/learning/": READ,
    "lab/portfolio.csv": READ,
    "lab/problems/": READ,
    "lab/experiments/": READ,
    "lab/pilots/": READ,
    "lab/refer/": ASK,
    "lab/refer/<str:token>/": ASK,
    "lab/refer/<str:token>/check/": ASK,
    "lab/PROB-<int:number>/": READ,
    "lab/EXP-<int:number>/": READ,
    "lab/PILOT-<int:number>/": READ,
}
OF_THE_TEAM = {
    "projects/": READ,
    "projects/board/": READ,
    "projects/timeline/": READ,
    "projects/programmes/": READ,
    "projects/requests/": READ,
    "projects/PROJ-<int:number>/": READ,
    "projects/PROG-<int:number>/": READ,
    "projects/REQ-<int:number>/": READ,
}
OF_THE_ACADEMY = {
    "academy/": READ,
    "academy/COURSE-<int:number>/": READ,
    "academy/sessions/<int:session>/calendar/": READ,
}
OF_METHODS = {
    "studies/": READ,
    "studies/STUDY-<int:number>/": READ,
    "studies/STUDY-<int:number>/results/": READ,
    "studies/STUDY-<int:number>/results/table/": READ,
}
OF_ACTORS = {
    "organisations/": READ,
    "organisations/ORG-<int:number>/": READ,
    "records/<str:reference>/roles/": READ,
    "roles/<int:number>/": READ,
    "take-part/": READ,
    "take-part/wanted/<int:number>/": READ,
    "take-part/offered/<int:number>/": READ,
}
OF_THE_LEDGER = {
    "decisions-and-money/": READ,
    "decisions/": READ,
    "decisions/DEC-<int:number>/": READ,
    "delegations/": READ,
    "delegations/DEL-<int:number>/": READ,
    "contracts/": READ,
    "contracts/register.csv": READ,
    "contracts/releases.json": READ,
    "contracts/CON-<int:number>/": READ,
    "contracts/CON-<int:number>/release.json": READ,
}
FOR_PROGRAMS = {
    "data/": READ,
    "data/<slug:code>.csv": READ,
    "data/<slug:code>.jsonl": READ,
    "feeds/<slug:kind>.atom": READ,
    "feeds/records/<str:reference>.atom": READ,
    "api/v1/docs/": READ,
    "api/v1/records/": "GET",
    "api/v1/records/<reference>/": "GET",
    "api/v1/records/<reference>/thread/": "GET",
    "api/v1/search/": "GET",
    "api/v1/kinds/": "GET",
    "api/v1/owed/": "GET",
    "api/v1/my/owed/": "GET",  # decides for itself: 401 in JSON
}
OPEN = {
    **OF_THE_HUB,
    **OF_RECORDS,
    **SIGNING_IN,
    **OF_THE_THREAD,
    **OF_MEASURES,
    **OF_IDEAS,
    **OF_THE_LAB,
    **OF_THE_TEAM,
    **OF_THE_ACADEMY,
    **OF_METHODS,
    **OF_ACTORS,
    **OF_THE_LEDGER,
    **FOR_PROGRAMS,
}
# What packages of ours open: signing in through the council's identity provider, its second step, and OpenAPI.
OPENED_BY_PACKAGES = {
    "my/security/authenticate/",
    "oidc/^(?P<provider_id>[^/]+)/login/",
    "oidc/^(?P<provider_id>[^/]+)/login/callback/",
    "oidc/cancelled/",
    "api/v1/",
    "api/v1/openapi.json",
}


def test_exactly_these_pages_are_open():
    found = {
        route: methods(view) for route, view in routes() if is_ours(view) and not getattr(view, "login_required", True)
    }

    assert found == OPEN


def test_packages_open_exactly_these():
    found = {route for route, view in routes() if not is_ours(view) and not getattr(view, "login_required", True)}

    assert found == OPENED_BY_PACKAGES


def test_every_view_names_its_methods():
    silent = [route for route, view in routes() if is_ours(view) and not methods(view)]

    assert silent == []
