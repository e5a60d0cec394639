"""What learners say they did, and why a session was called off, as moderators look at it."""

from collections.abc import Collection

from hub.accounts.models import Person
from hub.core.moderation.parts import Part, Passage
from hub.core.moderation.words_part import kept_words
from hub.strands.academy import actions, rules
from hub.strands.academy.actions.applying import PART
from hub.strands.academy.models import Applied, Session


def _find(keys: Collection[int]) -> dict[int, Passage]:
    found = Applied.objects.filter(pk__in=keys).select_related("sign_up__person", "record")
    return {
        one.pk: Passage(
            record_pk=one.record_id,
            text=one.words,
            url=one.record.get_absolute_url(),
            authors=[one.sign_up.person],
            hidden=bool(one.hidden_because),
        )
        for one in found
    }


def _hide(key: int, by: Person, because: str) -> None:
    actions.hide_applied(Applied.objects.get(pk=key), because=because, by=by)


def _show_again(key: int, by: Person, because: str) -> None:  # noqa: ARG001 - it stands again without a word
    actions.show_applied_again(Applied.objects.get(pk=key), by=by)


APPLIED = Part(code=PART, label="word on what was learned", find=_find, hide=_hide, show_again=_show_again)
CALLED_OFF = kept_words(
    rules.CALLED_OFF,
    "reason for which a session was called off",
    lambda: Session.objects.exclude(called_off_at=None),
    words="called_off_because",
    author="called_off_by",
    record="course.record",
    anchor="sessions",
)
PARTS = (APPLIED, CALLED_OFF)
