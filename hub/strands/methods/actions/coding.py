"""The study's own list of codes; coding what was said; and settling where two codings differ."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core.audit.actions import note
from hub.foundation.errors import BadInput, NotAllowed, NotPossible
from hub.foundation.text import fold
from hub.strands.methods import asked_out, permissions, rules
from hub.strands.methods.models import Code, Coding, Demand, Settlement, Study


@transaction.atomic
def add_code(study: Study, *, name: str, kind: str, by: Person, cause: str = "", now: datetime | None = None) -> Code:
    """Add a kind of demand to the study's list. One of the same name is brought back into use.

    Raises BadInput without a name, for a kind that is none, or for a cause of what is no failure demand.
    """
    permissions.require_worker(by, study)
    _require_coding(study)
    faults = _faults(name, kind, cause)
    if faults:
        raise BadInput(next(iter(faults.values())), faults)
    said = name.strip()
    same = [one for one in Code.objects.filter(study=study) if fold(one.name) == fold(said)]
    if same:
        return _same(same[0], kind)
    made = Code.objects.create(study=study, name=said, kind=kind, cause=cause, by=by, at=now or timezone.now())
    note(verb="code.added", subject=made, by=by)
    return made


def _faults(name: str, kind: str, cause: str) -> dict[str, str]:
    faults = {}
    if not name.strip():
        faults["name"] = "Name it in the words people use, such as “Where is my repair?”."
    elif found := asked_out.look(name):
        faults["name"] = f"Everybody will read this name, and “{found[0].text}” may say who somebody is. Leave it out."
    if kind not in rules.KINDS:
        faults["kind"] = "Choose whether it is value or failure demand, or neither."
    if cause and (cause not in rules.CAUSES or kind != rules.FAILURE):
        faults["cause"] = "Only failure demand has one of these causes."
    return faults


def _same(held: Code, kind: str) -> Code:
    """Return a code that is there already. Raises BadInput if it was called something else than `kind`."""
    if held.kind != kind:
        sentence = f"There is a code of this name already: {rules.KIND_NAMES[held.kind].lower()}. Choose another name."
        raise BadInput(sentence, {"name": sentence})
    if held.retired_at:
        held.retired_at = None
        held.save(update_fields=["retired_at"])
    return held


@transaction.atomic
def retire_code(code: Code, *, by: Person, now: datetime | None = None) -> None:
    """No longer offer the code. What was coded with it stays so. Twice changes nothing."""
    permissions.require_worker(by, code.study)
    if not code.retired_at:
        code.retired_at = now or timezone.now()
        code.save(update_fields=["retired_at"])
        note(verb="code.retired", subject=code, by=by)


@transaction.atomic
def code(demand: Demand, chosen: Code, *, by: Person, matters: str = "", now: datetime | None = None) -> Coding:
    """Say of which kind a demand is, and what mattered to whoever spoke. One may change one's mind until a second
    person has coded it too: from then on the two codings are compared.

    Raises NotPossible where two have coded it, or the study is not being coded; BadInput for a code of another study.
    """
    permissions.require_worker(by, demand.study)
    _require_coding(demand.study)
    if chosen.study_id != demand.study_id:
        raise BadInput("Choose a code of this study.", {"code": "Choose one of the codes of this study."})
    Demand.objects.select_for_update().get(pk=demand.pk)
    held = {one.coder_id: one for one in Coding.objects.filter(demand=demand)}
    now = now or timezone.now()
    if mine := held.pop(by.pk, None):
        if held and mine.code_id != chosen.pk:
            raise NotPossible(
                "Somebody else has coded this too, so it cannot be changed. Talk, and settle it together."
            )
        mine.code, mine.matters, mine.at = chosen, matters.strip(), now
        mine.save()
        note(verb="demand.recoded", subject=demand, by=by)
        return mine
    if len(held) >= rules.CODERS:
        raise NotPossible("Two people have coded this already. Go on with the next.")
    made = Coding.objects.create(demand=demand, code=chosen, matters=matters.strip(), coder=by, at=now)
    note(verb="demand.coded", subject=demand, by=by, detail={"code": chosen.pk})
    return made


@transaction.atomic
def propose(demand: Demand, chosen: Code, *, because: str, by: Person, now: datetime | None = None) -> Settlement:
    """Propose, as one of the two whose codings differ, what it should be, and why. A later proposal takes its place.

    Raises NotAllowed for those who did not code it, NotPossible where the two agree or have settled.
    """
    permissions.require_worker(by, demand.study)
    _require_coding(demand.study)
    codings = _differing(demand, by)
    if chosen.study_id != demand.study_id:
        raise BadInput("Choose a code of this study.", {"code": "Choose one of the codes of this study."})
    if not because.strip():
        raise BadInput("Say why.", {"because": "Say why, so that the other can see it."})
    held = Settlement.objects.select_for_update().filter(demand=demand).first()
    if held and held.agreed_by_id:
        raise NotPossible("The two have settled this already.")
    made = held or Settlement(demand=demand)
    made.code, made.because, made.proposed_by, made.proposed_at = chosen, because.strip(), by, now or timezone.now()
    made.save()
    note(verb="demand.settlement_proposed", subject=demand, by=by, detail={"codings": len(codings)})
    return made


@transaction.atomic
def agree(demand: Demand, *, by: Person, now: datetime | None = None) -> None:
    """Agree, as the other of the two, to what was proposed. Twice changes nothing.

    Raises NotAllowed for those who did not code it and for whoever proposed it.
    """
    permissions.require_worker(by, demand.study)
    held = Settlement.objects.select_for_update().filter(demand=demand).first()
    if held is None:
        raise NotPossible("Nothing has been proposed yet. Propose what it should be.")
    if held.agreed_by_id:
        return
    _differing(demand, by)
    if held.proposed_by_id == by.pk:
        raise NotAllowed("You proposed this yourself: the other one has to agree.")
    held.agreed_by, held.agreed_at = by, now or timezone.now()
    held.save(update_fields=["agreed_by", "agreed_at"])
    note(verb="demand.settled", subject=demand, by=by, detail={"code": held.code_id})


def _differing(demand: Demand, by: Person) -> list[Coding]:
    """Return the two codings of a demand. Raises unless they differ and `by` made one of them."""
    codings = list(Coding.objects.filter(demand=demand))
    if by.pk not in {one.coder_id for one in codings}:
        raise NotAllowed("Only the two who coded this can settle it.")
    if len({one.code_id for one in codings}) < rules.CODERS:
        raise NotPossible("The codings do not differ, so there is nothing to settle.")
    return codings


def _require_coding(study: Study) -> None:
    if study.record.state not in rules.TAKES_WORDS:
        raise NotPossible(f"This study is “{study.record.state_label}”, so nothing can be coded now.")
