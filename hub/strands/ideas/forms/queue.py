"""What the team types while sorting and answering."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone

from hub.accounts.models import Post
from hub.design.dates import Date
from hub.design.fields import File, Hidden, LongText, Option, Radios, Select, Text
from hub.design.forms import Form
from hub.strands.ideas import rules
from hub.strands.ideas.actions.doing import Picture


class AskForm(Form):
    words = LongText(
        "What do you want to ask its author?",
        hint="Everybody can read it. The days do not count until the reply.",
        missing="Say what you want to ask its author.",
        max_length=2000,
        rows=3,
    )


class AnswerForm(Form):
    """One of the four answers in words of its own; the date is asked for “not now” alone.

    `stands` is the state in which the idea was when the form was opened: whoever answers reads another answer first.
    """

    kind = Radios(
        "What is the answer?",
        tuple(
            Option(kind.code, kind.label, kind.asks, reveals="returns_on" if kind.code == rules.NOT_NOW else "")
            for kind in rules.ANSWER_KINDS.values()
        ),
        missing="Choose one of the four answers.",
    )
    returns_on = Date("When does it come back?", hint="It opens again by itself on this day.", required=False)
    words = LongText(
        "Your answer, in your own words",
        hint="To the person who said it. What will happen, or why not; who does it; by when.",
        missing="Say it in your own words.",
        max_length=5000,
    )
    stands = Hidden(max_length=20)

    def __init__(self, data: Mapping[str, Any] | None, *, state: str) -> None:
        super().__init__(data, initial={"stands": state})
        self.state = state

    def conditions(self) -> None:
        stood = self.cleaned_data.pop("stands", "")
        if stood not in {"", self.state} and self.state in rules.ANSWER_KINDS:
            other = rules.ANSWER_KINDS[self.state].label
            sentence = f"Somebody answered it meanwhile: “{other}”. Read that first, and send yours if it still holds."
            self.add_error("kind", sentence)
            self.data = {**{name: self.data[name] for name in self.data}, "stands": self.state}
        self.given("kind", rules.NOT_NOW).require("returns_on", "Give the date on which it comes back.")
        day = self.cleaned_data.get("returns_on")
        if day and not rules.may_return(day, timezone.localdate()):
            self.add_error("returns_on", "Give a date after today, and within five years.")


class DoneForm(Form):
    """What has been done, with a picture where it helps. What a file is, the action looks at."""

    words = LongText(
        "What has been done?",
        hint="A sentence is enough. Its author is asked whether it is so.",
        missing="Say what has been done, in a sentence.",
        max_length=2000,
        rows=3,
    )
    file = File(
        "A picture of it",
        hint="JPEG, PNG or WebP. Where and when it was taken is left out.",
        accept=".jpg,.jpeg,.png,.webp",
        missing="Choose a picture.",
        required=False,
    )
    alt = Text("What does the picture show?", hint="For those who cannot see it.", max_length=300, required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["file"]
        if isinstance(field, File):
            field.largest_bytes = settings.HUB_UPLOAD_MB * 1_000_000

    def picture(self) -> Picture | None:
        """Return the picture that was sent, if one was."""
        upload = self.cleaned_data["file"]
        return Picture(upload=upload, alt=self.cleaned_data["alt"]) if upload else None


class SendOnForm(Form):
    where = Text("Where is it sent?", missing="Say where it is sent.")
    words = LongText(
        "Why, and what happens with it there?",
        missing="Say why, and what happens with it there.",
        max_length=2000,
        rows=3,
    )


class AssignForm(Form):
    """Which post answers for it."""

    post = Select("Give it to", empty="Choose a post", missing="Choose the post that is to answer for it.")

    def __init__(self, data: Mapping[str, Any] | None, posts: Sequence[Post]) -> None:
        super().__init__(data)
        self.posts = {str(post.pk): post for post in posts}
        field = self.fields["post"]
        if isinstance(field, Select):
            field.options = [(key, f"{post.title} – {post.team.name}") for key, post in self.posts.items()]

    def chosen(self) -> Post:
        return self.posts[self.cleaned_data["post"]]


class ManyForm(forms.Form):
    """What is done with the ideas whose boxes are ticked."""

    act = forms.ChoiceField(choices=[("acknowledge", "Acknowledge"), ("assign", "Assign")])
    idea = forms.TypedMultipleChoiceField(coerce=int, required=True)

    def __init__(self, data: Mapping[str, Any], keys: Sequence[str]) -> None:
        super().__init__(data)
        field = self.fields["idea"]
        if isinstance(field, forms.TypedMultipleChoiceField):
            field.choices = [(key, key) for key in keys if key.isdecimal()]

    def clean(self) -> None:
        """Say in one sentence what is missing: it stands above the queue, and beside no box of its own."""
        if self.errors:
            self.errors.clear()
            raise forms.ValidationError("Tick the ideas first, then choose what to do with them.")


class QueueForm(forms.Form):
    """Where in the queue one is."""

    tab = forms.CharField(max_length=20, required=False)
    q = forms.CharField(max_length=100, required=False)
    page = forms.IntegerField(min_value=1, max_value=1000, required=False)
