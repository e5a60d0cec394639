"""Forms: how they are drawn, how their errors are gathered, and questions that depend on another."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import SafeString

from hub.design.fields import Choice
from hub.foundation.errors import BadInput, HubError, TooMany


class Renderer(TemplatesSetting):
    """Draw forms and fields with our templates, whoever made the form."""

    form_template_name = "design/form.jinja"
    field_template_name = "design/fields/any.jinja"


class Form(forms.Form):
    """A form whose questions may depend on another's answer. It checks what was typed and saves nothing.

    Say the dependencies in `conditions`:

        def conditions(self) -> None:
            self.given("kind", "other").require("which", "Say what it is about.")

    `came_too_often`: it is sound, and was refused for that alone.
    """

    came_too_often = False

    def conditions(self) -> None:
        """Say which questions depend on which answers. Called when every field has been read."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.conditions()
        return cleaned

    def given(self, name: str, *answers: object) -> "Given":
        """Begin a condition: what follows holds where the field `name` was answered with one of `answers`."""
        answer = self.cleaned_data.get(name)
        chosen = set(answer) if isinstance(answer, list | tuple | set) else {answer}
        return Given(self, holds=not chosen.isdisjoint(answers))

    def take(self, error: HubError) -> None:
        """Say beside the questions what an action found wrong. Call it on a form that was valid: nothing is lost."""
        self.came_too_often = isinstance(error, TooMany)
        fields = error.fields if isinstance(error, BadInput) else {}
        if not fields:
            self.add_error(None, str(error))
        for name, sentence in fields.items():
            self.add_error(name if name in self.fields else None, sentence)

    @cached_property
    def revealed(self) -> frozenset[str]:
        """The names of the fields that stand inside an option of another field, and are drawn there."""
        return frozenset(
            option.reveals
            for field in self.fields.values()
            if isinstance(field, Choice)
            for option in field.options
            if option.reveals
        )


@dataclass(frozen=True)
class Given:
    """A condition of a form, that holds or does not."""

    form: Form
    holds: bool

    def require(self, name: str, missing: str) -> "Given":
        """Ask for the field `name` where the condition holds; where it does not, drop what it has.

        What stands in a question that was never asked is no error, and is not kept.
        """
        field = self.form.fields[name]
        if not self.holds:
            self.form.errors.pop(name, None)
            self.form.cleaned_data[name] = field.clean(None) if not field.required else None
        elif name not in self.form.errors and self.form.cleaned_data.get(name) in field.empty_values:
            self.form.add_error(name, missing)
        return self


@dataclass(frozen=True)
class Fault:
    """One line of the error summary: what is wrong, and the place of the box where it can be put right."""

    text: str
    href: str


def faults(form: forms.BaseForm) -> list[Fault]:
    """Return what is wrong with `form`, in the order of its questions; what concerns the whole comes first."""
    found = [Fault(str(text), "") for text in form.non_field_errors()]
    for bound in form:
        found += [Fault(str(text), f"#{_first_box(bound)}") for text in bound.errors]
    return found


def error_summary(*given: forms.BaseForm) -> SafeString:
    """Return the box at the top of a page that says what to put right; nothing where all is well."""
    found = [fault for form in given if form.is_bound for fault in faults(form)]
    if not found:
        return SafeString("")
    return SafeString(Renderer().render("design/parts/error_summary.jinja", {"faults": found}))


def field(bound: BoundField, *, heading: bool = False, size: str = "s") -> SafeString:
    """Return a question with its label, hint, errors and box.

    With `heading` the label is the page's h1. `size` is the label's: "s", "m" or "l".
    """
    return bound.render(context={"field": bound, "heading": heading, "size": "l" if heading else size})


def _first_box(bound: BoundField) -> str:
    first = getattr(bound.field, "first_box", None)
    return first(bound) if first else (bound.auto_id or bound.html_name)
