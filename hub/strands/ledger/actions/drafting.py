"""Writing a decision down, until it is signed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person, Post
from hub.core.audit.actions import note
from hub.core.links.actions import link
from hub.core.records.actions import Card, change_state, open_record, publish, revise
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility
from hub.foundation.errors import BadInput, NotAllowed, NotPossible
from hub.strands.ledger import permissions, rules
from hub.strands.ledger.models import Decision

LOCKED = "This has been signed: its text cannot be changed. Put it right with a correction, which stays beside it."
# What can be written while it is a draft.
WRITABLE = frozenset(
    {
        *("function", "delegation_id", "decided_on", "decision", "wards", "reasons", "alternatives", "no_alternatives"),
        *("conflicts", "no_conflicts", "consultation", "equality", "papers", "is_key", "notice", "value", "vat_basis"),
        *("value_is_maximum", "budget", "route", "route_reason", "threshold_quoted", "openness", "embargo_until"),
        "embargo_because",
    }
)


@transaction.atomic
def draft(
    title: str,
    values: Mapping[str, Any],
    *,
    post: Post,
    by: Person,
    about: Record | None = None,
    now: datetime | None = None,
) -> Decision:
    """Begin to write down a decision of `post`. Only its team can read it until it is signed.

    `values` are of the columns in WRITABLE; `about` is what it authorises. Raises BadInput without a title.
    """
    permissions.require_writer(by, post)
    if about and not Record.objects.visible_to(by).filter(pk=about.pk).exists():
        raise NotAllowed("You cannot decide about this: it is not for you to read.")
    now = now or timezone.now()
    _check(title, values)
    _check_embargo(values, timezone.localdate(now))
    card = Card(title=title, summary=str(values.get("decision", "")), team=post.team, post=post)
    record = open_record(rules.DECISION, card, by=by, now=now)
    decision = Decision.objects.create(record=record, **values)
    publish(record, by=by, to=Visibility.TEAM, now=now)
    if about:
        link(about, rules.AUTHORISED, record, by=by, now=now)
    note(verb="decision.drafted", subject=record, by=by)
    return decision


@transaction.atomic
def write(
    decision: Decision, values: Mapping[str, Any], *, by: Person, title: str = "", now: datetime | None = None
) -> None:
    """Write parts of a draft anew. Raises NotPossible once it is signed, BadInput for what cannot be taken."""
    permissions.require_writer(by, decision.record.post)
    locked = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if locked.signed_at:
        raise NotPossible(LOCKED)
    if locked.record.state != rules.DRAFT:
        raise NotPossible("This was given up. Begin another.")
    _check(title or locked.record.title, {**_said(locked), **values})
    if values.get("embargo_until") != locked.embargo_until:
        _check_embargo(values, timezone.localdate(now))
    for name, value in values.items():
        setattr(locked, name, value)
        setattr(decision, name, value)
    locked.save(update_fields=list(values))
    if title or "decision" in values:
        revise(decision.record, title=title or locked.record.title, summary=locked.decision, by=by)
    note(verb="decision.written", subject=decision.record, by=by)


@transaction.atomic
def give_up(decision: Decision, *, because: str, by: Person, now: datetime | None = None) -> None:
    """Say that a draft will not be decided. Raises NotPossible once it is signed, or without a reason."""
    permissions.require_writer(by, decision.record.post)
    change_state(decision.record, to=rules.GIVEN_UP, by=by, reason=because, now=now)
    note(verb="decision.given_up", subject=decision.record, by=by)


def _said(decision: Decision) -> dict[str, Any]:
    return {name: getattr(decision, name) for name in WRITABLE}


def _check(title: str, values: Mapping[str, Any]) -> None:
    if unknown := set(values) - WRITABLE:
        raise ValueError(f"A draft has no {', '.join(sorted(unknown))}.")
    if not title.strip():
        raise BadInput("Say in a line what is decided.", {"title": "Say in a line what is decided."})
    for none, said, sentence in (
        ("no_alternatives", "alternatives", "Either say which alternatives there were, or that there were none."),
        ("no_conflicts", "conflicts", "Either say which conflicts were declared, or that there were none."),
    ):
        if values.get(none) and values.get(said):
            raise BadInput(sentence, {none: sentence})
    if values.get("embargo_until") and not values.get("embargo_because"):
        sentence = "Say why it cannot be read before that day. Everybody can read the reason."
        raise BadInput(sentence, {"embargo_because": sentence})


def _check_embargo(values: Mapping[str, Any], today: date) -> None:
    """Refuse an embargo that is newly given and ends before it could begin. One that passed since is no fault."""
    until = values.get("embargo_until")
    if until is not None and until <= today:
        sentence = "This day has passed: everybody could read it at once. Give a day ahead, or leave it empty."
        raise BadInput(sentence, {"embargo_until": sentence})
