"""Looking at what is said: rules and readers raise, people decide, authors are told why and may ask again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.core.follows.actions import About, notify
from hub.core.moderation import parts, permissions, queries, rules
from hub.core.moderation.models import GROUNDS, REASONS, WORRIED, Case, Report
from hub.core.moderation.parts import Passage
from hub.core.moderation.rules import Finding
from hub.core.records.models import Record
from hub.foundation.errors import BadInput, NotAllowed, NotPossible
from hub.foundation.text import clean, one_line, shorten

SECOND_LOOK = "second_look"
MANY_REPORTS = 3


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What a moderator decides: the outcome (kept, hidden, shown, passed_on), the ground for hiding, and words."""

    outcome: str
    ground: str = ""
    words: str = ""


@transaction.atomic
def look_at(record: Record | None, text: str, *, part: str = "", now: datetime | None = None) -> list[Finding]:
    """Let the rules look at a text that has just been said; open a case for moderators where they find something.

    Nothing is hidden by it. A worry about somebody's safety makes a case of its own, that only moderators see. The
    one who said it should then be shown who can help: `any(finding.concern …)`.
    """
    found = rules.look(text)
    for concern in (True, False):
        of_this = [finding for finding in found if finding.concern == concern]
        if of_this:
            _raise(record, part, of_this[0].rule, rules.priority_of(of_this), concern=concern, now=now)
    return found


@transaction.atomic
def report(
    record: Record | None, reason: str, words: str, *, by: Person, part: str = "", now: datetime | None = None
) -> Report:
    """Say that something breaks the rules, or that somebody may be in danger. One report for each person and case.

    `record` is None for a part that is on none: everybody can read it while it is not hidden.

    Raises NotAllowed if `by` may not read it, BadInput without a reason, or without words for “something else”.
    """
    if record and not Record.objects.visible_to(by).filter(pk=record.pk).exists():
        raise NotAllowed("You cannot report this: it is not for you to read.")
    if reason not in dict(REASONS):
        raise BadInput("Choose what is wrong.", {"reason": "Choose what is wrong."})
    said = clean(words)
    if reason == "other" and not said:
        raise BadInput("Say what is wrong.", {"words": "Say what is wrong."})
    code, key = parts.split(part, record.pk if record else None)
    passage = parts.get(code).find([key]).get(key)
    if passage is None or passage.hidden or passage.record_pk != (record.pk if record else None):
        raise NotPossible("This is not here any more. Thank you for looking after this place.")
    worried = reason == WORRIED
    priority = rules.AT_ONCE if worried else rules.SOON if reason in {"personal", "unlawful"} else rules.ROUTINE
    case = _raise(record, part, "", priority, concern=worried, now=now)
    made, new = Report.objects.get_or_create(
        case=case, person=by, defaults={"reason": reason, "words": said, "at": now or timezone.now()}
    )
    if new:
        note(verb="report.made", subject=case, by=by, detail={"reason": reason})
        if case.reports.count() >= MANY_REPORTS:
            _raise(record, part, "", rules.SOON, concern=worried, now=now)
    return made


def _raise(record: Record | None, part: str, rule: str, priority: int, *, concern: bool, now: datetime | None) -> Case:
    """Open a case, or raise the one that is open."""
    case, new = Case.objects.select_for_update().get_or_create(
        record=record,
        part=part,
        concern=concern,
        outcome="",
        defaults={"priority": priority, "found_by_rule": rule, "opened_at": now or timezone.now()},
    )
    if new:
        note(verb="case.opened", subject=case, by=None, detail={"rule": rule})
    elif case.priority < priority:
        case.priority = priority
        case.save(update_fields=["priority"])
    return case


@transaction.atomic
def decide(cases: Sequence[Case], decision: Decision, *, by: Person, now: datetime | None = None) -> int:
    """Decide several cases alike; return how many. What somebody else decided meanwhile stays as it is.

    The author is told what was hidden or shown again, with the ground, and how to ask for a second look. Raises
    NotAllowed unless `by` moderates, and for a second look unless they are another than who decided first; BadInput
    where hiding has no ground; NotPossible where the outcome does not fit the case.
    """
    permissions.require_moderator(by)
    if decision.outcome == "hidden" and decision.ground not in dict(GROUNDS):
        raise BadInput("Choose why it is hidden: its author is told.", {"ground": "Choose why it is hidden."})
    keys = [case.pk for case in cases]
    locked = Case.objects.select_for_update(of=("self",)).filter(pk__in=keys, outcome="").order_by("pk")
    open_cases = list(locked.select_related("record", "again"))
    for case in open_cases:
        _decide(case, decision, by=by, now=now or timezone.now())
    return len(open_cases)


def _decide(case: Case, decision: Decision, *, by: Person, now: datetime) -> None:
    _check_fits(case, decision, by)
    code, key = parts.split(case.part, case.record_id)
    part = parts.get(code)
    passage = part.find([key])[key]
    because = because_words(decision)
    if decision.outcome == "hidden" and not passage.hidden:
        part.hide(key, by, because)
    if decision.outcome == "shown" and passage.hidden:
        part.show_again(key, by, "Shown again after a second look.")
    case.outcome, case.ground, case.reason = decision.outcome, decision.ground, clean(decision.words)
    case.decided_by, case.decided_at = by, now
    case.save(update_fields=["outcome", "ground", "reason", "decided_by", "decided_at"])
    note(verb="case.decided", subject=case, by=by, detail={"outcome": decision.outcome, "ground": decision.ground})
    _tell(case, passage, because, by, now)


def _check_fits(case: Case, decision: Decision, by: Person) -> None:
    fits = {"kept", "shown"} if case.again else {"kept", "hidden", *(["passed_on"] if case.concern else [])}
    if decision.outcome not in fits:
        raise NotPossible("This cannot be decided in that way. Open the case again to see what can be.")
    if case.again and case.again.decided_by_id == by.pk:
        raise NotAllowed("Somebody else takes the second look: you decided the first time.")


def because_words(decision: Decision) -> str:
    """Return the reason as everybody reads it: the ground as a sentence, then the moderator's own words."""
    ground = dict(GROUNDS).get(decision.ground, "")
    return " ".join(filter(None, [f"{ground}." if ground else "", clean(decision.words)]))


def _tell(case: Case, passage: Passage, because: str, by: Person, now: datetime) -> None:
    """Tell the author; of a concern nobody is told anything here, since a letter may be read by others."""
    about, authors = case.about or shorten(one_line(passage.text), 100), passage.authors
    code, _ = parts.split(case.part, case.record_id)
    what = f"{parts.get(code).told_as} “{about}”" if case.part and case.record else f"“{about}”"
    if case.outcome == "hidden":
        url = reverse("core:second_look", kwargs={"number": case.pk})
        sentence = f"A moderator hid {what}. The reason: {because} You can ask for a second look."
        notify(case.record, sentence, by=by, to=authors, personal=True, about=About(url=url), now=now)
    elif case.again:
        ended = "is shown again" if case.outcome == "shown" else "stays hidden"
        sentence = f"Somebody else took a second look: {what} {ended}. {because}".strip()
        url = reverse("core:my_notices")
        notify(case.record, sentence, by=by, to=authors, personal=True, about=About(url=url), now=now)
    if not case.concern and not case.again:
        reporters = [report.person for report in case.reports.select_related("person") if report.person]
        _tell_reporters(case, about, reporters, by, now)


def _tell_reporters(case: Case, about: str, reporters: list[Person], by: Person, now: datetime) -> None:
    """Tell them what came of it: of a page that was taken down, which they may no longer read, without its title."""
    hidden, record = case.outcome == "hidden", case.record
    if record and hidden and not case.part:
        sentence, record = f"Thank you: we looked at {record.reference}, which you reported, and took it down.", None
    else:
        came_of_it = "hid it" if hidden else "left it as it is"
        sentence = f"Thank you: we looked at what you reported on “{about}”, and {came_of_it}."
    url = "" if record else reverse("core:my_notices")
    notify(record, sentence, by=by, to=reporters, about=About(url=url), now=now)


@transaction.atomic
def ask_second_look(case: Case, words: str, *, by: Person, now: datetime | None = None) -> Case:
    """Ask that another moderator looks at what was hidden. Once for each decision, by the author.

    Raises NotAllowed to others, BadInput without words, NotPossible if nothing is hidden or it was asked for already.
    """
    now = now or timezone.now()
    locked = Case.objects.select_for_update(of=("self",)).select_related("record").get(pk=case.pk)
    passage = queries.passage_of(locked)
    if passage is None or by.pk not in {author.pk for author in passage.authors}:
        raise NotAllowed("Only the author can ask for a second look.")
    if locked.outcome != "hidden" or not passage.hidden:
        raise NotPossible("Nothing is hidden here now.")
    if Case.objects.filter(again=locked).exists():
        raise NotPossible("You asked for a second look already. You will hear from us.")
    said = clean(words)
    if not said:
        raise BadInput("Say why it should be shown.", {"words": "Say why it should be shown."})
    again = Case.objects.create(
        record=locked.record,
        part=locked.part,
        priority=rules.SOON,
        found_by_rule=SECOND_LOOK,
        again=locked,
        opened_at=now,
    )
    Report.objects.create(case=again, person=by, reason=SECOND_LOOK, words=said, at=now)
    note(verb="case.second_look_asked", subject=again, by=by)
    return again
