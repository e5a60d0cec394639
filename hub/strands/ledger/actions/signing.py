"""From a draft to a published decision: signed, cleared by a second post, published; and what is put right later."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.clocks import actions as clocks
from hub.core.clocks.models import Clock
from hub.core.follows.hearing import tell_followers
from hub.core.records import actions as records
from hub.core.records import after
from hub.core.records.actions import change_state
from hub.core.records.models import Record, VersionField
from hub.core.records.versions import seal_version
from hub.core.records.visibility import Visibility
from hub.foundation.dates import day_words
from hub.foundation.errors import BadInput, NotPossible
from hub.strands.ledger import check, permissions, rules, text
from hub.strands.ledger.actions.hearing import tell_beginners, tell_monitors, tell_who_acts, tell_who_clears
from hub.strands.ledger.models import Clearance, Decision, MonitoringNote, Signature


@transaction.atomic
def sign(decision: Decision, *, by: Person, now: datetime | None = None) -> Signature:
    """Take the decision: from now on its text is locked, and a second post owes the clearing.

    It is never refused for what it lacks: what is outside its delegation, or missing in law, is told to the monitoring
    officers. Raises NotAllowed unless `by` is a deciding officer, second factor used, who acts for the named post;
    NotPossible if it has been signed, or was given up.
    """
    now = now or timezone.now()
    today = timezone.localdate(now)
    locked = _locked(decision)
    permissions.require_signer(by, locked.record.post, today)
    if locked.signed_at:
        when = day_words(timezone.localdate(locked.signed_at))
        raise NotPossible(f"This was signed on {when}. A decision is signed once; put it right with a correction.")
    change_state(locked.record, to=rules.SIGNED, by=by, reason="", now=now)
    locked.decided_on = locked.decided_on or today
    locked.outside, locked.signed_at, locked.version = check.outside(locked), now, 1
    locked.save(update_fields=["decided_on", "outside", "signed_at", "version"])
    post = locked.record.post
    assert post is not None  # noqa: S101 - the signer acts for it
    signature = Signature.objects.create(
        decision=locked, person=by, post=post, deputising=post.holder_id != by.pk, at=now
    )
    records.publish(locked.record, by=by, to=Visibility.STAFF, now=now)
    seal_version(locked.record, text.sealed_decision(locked, text.of_decision(locked)), by=by, now=now)
    _owe(locked, now=now)
    _tell(locked, by=by, now=now)
    note(verb="decision.signed", subject=locked.record, by=by, detail={"post": post.pk})
    _bring_up_to_date(decision, locked)
    return signature


def _owe(decision: Decision, *, now: datetime) -> None:
    """Start both promises from the day of signing. Under an embargo publishing is due on the day on which it ends."""
    today = timezone.localdate(now)
    clocks.start(decision.record, rules.CLEAR, asker=None, owner=permissions.clearing_post(), today=today)
    dates = rules.Publishing(
        signed_on=today, promised_days=settings.HUB_PUBLISH_DAYS, embargo_until=decision.embargo_until
    )
    clocks.start(
        decision.record, rules.PUBLISH, asker=None, owner=decision.record.post, today=today, due_on=dates.due_on
    )


def _tell(decision: Decision, *, by: Person, now: datetime) -> None:
    title = decision.record.title
    tell_who_clears(decision.record, f"“{title}” was signed: it is for you to clear", by=by, now=now)
    if decision.outside:
        tell_monitors(decision.record, f"“{title}” was signed outside delegation. {decision.outside}", by=by, now=now)
    if missing := check.in_a_line([gap for gap in check.gaps_of(decision) if gap.code != "delegation"]):
        tell_monitors(decision.record, f"“{title}” was signed. {missing}", by=by, now=now)
        tell_who_acts(decision.record, f"You signed “{title}”. {missing}", by=None, now=now)


@transaction.atomic
def clear(decision: Decision, *, by: Person, words: str = "", now: datetime | None = None) -> Clearance:
    """Let it be published, as a second post. `words` are for the officer, not for the public.

    Raises NotAllowed for the one who signed and for whoever may not clear; NotPossible unless it waits for that.
    """
    now = now or timezone.now()
    today = timezone.localdate(now)
    locked = _locked(decision)
    permissions.require_clearer(by, locked, today)
    change_state(locked.record, to=rules.CLEARED, by=by, reason="", now=now)
    post = permissions.clearing_post()
    acts = permissions.acts_for(by, post, today)
    clearance = Clearance.objects.create(decision=locked, person=by, post=post if acts else None, words=words, at=now)
    _keep(locked.record, rules.CLEAR, by=by, now=now)
    waits = rules.embargo_holds(locked.embargo_until, today) and locked.embargo_until
    then = f"it is published by itself on {day_words(waits)}" if waits else "it can be published"
    tell_who_acts(locked.record, f"“{locked.record.title}” was cleared: {then}. {words}", by=by, now=now)
    note(verb="decision.cleared", subject=locked.record, by=by)
    _bring_up_to_date(decision, locked)
    return clearance


@transaction.atomic
def publish(decision: Decision, *, by: Person | None, now: datetime | None = None) -> None:
    """Let everybody read it, and tell those with whom it began. `by` is None when the embargo’s end did it.

    Raises NotPossible while an embargo holds, before it is cleared, and once it was taken down.
    """
    now = now or timezone.now()
    today = timezone.localdate(now)
    locked = _locked(decision)
    if by is not None:
        permissions.require_publisher(by, locked.record, today)
    check.require_publishable(locked, today)
    _let_out(locked, by=by, now=now)
    tell_followers(locked.record, f"“{locked.record.title}” was published", by=by, now=now)
    _bring_up_to_date(decision, locked)


@transaction.atomic
def end_embargo(decision: Decision, *, because: str, by: Person, now: datetime | None = None) -> None:
    """Publish what was cleared before its embargo ends, with the reason; the day until which it held stays on record.

    Raises NotAllowed unless `by` may correct the decision; BadInput without a reason; NotPossible before it is
    cleared, once no embargo holds, and once it was taken down.
    """
    now = now or timezone.now()
    today = timezone.localdate(now)
    locked = _locked(decision)
    permissions.require_corrector(by, locked.record, today)
    check.require_embargo(locked, today)
    if not because.strip():
        raise BadInput("Say why it ends now.", {"because": "Say why it ends now. Everybody can read it."})
    _let_out(locked, by=by, reason=because, now=now)
    sentence = f"“{locked.record.title}” was published before its embargo ended: {because}"
    tell_followers(locked.record, sentence, by=by, now=now)
    tell_who_acts(locked.record, sentence, by=by, now=now)
    tell_who_clears(locked.record, sentence, by=by, now=now)
    _bring_up_to_date(decision, locked)


def _let_out(locked: Decision, *, by: Person | None, reason: str = "", now: datetime) -> None:
    """Let everybody read it, keep the promise of publishing, and tell those with whom it began."""
    record = locked.record
    change_state(record, to=rules.PUBLISHED, by=by, reason=reason, now=now)
    locked.published_at = now
    locked.save(update_fields=["published_at"])
    records.publish(record, by=by, now=now)
    _keep(record, rules.PUBLISH, by=by, now=now)
    tell_beginners(record, rules.AUTHORISED, f"It has been decided: “{record.title}”", by=by, now=now)
    note(verb="decision.published", subject=record, by=by)


@transaction.atomic
def correct(
    decision: Decision, changes: Mapping[str, str], *, because: str, by: Person, now: datetime | None = None
) -> None:
    """Put right parts of what was signed: a new sealed version with its reason. What was signed stays.

    `changes` maps names of `text.PARTS` to new words. Raises BadInput without a reason, NotPossible before it is
    signed or where nothing changes.
    """
    now = now or timezone.now()
    locked = _locked(decision)
    permissions.require_corrector(by, locked.record, timezone.localdate(now))
    if locked.signed_at is None:
        raise NotPossible("This has not been signed: change the draft itself.")
    if not because.strip():
        raise BadInput("Say why it is put right.", {"because": "Say why it is put right. Everybody can read it."})
    said = {name: words for name, words in latest_text(locked).items() if name in text.PARTS}
    said |= {name: words for name, words in changes.items() if name in text.PARTS}
    version = seal_version(locked.record, text.sealed_decision(locked, said), by=by, reason=because, now=now)
    locked.version = version.number
    locked.save(update_fields=["version"])
    tell_followers(locked.record, f"“{locked.record.title}” was put right: {because}", by=by, now=now)
    note(verb="decision.corrected", subject=locked.record, by=by, detail={"version": version.number})
    _bring_up_to_date(decision, locked)
    after.changed(locked.record)


def latest_text(decision: Decision) -> dict[str, str]:
    """Return what the latest sealed version says, part by part; what was redacted of it is "". One statement."""
    rows = VersionField.objects.filter(version__record=decision.record, version__number=decision.version)
    return {row.name: row.value or "" for row in rows.order_by("position")}


@transaction.atomic
def note_outside(decision: Decision, *, words: str, by: Person, now: datetime | None = None) -> MonitoringNote:
    """Say, as monitoring officer, what is to be said of a decision outside its delegation. It stands in public."""
    permissions.require_monitor(by)
    if not decision.outside:
        raise NotPossible("This decision is inside its delegation, or has not been signed yet.")
    if not words.strip():
        raise BadInput("Say what follows from it.", {"words": "Say what follows from it. Everybody can read it."})
    made = MonitoringNote.objects.create(decision=decision, words=words, by=by, at=now or timezone.now())
    tell_who_acts(decision.record, f"The monitoring officer on “{decision.record.title}”: {words}", by=by, now=now)
    note(verb="decision.monitored", subject=decision.record, by=by)
    return made


def _locked(decision: Decision) -> Decision:
    locked = Decision.objects.select_for_update(of=("self",)).select_related("record__post", "delegation__record")
    return locked.get(pk=decision.pk)


def _keep(record: Record, promise: str, *, by: Person | None, now: datetime) -> None:
    for clock in Clock.objects.running().filter(record=record, promise=promise):
        clocks.keep(clock, by=by, today=timezone.localdate(now))


def _bring_up_to_date(decision: Decision, locked: Decision) -> None:
    for name in ("decided_on", "outside", "signed_at", "published_at", "version"):
        setattr(decision, name, getattr(locked, name))
    decision.record = locked.record
