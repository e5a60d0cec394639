"""What home tells of ideas, and what authors are asked to do."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.urls import reverse

from hub.accounts.models import Person
from hub.core.records.hidings import shown_words, why_hidden
from hub.core.records.history import STATE
from hub.core.records.models import Record
from hub.core.records.prepared import prepared
from hub.core.records.queries import count_of_kind
from hub.core.records.visibility import Viewer
from hub.core.ways import Happening, Owing
from hub.design.words import plural
from hub.foundation.text import shorten
from hub.strands.ideas import rules
from hub.strands.ideas.models import Confirmation


def done_and_confirmed(viewer: Viewer, count: int) -> Sequence[Happening]:
    """Return the newest ideas that were done and whose authors say so. One statement."""
    return [
        Happening(
            title=one.doing.idea.record.title,
            url=one.doing.idea.record.get_absolute_url(),
            sentence=_sentence(one.told),  # type: ignore[attr-defined]
            at=one.at,
        )
        for one in _newest_confirmed(count, viewer=viewer)
    ]


def _sentence(told: str) -> str:
    """Return the news of an idea that is done: what the service said of it, unless that is hidden."""
    return f"Done, and confirmed by who asked{': ' + shorten(told, 160) if told else '.'}"


def headline(viewer: Viewer) -> str:
    """Return in one sentence how many ideas were done and confirmed; nothing while there are none. One statement."""
    total = count_of_kind(rules.IDEA, viewer, state=rules.CONFIRMED)
    return f"{plural(total, 'idea', 'ideas').capitalize()} done, and confirmed by who asked." if total else ""


def asked_of(person: Person, count: int) -> Sequence[Owing]:
    """Return what `person` is asked about their own ideas: to reply, or to say whether it is done. One statement."""
    return [
        Owing(
            title=record.title,
            url=reverse("ideas:confirm" if record.state == rules.DONE else "ideas:reply", kwargs={"number": record.pk}),
            what="Say whether it is done" if record.state == rules.DONE else "Reply to what we asked",
        )
        for record in _asked(count, viewer=person, person=person.pk)
    ]


@prepared
def _asked(count: int, *, viewer: Viewer, person: int) -> QuerySet[Record]:
    mine = Record.objects.visible_to(viewer).of_kind(rules.IDEA).filter(authors__person=person)
    return mine.filter(state__in=[rules.DONE, rules.ASKED]).order_by("-published_at", "-pk")[:count]


@prepared
def _newest_confirmed(shown: int, *, viewer: Viewer) -> QuerySet[Confirmation]:
    readable = Record.objects.visible_to(viewer).behind("doing__idea")
    newest = Confirmation.objects.filter(readable, done=True).order_by("-at", "-pk")[:shown]
    # By their keys: joined at once, SQLite reads through all ideas where few have been done.
    found = Confirmation.objects.filter(pk__in=newest.values("pk")).select_related("doing__idea__record")
    found = found.annotate(hidden=why_hidden(STATE, "doing__move"))
    return found.annotate(told=shown_words("doing__words", "hidden")).order_by("-at", "-pk")
