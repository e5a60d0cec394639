"""What people said, for a study's team alone: all of it, what is to be coded, and where two codings differ."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet
from django.http import Http404

from hub.accounts.models import Person
from hub.core.records.models import Record
from hub.strands.methods.models import Coding, Demand, HandOn, Member, Settlement, Study

PARTS = {"open": Q(done_at=None), "released": ~Q(released_words="")}
PER_PAGE = 25
DIFFERENCES_SHOWN = 100


def demand(key: int, viewer: Person) -> Demand:
    """Return what one person said, for one of the study's team; Http404 to everybody else. One statement."""
    of_my_studies = Member.objects.filter(study=OuterRef("study"), person=viewer)
    found = (
        Demand.objects.filter(Record.objects.visible_to(viewer).behind("study"), Exists(of_my_studies), pk=key)
        .select_related("study__record")
        .first()
    )
    if found is None:
        raise Http404
    return found


def hand_ons(demand: Demand) -> list[HandOn]:
    """Return how a demand was passed on, the first first. One statement."""
    return list(HandOn.objects.filter(demand=demand).order_by("at", "pk"))


def said(study: Study, which: str = "", *, number: int = 1) -> tuple[list[Demand], int]:
    """Return a page of what people said, the latest first, and how many pages there are. Two statements.

    `which` is one of PARTS, or all.
    """
    found = Demand.objects.filter(study=study)
    found = found.filter(PARTS[which]) if which in PARTS else found
    last = max(1, -(-found.count() // PER_PAGE))
    start = (min(max(number, 1), last) - 1) * PER_PAGE
    rows = found.annotate(passed_on=Count("hand_ons")).order_by("-heard_at", "-pk")[start : start + PER_PAGE]
    return list(rows), last


def taken_down_by(study: Study, person: Person) -> tuple[int, int]:
    """Return how many `person` has taken down in the study, and how many all have. One statement."""
    found = Demand.objects.filter(study=study)
    counts = found.aggregate(mine=Count("pk", filter=Q(taken_down_by=person)), all=Count("pk"))
    return counts["mine"], counts["all"]


def next_to_code(study: Study, coder: Person, *, second: bool, behind: int = 0) -> Demand | None:
    """Return what `coder` codes next: what nobody has coded, or with `second` what one other has. One statement.

    The oldest first; those with keys up to `behind` have been passed over.
    """
    found = _to_code(study, coder, second=second).filter(pk__gt=behind)
    return found.select_related("study__record").order_by("pk").first()


def left_to_code(study: Study, coder: Person) -> tuple[int, int]:
    """Return how many wait to be coded by anybody, and how many for a second coding by `coder`. Two statements."""
    return _to_code(study, coder, second=False).count(), _to_code(study, coder, second=True).count()


def _to_code(study: Study, coder: Person, *, second: bool) -> QuerySet[Demand]:
    found = Demand.objects.filter(study=study)
    if not second:
        return found.filter(~Exists(Coding.objects.filter(demand=OuterRef("pk"))))
    mine = Coding.objects.filter(demand=OuterRef("pk"), coder=coder)
    return found.annotate(times=Count("codings")).filter(~Exists(mine), times=1)


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What two coded differently: the two codings, and what one of them proposes."""

    demand: Demand
    codings: Sequence[Coding]
    settlement: Settlement | None

    def is_of(self, person: Person) -> bool:
        """Return whether the person is one of the two."""
        return person.pk in {one.coder_id for one in self.codings}

    def awaits(self, person: Person) -> bool:
        """Return whether the person is the one who has to agree."""
        return bool(self.settlement and self.settlement.proposed_by_id != person.pk and self.is_of(person))


def differences(study: Study, *, only: int | None = None) -> list[Difference]:
    """Return what two coded differently and have not settled, the oldest first. Two statements."""
    demands = (
        Demand.objects.filter(study=study, settlement__agreed_by=None)
        .annotate(low=Min("codings__code"), high=Max("codings__code"))
        .filter(low__lt=F("high"))
        .select_related("settlement__code", "settlement__proposed_by", "study__record")
        .order_by("pk")
    )
    held = list(demands.filter(pk=only) if only else demands[:DIFFERENCES_SHOWN])
    by_demand: dict[int, list[Coding]] = {one.pk: [] for one in held}
    for coding in Coding.objects.filter(demand__in=held).select_related("code", "coder").order_by("at", "pk"):
        by_demand[coding.demand_id].append(coding)
    return [
        Difference(demand=one, codings=by_demand[one.pk], settlement=getattr(one, "settlement", None)) for one in held
    ]
