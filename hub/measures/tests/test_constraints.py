"""Each rule that the measures' tables keep, broken once."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from hub.core.links.actions import link
from hub.core.links.relations import MEASURES
from hub.measures import rules
from hub.measures.actions import defining, marking, observing, tying
from hub.measures.figures import Measurement
from hub.measures.models import Annotation, Correction, Measure, Measured, Observation, Rebase, Target
from hub.measures.tests.factories import CALM, a_measure
from hub.thread.tests.factories import statement

pytestmark = pytest.mark.django_db
DAY = date(2025, 1, 1)
NOW = timezone.now()


def on(measure, **values):
    return Measure.objects.filter(pk=measure.pk).update(**values)


def a_rebase(measure, **more):
    return Rebase(**({"measure": measure, "from_on": DAY, "reason": "x", "at": NOW} | more)).save()


BROKEN = {
    "measure_has_definition": lambda m, _: on(m, definition=""),
    "measure_has_unit": lambda m, _: on(m, unit=""),
    "measure_has_source": lambda m, _: on(m, source=""),
    "measure_direction_known": lambda m, _: on(m, direction="sideways"),
    "measure_frequency_known": lambda m, _: on(m, frequency="fortnight"),
    "measure_baseline_is_enough": lambda m, _: on(m, baseline=11),
    "target_day_once": lambda m, _: Target.objects.bulk_create(
        Target(measure=m, from_on=DAY, value=n, set_by="x", at=NOW) for n in (1, 2)
    ),
    "target_says_who": lambda m, _: Target(measure=m, from_on=DAY, value=1, set_by="", at=NOW).save(),
    "target_is_a_number": lambda m, _: Target(measure=m, from_on=DAY, value=1e13, set_by="x", at=NOW).save(),
    "observation_period_once": lambda m, _: Observation(measure=m, period=DAY, value=2, at=NOW).save(),
    "observation_is_a_number": lambda m, _: m.observations.update(value=-1e13),
    "measure_limits_known": lambda m, _: on(m, limits="z"),
    "measure_told_in_one_or_more": lambda m, _: on(m, per=0),
    "measure_limits_know_of_what": lambda m, _: on(m, limits="p", denominator=""),
    "observation_counted_out_of_some": lambda m, _: m.observations.update(numerator=1, denominator=0),
    "observation_counted_out_of_some ": lambda m, _: m.observations.update(numerator=1),
    "observation_provisional_has_value": lambda m, _: m.observations.update(value=None, provisional=True),
    "observation_missing_or_measured": lambda m, _: m.observations.update(why_missing="x"),
    "correction_has_reason": lambda m, _: Correction(observation=m.observations.first(), reason="", at=NOW).save(),
    "rebase_day_once": lambda m, _: [a_rebase(m) for _ in "12"],
    "rebase_has_reason": lambda m, _: a_rebase(m, reason=""),
    "rebase_agreed_by_another": lambda m, who: a_rebase(m, by=who, agreed_by=who, agreed_at=NOW),
    "rebase_agreed_by_another ": lambda m, who: a_rebase(m, agreed_by=who),
    "rebase_end_has_reason": lambda m, _: a_rebase(m, ended_at=NOW),
    "rebase_end_has_reason ": lambda m, _: a_rebase(m, ended_because="x"),
    "annotation_has_words": lambda m, _: Annotation(measure=m, on=DAY, words="", at=NOW).save(),
    "measured_part_known": lambda m, who: Measured(
        link=link(m.record, MEASURES, statement(who).record, by=who), part="x"
    ).save(),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_the_database_refuses(broken, leader):
    measure = a_measure(leader, None, CALM)

    with pytest.raises(IntegrityError), transaction.atomic():
        BROKEN[broken](measure, leader)


def test_what_is_kept_cannot_be_rewritten_or_removed(leader):
    measure = a_measure(leader, None, CALM)
    outcome = statement(leader).record
    value = measure.observations.get(period=date(2025, 6, 1))
    kept = [
        (value, {"period": date(2020, 1, 1)}),
        (observing.correct(value, Measurement(value=1.0), reason="x", by=leader), {"reason": "y"}),
        (defining.set_target(measure, value=1.0, from_on=DAY, set_by="x", by=leader), {"value": 2.0}),
        (marking.rebase(measure, from_on=value.period, reason="x", by=leader), {"reason": "y"}),
        (marking.annotate(measure, on=DAY, words="x", by=leader), {"words": "y"}),
        (tying.tie(measure, outcome, part=rules.OUTCOME, by=leader), {"part": rules.LOCAL}),
    ]
    for row, other in kept:
        mine = type(row).objects.filter(pk=row.pk)
        for change in (
            lambda mine=mine, other=other: mine.update(**other),
            lambda mine=mine: mine._raw_delete("default"),
        ):
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                change()
