"""Each rule that the actors' tables keep, broken once; and history that cannot be rewritten."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from hub.actors import rules
from hub.actors.models import ActorRole, Capacity, Identifier, OpenRole, Organisation, Reach, RoleChange, Speaker
from hub.actors.tests import factories
from hub.actors.tests.factories import DAY, DAY_BEFORE
from hub.core.places.models import BoundarySet, Place

NOW = timezone.now()


def role(kitchen, record, by, **changes):
    row = {"record": record, "role": "hosts", "organisation": kitchen, "state": "proposed", "proposed_words": "x"}
    return ActorRole(**(row | {"begun_by": by, "begun_at": NOW} | changes))


def agreed(*given, **changes):
    row = {"state": "accepted", "words": "x", "proposed_words": "", "accepted_at": NOW}
    return role(*given, **(row | changes))


def wanted(record, by, **changes):
    row = {"record": record, "role": "hosts", "title": "A cook", "gives": "time", "opened_by": by, "opened_at": NOW}
    return OpenRole(**(row | changes))


def free(by, **changes):
    row = {"person": by, "title": "A van", "gives": "things", "until": DAY, "offered_at": NOW}
    return Capacity(**(row | changes))


def speaker(kitchen, by, **changes):
    return Speaker(**({"organisation": kitchen, "person": by, "since": DAY, "named_by": by} | changes))


def a_place():
    wards = BoundarySet.objects.create(code="w", name="Wards", width=1, height=1)
    return Place.objects.create(boundary_set=wards, code="1", name="One", shape="M0 0Z", label_x=0, label_y=0)


BROKEN = {
    "organisation_sort_known": lambda k, m, p: [Organisation(record=k.record, sort="club")],
    "organisation_web_is_an_address": lambda k, m, p: [Organisation(record=k.record, web="javascript:alert(1)")],
    "identifier_once": lambda k, m, p: [Identifier(organisation=k, scheme="GB-LAE", number="ABC") for _ in "12"],
    "identifier_scheme_known": lambda k, m, p: [Identifier(organisation=k, scheme="XX", number="1")],
    "identifier_has_number": lambda k, m, p: [Identifier(organisation=k, scheme="GB-LAE", number="")],
    "reach_once": lambda k, m, p: [Reach(organisation=k, place=place) for place in [a_place()] * 2],
    "speaker_once": lambda k, m, p: [speaker(k, p), speaker(k, p)],
    "speaker_ends_after_start": lambda k, m, p: [speaker(k, p, until=DAY_BEFORE)],
    "open_role_role_known": lambda k, m, p: [wanted(m, p, role="leads")],
    "open_role_gives_known": lambda k, m, p: [wanted(m, p, gives="love")],
    "open_role_state_known": lambda k, m, p: [wanted(m, p, state="perhaps")],
    "open_role_has_title": lambda k, m, p: [wanted(m, p, title="")],
    "open_role_wants_somebody": lambda k, m, p: [wanted(m, p, wanted=0)],
    "open_role_ends_after_start": lambda k, m, p: [wanted(m, p, since=DAY, until=DAY_BEFORE)],
    "capacity_is_somebodys": lambda k, m, p: [free(p, organisation=k)],
    "capacity_is_somebodys ": lambda k, m, p: [free(None)],
    "capacity_gives_known": lambda k, m, p: [free(p, gives="love")],
    "capacity_has_title": lambda k, m, p: [free(p, title="")],
    "capacity_named_is_a_persons": lambda k, m, p: [free(None, organisation=k, is_named=True)],
    "actor_role_role_known": lambda k, m, p: [role(k, m, p, role="leads")],
    "actor_role_state_known": lambda k, m, p: [role(k, m, p, state="perhaps")],
    "actor_role_one_actor": lambda k, m, p: [role(k, m, p, person=p)],
    "actor_role_one_actor ": lambda k, m, p: [role(None, m, p)],
    "actor_role_whom_benefits": lambda k, m, p: [role(None, m, p, whom="everybody")],
    "actor_role_named_is_a_person": lambda k, m, p: [role(k, m, p, is_named=True)],
    "actor_role_agreed_has_words": lambda k, m, p: [agreed(k, m, p, words="")],
    "actor_role_agreed_has_words ": lambda k, m, p: [role(k, m, p, words="Not accepted, and public.")],
    "actor_role_waiting_has_words": lambda k, m, p: [role(k, m, p, proposed_words="")],
    "actor_role_over_has_moment": lambda k, m, p: [agreed(k, m, p, state="finished")],
    "actor_role_over_has_moment ": lambda k, m, p: [agreed(k, m, p, ended_at=NOW)],
    "actor_role_ends_after_start": lambda k, m, p: [role(k, m, p, since=DAY, until=DAY_BEFORE)],
    "actor_role_once_for_organisation": lambda k, m, p: [role(k, m, p), agreed(k, m, p)],
    "actor_role_once_for_person": lambda k, m, p: [role(None, m, p, person=p) for _ in "12"],
    "role_change_known": lambda k, m, p: [
        one := agreed(k, m, p),
        RoleChange(role=one, what="broken", by=p, at=NOW),
    ],
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses(name, kitchen, meals, resident):
    with pytest.raises(IntegrityError), transaction.atomic():
        for row in BROKEN[name](kitchen, meals, resident):
            row.save(force_insert=not isinstance(row, Organisation))


def test_a_role_that_is_over_may_be_played_again(kitchen, meals, resident):
    agreed(kitchen, meals, resident, state=rules.FINISHED, ended_at=NOW).save()
    role(kitchen, meals, resident).save()

    assert ActorRole.objects.count() == 2


def test_who_plays_what_where_and_its_history_cannot_be_rewritten(kitchen, meals, cook, improver, stranger):
    factories.agreed(meals, kitchen, cook, improver)
    another = factories.work(stranger, "Another")
    changes = {
        ActorRole: [
            {"record": another},
            {"role": "funds"},
            {"organisation": None, "whom": "x"},
            {"begun_by": stranger},
        ],
        RoleChange: [{"what": "finished"}, {"words": "Never said."}, {"at": NOW}],
        Speaker: [{"person": stranger}, {"since": DAY_BEFORE}],
    }
    for model, refused in changes.items():
        for change in refused:
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                model.objects.update(**change)
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all()._raw_delete("default")
    assert RoleChange.objects.update(words=None) == 2
