"""A decision as the gaps look at it, read from its tables; and whether anything stands against publishing it."""

from collections.abc import Mapping
from datetime import date

from django.utils import timezone

from hub.core.records.visibility import Visibility
from hub.foundation.dates import day_words
from hub.foundation.errors import NotPossible
from hub.strands.ledger import gaps, law, rules, text
from hub.strands.ledger.models import Decision, Delegation, Redaction
from hub.strands.ledger.own_rules import procedure_rules


def gaps_of(decision: Decision, said: Mapping[str, str] | None = None) -> list[gaps.Gap]:
    """Return what the record of the decision lacks. One statement if its delegation and record are fetched.

    `said` is the text as it reads now, where something may have been put right since it was signed.
    """
    kept_back = Redaction.objects.filter(record=decision.record, released_at=None).order_by("pk")
    return gaps.gaps(facts(decision, list(kept_back), put_right(decision, said or {})))


def before_signing(decision: Decision) -> list[gaps.Gap]:
    """Return what the decision would lack once it is signed: the signature and its day come with signing."""
    return [gap for gap in gaps_of(decision) if gap.code not in {"signature", "decided_on"}]


def put_right(decision: Decision, said: Mapping[str, str]) -> dict[str, str]:
    """Return the parts of which a correction has changed what was signed, as they read now."""
    signed = text.of_decision(decision)
    return {name: words for name, words in said.items() if words != signed[name]}


def facts(decision: Decision, kept_back: list[Redaction], now: Mapping[str, str]) -> gaps.Facts:
    """Return what the gaps are read from. No statement if the delegation, with its record, is fetched.

    `now` has the parts that were put right since it was signed: what was missing then may have been said.
    """
    said = {name: now.get(name, getattr(decision, name)) for name in text.PARTS}
    return gaps.Facts(
        function=law.Function(decision.function),
        decided_on=decision.decided_on,
        today=timezone.localdate(),
        decision=said["decision"],
        reasons=said["reasons"],
        alternatives=said["alternatives"],
        no_alternatives=decision.no_alternatives and "alternatives" not in now,
        conflicts=said["conflicts"],
        no_conflicts=decision.no_conflicts and "conflicts" not in now,
        consultation=said["consultation"],
        equality=said["equality"],
        papers=said["papers"],
        budget=said["budget"],
        openness=said["openness"],
        is_key=decision.is_key,
        notice=decision.notice,
        value=decision.value,
        route=decision.route,
        route_reason=said["route_reason"],
        threshold_quoted=decision.threshold_quoted,
        under=under(decision.delegation, decision.record.post_id),
        signed=decision.signed_at is not None,
        rules=procedure_rules(),
        kept_back=[
            gaps.KeptBack(label=part.label, ground=part.ground, weighing=part.weighing, review_on=part.review_on)
            for part in kept_back
        ],
    )


def under(delegation: Delegation | None, post_id: int | None) -> gaps.Under | None:
    """Return the delegation as the gaps look at it."""
    if delegation is None:
        return None
    return gaps.Under(
        limit=delegation.limit,
        since=delegation.since,
        until=delegation.until,
        same_post=delegation.record.post_id == post_id,
    )


def outside(decision: Decision) -> str:
    """Return why the decision is outside its delegation, in a sentence; "" where it is inside."""
    return gaps.outside_delegation(
        under(decision.delegation, decision.record.post_id),
        decision.value,
        decision.decided_on or timezone.localdate(),
    )


def in_a_line(found: list[gaps.Gap]) -> str:
    """Return the gaps that the law or the council’s own rules name, as one sentence for a notice; "" without any."""
    missing = [gap for gap in found if not gap.warns]
    if not missing:
        return ""
    things = "One thing is" if len(missing) == 1 else f"{len(missing)} things are"
    return f"{things} missing: {' '.join(gap.says for gap in missing)}"


def since_words(delegation: Delegation) -> str:
    """Return from when till when a delegation holds, in words."""
    until = f" until {day_words(delegation.until)}" if delegation.until else ""
    return f"In force since {day_words(delegation.since)}{until}"


def require_publishable(decision: Decision, today: date) -> None:
    """Raise NotPossible for what is under embargo, or was taken down: nothing brings that back by itself."""
    if rules.embargo_holds(decision.embargo_until, today) and decision.embargo_until:
        raise NotPossible(
            f"This is under embargo until {day_words(decision.embargo_until)}: {decision.embargo_because} "
            "It is published by itself on that day."
        )
    _require_not_taken_down(decision)


def require_embargo(decision: Decision, today: date) -> None:
    """Raise NotPossible unless it is cleared and nothing but its embargo stands against publishing it."""
    if decision.record.state == rules.PUBLISHED:
        raise NotPossible("This is published already: no embargo holds any more.")
    if decision.record.state != rules.CLEARED:
        raise NotPossible("A second post has to clear this first. Then its embargo can be ended.")
    if not rules.embargo_holds(decision.embargo_until, today):
        raise NotPossible("No embargo holds here: it can be published.")
    _require_not_taken_down(decision)


def _require_not_taken_down(decision: Decision) -> None:
    if decision.record.visibility == Visibility.WITHDRAWN:
        raise NotPossible("This was taken down: it is not published.")
