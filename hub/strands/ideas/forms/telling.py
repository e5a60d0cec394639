"""The steps of saying an idea, one question to a page, and the one door before them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.accounts.models import Person
from hub.core import ways
from hub.core.places import points
from hub.core.places.queries import place_at
from hub.core.places.shown import PinMap
from hub.design.fields import Hidden, LongText, Option, Radios, Select, Text
from hub.design.forms import Form
from hub.strands.ideas.actions.telling import Said

BROKEN, COMPLAINT, IDEA, QUESTION, OFFER = "broken", "complaint", "idea", "question", "offer"
AT_THE_DOOR = (
    Option(BROKEN, "Something is broken now", "A pothole, a missed bin, a light that is out."),
    Option(COMPLAINT, "A complaint", "The council did something wrong, or did not do what it should."),
    Option(IDEA, "An idea or a problem", "Something that could be better, for you or for others."),
)
LAST = (
    Option(QUESTION, "A question", "About something here: an idea, a project, a decision, money."),
    Option(OFFER, "An offer of help", "You can lend a hand, a room, a skill."),
)
OUTSIDE = "The pin lies outside of the wards here. Put it into one of them, or take it away and say where it is."
LOOK_UP = {"hx-post": "/tell-us/similar/", "hx-trigger": "input changed delay:600ms", "hx-target": "#similar"}


class DoorForm(Form):
    """What somebody has come for: what ideas are for, and what other parts offer at the door."""

    what = Radios("What do you want to tell us?", missing="Choose what you want to tell us.")

    def __init__(self, data: Mapping[str, Any] | None) -> None:
        super().__init__(data)
        field = self.fields["what"]
        if isinstance(field, Radios):
            field.options = (*AT_THE_DOOR, *(Option(door.code, door.text, door.hint) for door in ways.doors()), *LAST)

    def leads_to(self) -> str:
        """Return the name of the page that another part has for what was chosen, or ""."""
        return next((door.url_name for door in ways.doors() if door.code == self.cleaned_data["what"]), "")


class WhereToForm(Form):
    """To which of several services somebody wants to be sent on."""

    service = Radios("What is it about?", missing="Choose what it is about.")

    def __init__(self, data: Mapping[str, Any] | None, services: Sequence[str]) -> None:
        super().__init__(data)
        field = self.fields["service"]
        if isinstance(field, Radios):
            field.options = [(str(place), title) for place, title in enumerate(services)]


class ProblemForm(Form):
    problem = LongText(
        "What is the problem?",
        hint="What happens today, where, and to whom? Leave out people’s names and addresses: everybody can read this.",
        missing="Say what the problem is, in a sentence or two.",
        max_length=5000,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["problem"].widget.attrs.update(LOOK_UP)


class BetterForm(Form):
    better = LongText(
        "What would be better?",
        hint="Say it as you would to a neighbour. It need not be worked out.",
        missing="Say what would be better, in a sentence or two.",
        max_length=5000,
    )


class TitleForm(Form):
    title = Text(
        "Your idea in one line",
        hint="For example: Lamps on the river path. This is what others see in the list.",
        missing="Say your idea in one line.",
        max_length=120,
    )


class ForWhomForm(Form):
    for_whom = Text(
        "Whom would it help?",
        hint="For example: people who walk home from the station after dark.",
        missing="Say whom it would help. “Everybody” is an answer too.",
        max_length=300,
    )


class WhereForm(Form):
    """The ward, and the place in words; either may be left out. Adults can put a pin on the map, where there is one."""

    where_words = Text("Where is it?", hint="A street, a park, a building.", max_length=300, required=False)
    ward = Select("Ward", empty="Not in one ward, or I do not know", required=False)
    pin = Hidden(max_length=40)

    def __init__(
        self, *args: Any, wards: Sequence[tuple[str, str]] = (), pins: PinMap | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.pins = pins
        field = self.fields["ward"]
        if isinstance(field, Select):
            field.options = wards
        if pins is None:
            del self.fields["pin"]

    def conditions(self) -> None:
        """Keep the pin to some metres; without a ward it says which. What lies outside of the city is refused."""
        typed = self.cleaned_data.get("pin")
        if not typed:
            return
        point = points.read(typed)
        place = place_at(point.longitude, point.latitude) if point else None
        if point is None or place is None:
            self.add_error("where_words", OUTSIDE)
            return
        self.cleaned_data["pin"] = str(point)
        chosen = self.cleaned_data.get("ward")
        if chosen and chosen != str(place.pk):
            self.add_error("ward", f"The pin is in {place.name}. Choose that ward, or move the pin.")
        self.cleaned_data["ward"] = str(place.pk)


class AlreadyForm(Form):
    already_there = LongText(
        "What is there already to start from?",
        hint="People, places, groups or things that could help. Leave it empty if you know of none.",
        required=False,
        max_length=3000,
        rows=3,
    )


class AudienceForm(Form):
    audience = Radios(
        "Who may read it?",
        (
            Option("everybody", "Everybody"),
            Option("staff", "Staff of the council", "You alone can let everybody read it later."),
        ),
        missing="Choose who may read it.",
    )


@dataclass(frozen=True, kw_only=True)
class Step:
    """One page of the form: `code` stands in its address; `needed` has to be answered before it can be sent."""

    code: str
    form: type[Form]
    fields: tuple[str, ...]
    needed: bool = True


STEPS = (
    Step(code="problem", form=ProblemForm, fields=("problem",)),
    Step(code="better", form=BetterForm, fields=("better",)),
    Step(code="title", form=TitleForm, fields=("title",)),
    Step(code="for-whom", form=ForWhomForm, fields=("for_whom",)),
    Step(code="where", form=WhereForm, fields=("where_words", "ward", "pin"), needed=False),
    Step(code="already", form=AlreadyForm, fields=("already_there",), needed=False),
)
AUDIENCE = Step(code="audience", form=AudienceForm, fields=("audience",))


def steps_for(viewer: object) -> tuple[Step, ...]:
    """Return the steps that this person is asked: only staff are asked who may read it."""
    return (*STEPS, AUDIENCE) if isinstance(viewer, Person) and viewer.is_staff else STEPS


def first_missing(steps: Sequence[Step], answers: Mapping[str, Any]) -> Step | None:
    """Return the first step that has to be answered and is not, or None if it can be sent."""
    return next((step for step in steps if step.needed and not all(answers.get(name) for name in step.fields)), None)


def said(answers: Mapping[str, Any], *, staff: bool, adult: bool) -> Said:
    """Return what the answers of all steps say. The pin of somebody who turns out to be under 18 is left out."""
    ward = str(answers.get("ward") or "")
    pin = points.read(str(answers.get("pin") or "")) if adult else None
    return Said(
        title=answers.get("title", ""),
        problem=answers.get("problem", ""),
        better=answers.get("better", ""),
        for_whom=answers.get("for_whom", ""),
        where_words=answers.get("where_words", ""),
        already_there=answers.get("already_there", ""),
        place_id=int(ward) if ward else None,
        pin=pin,
        staff_only=staff and answers.get("audience") == "staff",
    )
