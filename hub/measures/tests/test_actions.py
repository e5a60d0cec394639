"""What those who keep measures do: by whom, with what refused, and what stays."""

from dataclasses import asdict, replace
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from hub.core.audit.models import AuditEvent
from hub.core.follows.models import Notice
from hub.core.records.visibility import Visibility
from hub.foundation.errors import BadInput, NotAllowed, NotPossible
from hub.measures import rules
from hub.measures.actions import defining, marking, observing, tying
from hub.measures.charted import charted, table
from hub.measures.duties import to_agree
from hub.measures.figures import Measurement
from hub.measures.models import Annotation, Observation, Rebase
from hub.measures.reading import Row
from hub.measures.series import series, tied_to
from hub.measures.spc import Direction
from hub.measures.tests.factories import BETTER, CALM, NOW, SAID, a_measure, rows
from hub.measures.varying import Kind
from hub.thread.tests.factories import statement, work

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def measure(improver, parks_post):
    return a_measure(improver, parks_post, [*CALM, *BETTER])


def shown(measure):
    return charted(measure, series([measure.pk], corrections=True)[measure.pk], today=TODAY)


def test_it_can_be_read_at_once_and_its_definition_is_sealed(measure):
    assert measure.record.visibility == Visibility.PUBLIC
    assert measure.record.reference.startswith("MEAS-")
    assert measure.record.versions.count() == 1
    assert AuditEvent.objects.filter(verb="record.opened", subject_id=str(measure.pk)).exists()


def test_staff_set_up_measures_of_their_own_team_only(staff, parks_post, hub_post, resident):
    assert defining.define(replace(SAID, post=parks_post), by=staff).record.post == parks_post
    for said, person in (
        (replace(SAID, post=hub_post), staff),
        (SAID, staff),
        (replace(SAID, post=parks_post), resident),
    ):
        with pytest.raises(NotAllowed):
            defining.define(said, by=person)


def test_a_baseline_of_too_few_values_is_refused(improver):
    with pytest.raises(BadInput, match="12 values or more"):
        defining.define(replace(SAID, baseline=11), by=improver)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"limits": Kind.P}, "say above what is counted"),
        ({"limits": Kind.P, "unit": "falls", "numerator": "falls", "denominator": "nights"}, "are for shares"),
        ({"limits": Kind.U, "numerator": "calls", "denominator": "all calls"}, "are for rates"),
    ],
)
def test_limits_that_do_not_fit_what_is_counted_are_refused(improver, said, told):
    with pytest.raises(BadInput, match=told):
        defining.define(replace(SAID, **said), by=improver)


def test_limits_of_a_share_are_wider_where_fewer_were_counted(improver):
    said = {"numerator": "calls answered in time", "denominator": "calls", "limits": Kind.P}
    share = a_measure(improver, **said)
    sizes = [100.0, 400.0] * 7
    rows_of = [
        replace(row, value=50.0, numerator=size / 2, denominator=size)
        for row, size in zip(rows([50.0] * 14, date(2025, 1, 1)), sizes, strict=True)
    ]
    observing.observe_many(share, rows_of, by=improver, now=NOW)

    first, second, *_ = shown(share).chart.points

    # 3 × 100 × sqrt(0.5 × 0.5 / n): 15 about the mean of 50 for n = 100, and 7.5 for n = 400.
    assert (first.limits.lower, first.limits.mean, first.limits.upper) == pytest.approx((35, 50, 65))
    assert (second.limits.lower, second.limits.upper) == pytest.approx((42.5, 57.5))


def test_how_often_it_is_taken_cannot_change_under_its_values(measure, improver):
    with pytest.raises(NotPossible, match="cannot change"):
        defining.change(measure, replace(SAID, frequency="week"), reason="x", by=improver)


def test_made_data_stay_marked(improver):
    measure = a_measure(improver, made_data=True)

    defining.change(measure, replace(SAID, name="Other"), reason="x", by=improver)

    measure.refresh_from_db()
    assert measure.made_data


def test_a_definition_is_not_changed_without_a_reason_or_a_change(measure, improver, parks_post):
    for said, reason in ((SAID, " "), (replace(SAID, post=parks_post), "x")):
        with pytest.raises(NotPossible):
            defining.change(measure, said, reason=reason, by=improver)


def test_many_values_are_added_or_none(measure, staff):
    more = rows((60.0, 61.0), date(2026, 10, 1))
    with pytest.raises(NotPossible, match="March 2025 has another value already"):
        observing.observe_many(measure, [*more, Row(line=3, period=date(2025, 3, 1), value=1.0)], by=staff, now=NOW)
    assert measure.observations.count() == 21

    counts = observing.observe_many(measure, [*rows((64.0,), date(2026, 9, 1)), *more], by=staff, now=NOW)

    assert (counts.added, counts.unchanged) == (2, 1)
    with pytest.raises(NotPossible, match="December 2026 has not begun"):
        observing.observe_many(measure, rows((1.0,), date(2026, 12, 1)), by=staff, now=NOW)
    with pytest.raises(BadInput, match="twice"):
        observing.observe_many(measure, more[:1] * 2, by=staff, now=NOW)
    with pytest.raises(NotPossible, match="limit is 10,000"):
        observing.observe_many(measure, more * 5001, by=staff, now=NOW)


def test_adding_takes_the_same_statements_however_many(measure, staff, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        observing.observe_many(measure, rows([1.0] * 60, date(2019, 1, 1)), by=staff, now=NOW)


def test_a_day_counts_for_its_period(measure, staff):
    assert observing.observe(measure, date(2026, 10, 17), Measurement(value=66.0), by=staff, now=NOW).period == date(
        2026, 10, 1
    )


def test_a_missing_value_says_why_and_can_be_put_right(measure, staff):
    value = observing.observe(
        measure, date(2026, 10, 1), Measurement(value=None, why_missing="The line was down."), by=staff, now=NOW
    )
    assert table(shown(measure))[0].reading == "The line was down."

    observing.correct(value, Measurement(value=66.0), reason="Found in the log.", by=staff)

    assert Observation.objects.get(pk=value.pk).why_missing == ""
    assert table(shown(measure))[0].value == "66"


def test_a_share_keeps_the_counts_it_was_computed_from_and_a_provisional_one_is_made_final(improver, staff, parks_post):
    share = a_measure(improver, parks_post, numerator="calls answered in time", denominator="calls")
    said = Measurement(value=51.0, numerator=204.0, denominator=400.0, provisional=True)
    value = observing.observe(share, date(2026, 9, 1), said, by=staff, now=NOW)
    again = observing.observe_many(share, [Row(line=1, period=date(2026, 9, 1), **asdict(said))], by=staff, now=NOW)
    assert (again.added, again.unchanged) == (0, 1)
    [row] = table(shown(share))
    assert (row.value, row.counted, row.provisional) == ("51", "204 of 400", True)

    kept = observing.correct(value, replace(said, provisional=False), reason="All sites have reported.", by=staff)

    assert (kept.made_final, kept.numerator, kept.denominator) == (True, 204.0, 400.0)
    assert not table(shown(share))[0].provisional
    with pytest.raises(NotPossible, match="September 2026 has another value already"):
        other = Row(line=1, period=date(2026, 9, 1), value=51.0, numerator=102.0, denominator=200.0)
        observing.observe_many(share, [other], by=staff, now=NOW)


def test_a_correction_moves_the_limits_and_says_so(measure, staff):
    before = shown(measure).chart.limits
    value = measure.observations.get(period=date(2025, 1, 1))

    observing.correct(value, Measurement(value=10.0), reason="Mistyped.", by=staff)

    after = shown(measure)
    assert after.chart.limits != before
    assert table(after)[-1].corrected == 1


def test_limits_begin_anew_only_when_another_agrees(measure, staff, improver, resident):
    proposed = marking.rebase(measure, from_on=date(2026, 3, 1), reason="A second line.", by=staff)
    assert len(shown(measure).chart.begins) == 1
    for person, error in ((staff, NotPossible), (resident, NotAllowed)):
        with pytest.raises(error):
            marking.agree(proposed, by=person)

    marking.agree(proposed, by=improver)
    marking.agree(proposed, by=improver)

    assert len(shown(measure).chart.begins) == 2
    with pytest.raises(NotPossible, match="already"):
        marking.rebase(measure, from_on=date(2026, 3, 1), reason="Again.", by=staff)
    marking.take_back(proposed, because="It did not last.", by=improver)
    assert len(shown(measure).chart.begins) == 1
    with pytest.raises(NotPossible, match="taken back"):
        marking.agree(Rebase.objects.get(), by=improver)
    with pytest.raises(NotPossible, match="already"):
        marking.take_back(proposed, because="x", by=improver)


def test_who_may_agree_owes_it_and_who_proposed_it_is_told(measure, staff, improver, resident):
    proposed = marking.rebase(measure, from_on=date(2026, 3, 1), reason="A second line.", by=staff)
    assert [to_agree(person, 10) for person in (staff, resident)] == [[], []]
    [owed] = to_agree(improver, 10)
    assert owed.what == "Agree that limits begin anew from 1 March 2026, or say why not"

    marking.agree(proposed, by=improver)
    assert to_agree(improver, 10) == []
    assert Notice.objects.get(person=staff).sentence == "Limits begin anew on 1 March 2026: A second line."

    marking.take_back(proposed, because="It did not last.", by=improver)
    told = Notice.objects.filter(person=staff).latest("pk")
    assert told.sentence == "Limits do not begin anew on 1 March 2026: It did not last."


def test_a_team_owes_its_word_on_limits_of_its_own_measures_alone(measure, improver, staff, hub_post):
    other = a_measure(improver, hub_post, [*CALM, *BETTER], name="Calls answered at once")
    for one in (measure, other):
        marking.rebase(one, from_on=date(2026, 3, 1), reason="A second line.", by=improver)

    assert [owed.title for owed in to_agree(staff, 10)] == [measure.record.title]


@pytest.mark.parametrize("day", [date(2024, 1, 1), date(2026, 12, 1)])
def test_limits_cannot_begin_anew_where_there_are_no_values_on_both_sides(measure, staff, day):
    with pytest.raises(NotPossible, match="values before it and after it"):
        marking.rebase(measure, from_on=day, reason="x", by=staff)


def test_what_happened_has_words_a_day_that_came_and_a_record_one_may_read(measure, staff, resident, example_kind):
    hidden = work(resident, to=Visibility.DRAFT)
    for values in (
        {"on": date(2026, 1, 1), "words": " "},
        {"on": date(2026, 12, 31), "words": "x"},
        {"on": date(2026, 1, 1), "words": "x", "record": hidden},
    ):
        with pytest.raises(NotPossible):
            marking.annotate(measure, by=staff, now=NOW, **values)
    assert not Annotation.objects.exists()


def test_a_record_shows_only_what_it_may_be_measured_by(measure, improver, resident, example_kind):
    with pytest.raises(NotPossible, match="Nothing is measured of this"):
        tying.tie(measure, work(resident), part=rules.OUTCOME, by=improver)


def test_a_tie_ends_once_and_can_be_made_again(measure, improver, leader):
    outcome = statement(leader).record
    tied = tying.tie(measure, outcome, part=rules.LOCAL, by=improver)

    tying.untie(tied, by=improver)
    tying.untie(tied, by=improver)

    assert tied_to(outcome, leader) == []
    tying.tie(measure, outcome, part=rules.COMPARISON, by=improver)
    assert [one.part for one, _ in tied_to(outcome, leader)] == [rules.COMPARISON]


def test_ten_measures_tell_of_a_record_and_no_more(improver, leader, monkeypatch):
    monkeypatch.setattr(rules, "MOST_TIED", 2)
    outcome = statement(leader).record
    first, _ = (tying.tie(a_measure(improver), outcome, part=rules.LOCAL, by=leader) for _ in "12")

    with pytest.raises(NotPossible, match="2 measures tell of OUT-"):
        tying.tie(a_measure(improver), outcome, part=rules.LOCAL, by=leader)

    tying.untie(first, by=leader)
    tying.tie(a_measure(improver), outcome, part=rules.LOCAL, by=leader)


def test_targets_are_dated_and_end_with_a_day(measure, improver):
    defining.set_target(measure, value=60.0, from_on=date(2025, 1, 1), set_by="Cabinet", by=improver)
    defining.set_target(measure, value=None, from_on=date(2026, 1, 1), set_by="Cabinet", by=improver)

    found = series([measure.pk])[measure.pk]

    assert [found.target_on(date(year, 6, 1)) for year in (2024, 2025, 2026)] == [None, 60.0, None]
    for values in ({"value": None, "from_on": date(2026, 2, 1)}, {"value": 1.0, "from_on": date(2026, 1, 1)}):
        with pytest.raises(NotPossible):
            defining.set_target(measure, set_by="Cabinet", by=improver, **values)


def test_limits_of_a_share_are_drawn_within_it_and_reckoned_beyond(improver):
    one = shown(a_measure(improver, None, [99.0, 100.0, 97.0, 100.0, 98.0] * 3))

    assert one.chart.limits.upper > 100
    assert one.drawn(one.chart.limits.upper) == 100
    counts = shown(a_measure(improver, None, [0.0, 3.0, 1.0, 4.0, 0.0] * 3, unit="calls", direction=Direction.DECREASE))
    assert counts.chart.limits.lower < 0
    assert counts.drawn(counts.chart.limits.lower) == 0
    assert counts.drawn(500.0) == 500.0


def test_a_file_is_taken_in_whole_or_not_at_all_and_a_second_run_changes_nothing(improver, parks_post, tmp_path):
    measure = a_measure(improver, parks_post)
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("month,value\n2025-01,52\n2025-02,53.5\n")
    bad.write_text("2025-03,54\n2025-13,55\n")

    def run(path, reference=measure.record.reference):
        out, errors = StringIO(), StringIO()
        call_command("import_observations", reference, str(path), stdout=out, stderr=errors)
        return out.getvalue().splitlines()[-1]

    assert run(good) == "2 added, 0 unchanged, 0 refused"
    assert run(good) == "0 added, 2 unchanged, 0 refused"
    good.write_text("2025-01,99\n")
    for path, reference, told in (
        (bad, measure.record.reference, "Nothing was written: 1 to put right first"),
        (good, str(measure.pk), "January 2025 has another value already"),
        (good, "IDEA-1", "There is no measure IDEA-1"),
        (tmp_path / "none.csv", str(measure.pk), "cannot be opened"),
    ):
        with pytest.raises(CommandError, match=told):
            run(path, reference)
    assert measure.observations.count() == 2


def test_a_second_click_sets_up_no_second_measure_and_no_second_flag(improver, parks_post, staff):
    said = replace(SAID, post=parks_post)
    first, second = (defining.define(said, by=improver, now=NOW) for _ in range(2))
    other = defining.define(replace(said, definition="Counted in another way."), by=improver, now=NOW)
    assert first.pk == second.pk != other.pk

    for words in ("It snowed.", "It snowed.", "The school was shut."):
        marking.annotate(first, on=date(2026, 1, 1), words=words, by=staff, now=NOW)
    assert first.annotations.count() == 2
