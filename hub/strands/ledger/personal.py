"""What the ledger holds about a person: what they signed, cleared, paid and said for the council or a supplier.

It is done in office and stays; the name does not stand beside it, and goes with the person’s account.
"""

from django.db.models import Q

from hub.accounts.models import Person
from hub.accounts.personal_data import Row
from hub.foundation.money import in_pounds
from hub.strands.ledger.models import (
    Allotment,
    Change,
    Clearance,
    FormerSpeaker,
    MonitoringNote,
    Payment,
    Review,
    Signature,
    WhatItBuys,
)


def done_in_office(person: Person) -> list[Row]:
    """Return what the person signed, cleared, noted, paid, changed, reviewed, shared out and said, and for whom.

    Each with its record. Nine statements.
    """
    signed = Signature.objects.filter(person=person).select_related("decision__record")
    cleared = Clearance.objects.filter(person=person).select_related("decision__record")
    noted = MonitoringNote.objects.filter(by=person).select_related("decision__record")
    paid = Payment.objects.filter(by=person).select_related("contract__record")
    changed = Change.objects.filter(by=person).select_related("contract__record")
    reviewed = Review.objects.filter(by=person).select_related("contract__record")
    shared = Allotment.objects.filter(by=person).select_related("link__target")
    said = WhatItBuys.objects.filter(by=person).select_related("contract__record")
    either = Q(person=person) | Q(by=person)
    off = FormerSpeaker.objects.filter(either).select_related("contract__record").order_by("pk")
    return [
        *({"reference": one.contract.record.reference, "what": _off(one, person), "at": one.at} for one in off),
        *({"reference": one.decision.record.reference, "what": "signed", "at": one.at} for one in signed),
        *({"reference": one.decision.record.reference, "what": "cleared", "at": one.at} for one in cleared),
        *({"reference": one.decision.record.reference, "what": one.words, "at": one.at} for one in noted),
        *(
            {"reference": one.contract.record.reference, "what": f"paid {in_pounds(one.amount)}", "at": one.at}
            for one in paid
        ),
        *({"reference": one.contract.record.reference, "what": one.words, "at": one.at} for one in changed),
        *({"reference": one.contract.record.reference, "what": one.words, "at": one.at} for one in reviewed),
        *({"reference": one.link.target.reference, "what": _share(one), "at": one.at} for one in shared),
        *({"reference": one.contract.record.reference, "what": one.words, "at": one.at} for one in said),
    ]


def _off(one: FormerSpeaker, person: Person) -> str:
    who = "no longer spoke for the supplier" if one.person_id == person.pk else "took somebody off"
    return f"{who}: {one.because}"


def _share(one: Allotment) -> str:
    return "said that a share is not known" if one.amount is None else f"said that a share is {in_pounds(one.amount)}"
