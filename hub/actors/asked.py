"""From what a form says to what an action takes."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone

from hub.accounts import limits
from hub.accounts.models import Person
from hub.actors import actions, rules
from hub.actors.forms.roles import AcceptForm, AskForm, OfferForm, ProposeForm, SureForm
from hub.actors.forms.wanted import FreeForm
from hub.actors.models import ActorRole, Capacity, OpenRole, Organisation
from hub.actors.queries import organisations, wanted
from hub.core.comments.models import Offer
from hub.core.moderation.actions import report as report_to_moderators
from hub.core.moderation.forms import ReportForm
from hub.core.records.models import Record
from hub.design.forms import Form


def propose(record: Record, form: ProposeForm, *, by: Person) -> ActorRole:
    """Ask the organisation that was chosen."""
    actor = organisations.organisation(int(form.cleaned_data["actor"]), by)
    return actions.propose(record, actor, form.promise(), by=by)


def take_up(offer: Offer, form: AskForm, *, by: Person) -> ActorRole:
    """Ask whoever offered help to play a role."""
    return actions.propose(offer.record, offer.person, form.promise(), by=by, taking_up=offer)


def offer_form(person: Person, data: Mapping[str, Any] | None, *, asks_role: bool = True, **more: Any) -> OfferForm:
    """Return the form for whoever offers: with the organisations they speak for and what they have free."""
    return OfferForm(
        data,
        organisations={str(one.pk): one.record.title for one in organisations.spoken_for_by(person)},
        capacities=[(str(one.pk), one.title) for one in wanted.free_of(person)],
        asks_role=asks_role,
        may_be_named=not person.is_minor(timezone.localdate()),
        **more,
    )


def offer(record: Record, form: OfferForm, *, by: Person) -> ActorRole:
    """Offer the role that was chosen, for whom it was chosen."""
    organisation, capacity = _chosen(form, by)
    return actions.offer(record, form.promise(), by=by, organisation=organisation, capacity=capacity)


def answer(role: OpenRole, form: OfferForm, *, by: Person) -> ActorRole:
    """Answer an open role."""
    organisation, capacity = _chosen(form, by)
    return actions.answer(role, form.promise(), by=by, organisation=organisation, capacity=capacity)


def _chosen(form: OfferForm, by: Person) -> tuple[Organisation | None, Capacity | None]:
    organisation, capacity = form.organisation_key(), form.capacity_key()
    return (
        get_object_or_404(organisations.spoken_for_by(by), pk=organisation) if organisation else None,
        get_object_or_404(wanted.free_of(by), pk=capacity) if capacity else None,
    )


def accept_form(role: ActorRole, person: Person, data: Mapping[str, Any] | None) -> Form:
    """Return what is asked of whoever accepts: the record's side is asked nothing, the actor for their words."""
    if role.state == rules.OFFERED:
        return SureForm(data)
    asks_name = role.person_id is not None and role.state == rules.PROPOSED
    return AcceptForm(
        data,
        asks_name=asks_name and not person.is_minor(timezone.localdate()),
        initial={"words": role.proposed_words},
    )


def free_form(
    person: Person, data: Mapping[str, Any] | None, places: Sequence[tuple[str, str]], **more: Any
) -> FreeForm:
    """Return the form for whoever has something free: with the organisations they speak for."""
    today = timezone.localdate()
    return FreeForm(
        data,
        places,
        organisations={str(one.pk): one.record.title for one in organisations.spoken_for_by(person)},
        may_be_named=not person.is_minor(today),
        today=today,
        **more,
    )


def offer_capacity(form: FreeForm, *, by: Person) -> Capacity:
    """Offer what was said, for whom it was chosen."""
    key = form.organisation_key()
    organisation = get_object_or_404(organisations.spoken_for_by(by), pk=key) if key else None
    return actions.offer_capacity(form.free(), by=by, organisation=organisation)


def change_form(
    capacity: Capacity, person: Person, data: Mapping[str, Any] | None, places: Sequence[tuple[str, str]]
) -> FreeForm:
    """Return the form with what is free as it stands. Whose it is cannot be changed."""
    names = ("title", "gives", "when_words", "words", "until", "is_named")
    initial: dict[str, Any] = {name: getattr(capacity, name) for name in names}
    form = free_form(person, data, places, initial=initial | {"place": str(capacity.place_id or "")})
    form.fields.pop("who", None)
    if capacity.organisation_id:
        form.fields.pop("is_named", None)
    return form


def report(found: Capacity, form: ReportForm, *, by: Person, caller: str) -> None:
    """Report to the moderators what a person has free, which is on no record."""
    limits.spend(limits.REPORT, by=caller)
    given = form.cleaned_data
    report_to_moderators(None, given["reason"], given["words"], by=by, part=f"capacity:{found.pk}")
