"""What people can do with an idea, from saying it to its author's word that it is done."""

from datetime import UTC, date, datetime, timedelta

import pytest

from hub.core.audit.models import AuditEvent
from hub.core.clocks.models import Clock
from hub.core.moderation.models import Case
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility
from hub.core.tallies.queries import of_records
from hub.foundation.errors import BadInput, HubError, NotAllowed, NotPossible
from hub.strands.ideas import actions, rules
from hub.strands.ideas.actions.telling import Said
from hub.strands.ideas.brought import Brought
from hub.strands.ideas.models import Answer, Confirmation, Idea, Imported, SentOn, Support
from hub.strands.ideas.tests.factories import an_idea

# Monday 2 November 2026, ten in the morning; the 20th working day after it is Monday 30 November.
NOW = datetime(2026, 11, 2, 10, tzinfo=UTC)


def on(day: int) -> datetime:
    return NOW + timedelta(days=day - 2)


@pytest.fixture
def idea(resident, hub_post, settings):
    settings.HUB_IDEAS_POST = hub_post.title
    return an_idea(by=resident, now=NOW)


def clock(idea: Idea, promise: str = rules.ANSWER) -> Clock:
    return Clock.objects.filter(record=idea.record, promise=promise).latest("pk")


def test_a_new_idea_is_public_and_two_promises_run(idea, resident, stranger, hub_post):
    assert Record.objects.visible_to(stranger).get() == idea.record
    assert idea.record.state_label == "New"
    assert clock(idea, rules.ACKNOWLEDGE).due_on == date(2026, 11, 5)
    assert clock(idea).due_on == date(2026, 11, 30)
    assert (clock(idea).owner_post, clock(idea).asker) == (hub_post, resident)
    assert AuditEvent.objects.filter(verb="idea.submitted", actor=f"person:{resident.pk}").count() == 1


def test_an_idea_for_staff_alone_is_made_public_by_its_author_alone(staff, improver, resident):
    idea = an_idea(by=staff, staff_only=True)

    assert not Record.objects.visible_to(resident).exists()
    assert Record.objects.visible_to(improver).exists()
    with pytest.raises(NotAllowed):
        actions.make_public(idea, by=improver)
    actions.make_public(idea, by=staff)
    assert idea.record.visibility == Visibility.PUBLIC
    with pytest.raises(NotPossible):
        actions.make_public(idea, by=staff)


def test_a_resident_cannot_say_something_for_staff_alone(resident):
    with pytest.raises(NotAllowed):
        an_idea(by=resident, staff_only=True)
    with pytest.raises(BadInput) as refused:
        actions.submit(Said(title="  ", problem="x", better=""), by=resident)
    assert set(refused.value.fields) == {"title", "better"}
    assert not Record.objects.exists()


def test_support_is_counted_once_and_can_be_taken_back(idea, resident, stranger, staff):
    assert actions.support(idea, by=stranger)
    assert not actions.support(idea, by=stranger)
    assert actions.support(idea, by=staff)
    assert of_records([idea.pk])[idea.pk] == {"supports": 2, "voices": 2}

    assert actions.take_back_support(idea, by=staff)
    assert not actions.take_back_support(idea, by=staff)
    assert of_records([idea.pk])[idea.pk] == {"supports": 1, "voices": 1}
    assert Support.objects.count() == 1
    with pytest.raises(NotPossible, match="your own"):
        actions.support(idea, by=resident)


def test_nobody_supports_what_they_may_not_read_or_what_is_closed(staff, resident, stranger, improver):
    hidden = an_idea(by=staff, staff_only=True)
    with pytest.raises(NotAllowed):
        actions.support(hidden, by=resident)

    closed = an_idea(by=resident)
    actions.answer(closed, kind=rules.NOT_FOR_US, words="It is the railway's bridge.", by=improver)
    with pytest.raises(NotPossible, match="closed"):
        actions.support(closed, by=stranger)


def test_acknowledging_keeps_the_first_promise_and_leaves_the_second(idea, improver, stranger):
    with pytest.raises(NotAllowed):
        actions.acknowledge(idea, by=stranger)
    actions.acknowledge(idea, by=improver, now=on(4))

    assert idea.record.state == rules.ACKNOWLEDGED
    assert clock(idea, rules.ACKNOWLEDGE).stopped_on == date(2026, 11, 4)
    assert clock(idea).stopped_on is None
    with pytest.raises(NotPossible):
        actions.acknowledge(idea, by=improver)


def test_acknowledging_many_leaves_those_that_are_not_new(resident, improver, hub_post):
    ideas = [an_idea(by=resident, title=f"Idea {n}") for n in range(3)]
    actions.acknowledge(ideas[0], by=improver)

    assert actions.acknowledge_all(ideas, by=improver) == 2
    assert actions.acknowledge_all(ideas, by=improver) == 0


def test_giving_it_to_a_post_gives_it_what_is_owed_with_its_day(idea, improver, staff, parks, parks_post):
    with pytest.raises(NotAllowed):
        actions.assign(idea, post=parks_post, by=staff)
    actions.assign(idea, post=parks_post, by=improver, now=on(4))

    idea.refresh_from_db()
    assert (idea.record.team, idea.record.post, idea.record.state) == (parks, parks_post, rules.ACKNOWLEDGED)
    assert clock(idea).owner_post == parks_post
    assert clock(idea).due_on == date(2026, 11, 30)
    actions.answer(idea, kind=rules.GOING_AHEAD, words="Lamps go up in March.", by=staff, post=parks_post)


def test_asking_the_author_stops_the_days_until_they_reply(idea, improver, resident, stranger):
    actions.ask_author(idea, words="Which bridge?", by=improver, now=on(4))
    assert idea.record.state == rules.ASKED
    assert clock(idea).paused_because == rules.LIFECYCLE.meanings[rules.ASKED]
    with pytest.raises(NotPossible):
        actions.ask_author(idea, words="And when?", by=improver, now=on(4))
    with pytest.raises(NotAllowed):
        actions.reply(idea, words="The old one", by=stranger)

    actions.reply(idea, words="The old one", by=resident, now=on(11))

    assert idea.record.state == rules.ACKNOWLEDGED
    assert clock(idea).paused_on is None
    assert clock(idea).due_on == date(2026, 12, 7)  # five working days later
    with pytest.raises(NotPossible):
        actions.reply(idea, words="Again", by=resident)


def test_answering_keeps_both_promises_in_words_of_its_own(idea, improver, hub_post):
    given = actions.answer(
        idea, kind=rules.GOING_AHEAD, words="  Three lamps, by March. ", by=improver, post=hub_post, now=on(30)
    )

    assert given.words == "Three lamps, by March."
    assert idea.record.state == rules.GOING_AHEAD
    assert not Clock.objects.running().exists()
    assert idea.record.state_changes.get().reason == "Three lamps, by March."


@pytest.mark.parametrize(
    ("kind", "words", "returns_on"),
    [
        (rules.GOING_AHEAD, " ", None),
        ("confirmed", "A forged state", None),
        (rules.NOT_NOW, "Later", None),
        (rules.NOT_NOW, "Later", date(2026, 11, 2)),
    ],
)
def test_an_answer_that_lacks_something_changes_nothing(idea, improver, kind, words, returns_on):
    with pytest.raises(BadInput):
        actions.answer(idea, kind=kind, words=words, by=improver, returns_on=returns_on, now=NOW)
    assert not Answer.objects.exists()
    assert Record.objects.get().state == rules.NEW


def test_not_now_comes_back_on_its_day_with_a_fresh_promise(idea, improver):
    actions.answer(
        idea, kind=rules.NOT_NOW, words="After the bridge works.", by=improver, returns_on=date(2027, 3, 1), now=NOW
    )
    assert not actions.come_back(idea, now=datetime(2027, 2, 28, 12, tzinfo=UTC))

    assert actions.come_back(idea, now=datetime(2027, 3, 1, 6, tzinfo=UTC))
    assert idea.record.state == rules.ACKNOWLEDGED
    assert clock(idea).started_on == date(2027, 3, 1)
    assert not actions.come_back(idea, now=datetime(2027, 3, 1, 7, tzinfo=UTC))
    assert idea.record.state_changes.latest("pk").by is None


def test_a_second_reading_is_for_somebody_else(idea, improver, resident, staff, parks_post):
    actions.assign(idea, post=parks_post, by=improver, now=on(3))
    actions.answer(idea, kind=rules.NOT_FOR_US, words="Too dear.", by=improver, now=on(3))
    with pytest.raises(NotPossible, match="Not for us"):
        actions.answer(idea, kind=rules.NOT_FOR_US, words="Again.", by=staff, now=on(3))

    reading = Clock.objects.create(
        record=idea.record, promise="second_reading", asker=resident, started_on=NOW.date(), due_on=date(2026, 11, 30)
    )
    with pytest.raises(NotAllowed, match="somebody else"):
        actions.answer(idea, kind=rules.GOING_AHEAD, words="Well.", by=improver, now=on(5))

    second = actions.answer(idea, kind=rules.NOT_FOR_US, words="We read it anew.", by=staff, now=on(5))
    reading.refresh_from_db()
    assert second.second_reading
    assert reading.stopped_on == date(2026, 11, 5)


def test_a_service_simply_does_it_and_the_author_says_it_is_done(idea, improver, resident, stranger):
    actions.do_it(idea, words="A lamp stands there since Friday.", by=improver, now=on(6))
    assert idea.record.state == rules.DONE
    assert not Clock.objects.running().exists()
    with pytest.raises(NotAllowed):
        actions.confirm(idea, by=stranger)

    actions.confirm(idea, by=resident, now=on(9))
    assert idea.record.state == rules.CONFIRMED
    with pytest.raises(NotPossible):
        actions.confirm(idea, by=resident)


def test_the_author_says_it_is_not_done_and_an_answer_is_owed_afresh(idea, improver, resident):
    actions.do_it(idea, words="Done.", by=improver, now=on(6))
    with pytest.raises(BadInput):
        actions.say_not_done(idea, words=" ", by=resident)

    actions.say_not_done(idea, words="It is on the wrong bridge.", by=resident, now=on(9))
    assert idea.record.state == rules.ACKNOWLEDGED
    assert clock(idea).started_on == date(2026, 11, 9)
    actions.do_it(idea, words="Now on the right one.", by=improver, now=on(10))
    actions.confirm(idea, by=resident, now=on(11))
    assert list(Confirmation.objects.order_by("pk").values_list("done", flat=True)) == [False, True]


def test_sending_on_ends_what_is_owed_and_is_counted(idea, improver, staff):
    with pytest.raises(NotAllowed):
        actions.send_on(idea, where="The railway", words="It is theirs.", by=staff)
    actions.send_on(idea, where="The railway", words="The bridge is theirs.", by=improver, now=on(3))
    actions.send_on_at_the_door(what="broken", where="Street lighting")

    assert idea.record.state == rules.SENT_ON
    assert {clock.called_off_because for clock in Clock.objects.all()} == {rules.LIFECYCLE.meanings[rules.SENT_ON]}
    assert idea.record.state_changes.get().reason == "Sent on to The railway. The bridge is theirs."
    assert list(SentOn.objects.order_by("pk").values_list("what", "where")) == [
        ("idea", "The railway"),
        ("broken", "Street lighting"),
    ]


def test_an_author_takes_their_idea_back_and_the_page_stays(idea, resident, stranger):
    with pytest.raises(NotAllowed):
        actions.withdraw_by_author(idea, reason="", by=stranger)
    actions.withdraw_by_author(idea, reason="We have moved.", by=resident)

    assert idea.record.state == rules.WITHDRAWN
    assert Record.objects.visible_to(stranger).exists()
    assert not Clock.objects.running().exists()
    with pytest.raises(NotPossible):
        actions.withdraw_by_author(idea, reason="", by=resident)


def test_what_is_imported_owes_nothing_and_has_no_author(improver):
    row = Brought(source="decide-madrid", key="7", title="Una fuente", problem="No hay", supports=12)
    idea = actions.bring_in(row)

    assert not Clock.objects.exists()
    assert not idea.record.authors.exists()
    assert of_records([idea.pk])[idea.pk] == {"imported_supports": 12, "voices": 12}
    with pytest.raises(NotPossible, match="imported"):
        actions.ask_author(idea, words="Where?", by=improver)

    imported = Imported.objects.get()
    assert not actions.bring_up_to_date(imported, row)
    changed = Brought(source=row.source, key="7", title="Dos fuentes", problem="No hay", supports=9)
    assert actions.bring_up_to_date(imported, changed)
    assert of_records([idea.pk])[idea.pk] == {"imported_supports": 9, "voices": 9}
    assert Record.objects.get().title == "Dos fuentes"


def test_every_refusal_is_a_sentence_for_a_person(idea, stranger):
    for verb in (actions.confirm, actions.acknowledge):
        with pytest.raises(HubError) as refused:
            verb(idea, by=stranger)
        assert str(refused.value).endswith(".")


def test_the_rules_look_at_what_an_author_replies_confirms_and_takes_back(idea, improver, resident):
    actions.acknowledge(idea, by=improver)
    actions.ask_author(idea, words="Which bench?", by=improver)
    reply = actions.reply(idea, words="I want to die", by=resident)
    actions.do_it(idea, words="Mended.", by=improver)
    missing = actions.say_not_done(idea, words="Nobody came. Ring me on 07700 900123", by=resident)
    actions.withdraw_by_author(idea, reason="You utter bastards", by=resident)

    cases = {case.part: case.concern for case in Case.objects.all()}
    assert cases.pop(f"reply:{reply.pk}") is True
    assert cases.pop(f"state:{missing.move_id}") is False
    assert list(cases.values()) == [False]
