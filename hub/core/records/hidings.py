"""What is kept and not shown: history can only grow, so words are hidden by a row beside them, joined at reading."""

from django.conf import settings
from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from hub.core.records.models import Record

ERASED = "Its author has left, and took these words along."


class Hiding(models.Model):
    """The words of one passage on a record are not shown, and why. Nothing that was written changes.

    `part` names the passage as moderation does: “state:17” is what was said with the state change 17. Words that were
    said with a move stand in two tables, and have this one name. `because` is told to everybody.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="hidings")
    part = models.CharField(max_length=40)
    because = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True, help_text="Shown again.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["part"], condition=Q(ended_at__isnull=True), name="hiding_once"),
            models.CheckConstraint(condition=~Q(part=""), name="hiding_names_a_part"),
            models.CheckConstraint(condition=~Q(because=""), name="hiding_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.part} of {self.record_id} is hidden"


def why_hidden(code: str, key: str = "pk") -> Subquery:
    """Return, for a query of passages with this code, the reason why each is hidden; NULL while it is shown.

    `key` is the column with the passage’s key: for words said with a move, that of the state change.
    """
    return why_part_hidden(Concat(Value(f"{code}:"), Cast(OuterRef(key), TextField()), output_field=TextField()))


def why_part_hidden(part: Concat | OuterRef) -> Subquery:
    """Return, for a query of whatever names a `part`, the reason why that is hidden; NULL while it is shown."""
    return Subquery(Hiding.objects.filter(part=part, ended_at=None).values("because")[:1])


def shown_words(column: str, hidden: str) -> Case:
    """Return the words in `column`: none where the annotation `hidden` gives a reason, a sentence where erased."""
    return Case(
        When(**{f"{hidden}__isnull": False}, then=Value("")),
        default=Coalesce(column, Value(ERASED), output_field=TextField()),
        output_field=TextField(),
    )
