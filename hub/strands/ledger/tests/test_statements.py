"""How many statements the fullest page of a decision makes, whoever reads it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hub.accounts.tests.factories import PostFactory
from hub.core.attachments.actions import add
from hub.core.attachments.tests.test_files_of_a_record import upload
from hub.core.comments.actions import Words
from hub.core.questions.actions import ask
from hub.strands.ledger import rules
from hub.strands.ledger.actions import contracting, redacting, signing
from hub.strands.ledger.queries.decision import decision
from hub.strands.ledger.tests.factories import a_beginning, a_contract, a_delegation, a_draft
from tests.cast import signed_in

MOST = 16


@pytest.fixture
def fullest(db, officer_post, officer, monitor, resident):
    """A published decision above its delegation, put right, with files, a part kept back, a contract and questions."""
    under = a_delegation(post=officer_post, by=monitor)
    about = a_beginning(by=resident)
    made = a_draft(post=officer_post, by=officer, delegation_id=under.pk, value=Decimal(200_000))
    add(made.record, upload(b"words", "plan.txt"), by=officer)
    kept = redacting.KeptBack(label="A price", words="£3")
    redacting.keep_back(made.record, kept, by=officer)
    signing.sign(made, by=officer)
    signing.clear(made, by=monitor)
    signing.publish(made, by=officer)
    signing.correct(made, {"decision": "Four lamps."}, because="Miscounted.", by=officer)
    signing.note_outside(made, words="The cabinet ratifies it.", by=monitor)
    contract = a_contract(post=officer_post, by=officer)
    contracting.tie(contract.record, rules.AUTHORISED, made.record, by=officer)
    ask(made.record, Words(source="Why four?"), by=resident)
    assert about
    return made


def test_the_fullest_decision_makes_16_statements_at_most_whoever_reads_it(fullest, request, settings):
    people = request.getfixturevalue
    clerk = people("improver")
    PostFactory(title="Clearing clerk", team=clerk.grants.get().team, holder=clerk)
    settings.HUB_CLEARING_POST = "Clearing clerk"

    for person in map(people, ("officer", "monitor", "staff", "improver", "leader", "resident")):
        browser = signed_in(person)
        browser.get(fullest.record.get_absolute_url())
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(fullest.record.get_absolute_url()).status_code == 200
        assert len(asked) <= MOST, person.name


@pytest.mark.parametrize(
    ("away", "filled", "clears"),
    [
        (None, {"holder": "staff"}, "staff"),
        (None, {"holder": "staff", "deputy": "improver"}, "staff"),
        (0, {"holder": "staff", "deputy": "improver"}, "improver"),
        (-1, {"holder": "staff", "deputy": "improver"}, "staff"),
        (None, {"deputy": "improver"}, "improver"),
        (None, {}, ""),
    ],
)
def test_who_clears_is_read_with_a_decision_as_the_post_says_it(away, filled, clears, officer_post, request, settings):
    people, today = request.getfixturevalue, timezone.localdate()
    until = None if away is None else today + timedelta(days=away)
    of_it = {name: people(who) for name, who in filled.items()}
    post = PostFactory(title="Clearing clerk", team=officer_post.team, away_until=until, **{"holder": None, **of_it})
    settings.HUB_CLEARING_POST = "Clearing clerk"
    made = a_draft(post=officer_post, by=people("officer"))

    read = decision(made.pk, people("officer")).clearer_id

    assert read == post.acting_id(today) == (people(clears).pk if clears else None)
