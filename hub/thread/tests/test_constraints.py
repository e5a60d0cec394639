"""Each rule that the thread's tables keep, broken once."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from hub.thread.models import Adoption, Behaviour, Edition, Statement
from hub.thread.tests import factories

DAY, DAY_BEFORE = date(2026, 6, 2), date(2026, 6, 1)


def an_edition(**changes):
    return Edition(**({"name": "Next", "adopted_on": DAY, "reason": "x", "at": timezone.now()} | changes))


BROKEN = {
    "statement_has_wording": lambda s: Statement.objects.filter(pk=s.pk).update(wording=""),
    "statement_review_is_whole": lambda s: Statement.objects.filter(pk=s.pk).update(review_from=DAY),
    "statement_review_is_whole ": lambda s: Statement.objects.filter(pk=s.pk).update(invitation="Well?"),
    "statement_review_is_whole  ": lambda s: Statement.objects.filter(pk=s.pk).update(
        review_from=DAY, review_until=DAY_BEFORE, invitation="Well?"
    ),
    "behaviour_has_wording": lambda s: Behaviour(statement=s, wording="", position=1).save(),
    "behaviour_position_once": lambda s: Behaviour.objects.bulk_create(
        Behaviour(statement=s, wording="x", position=1) for _ in "12"
    ),
    "edition_has_name": lambda s: an_edition(name="").save(),
    "edition_has_reason": lambda s: an_edition(reason="").save(),
    "edition_name_once": lambda s: an_edition(name="Future Council").save(),
    "adoption_once": lambda s: Adoption(
        statement=s, edition=Edition.objects.get(), version=s.record.versions.get()
    ).save(),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_the_database_refuses(broken, leader):
    statement = factories.statement(leader)

    with pytest.raises(IntegrityError), transaction.atomic():
        BROKEN[broken](statement)


def test_an_edition_that_was_adopted_cannot_be_rewritten(leader):
    edition = factories.edition(leader)

    mine = Edition.objects.filter(pk=edition.pk)
    for change in (lambda: mine.update(reason="another"), lambda: mine._raw_delete("default")):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
