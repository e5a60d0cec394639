"""The words of roles, of what is wanted and of what is free, as moderators look at them."""

from collections.abc import Callable, Collection
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from hub.accounts.models import Person
from hub.actors import rules
from hub.actors.actions import moderating
from hub.actors.models import ActorRole, Capacity, OpenRole
from hub.actors.permissions import speakers
from hub.core.moderation.parts import Part, Passage


def _roles(keys: Collection[int]) -> dict[int, Passage]:
    found = ActorRole.objects.filter(pk__in=keys).select_related("begun_by")
    return {
        role.pk: Passage(
            record_pk=role.record_id,
            text=role.words or role.proposed_words,
            url=reverse("actors:role", kwargs={"number": role.pk}),
            authors=[role.person] if role.person else [role.begun_by],
            hidden=role.hidden_at is not None,
            is_public=role.state in rules.WAS_AGREED,
        )
        for role in found.select_related("person", "begun_by")
    }


def _open_roles(keys: Collection[int]) -> dict[int, Passage]:
    found = OpenRole.objects.filter(pk__in=keys).select_related("opened_by")
    return {
        one.pk: Passage(
            record_pk=one.record_id,
            text=f"{one.title}\n{one.words}".strip(),
            url=reverse("actors:open_role", kwargs={"number": one.pk}),
            authors=[one.opened_by],
            hidden=one.hidden_at is not None,
        )
        for one in found
    }


def _capacities(keys: Collection[int]) -> dict[int, Passage]:
    """A person's hangs on no record. An organisation's was written by those who speak for it."""
    found = Capacity.objects.filter(pk__in=keys).select_related("person")
    today = timezone.localdate()
    speaking: dict[int, list[Person]] = {}
    for one in speakers(today).filter(organisation__capacities__in=keys).select_related("person").distinct():
        speaking.setdefault(one.organisation_id, []).append(one.person)
    return {
        one.pk: Passage(
            record_pk=one.organisation_id,
            authors=[one.person] if one.person else speaking.get(one.organisation_id or 0, []),
            text=f"{one.title}\n{one.words}".strip(),
            url=reverse("actors:capacity", kwargs={"number": one.pk}),
            hidden=one.hidden_at is not None,
        )
        for one in found
    }


def _part(code: str, label: str, model: type[Model], find: Callable[[Collection[int]], dict[int, Passage]]) -> Part:
    table: Any = model._default_manager

    def hide(key: int, by: Person, because: str) -> None:
        moderating.hide(table.get(pk=key), because=because, by=by)

    def show_again(key: int, by: Person, because: str) -> None:  # noqa: ARG001 - it stands again without a word
        moderating.show_again(table.get(pk=key), by=by)

    return Part(code=code, label=label, find=find, hide=hide, show_again=show_again, in_public=True)


PARTS = (
    _part("role", "promise of an actor", ActorRole, _roles),
    _part("open_role", "what is wanted", OpenRole, _open_roles),
    _part("capacity", "what is free", Capacity, _capacities),
)
