"""The pages of measures: what everybody reads, what those who keep them do, and what it costs."""

import re
from contextlib import contextmanager
from datetime import date

import pytest
import time_machine
from django.db.models import OuterRef, Subquery, Value

from hub.core.follows.actions import follow
from hub.core.follows.models import Notice
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility
from hub.measures import evidence, periods, rules
from hub.measures.actions import defining, marking, observing, tying
from hub.measures.figures import Measurement
from hub.measures.models import Annotation, Correction, Measure, Measured, Observation, Rebase
from hub.measures.tests.factories import BETTER, CALM, NOW, a_measure
from hub.thread.tests import factories as thread

pytestmark = pytest.mark.django_db


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def at(measure, step=""):
    return f"/measures/{measure.record.reference}/{step}"


@pytest.fixture
def measure(improver, parks_post):
    return a_measure(improver, parks_post, [*CALM, *BETTER])


def test_everybody_reads_what_changed_and_what_it_does_not_show(client, measure, improver):
    defining.set_target(measure, value=60, from_on=date(2026, 1, 1), set_by="Cabinet", by=improver)

    page = text(client.get(at(measure)))

    for said in (
        "Changed for the better",
        "Target: hit or miss",
        "changed; cause not shown".capitalize(),
        "64 % in September 2026",
        "Measured up to September 2026. The value for October 2026 is overdue.",
        "Parks manager, Parks and open spaces",
        "signal: better (",
        "Cabinet",
    ):
        assert said in page
    assert "<svg" in page
    assert "style=" not in page


@time_machine.travel(NOW)
def test_too_few_values_get_a_page_that_says_how_many_more_and_why(client, improver, parks_post):
    measure = a_measure(improver, parks_post, CALM[:5], first=date(2026, 6, 1))

    page = text(client.get(at(measure)))

    assert "Too few values to tell a change from chance" in page
    assert "<strong>5 values</strong>; <strong>8 more</strong> are needed" in page
    assert "has its limits with June 2027" in page
    assert "Changed for" not in page
    assert "Limits</th>" not in page


@time_machine.travel(NOW)
def test_limits_that_wait_for_more_values_are_never_promised_for_a_day_gone_by(client, improver, parks_post):
    measure = a_measure(improver, parks_post, CALM[:11], first=date(2020, 1, 1))

    assert "has its limits with November 2026" in text(client.get(at(measure)))


def test_a_measure_without_values_says_so(client, improver, parks_post):
    page = text(client.get(at(a_measure(improver, parks_post))))

    assert "Nothing has been measured yet" in page
    assert "A value is due for each month." in page


def test_made_data_is_said_on_the_page_the_chart_the_list_and_the_file(client, improver, parks_post, leader):
    measure = a_measure(improver, parks_post, CALM, made_data=True)
    outcome = thread.statement(leader).record
    tying.tie(measure, outcome, part=rules.OUTCOME, by=leader)

    file = client.get(at(measure, "values.csv"))

    assert "Made data." in text(client.get(at(measure)))
    assert "(made data)</title>" in text(client.get(at(measure)))
    assert "made data" in text(client.get("/measures/"))
    assert "made data" in text(client.get(outcome.get_absolute_url()))
    assert "made data" in text(client.get(f"/records/{outcome.reference}/measures/"))
    assert "made-data.csv" in file["Content-Disposition"]
    assert b"made_data" in b"".join(file.streaming_content)


def test_the_latest_value_of_a_measure_taken_every_day_is_of_a_day(client, improver, parks_post):
    measure = a_measure(improver, parks_post, CALM, first=date(2026, 6, 1), frequency=periods.DAY)

    assert "54 % on 14 June 2026." in text(client.get(at(measure)))
    assert "54 % on 14 June 2026" in text(client.get("/measures/"))


def test_the_file_has_every_value_with_its_limits(client, measure):
    lines = b"".join(client.get(at(measure, "values.csv")).streaming_content).decode().splitlines()

    head = (
        "period,period_name,value,unit,numerator,denominator,provisional,why_missing,part,mean,lower_limit,upper_limit"
    )
    assert lines[0].endswith(f"{head},limits_on_trial,target,label,reading,times_corrected,made_data")
    assert len(lines) == 22
    assert lines[1].startswith("2025-01-01,January 2025,52.0,%,,,no,,1,")


def test_programs_get_every_value_as_json(client, measure):
    found = client.get(at(measure, "values.json")).json()

    assert (found["reference"], found["variation"]) == (measure.record.reference, "improvement_high")
    assert len(found["values"]) == 21
    assert found["values"][0]["value"] == 52.0
    assert (found["values"][0]["provisional"], found["values"][0]["numerator"]) == (False, None)


def test_what_people_said_of_a_value_stays_words_in_json(client, measure, staff):
    observing.observe(measure, date(2026, 10, 1), Measurement(value=None, why_missing="no"), by=staff)

    assert client.get(at(measure, "values.json")).json()["values"][-1]["why_missing"] == "no"


def test_a_value_is_added_and_a_second_click_is_told(client, measure, staff):
    client.force_login(staff)
    typed = {"period": "October 2026", "value": "66.5"}

    saved = client.post(at(measure, "add/"), typed, follow=True)
    again = client.post(at(measure, "add/"), typed, follow=True)
    other = client.post(at(measure, "add/"), {**typed, "value": "70"})

    assert "Saved: October 2026." in text(saved)
    assert again.status_code == 200
    assert "October 2026 has another value already. Nothing was saved." in text(other)
    assert measure.observations.get(period=date(2026, 10, 1)).value == 66.5


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"period": "30 February 2026", "value": "1"}, "There is no 30 February 2026"),
        ({"period": "October 2026", "value": "about 7"}, "“about 7” is not a number"),
        ({"period": "October 2026", "value": "12,5"}, "has a decimal comma. Write 12.5."),
        ({"period": "January 2090", "value": "1"}, "January 2090 has not begun"),
        ({"period": "", "value": "1"}, "Answer this question: Which period?"),
        ({"period": "x" * 1_000_000, "value": "1"}, "Use 60 characters or fewer"),
    ],
)
def test_a_value_that_cannot_be_taken_is_told_and_kept(client, measure, staff, typed, told):
    client.force_login(staff)

    response = client.post(at(measure, "add/"), typed)

    assert response.status_code == 422
    assert told in text(response)
    assert measure.observations.count() == 21


def test_many_values_are_shown_before_they_are_saved(client, improver, parks_post, staff):
    measure = a_measure(improver, parks_post)
    client.force_login(staff)
    pasted = "Month\tValue\n" + "\n".join(f"2026-{month:02d}-01\t{50 + month}" for month in range(1, 10))

    shown = client.post(at(measure, "paste/"), {"pasted": pasted})
    before = measure.observations.count()
    seen = re.search(r'name="seen" value="(\w+)"', text(shown))[1]
    changed = client.post(at(measure, "paste/"), {"pasted": pasted.replace("51", "99"), "seen": seen})
    saved = client.post(at(measure, "paste/"), {"pasted": pasted, "seen": seen}, follow=True)

    assert "Is this right?" in text(shown)
    assert "9 values were read, in %." in text(shown)
    assert "The first line was taken for headings." in text(shown)
    assert before == 0
    assert "Is this right?" in text(changed)
    assert "Saved: 9 values." in text(saved)
    assert measure.observations.get(period=date(2026, 1, 1)).value == 51


def test_nothing_of_a_paste_is_saved_if_one_line_is_wrong(client, measure, staff):
    client.force_login(staff)
    pasted = "2026-09-01,64\n2026-10-01,66\n2026-02-30,1\n2025-01-01,99\n2026-10-31,66"

    page = text(client.post(at(measure, "paste/"), {"pasted": pasted}))

    assert "Nothing was saved. Put this right and try again" in page
    assert "<strong>Line 3:</strong> There is no 30 February 2026" in page
    assert "<strong>Line 4:</strong> January 2025 is 52 already." in page
    assert "<strong>Line 5:</strong> October 2026 is on line 2 already" in page
    assert "2025-01-01,99" in page
    assert measure.observations.count() == 21


def test_ten_thousand_values_and_running_totals_are_refused_in_words(client, improver, parks_post, staff):
    measure = a_measure(improver, parks_post)
    client.force_login(staff)
    many = "\n".join(f"2026-01-{1 + n % 28:02d},{n}" for n in range(10_000))
    totals = "\n".join(f"{2024 + n // 12}-{1 + n % 12:02d},{10 * (1 + n % 12)}" for n in range(24))

    assert "10,000 lines are too many at once: the limit is 1,000." in text(
        client.post(at(measure, "paste/"), {"pasted": many})
    )
    assert "These look like running totals" in text(client.post(at(measure, "paste/"), {"pasted": totals}))
    looked = client.post(at(measure, "paste/"), {"pasted": totals, "not_totals": "on"})
    assert "24 values were read" in text(looked)
    assert 'name="not_totals" value="on"' in text(looked)


def test_a_correction_stays_readable_with_its_reason(client, measure, staff):
    client.force_login(staff)
    value = measure.observations.get(period=date(2025, 3, 1))
    page = at(measure, f"values/{value.pk}/correct/")

    assert "It is 51 % now." in text(client.get(page))
    refused = client.post(page, {"value": "57"})
    same = client.post(page, {"value": "51", "reason": "x"})
    saved = text(client.post(page, {"value": "57", "reason": "Two sites had not reported."}, follow=True))

    assert "Say why it changes." in text(refused)
    assert "That is the value it has." in text(same)
    assert "March 2025: was 51, put right to 57" in saved
    assert "Two sites had not reported." in saved
    assert Correction.objects.get().old == 51


def test_limits_begin_anew_once_a_second_person_agrees(client, measure, staff, improver):
    client.force_login(staff)
    typed = {"from_on-day": 10, "from_on-month": 2, "from_on-year": 2026, "reason": "A second line was opened."}
    page = text(client.post(at(measure, "rebase/"), typed, follow=True))
    proposed = Rebase.objects.get()
    assert "proposed: a second person has to agree" in page
    assert client.post(at(measure, f"rebases/{proposed.pk}/agree/")).status_code == 409
    assert "Upright: limits anew" not in page

    client.force_login(improver)
    page = text(client.post(at(measure, f"rebases/{proposed.pk}/agree/"), follow=True))

    assert "Upright: limits anew" in page
    assert "Limits anew from March 2026" in page
    back = client.post(at(measure, f"rebases/{proposed.pk}/take-back/"), {"because": "It did not last."}, follow=True)
    assert "taken back on" in text(back)
    assert "Upright: limits anew" not in text(back)


def test_what_happened_is_flagged_and_leads_to_its_record_for_those_who_may_read_it(
    client, measure, staff, stranger, resident, example_kind
):
    hidden = thread.work(resident, "Not yet said", to=Visibility.STAFF)
    shown = thread.work(resident, "Lines open on Saturdays")
    client.force_login(staff)
    day = {"on-day": 3, "on-month": 3, "on-year": 2026}
    wrong = client.post(at(measure, "annotate/"), {**day, "words": "Saturdays", "reference": "IDEA-999999"})
    for record in (hidden, shown):
        typed = {**day, "words": f"Began: {record.pk}", "reference": record.reference.lower()}
        client.post(at(measure, "annotate/"), typed)

    client.force_login(stranger)
    page = text(client.get(at(measure)))

    assert "There is no such record." in text(wrong)
    assert Annotation.objects.count() == 2
    assert "Lines open on Saturdays" in page
    assert "Not yet said" not in page
    assert "hub-plot__pennant" in page
    assert "flag 2" in page


def test_a_target_is_dated_and_the_earlier_one_stays(client, measure, staff):
    client.force_login(staff)
    day = {"from_on-day": 1, "from_on-month": 1, "from_on-year": 2026, "set_by": "Cabinet"}
    client.post(at(measure, "target/"), {**day, "value": "60"})
    earlier = client.post(at(measure, "target/"), {**day, "value": "70", "from_on-year": 2025})
    later = client.post(at(measure, "target/"), {**day, "value": "70", "from_on-month": 6}, follow=True)

    assert "what was aimed at before is not rewritten" in text(earlier)
    page = text(later)
    assert "Target from 1 January 2026" in page
    assert "Target from 1 June 2026" in page
    assert '<td class="govuk-table__cell govuk-table__cell--numeric" data-label="Target">60</td>' in page
    assert '<td class="govuk-table__cell govuk-table__cell--numeric" data-label="Target">70</td>' in page


DEFINED = {
    "name": "Damp homes",
    "definition": "Council homes with damp reported.",
    "unit": "homes",
    "direction": "decrease",
    "frequency": "quarter",
    "source": "Repairs system",
    "limits": "xmr",
}


def test_a_measure_is_set_up_and_said_anew(client, staff, parks_post):
    client.force_login(staff)
    page = client.post("/measures/new/", {**DEFINED, "post": parks_post.pk, "baseline": "6"})
    assert "Enter a number of 12 or more." in text(page)
    client.post("/measures/new/", {**DEFINED, "post": parks_post.pk})
    measure = Measure.objects.get()

    changed = {**DEFINED, "post": parks_post.pk, "unit": "flats", "reason": "Houses are counted elsewhere."}
    page = client.post(at(measure, "change/"), changed, follow=True)

    assert measure.record.team == parks_post.team
    assert "Said 2 times" in text(page)
    earlier = text(client.get(at(measure, "definitions/")))
    assert "Houses are counted elsewhere." in earlier
    assert "homes" in earlier


def test_a_measure_that_is_no_longer_taken_takes_no_values(client, measure, staff):
    client.force_login(staff)
    ended = client.post(at(measure, "end/"), {"because": "The line was closed."}, follow=True)
    refused = client.post(at(measure, "add/"), {"period": "October 2026", "value": "1"})

    assert "No longer taken" in text(ended)
    assert "Take it up again first." in text(refused)
    assert "Values are taken again." in text(
        client.post(at(measure, "resume/"), {"because": "It was opened again."}, follow=True)
    )


STEPS = ("add/", "paste/", "change/", "target/", "end/", "resume/", "rebase/", "annotate/", "tells-of/")


@pytest.mark.parametrize("step", STEPS)
def test_only_those_who_keep_it_get_the_forms(client, measure, request, step):
    staff, improver, leader = (request.getfixturevalue(one) for one in ("staff", "improver", "leader"))
    assert client.get(at(measure, step)).status_code == 302
    client.force_login(request.getfixturevalue("resident"))
    assert client.get(at(measure, step)).status_code == 403
    assert client.post(at(measure, step), {"period": "October 2026", "value": "1", "because": "x"}).status_code == 403
    for person in (staff, improver, leader):
        client.force_login(person)
        assert client.get(at(measure, step)).status_code == 200


@pytest.mark.parametrize("visibility", [Visibility.DRAFT, Visibility.STAFF])
def test_what_one_may_not_read_is_not_found(client, improver, parks_post, stranger, visibility):
    measure = a_measure(improver, parks_post, CALM, to=visibility)
    value = measure.observations.first()
    client.force_login(stranger)

    for step in ("", "values.csv", "definitions/", "add/", f"values/{value.pk}/correct/"):
        assert client.get(at(measure, step)).status_code == 404


def test_an_outcome_shows_what_is_measured_of_it(client, measure, leader, improver):
    outcome = thread.statement(leader).record
    tying.tie(measure, outcome, part=rules.OUTCOME, by=leader)
    hidden = a_measure(improver, None, CALM, to=Visibility.STAFF, name="Not for everybody")
    tying.tie(hidden, outcome, part=rules.OUTCOME, by=leader)

    assert measure.record.title in text(client.get(f"/measures/?outcome={outcome.pk}"))
    page = text(client.get(outcome.get_absolute_url()))

    assert "What has changed" in page
    assert "For the better: changed; cause not shown." in page
    assert "Not for everybody" not in page
    assert outcome.title in text(client.get(at(measure)))


def test_the_golden_line_leads_from_the_purpose_to_what_is_measured_and_on_to_the_measure(
    client, measure, improver, leader
):
    outcome = thread.frame(leader)["outcome"].record
    hidden = a_measure(improver, None, CALM, to=Visibility.STAFF, name="Not for everybody")
    for one in (measure, hidden):
        tying.tie(one, outcome, part=rules.OUTCOME, by=leader)

    line = text(client.get(at(measure))).partition("The golden thread")[2]
    below = text(client.get(outcome.get_absolute_url())).partition("The golden thread")[2]
    followed = client.get(f"/records/{outcome.reference}/thread/")
    stops = client.get(f"/records/{outcome.reference}/thread.json").json()["stops"]

    assert "Not tied to an outcome yet" not in line
    assert "Nothing has come of it yet" not in line
    assert line.index("A little better every day") < line.index(outcome.title) < line.index("is measured by")
    assert "is measured by" in below
    assert measure.record.reference in [stop["reference"] for stop in stops]
    for page in (line, below, text(followed)):
        assert measure.record.title in page
        assert "Not for everybody" not in page


def test_local_and_comparison_stand_beside_one_another(client, measure, improver, parks_post, leader):
    outcome = thread.statement(leader).record
    untouched = a_measure(improver, parks_post, [*CALM, *CALM[:7]], name="The same elsewhere")
    tying.tie(measure, outcome, part=rules.LOCAL, by=leader)
    page = text(client.get(outcome.get_absolute_url()))
    assert "There is no comparison with a place where the work was not done" in page

    tying.tie(untouched, outcome, part=rules.COMPARISON, by=leader)

    page = text(client.get(f"/records/{outcome.reference}/measures/"))
    assert "Everyday variation: no change shown, where the work was not done." in page
    assert page.count("<svg") >= 2
    assert "There is no comparison" not in text(client.get(outcome.get_absolute_url()))


def test_from_evidence_level_3_the_caption_says_that_the_work_is_the_cause(client, measure, leader):
    outcome = thread.statement(leader).record
    tying.tie(measure, outcome, part=rules.LOCAL, by=leader)
    with evidence_of_outcomes():
        page = text(client.get(outcome.get_absolute_url()))

    assert "a comparison shows that the work is the cause (evidence level 3)" in page


def test_what_changed_before_the_work_began_is_not_put_down_to_it(client, measure, leader):
    outcome = thread.statement(leader).record
    tying.tie(measure, outcome, part=rules.LOCAL, by=leader)
    began = Record.objects.filter(pk=OuterRef("record__links_out__target_id")).values("created_at__date")
    with evidence_of_outcomes(began=lambda _: Subquery(began)):
        page = text(client.get(outcome.get_absolute_url()))

    assert "changed before this began, and no change shown since" in page
    assert "is the cause" not in page


@contextmanager
def evidence_of_outcomes(**more):
    """Have outcomes claim level 3."""
    evidence.register({"outcome"}, lambda _: Value(3), **more)
    try:
        yield
    finally:
        evidence.forget("outcome")


def test_a_measure_is_chosen_for_a_record_and_let_go(client, measure, leader, resident):
    outcome = thread.statement(leader).record
    client.force_login(resident)
    assert client.get(f"/records/{outcome.reference}/measures/choose/").status_code == 403
    client.force_login(leader)
    assert "Say how it is measured" in text(client.get(outcome.get_absolute_url()))
    page = client.post(
        f"/records/{outcome.reference}/measures/choose/", {"measure": measure.pk, "part": "outcome"}, follow=True
    )
    assert "Its chart stands on the page now." in text(page)

    tied = Measured.objects.get()
    client.force_login(resident)
    assert client.post(f"/measures/ties/{tied.pk}/end/").status_code == 403
    client.force_login(leader)
    client.post(f"/measures/ties/{tied.pk}/end/")
    assert "What has changed" not in text(client.get(outcome.get_absolute_url()))


def test_it_is_tied_by_its_reference_to_what_can_be_measured(client, measure, leader):
    outcome = thread.statement(leader).record
    client.force_login(leader)
    wrong = client.post(at(measure, "tells-of/"), {"reference": measure.record.reference, "part": "outcome"})
    done = client.post(at(measure, "tells-of/"), {"reference": outcome.reference, "part": "outcome"}, follow=True)
    again = client.post(at(measure, "tells-of/"), {"reference": outcome.reference, "part": "local"})

    assert "Nothing is measured of this." in text(wrong)
    assert "Its page shows this chart now." in text(done)
    assert "already. End that first" in text(again)


def test_the_list_shows_the_latest_value_and_is_filtered_and_paged(client, measure, improver, parks_post):
    a_measure(improver, parks_post, name="Nothing yet", definition="Damp homes.")

    page = text(client.get("/measures/"))

    assert "2 measures" in page
    assert "64 % in September 2026" in page
    assert "Set up a measure" not in page
    assert "Nothing yet" not in text(client.get("/measures/?q=calls"))
    client.force_login(improver)
    assert "Set up a measure" in text(client.get("/measures/"))


def test_pages_take_as_many_statements_however_much_there_is(
    client, improver, leader, parks_post, resident, django_assert_max_num_queries
):
    measure = a_measure(improver, parks_post, [*CALM, *BETTER])
    outcome = thread.statement(leader).record
    client.force_login(leader)
    for more in range(3):
        value = measure.observations.all()[more]
        observing.correct(value, Measurement(value=40.0 + more), reason="x", by=improver)
        marking.annotate(measure, on=date(2026, 1, 1 + more), words="x", record=outcome, by=improver, now=NOW)
        tying.tie(a_measure(improver, parks_post, CALM, name=f"No. {more}"), outcome, part=rules.LOCAL, by=leader)
        tying.tie(measure, thread.statement(leader).record, part=rules.OUTCOME, by=leader)
        with django_assert_max_num_queries(16):
            client.get(at(measure))
        with django_assert_max_num_queries(8):
            client.get("/measures/")
        with django_assert_max_num_queries(8):
            client.get(f"/records/{outcome.reference}/measures/")
        with django_assert_max_num_queries(16):
            client.get(outcome.get_absolute_url())


def test_those_who_follow_are_told_of_a_new_value(measure, resident, staff):
    follow(measure.record, by=resident)
    observing.observe(measure, date(2026, 10, 9), Measurement(value=70.0), by=staff, now=NOW)

    assert Notice.objects.filter(person=resident).latest("pk").sentence.endswith("the value for October 2026 is 70 %.")
    assert Observation.objects.filter(measure=measure).count() == 22
