"""Nothing hidden comes out anywhere: not by any address, in any method, feed, file, count, letter or suggestion."""

import importlib
import pkgutil
import re
from difflib import unified_diff

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks.base import Task

import hub
from hub.core.follows.actions.digests import send_digests
from hub.core.records.visibility import Visibility
from tests.leaks import outputs
from tests.leaks.planting import COMMON, HIDDEN, RAW, TWIN, Garden, make_place, word

# What each of them may read beside what is public, when they wrote nothing and belong to no team of the records.
MAY_READ = {
    "nobody": set(),
    "stranger": {Visibility.SIGNED_IN},
    "improver": {Visibility.SIGNED_IN, Visibility.STAFF},
    "administrator": {Visibility.SIGNED_IN, Visibility.STAFF},
}
# These two may read the same and differ in what they may do: of what is hidden, each opens every second thing, and the
# other the rest. So each address is opened as each of them and with each visibility, and half the time is saved.
IN_TURN = {"improver": 0, "administrator": 1}
METHODS = ["head", "options", "post", "put", "patch", "delete"]
PASSING = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]+|[\w-]{43}|\d+ (second|minute)s? ago|just now')


@pytest.fixture
def garden(resident, stranger, improver, parks_post, settings, tmp_path):
    """Visible twins of every kind. What is hidden is planted by the tests."""
    settings.MEDIA_ROOT = tmp_path
    made = Garden(author=resident, reader=stranger, improver=improver, post=parks_post, place=make_place())
    made.plant([Visibility.PUBLIC])
    return made


@pytest.fixture(params=MAY_READ)
def who(request, client):
    """Whoever looks; `client` is their browser."""
    if request.param != "nobody":
        client.force_login(request.getfixturevalue(request.param))
    return request.param


def hidden_words(who):
    return [RAW, *(word(visibility) for visibility in HIDDEN if visibility not in MAY_READ[who])]


def opened_by(who, garden, turn):
    """Return the part of the garden in which `who` opens the route whose turn it is."""
    if who not in IN_TURN:
        return garden
    return garden.only([Visibility.PUBLIC, *HIDDEN[(turn + IN_TURN[who]) % 2 :: 2]])


def text_of(response):
    """Return all that a response tells: status line, headers and body, in small letters."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = [f"{name}: {value}" for name, value in response.items() if name not in {"Expires", "Last-Modified"}]
    return "\n".join([*headers, body.decode(errors="replace")]).lower()


def tells(response, words):
    text = text_of(response)
    return [one for one in words if one in text]


def test_no_address_tells_of_what_is_hidden(garden, who, client):
    garden.plant(HIDDEN)
    words, leaks, silent, unlisted = hidden_words(who), [], [], []

    for turn, (route, arguments) in enumerate(outputs.addresses().items()):
        shown = False
        for address in outputs.opened(route, opened_by(who, garden, turn)):
            text = text_of(client.get(address))
            leaks += [(address, one) for one in words if one in text]
            shown = shown or TWIN in text
        if route in outputs.SHOWS_TWIN and not shown:
            silent.append(route)
        if shown and not arguments and route not in outputs.SHOWS_TWIN | outputs.MAY_SHOW:
            unlisted.append(route)

    assert leaks == []
    assert silent == []
    assert unlisted == []


@pytest.mark.parametrize("method", METHODS)
def test_no_other_method_tells_or_changes(method, garden, client, stranger):
    """Each method at each address, and each address with each visibility: not each of the three with each."""
    client.force_login(stranger)
    hiding = [Visibility.DRAFT, Visibility.TEAM, Visibility.WITHDRAWN]
    garden.plant(hiding)
    hidden = [record for record in garden.records if record.visibility != Visibility.PUBLIC]
    numbers = {str(record.pk) for record in hidden}
    leaks, done = [], []

    for turn, route in enumerate(outputs.addresses()):
        if "reference" not in route and "-<int:number>" not in route:
            continue
        bed = garden.beds[hiding[(turn + METHODS.index(method)) % len(hiding)]]
        for address in outputs.opened(route, bed):
            if not numbers & set(re.findall(r"\d+", address.split("/files/")[0].split("/comments/")[0])):
                continue
            response = getattr(client, method)(address)
            leaks += [(address, one) for one in tells(response, hidden_words("stranger"))]
            if response.status_code == 200 and method != "options":
                done.append((address, response.status_code))

    assert leaks == []
    assert done == []


@pytest.mark.parametrize("name", ["nobody", "stranger"])
def test_pages_are_the_same_whether_or_not_something_is_hidden(name, garden, client, stranger):
    """So no count, no order, no suggestion and no empty place tells of it either."""
    if name == "stranger":
        client.force_login(stranger)
    routes = [
        route for route, arguments in outputs.addresses().items() if not arguments and route not in outputs.VARIES
    ]
    own = [record.get_absolute_url() for record in garden.of_kinds(["organisation"])]
    own += [garden.twin.get_absolute_url(), f"/records/{garden.twin.reference}/thread/"]
    asked = own + [address for route in routes for address in outputs.opened(route, garden)]

    before = {address: PASSING.sub("", text_of(client.get(address))) for address in asked}
    garden.plant([visibility for visibility in HIDDEN if visibility not in MAY_READ[name]])
    after = {address: PASSING.sub("", text_of(client.get(address))) for address in asked}

    changed = {
        address: list(unified_diff(before[address].splitlines(), after[address].splitlines(), n=0))
        for address in asked
        if before[address] != after[address]
    }
    assert changed == {}


def test_suggestions_do_not_tell(garden, who, client):
    garden.plant(HIDDEN)

    response = client.post("/tell-us/similar/", {"problem": f"{COMMON} idea {COMMON} summary"})

    assert response.status_code == 200
    assert tells(response, [TWIN]) == [TWIN]
    assert tells(client.post("/tell-us/similar/", {"problem": COMMON}), hidden_words(who)) == []


def test_no_letter_tells(garden, stranger, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        garden.plant(HIDDEN)
        send_digests(now=timezone.now())

    letters = [letter for letter in mail.outbox if stranger.email in letter.recipients()]
    said = "\n".join(str(letter.message()) for letter in letters).lower()

    assert TWIN in said
    assert [one for one in hidden_words("stranger") if one in said] == []


def test_every_address_command_and_task_is_listed(garden):
    routes = outputs.addresses()
    for route in routes:
        outputs.opened(route, garden)
    for listed in (outputs.SHOWS_TWIN, outputs.MAY_SHOW, outputs.ASKED, outputs.NOT_OF_RECORDS):
        assert set(listed) <= set(routes)
    assert outputs.hub_commands() == set(outputs.COMMANDS)
    assert tasks() == set(outputs.TASKS)


def tasks():
    """Return the names of all background tasks, of every module of the hub."""
    found = set()
    for module in pkgutil.walk_packages(hub.__path__, "hub."):
        if ".tests" in module.name or ".migrations" in module.name or module.name.endswith(("wsgi", "__main__")):
            continue
        values = vars(importlib.import_module(module.name)).values()
        found |= {one.module_path for one in values if isinstance(one, Task)}
    return found
