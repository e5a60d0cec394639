"""Taking down what people say, word for word; what became of it; and letting words be quoted in public."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from hub.accounts.models import Person
from hub.core import keys
from hub.core.audit.actions import note
from hub.core.tallies import actions as tallies
from hub.foundation.errors import BadInput, NotPossible
from hub.strands.methods import asked_out, permissions, rules
from hub.strands.methods.models import Demand, HandOn, Study


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What one person asked for. `at_once`: they got it where they first asked; None where nobody knows yet.

    `who` is by what the same person or case is known again, such as a case number: only a mark made of it is kept.
    `looked`: whoever took it down has looked at what the rules found, and what is left says of nobody who they are.
    """

    words: str
    channel: str
    at_once: bool | None = None
    looked: bool = False
    who: str = ""


class SaysWho(BadInput):
    """The words may say who somebody is: `found` are the passages. Nothing has been kept."""

    def __init__(self, found: list[asked_out.Found]) -> None:
        self.found = found
        seen = ", ".join(f"{one.what} “{one.text}”" for one in found)
        sentence = f"This may say who somebody is: {seen}. Take it out before it is kept."
        super().__init__(sentence, {"words": sentence})


@transaction.atomic
def take_down(study: Study, heard: Heard, *, key: str, by: Person, now: datetime | None = None) -> Demand:
    """Keep what one person said, in their words. The same key again gives what the first click made.

    Raises SaysWho, with nothing kept, where the words may say who somebody is; BadInput without words or for a way in
    that is none of the study's; NotPossible while the study does not listen.
    """
    permissions.require_worker(by, study)
    key = keys.sound(key)
    if made := Demand.objects.filter(key=key, study=study, taken_down_by=by).first():
        return made
    permissions.require_listening(study)
    _check(study, heard)
    now = now or timezone.now()
    made, new = Demand.objects.get_or_create(
        key=key,
        defaults={
            "study": study,
            "words": heard.words.strip(),
            "channel": heard.channel,
            "heard_at": now,
            "at_once": heard.at_once,
            "done_at": now if heard.at_once else None,
            "taken_down_by": by,
            "who": mark(study, heard.who),
        },
    )
    if new:
        tallies.add(study.record, rules.TAKEN_DOWN)
        note(verb="demand.taken_down", subject=made, by=by, detail={"looked": int(heard.looked)})
    return made


def mark(study: Study, typed: str) -> str:
    """Return the mark of whom `typed` stands for in this study: the same for “07700 900123” and “07700-900123”.

    It is keyed with the hub's secret, so that nobody who holds the database can try numbers until one fits; and it is
    another in each study, so that nobody can be followed from one to the next.
    """
    plain = "".join(letter for letter in typed.casefold() if letter.isalnum())
    if not plain:
        return ""
    return salted_hmac(f"hub.strands.methods.who.{study.pk}", plain, algorithm="sha256").hexdigest()[:16]


def _check(study: Study, heard: Heard) -> None:
    if not heard.words.strip():
        raise BadInput("Write down what they said.", {"words": "Write down what they said, in their words."})
    if heard.channel not in study.ways_in:
        raise BadInput("Choose where they asked.", {"channel": "Choose where they asked: one of the ways in."})
    found = [] if heard.looked else asked_out.look(heard.words)
    if found:
        raise SaysWho(found)


@transaction.atomic
def hand_on(demand: Demand, *, to: str, key: str, by: Person, now: datetime | None = None) -> HandOn:
    """Write down that it was passed on, to whom by their job. The same key again changes nothing.

    Raises NotPossible once they have what they needed, BadInput where `to` may say who somebody is.
    """
    permissions.require_worker(by, demand.study)
    key = keys.sound(key)
    if made := HandOn.objects.filter(key=key, demand=demand).first():
        return made
    held = Demand.objects.select_for_update().get(pk=demand.pk)
    if held.done_at:
        raise NotPossible("They have what they needed already.")
    if not to.strip():
        raise BadInput("Say to whom.", {"to": "Say to whom it was passed on, by their job and not by name."})
    if found := asked_out.look(to):
        sentence = f"“{found[0].text}” may say who somebody is. Say to whom it was passed on by their job, not by name."
        raise BadInput(sentence, {"to": sentence})
    if held.at_once is None:
        held.at_once = False
        held.save(update_fields=["at_once"])
    made = HandOn.objects.create(demand=held, to=to.strip(), by=by, at=now or timezone.now(), key=key)
    note(verb="demand.handed_on", subject=held, by=by)
    return made


@transaction.atomic
def finish(demand: Demand, *, by: Person, now: datetime | None = None) -> None:
    """Write down that they have what they needed, from their side. Twice changes nothing."""
    permissions.require_worker(by, demand.study)
    held = Demand.objects.select_for_update().get(pk=demand.pk)
    if held.done_at:
        return
    held.done_at = max(held.heard_at, now or timezone.now())
    held.at_once = bool(held.at_once)
    held.save(update_fields=["done_at", "at_once"])
    note(verb="demand.finished", subject=held, by=by)


@transaction.atomic
def release(demand: Demand, *, words: str, by: Person, looked: bool = False, now: datetime | None = None) -> None:
    """Let `words` of it be read by everybody, with the study's results: what was said, or what is left of it.

    Raises SaysWho where they may say who somebody is and nobody has `looked`.
    """
    permissions.require_lead(by, demand.study)
    said = words.strip()
    if not said:
        raise BadInput("Say which words.", {"words": "Write the words that everybody may read."})
    found = [] if looked else asked_out.look(said)
    if found:
        raise SaysWho(found)
    held = Demand.objects.select_for_update().get(pk=demand.pk)
    held.released_words, held.released_by, held.released_at = said, by, now or timezone.now()
    held.save(update_fields=["released_words", "released_by", "released_at"])
    note(verb="demand.released", subject=held, by=by)


@transaction.atomic
def end_release(demand: Demand, *, by: Person) -> None:
    """Take released words back out of public. Twice changes nothing."""
    permissions.require_lead(by, demand.study)
    Demand.objects.filter(pk=demand.pk).update(released_words="", released_by=None, released_at=None)
    note(verb="demand.release_ended", subject=demand, by=by)
