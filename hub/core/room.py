"""What the page of every record shows beside what is its kind's own: the same room in every strand."""

from dataclasses import dataclass, replace
from typing import Any, Literal

from django.db.models import CharField, IntegerField, Q, QuerySet, Value

from hub.accounts.models import Person
from hub.accounts.roles import Role
from hub.core import keys
from hub.core.attachments import queries as attachments
from hub.core.attachments.permissions import may_add
from hub.core.attachments.queries import FileShown
from hub.core.clocks.models import Clock
from hub.core.clocks.shown import Owed, shown
from hub.core.comments.models import Offer
from hub.core.comments.permissions import may_answer
from hub.core.comments.queries import SaidPage, page_of
from hub.core.follows.models import Follow
from hub.core.records import kinds
from hub.core.records.history import events
from hub.core.records.models import Author, Record
from hub.core.records.panels import next_steps_for, panels_for
from hub.core.records.prepared import prepared
from hub.core.records.visibility import Viewer
from hub.core.tallies.models import RecordTally
from hub.core.tallies.queries import of_records
from hub.design.addresses import address
from hub.design.shapes import Act, Event, Participant, Tone
from hub.design.words import plural

CLOCKS_SHOWN = 20
I_FOLLOW, I_HELP = "i_follow", "i_help"  # among the tallies, what the reader does

Part = Literal["authors", "owed", "history", "files"]


@dataclass(frozen=True, kw_only=True)
class PanelShown:
    """One panel that has something to show: `template` reads `context` under the name `panel`."""

    code: str
    template: str
    context: dict[str, object]


@dataclass(frozen=True, kw_only=True)
class Room:
    """All that a record's page shows beside its own content. `stands` says where it stands and what comes next.

    `wrote` says that the reader is one of its authors. `people` are those who are in it, by role, to which the kind's
    own page may add; `who` the panels that show them together with those of other parts, in place of the plain list;
    `owed` the promises, running and kept; `acts` what `viewer` may do here beside the kind's main act;
    `say_key` makes a second click on “Say it” harmless.
    """

    record: Record
    viewer: Person | None
    wrote: bool
    stands: str
    authors: list[str]
    people: list[Participant]
    owed: list[Owed]
    tallies: dict[str, int]
    comments: SaidPage
    history: list[Event]
    panels: list[PanelShown]
    thread: list[PanelShown]
    who: list[PanelShown]
    files: list[FileShown]
    acts: list[Act]
    follows: bool
    helps: bool
    answers: bool
    moderates: bool
    say_key: str

    @property
    def reference(self) -> str:
        return self.record.reference

    @property
    def tone(self) -> Tone:
        """What colours its state, here as on its card in a list."""
        return kinds.get(self.record.kind).lifecycle.tone(self.record.state)


def room(
    record: Record, viewer: Viewer, *, detail: Any = None, page: int = 1, without: frozenset[Part] = frozenset()
) -> Room:
    """Gather what the page of `record` shows to `viewer`, with page `page` of what was said.

    Six statements, and those of the panels; the same with 0 and 200 comments, signed in or not.
    One fewer for each part that this kind of record never has or shows elsewhere, given as `without`.
    `record` comes with its team and post fetched, as `records.queries.readable` gives it; `detail` is the kind's own
    row, from which its `stands` is read.
    """
    person = viewer if isinstance(viewer, Person) else None
    authors = [] if "authors" in without else _authors(record)
    author_ids = frozenset(author.pk for author in authors)
    tallies = _tallies(record, person)
    follows, helps = bool(tallies.pop(I_FOLLOW, 0)), bool(tallies.pop(I_HELP, 0))
    panels = _panels(record, person)
    answers = person is not None and may_answer(record, person)
    wrote = person is not None and person.pk in author_ids
    return Room(
        record=record,
        viewer=person,
        wrote=wrote,
        stands=kinds.get(record.kind).stands(detail) if detail is not None else "",
        authors=[author.shown_as for author in authors],
        people=_people(record, authors, tallies, reads_offers=answers or wrote),
        owed=[] if "owed" in without else _owed(record, person),
        tallies=tallies,
        comments=page_of(record, person, author_ids=author_ids, tallies=tallies, number=page),
        history=[] if "history" in without else events(record, author_ids),
        panels=panels["main"],
        thread=panels["thread"],
        who=panels["people"],
        files=[] if "files" in without else attachments.shown(record, person),
        acts=_acts(record, person, follows=follows, helps=helps, wrote=wrote),
        follows=follows,
        helps=helps,
        answers=answers,
        moderates=person is not None and person.has_role(Role.MODERATOR),
        say_key=keys.new(),
    )


def _authors(record: Record) -> list[Person]:
    return [author.person for author in _authors_of(record=record.pk)]


@prepared
def _authors_of(*, record: int) -> QuerySet[Author]:
    return Author.objects.filter(record=record).select_related("person").order_by("pk")


def _owed(record: Record, person: Person | None) -> list[Owed]:
    """Return the promises about `record`, save those to answer questions: they stand beside the question."""
    found = list(_clocks(record=record.pk))
    for clock in found:
        clock.record = record
    owed = [shown(clock, viewer_pk=person.pk if person else None) for clock in found]
    newest = next((one.pk for one in owed if one.wants_verdict), None)  # an older answer has been overtaken
    return [one if one.pk == newest else replace(one, wants_verdict=False, may_ask_again=False) for one in owed]


@prepared
def _clocks(*, record: int) -> QuerySet[Clock]:
    clocks = Clock.objects.filter(~Q(promise="answer_question"), record=record)
    fetched = clocks.select_related("owner_post", "verdict", "reads_again__clock")
    return fetched.order_by("-started_on", "-pk")[:CLOCKS_SHOWN]


def _tallies(record: Record, person: Person | None) -> dict[str, int]:
    """Return the record's tallies by name; and under I_FOLLOW and I_HELP, that `person` does. One statement."""
    if person is None:
        return of_records([record.pk])[record.pk]
    return dict(_tallies_and_mine(record=record.pk, person=person.pk))


@prepared
def _tallies_and_mine(*, record: int, person: int) -> QuerySet[Any, Any]:
    mine = {"record": record, "person": person}
    arms = [
        _named(I_FOLLOW, Follow.objects.filter(**mine)),
        _named(I_HELP, Offer.objects.filter(**mine, ended_at=None)),
    ]
    counted: QuerySet[Any, Any] = RecordTally.objects.filter(record=record).values_list("name", "value")
    return counted.union(*arms, all=True)


def _named(name: str, rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    """Return a row that says `name` and 1 for each of `rows`."""
    named = rows.annotate(name=Value(name, output_field=CharField()), value=Value(1, output_field=IntegerField()))
    row: QuerySet[Any, Any] = named.values_list("name", "value")
    return row


def _panels(record: Record, person: Person | None) -> dict[str, list[PanelShown]]:
    shown_by_region: dict[str, list[PanelShown]] = {"main": [], "thread": [], "people": []}
    for panel in panels_for(record.kind):
        context = panel.context(record, person)
        if context is not None:
            found = PanelShown(code=panel.code, template=panel.template, context=context)
            shown_by_region[panel.region].append(found)
    return shown_by_region


def _people(record: Record, authors: list[Person], tallies: dict[str, int], *, reads_offers: bool) -> list[Participant]:
    people = [Participant(name=author.shown_as, role="Put forward by", group="thinks") for author in authors]
    if record.team:
        people.append(
            Participant(
                name=record.team.name,
                role="Answers for it",
                note=record.post.title if record.post else "",
                group="does",
            )
        )
    if offers := tallies.get("offers"):
        url = address("core:offers", {"reference": record.reference}) if reads_offers else ""
        people.append(Participant(name=plural(offers, "person", "people"), role="Can help", url=url, group="does"))
    return people


def _acts(record: Record, person: Person | None, *, follows: bool, helps: bool, wrote: bool) -> list[Act]:
    to = {"reference": record.reference}
    acts = [
        Act(text="Say something", url="#say" if person else address("core:say", to)),
        Act(text="No longer offer help" if helps else "I can help", url=address("core:help", to)),
    ]
    if person is None:
        acts.append(Act(text="Follow", url=address("core:follow", to)))
    else:
        verb = ("Stop following", "core:unfollow") if follows else ("Follow", "core:follow")
        acts.append(Act(text=verb[0], url=address(verb[1], to), posts=True))
    if person and may_add(record, person, is_author=wrote):
        acts.append(Act(text="Add a picture or a file", url=address("core:add_file", to)))
    acts.append(Act(text="Report this", url=address("core:report", to)))
    acts += [Act(text=step.label, url=address(step.url_name, to)) for step in next_steps_for(record, person)]
    return acts
