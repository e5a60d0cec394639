"""Each rule that the database itself keeps about ideas, broken once; and history that cannot be rewritten."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from hub.core.records.models import StateChange
from hub.strands.ideas.models import (
    Answer,
    Asked,
    Confirmation,
    Doing,
    Idea,
    Imported,
    Reply,
    SentOn,
    Support,
)
from hub.strands.ideas.tests.factories import an_idea

NOW = timezone.now()


@pytest.fixture
def idea(resident):
    return an_idea(by=resident)


def move(idea):
    return StateChange.objects.create(record=idea.record, old="new", new="done", at=NOW)


def answer(idea, **changes):
    return Answer(**({"idea": idea, "kind": "not_for_us", "words": "No.", "at": NOW} | changes))


BROKEN = {
    "idea_has_problem": lambda i, p: [Idea(record=an_idea(by=p, title="Another").record, problem="")],
    "support_once": lambda i, p: [Support(idea=i, person=p, at=NOW) for _ in "12"],
    "answer_kind_known": lambda i, p: [answer(i, kind="perhaps")],
    "answer_has_words": lambda i, p: [answer(i, words="")],
    "answer_not_now_has_date": lambda i, p: [answer(i, kind="not_now")],
    "answer_only_not_now_has_date": lambda i, p: [answer(i, returns_on=date(2027, 1, 1))],
    "asked_has_words": lambda i, p: [Asked(idea=i, words="", by=p, at=NOW)],
    "reply_has_words": lambda i, p: [
        asked := Asked(idea=i, words="Which?", by=p, at=NOW),
        Reply(asked=asked, words="", by=p, at=NOW),
    ],
    "doing_has_words": lambda i, p: [Doing(idea=i, words="", move=move(i), by=p, at=NOW)],
    "confirmation_no_says_why": lambda i, p: [
        doing := Doing(idea=i, words="Done.", move=move(i), by=p, at=NOW),
        Confirmation(doing=doing, done=False, move=move(i), by=p, at=NOW),
    ],
    "doing_has_its_own_move": lambda i, p: [
        Doing(idea=i, words="Done.", move=one, by=p, at=NOW) for one in [move(i)] for _ in "12"
    ],
    "sent_on_says_where": lambda i, p: [SentOn(what="broken", where="", at=NOW)],
    "sent_on_with_idea_or_nobody": lambda i, p: [SentOn(what="broken", where="Roads", by=p, at=NOW)],
    "sent_on_idea_by_somebody": lambda i, p: [SentOn(what="idea", where="Roads", idea=i, at=NOW)],
    "imported_once": lambda i, p: [
        Imported(record=record, source="x", key="1", digest="", at=NOW)
        for record in (i.record, an_idea(by=p, title="Another").record)
    ],
    "imported_says_whence": lambda i, p: [Imported(record=i.record, source="x", key="", digest="", at=NOW)],
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses(name, idea, resident):
    with pytest.raises(IntegrityError), transaction.atomic():
        for row in BROKEN[name](idea, resident):
            row.save(force_insert=not isinstance(row, Idea))


def test_what_was_said_officially_cannot_be_changed_or_removed(idea, resident):
    given = answer(idea)
    asked = Asked(idea=idea, words="Which?", by=resident, at=NOW)
    doing = Doing(idea=idea, words="Done.", move=move(idea), by=resident, at=NOW)
    for row in (given, asked, doing):
        row.save()
    rows = [given, asked, doing, SentOn.objects.create(what="broken", where="Roads", at=NOW)]
    rows += [
        Reply.objects.create(asked=asked, words="That one.", by=resident, at=NOW),
        Confirmation.objects.create(doing=doing, done=True, move=move(idea), by=resident, at=NOW),
        Imported.objects.create(record=idea.record, source="x", key="1", digest="", at=NOW),
    ]
    for row in rows:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(at=timezone.now())
        with pytest.raises(DatabaseError), transaction.atomic():
            row.delete()
