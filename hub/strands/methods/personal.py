"""What the improvement methods hold about the people who use them. What residents said is held without who said it."""

from django.db.models import Count

from hub.accounts.models import Person
from hub.accounts.personal_data import Row
from hub.core.records.models import Record
from hub.strands.methods.models import Coding, Demand, Member


def worked_on(person: Person) -> list[Row]:
    """Return the studies the person works on and may read, with how much they took down and coded. Three statements."""
    visible = Record.objects.visible_to(person)
    found = Member.objects.filter(visible.behind("study"), person=person).select_related("study__record")
    taken = Demand.objects.filter(taken_down_by=person).order_by().values_list("study").annotate(Count("pk"))
    coded = Coding.objects.filter(coder=person).order_by().values_list("demand__study").annotate(Count("pk"))
    by_taking, by_coding = dict(taken), dict(coded)
    return [
        {
            "study": member.study.record.reference,
            "since": member.at,
            "taken_down": by_taking.get(member.study_id, 0),
            "coded": by_coding.get(member.study_id, 0),
        }
        for member in found.order_by("pk")
    ]
