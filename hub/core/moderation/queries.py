"""What moderators have to look at, and what everybody may know of it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count, Prefetch, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.http import Http404
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.moderation import parts
from hub.core.moderation.models import GROUNDS, REASONS, Case, Report
from hub.core.moderation.parts import Passage
from hub.core.moderation.permissions import require_moderator
from hub.core.moderation.rules import SENTENCES
from hub.core.records.models import Record

PER_PAGE = 50
MOST_DIGITS = 19


@dataclass(frozen=True, kw_only=True)
class Reported:
    """One report, as a moderator reads it: the reason that was chosen, and words of their own if there are any.

    `reason` is "" for an author who asks for a second look.
    """

    reason: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Wrote:
    """Who wrote what worries somebody: a moderator who looks for help has to know a child from an adult."""

    name: str
    minor: bool


@dataclass(frozen=True, kw_only=True)
class ToLookAt:
    """One open case with the words it is about, and who wrote them.

    `for_another`: a second look that the one who reads the list cannot give, since they decided first.
    """

    case: Case
    passage: Passage
    label: str
    reports: list[Reported]
    wrote: list[Wrote]
    for_another: bool

    @property
    def found_by(self) -> str:
        """What the rule that found it says, as a sentence; "" where readers reported it or asked for a second look."""
        return SENTENCES.get(self.case.found_by_rule, "")

    @property
    def said_before(self) -> str:
        """The reason why it was hidden the first time, for a second look."""
        return self.case.again.reason if self.case.again else ""


def open_cases(by: Person, *, concern: bool) -> QuerySet[Case]:
    """Return the open cases, the most pressing and then the longest waiting first. For moderators alone.

    They see what is reported whatever its visibility: a team's own pages have no other door to help.
    """
    require_moderator(by)
    reports = Prefetch("reports", Report.objects.order_by("at", "pk"))
    cases = Case.objects.filter(outcome="", concern=concern).select_related("record", "again")
    return cases.prefetch_related(reports).order_by("-priority", "opened_at", "pk")


def to_look_at(cases: QuerySet[Case], by: Person) -> list[ToLookAt]:
    """Return the first 50 of `cases` with their words, as `by` looks at them.

    One statement, one for reports, and one or two for each part.
    """
    listed = list(cases[:PER_PAGE])
    keys: dict[str, set[int]] = defaultdict(set)
    for case in listed:
        code, key = parts.split(case.part, case.record_id)
        keys[code].add(key)
    passages = {code: parts.get(code).find(found) for code, found in keys.items()}
    shown, reasons, today = [], dict(REASONS), timezone.localdate()
    for case in listed:
        code, key = parts.split(case.part, case.record_id)
        if passage := passages[code].get(key):
            reports = [Reported(reason=reasons.get(one.reason, ""), words=one.words) for one in case.reports.all()]
            shown.append(
                ToLookAt(
                    case=case,
                    passage=passage,
                    label=parts.get(code).label,
                    reports=reports,
                    wrote=[Wrote(name=one.shown_as, minor=one.is_minor(today)) for one in passage.authors],
                    for_another=case.again is not None and case.again.decided_by_id == by.pk,
                )
            )
    return shown


def passage_of(case: Case) -> Passage | None:
    """Return the words that `case` is about."""
    code, key = parts.split(case.part, case.record_id)
    return parts.get(code).find([key]).get(key)


def to_ask_again(reference: str, person: Person) -> Case | None:
    """Return the decision by which a moderator took down what `person` wrote, if no second look was asked for yet.

    One statement.
    """
    number = reference.rpartition("-")[2]
    hidden = Case.objects.filter(record=int(number), part="", outcome="hidden", second_look=None)
    return hidden.filter(record__authors__person=person).order_by("-decided_at", "-pk").first()


@dataclass(frozen=True, kw_only=True)
class ToReport:
    """A passage that somebody is about to report. `name` is what a case calls it."""

    name: str
    label: str
    passage: Passage


@dataclass(frozen=True, kw_only=True)
class Month:
    """What was decided in one month. Worries about people's safety are in none of these figures."""

    first_day: date
    hidden: dict[str, int]
    kept: int
    shown_again: int


def log_by_month() -> list[Month]:
    """Return the public log: how much was hidden and on which ground, by month, newest first. One statement."""
    decided = Case.objects.filter(Q(again=None) | Q(outcome="shown"), concern=False).exclude(outcome="")
    rows = decided.annotate(month=TruncMonth("decided_at")).values_list("month", "outcome", "ground")
    counts: dict[date, dict[tuple[str, str], int]] = defaultdict(dict)
    for month, outcome, ground, number in rows.annotate(number=Count("pk")).order_by("-month"):
        counts[month.date()][outcome, ground] = number
    return [
        Month(
            first_day=first_day,
            hidden={label: found.get(("hidden", code), 0) for code, label in GROUNDS},
            kept=sum(number for (outcome, _), number in found.items() if outcome == "kept"),
            shown_again=sum(number for (outcome, _), number in found.items() if outcome == "shown"),
        )
        for first_day, found in counts.items()
    ]


def reported_part(record: Record, name: str) -> ToReport | None:
    """Return the passage on `record` that an address names (“comment:17”), None for the record itself ("").

    Raises Http404 if there is none that readers see, it is hidden, or it stands on another record.
    """
    if not name:
        return None
    code, _, digits = name.partition(":")
    key = int(digits) if digits.isdecimal() and len(digits) < MOST_DIGITS else 0
    part = parts.in_public().get(code)
    passage = part.find([key]).get(key) if part and key else None
    if part is None or passage is None or passage.hidden or passage.record_pk != record.pk or not passage.is_public:
        raise Http404
    return ToReport(name=f"{code}:{key}", label=part.label, passage=passage)


def contacts() -> list[dict[str, str]]:
    """Return who is there for somebody in distress or in danger, as the settings say."""
    return settings.HUB_LOCAL_CONTACTS
