"""Words taken out of a published decision or contract come out nowhere any more: on no page, in no file or letter."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from hub.accounts.models import Person
from hub.accounts.roles import Role
from hub.accounts.tests.factories import PostFactory, with_role
from hub.core import beneath
from hub.core.attachments import actions as attachments
from hub.core.comments.actions import Words
from hub.core.exports import datasets
from hub.core.follows import actions as follows
from hub.core.follows.actions.digests import send_digests
from hub.core.questions import actions as questions
from hub.core.records.models import Record
from hub.strands.ledger import rules
from hub.strands.ledger.actions import changing, contracting, parts, paying, removing, reviewing, sharing, signing
from hub.strands.ledger.models import Contract, Decision
from hub.strands.ledger.models.contracting import LOOKED
from hub.strands.ledger.tests.factories import a_beginning, a_draft
from tests.leaks import outputs

# One half of the name is asked for in searches, and so stands in their pages; the other must stand nowhere.
ASKED, NAME = "zebedee", "quillfeather"
FULL = "Zebedee Quillfeather"


@pytest.fixture
def published(parks, stranger) -> list[Record]:
    """A decision and its contract with a name in every text, followed by the stranger, signed by the officer."""
    officer = with_role(Role.DECIDING_OFFICER, name="Hilde", team=parks)
    monitor = with_role(Role.MONITORING_OFFICER, name="Ivor")
    post = PostFactory(title="Head of parks", team=parks, holder=officer)
    texts = (
        "reasons",
        "alternatives",
        "conflicts",
        "consultation",
        "equality",
        "papers",
        "wards",
        "budget",
        "openness",
    )
    said = {name: f"{name.capitalize()}: {FULL}." for name in texts}
    decision = a_draft(post=post, by=officer, title=f"A lamp for {FULL}", **said, no_conflicts=False)
    signing.sign(decision, by=officer)
    signing.clear(decision, by=monitor)
    terms = contracting.Terms(title=f"Care for {FULL}", scope=f"Care of {FULL}.", budget=FULL, value=Decimal(10))
    contract = contracting.draft_contract(terms, post=post, by=officer, decision=decision.record)
    parts.add_party(contract, parts.WithWhom(name=FULL, source=FULL), by=officer)
    parts.add_instalment(contract, condition=FULL, by=officer)
    parts.add_deliverable(contract, words=FULL, by=officer)
    parts.say_what_it_buys(contract, side="council", words=FULL, by=officer)
    signing.publish(decision, by=officer)
    contracting.publish_contract(contract, by=officer)
    for record in (decision.record, contract.record):
        follows.follow(record, by=stranger)
    signing.correct(decision, {"wards": f"By {FULL}"}, because=f"{FULL} asked for it.", by=officer)
    changing.change(contract, words=f"{FULL} moved.", because=f"{FULL} asked.", by=officer)
    paid = paying.Paid(amount=Decimal(5), paid_on=timezone.localdate(), words=FULL)
    paying.pay(contract, paid, by=with_role(Role.FINANCE, name="Jo"))
    _say_it_beneath([decision.record, contract.record], officer)
    paid_for = a_beginning(by=officer)
    contracting.tie(paid_for, rules.PAYS, contract.record, by=officer)
    sharing.allot(contract, paid_for, amount=Decimal(5), words=FULL, by=officer)
    reviewing.review(contract, what=LOOKED, words=f"{FULL} is well.", by=officer)
    contracting.end_contract(contract, early=True, because=f"{FULL} has died.", by=officer)
    return [Decision.objects.get(pk=decision.pk).record, Contract.objects.get(pk=contract.pk).record]


def _say_it_beneath(records: list[Record], officer: Person) -> None:
    """Ask and answer with the name, and add a file that bears it."""
    for record in records:
        asked = questions.ask(record, Words(source=f"Who is {FULL}?"), by=officer)
        questions.answer(asked, Words(source=f"{FULL} lives there."), by=officer)
        attachments.add(record, SimpleUploadedFile(f"{FULL}.txt", b"A letter."), by=officer)


def addresses(records: list[Record]) -> Iterator[str]:
    """Yield each address of the hub that can tell of these records, searches for half the name among them."""
    for route, names in outputs.addresses().items():
        if not names:
            yield from (f"/{route}", *([f"/{route}?q={ASKED}"] if route in {"search/", "api/v1/search/"} else []))
        elif route.startswith("data/"):
            yield from (f"/{route}".replace("<slug:code>", one.code) for one in datasets.every())
        elif names == {"kind"}:
            yield from (f"/{route}".replace("<slug:kind>", kind) for kind in ("all", "decision", "contract"))
        for record in records:
            if names == {"number"} and f"{record.reference.split('-')[0]}-<int:number>" in route:
                yield f"/{route}".replace("<int:number>", str(record.pk))
            elif names == {"reference"}:
                yield f"/{route}".replace("<str:reference>", record.reference)


def telling(client, records) -> set[str]:
    """Return the addresses at which the name stands."""
    found = set()
    for address in addresses(records):
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if NAME in (body.decode(errors="replace") + str(answer.headers)).lower():
            found.add(address)
    return found


def test_what_is_taken_out_stands_nowhere_any_more(published, client, stranger, django_capture_on_commit_callbacks):
    client.force_login(stranger)
    decision, contract = published
    before = telling(client, published)
    assert before >= {
        *(record.get_absolute_url() for record in published),
        *(f"/records/{record.reference}/thread/" for record in published),
        *("/decisions/", "/contracts/", "/decisions-and-money/", f"/search/?q={ASKED}", f"/api/v1/search/?q={ASKED}"),
        *("/contracts/register.csv", "/contracts/releases.json", f"{contract.get_absolute_url()}release.json"),
        *("/data/decision.csv", "/data/contract.jsonl", "/data/versions.csv", "/data/history.csv", "/my/notices/"),
        *("/feeds/all.atom", "/feeds/decision.atom", f"/feeds/records/{decision.reference}.atom", "/api/v1/records/"),
    }

    for record in published:
        also = tuple(place.key for place in beneath.places(record, FULL))
        because = "Nobody asked the person."
        what = removing.TakenOut(words=FULL, label="A name", ground="12a-1", because=because, also=also)
        removing.take_out(record, what, by=record.post.holder)

    assert telling(client, published) == set()
    with django_capture_on_commit_callbacks(execute=True):
        send_digests(now=timezone.now())
    letters = "\n".join(str(letter.message()) for letter in mail.outbox if stranger.email in letter.recipients())
    assert "[removed]" in letters
    assert NAME not in letters.lower()
