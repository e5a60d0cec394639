"""Moderation: rules and readers raise, people decide, authors are told and may ask for a second look."""

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from hub.accounts.roles import Role
from hub.accounts.tests.factories import PersonFactory, with_role
from hub.core.audit.models import AuditEvent
from hub.core.follows.queries import notices_of
from hub.core.moderation import actions, duties, parts, queries
from hub.core.moderation.actions import Decision
from hub.core.moderation.models import Case, Report
from hub.core.moderation.parts import Part, Passage
from hub.core.records import actions as records
from hub.core.records.visibility import Visibility
from hub.foundation.errors import BadInput, NotAllowed, NotPossible

HIDE = Decision(outcome="hidden", ground="insult", words="Say it without the name.")
KEEP = Decision(outcome="kept")


@pytest.fixture
def passage(stranger, bench, monkeypatch):
    """Words of Basil's on the bench, as some part keeps them."""
    kept = {"text": "You fool", "hidden": False}

    def find(keys):
        words = Passage(record_pk=bench.pk, text=kept["text"], url="/there/", authors=[stranger], hidden=kept["hidden"])
        return {key: words for key in keys if key == 7}

    def hide(key, by, because):
        kept.update(hidden=True, because=because)

    def show(key, by, because):
        kept.update(hidden=False)

    note = Part(code="note", label="note", find=find, hide=hide, show_again=show)
    monkeypatch.setitem(parts._parts, "note", note)
    return kept


@pytest.fixture
def case(bench, passage, resident):
    return actions.report(bench, "insult", "", by=resident, part="note:7").case


def hidden_case(case, moderator):
    actions.decide([case], HIDE, by=moderator)
    case.refresh_from_db()
    return case


def test_a_report_opens_one_case_and_several_raise_it(bench, passage, resident, improver, staff):
    for person in (resident, improver, staff, staff):
        actions.report(bench, "insult", "", by=person, part="note:7")

    case = Case.objects.get()
    assert (case.part, case.concern, case.priority, case.reports.count()) == ("note:7", False, 1, 3)
    assert AuditEvent.objects.filter(verb="report.made").count() == 3


def test_a_worry_about_somebody_is_a_case_of_its_own_at_once(bench, passage, resident):
    actions.report(bench, "worried", "", by=resident, part="note:7")

    case = Case.objects.get()
    assert (case.concern, case.priority) == (True, 2)


@pytest.mark.parametrize(("reason", "words"), [("", ""), ("nonsense", ""), ("other", " ")])
def test_a_report_says_what_is_wrong(bench, passage, resident, reason, words):
    with pytest.raises(BadInput):
        actions.report(bench, reason, words, by=resident, part="note:7")


def test_only_what_one_may_read_and_what_is_there_can_be_reported(bench, passage, resident, stranger):
    passage["hidden"] = True
    with pytest.raises(NotPossible):
        actions.report(bench, "spam", "", by=resident, part="note:7")
    with pytest.raises(NotPossible):
        actions.report(bench, "spam", "", by=resident, part="note:8")
    records.publish(bench, by=resident, to=Visibility.TEAM)
    with pytest.raises(NotAllowed):
        actions.report(bench, "spam", "", by=stranger)


def test_rules_open_cases_and_hide_nothing(bench, passage):
    assert actions.look_at(bench, "A fine idea", part="note:7") == []
    found = actions.look_at(bench, "I want to die. Ring 07700 900123", part="note:7")

    assert [finding.rule for finding in found] == ["self_harm", "contact_details"]
    private, public = Case.objects.order_by("-concern")
    assert (private.found_by_rule, private.priority, private.concern) == ("self_harm", 2, True)
    assert (public.found_by_rule, public.priority, public.concern) == ("contact_details", 1, False)
    assert not passage["hidden"]


def test_hiding_tells_the_author_why_and_thanks_the_reporter(
    case, passage, moderator, stranger, resident, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.decide([case], HIDE, by=moderator) == 1

    case.refresh_from_db()
    assert (case.outcome, case.ground, case.decided_by) == ("hidden", "insult", moderator)
    assert passage["because"] == "It insults or threatens somebody. Say it without the name."
    letter = mail.outbox[0]
    assert letter.to == ["basil@example.org"]
    assert "It insults or threatens somebody. Say it without the name." in letter.body
    assert f"/moderation/{case.pk}/second-look/" in letter.body
    assert "moderator" in letter.body
    assert "Edie" not in letter.body
    assert resident.notices.get().sentence == "Thank you: we looked at what you reported on “A bench”, and hid it."


def test_the_reporter_learns_what_came_of_it_even_where_the_page_is_gone(bench, stranger, moderator):
    kept = actions.report(bench, "spam", "", by=stranger).case
    actions.decide([kept], KEEP, by=moderator)
    gone = actions.report(bench, "insult", "", by=stranger).case
    actions.decide([gone], HIDE, by=moderator)

    told = [notice.told for notice in notices_of(stranger)]
    assert told[0] == f"Thank you: we looked at {bench.reference}, which you reported, and took it down."
    assert len(told) == 1, "what quotes the title of a page that was taken down is no longer shown"
    assert stranger.notices.filter(sentence__endswith="and left it as it is.").exists()


def test_an_administrator_learns_that_nobody_can_give_the_second_look(
    case, passage, moderator, stranger, administrator
):
    assert duties.to_find_another(administrator, 5) == []
    actions.ask_second_look(hidden_case(case, moderator), "It was a joke", by=stranger)

    (owing,) = duties.to_find_another(administrator, 5)
    assert owing.what == "1 second look waits for a moderator who did not decide first"
    assert duties.to_find_another(moderator, 5) == []
    with_role(Role.MODERATOR, name="Other")
    assert duties.to_find_another(administrator, 5) == []


def test_a_second_look_is_owed_by_another_moderator_alone(case, passage, moderator, stranger):
    other = with_role(Role.MODERATOR, name="Other")
    actions.ask_second_look(hidden_case(case, moderator), "It was a joke", by=stranger)

    assert duties.to_look_at(moderator, 5) == []
    assert [owing.what for owing in duties.to_look_at(other, 5)] == ["1 to look at"]
    for person, for_another in ((moderator, True), (other, False)):
        (one,) = queries.to_look_at(queries.open_cases(person, concern=False), person)
        assert one.for_another is for_another


def test_only_moderators_decide_and_hiding_has_a_ground(case, moderator, resident, staff, improver, administrator):
    for person in (resident, staff, improver, administrator):
        with pytest.raises(NotAllowed):
            actions.decide([case], KEEP, by=person)
    with pytest.raises(BadInput):
        actions.decide([case], Decision(outcome="hidden"), by=moderator)
    for outcome in ("shown", "passed_on", "nonsense", ""):
        with pytest.raises(NotPossible):
            actions.decide([case], Decision(outcome=outcome), by=moderator)


def test_what_somebody_else_decided_stays(case, moderator):
    actions.decide([case], KEEP, by=moderator)

    assert actions.decide([case], HIDE, by=with_role(Role.MODERATOR, name="Other")) == 0
    case.refresh_from_db()
    assert case.outcome == "kept"


def test_many_are_decided_at_once(bench, passage, resident, moderator):
    cases = [actions.report(bench, "spam", "", by=resident, part="note:7").case]
    cases.append(actions.report(bench, "spam", "", by=resident).case)

    assert actions.decide(cases, KEEP, by=moderator) == 2


def test_a_concern_is_passed_on_and_nobody_is_told(bench, passage, moderator, django_capture_on_commit_callbacks):
    actions.look_at(bench, "I want to die", part="note:7")

    with django_capture_on_commit_callbacks(execute=True):
        actions.decide(
            list(Case.objects.all()), Decision(outcome="passed_on", words="Rang the duty worker"), by=moderator
        )

    assert mail.outbox == []
    assert queries.log_by_month() == []


def test_somebody_else_takes_the_second_look(case, passage, moderator, stranger, django_capture_on_commit_callbacks):
    again = actions.ask_second_look(hidden_case(case, moderator), "It was a joke among friends", by=stranger)

    with pytest.raises(NotAllowed):
        actions.decide([again], Decision(outcome="shown"), by=moderator)
    with pytest.raises(NotPossible):
        actions.decide([again], HIDE, by=with_role(Role.MODERATOR, name="Other"))
    with django_capture_on_commit_callbacks(execute=True):
        actions.decide([again], Decision(outcome="shown"), by=with_role(Role.MODERATOR, name="Other"))

    assert not passage["hidden"]
    assert "is shown again" in mail.outbox[0].body


def test_a_second_look_is_for_the_author_once_with_words(case, passage, moderator, stranger, resident):
    hidden_case(case, moderator)
    with pytest.raises(NotAllowed):
        actions.ask_second_look(case, "Please", by=resident)
    with pytest.raises(BadInput):
        actions.ask_second_look(case, " ", by=stranger)
    actions.ask_second_look(case, "Please", by=stranger)
    with pytest.raises(NotPossible):
        actions.ask_second_look(case, "Please", by=stranger)


def test_nothing_hidden_needs_no_second_look(case, passage, moderator, stranger):
    actions.decide([case], KEEP, by=moderator)
    case.refresh_from_db()
    with pytest.raises(NotPossible):
        actions.ask_second_look(case, "Please", by=stranger)


def test_a_record_is_hidden_by_taking_it_down_and_comes_back_as_it_was(
    bench, resident, stranger, moderator, django_capture_on_commit_callbacks
):
    records.publish(bench, by=resident, to=Visibility.SIGNED_IN)
    case = actions.report(bench, "spam", "", by=stranger).case
    with django_capture_on_commit_callbacks(execute=True):
        hidden_case(case, moderator)
    bench.refresh_from_db()
    assert bench.visibility == Visibility.WITHDRAWN
    assert mail.outbox[0].to == ["amina@example.org"]

    again = actions.ask_second_look(case, "It is not an advertisement", by=resident)
    actions.decide([again], Decision(outcome="shown"), by=with_role(Role.MODERATOR, name="Other"))
    bench.refresh_from_db()
    assert bench.visibility == Visibility.SIGNED_IN


def test_the_log_counts_by_month_and_ground_without_concerns(bench, case, passage, moderator, stranger, resident):
    hidden_case(case, moderator)
    actions.look_at(bench, "I want to die", part="note:7")
    actions.decide(list(Case.objects.filter(concern=True)), Decision(outcome="kept"), by=moderator)
    other = actions.report(bench, "spam", "", by=resident).case
    actions.decide([other], KEEP, by=moderator)

    (month,) = queries.log_by_month()
    assert month.hidden["It insults or threatens somebody"] == 1
    assert sum(month.hidden.values()) == 1
    assert (month.kept, month.shown_again) == (1, 0)


def test_the_queue_makes_a_fixed_number_of_statements(bench, passage, moderator, django_assert_max_num_queries):
    for number in range(20):
        Case.objects.create(record=bench, part="" if not number else f"note:{number}", opened_at=timezone.now())
        Report.objects.create(case=Case.objects.latest("pk"), person=PersonFactory(), reason="spam", at=timezone.now())
    with django_assert_max_num_queries(6):
        found = queries.to_look_at(queries.open_cases(moderator, concern=False), moderator)
    assert len(found) == 2  # the bench itself, and the one note there is


@pytest.mark.parametrize(
    "wrong",
    [
        {"priority": 3},
        {"outcome": "kept"},
        {"outcome": "nonsense", "decided": True},
        {"outcome": "hidden", "decided": True},
    ],
)
def test_the_database_refuses_a_case_that_makes_no_sense(bench, moderator, wrong):
    decided = {"decided_by": moderator, "decided_at": timezone.now()} if wrong.pop("decided", False) else {}
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.create(record=bench, opened_at=timezone.now(), **wrong, **decided)


def test_the_database_refuses_two_open_cases_and_two_reports(case, bench, resident):
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.create(record=bench, part="note:7", opened_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.create(case=case, person=resident, reason="spam", at=timezone.now())


@pytest.fixture
def on_none(passage, stranger, monkeypatch):
    """Words of Basil's that are on no record."""
    words = Passage(record_pk=None, text="Cheap loans", url="/there/", authors=[stranger])
    loose = Part(code="loose", label="loose words", find=lambda keys: dict.fromkeys(keys, words),
                 hide=lambda key, by, because: None, show_again=lambda key, by, because: None)  # fmt: skip
    monkeypatch.setitem(parts._parts, "loose", loose)


def test_words_on_no_record_are_reported_once_and_only_as_such(on_none, bench, resident, stranger, moderator):
    for person in (resident, moderator):
        actions.report(None, "spam", "", by=person, part="loose:1")
    with pytest.raises(NotPossible):
        actions.report(bench, "spam", "", by=resident, part="loose:1")

    case = Case.objects.get()
    assert (case.record, case.reports.count()) == (None, 2)
    actions.decide([case], HIDE, by=moderator)
    assert "A moderator hid “Cheap loans”" in stranger.notices.get().sentence
    assert "what you reported on “Cheap loans”" in resident.notices.get().sentence


@pytest.mark.parametrize("values", [{"part": ""}, {"part": "loose:1"}])
def test_the_database_refuses_a_case_about_nothing_and_two_open_ones_on_no_record(values, db):
    opened = {"record": None, "opened_at": timezone.now(), **values}
    with pytest.raises(IntegrityError), transaction.atomic():
        for _ in range(2):
            Case.objects.create(**opened)
