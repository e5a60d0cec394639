"""One study and its team, as those may read it who may."""

from django.db.models import BooleanField, Count, Exists, OuterRef, Value
from django.http import Http404

from hub.accounts.models import Person
from hub.core.links.models import Link
from hub.core.records.models import Author, Record
from hub.core.records.queries import found_or_gone
from hub.core.records.visibility import Viewer
from hub.strands.methods import rules
from hub.strands.methods.models import Code, Member, Study


def study(number: int, viewer: Viewer) -> Study:
    """Return the study with this number, its team, post and place fetched, and what `viewer` has to do with it.

    It carries `works` (is of its team) and `wrote` (started it). One statement. Raises Http404 or Gone.
    """
    person = viewer if isinstance(viewer, Person) else None
    no = Value(value=False, output_field=BooleanField())
    found = (
        Study.objects.filter(Record.objects.visible_to(viewer).behind("record"), pk=number)
        .select_related("record__team", "record__post", "record__place")
        .annotate(
            works=Exists(Member.objects.filter(study=OuterRef("pk"), person=person)) if person else no,
            wrote=Exists(Author.objects.filter(record=OuterRef("pk"), person=person)) if person else no,
        )
    )
    return found_or_gone(found, rules.STUDY, number)


def evidence_for(study: Study, viewer: Viewer) -> list[Record]:
    """Return the live work that the study is evidence for, as far as `viewer` may read it. One statement."""
    ties = Link.objects.current().filter(target=study.pk, relation=rules.EVIDENCE, source=OuterRef("pk"))
    return list(Record.objects.visible_to(viewer).filter(Exists(ties)).order_by("pk"))


def members(study: Study) -> list[Member]:
    """Return the study’s team in the order they joined. One statement."""
    return list(Member.objects.filter(study=study).select_related("person").order_by("at", "pk"))


def member(key: int, viewer: Person) -> Member:
    """Return one of the team of a study that `viewer` may read. One statement; Http404."""
    visible = Record.objects.visible_to(viewer)
    found = Member.objects.filter(visible.behind("study"), pk=key).select_related("study__record", "person").first()
    if found is None:
        raise Http404
    return found


def name_of(person: Person) -> str:
    """Return the name the team calls the person by."""
    return person.name or person.alias or str(person.email or "Somebody who has left")


def codes(study: Study, *, retired: bool = False) -> list[Code]:
    """Return the study's codes, by kind and name, each with how often it was chosen (`used`). One statement.

    Only those in use, unless `retired`.
    """
    found = Code.objects.filter(study=study).annotate(used=Count("codings__demand", distinct=True))
    order = {kind: place for place, kind in enumerate(rules.KINDS)}
    in_use = found if retired else found.filter(retired_at=None)
    return sorted(in_use, key=lambda code: (order[code.kind], code.name.lower()))


def code(key: int, viewer: Person) -> Code:
    """Return one code of a study that `viewer` works on. One statement; Http404."""
    mine = Member.objects.filter(study=OuterRef("study"), person=viewer)
    found = Code.objects.filter(Exists(mine), pk=key).select_related("study__record").first()
    if found is None:
        raise Http404
    return found
