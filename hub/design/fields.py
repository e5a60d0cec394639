"""Form fields that draw themselves as the GOV.UK Design System has them, and whose errors say what to do.

Each is Django's field with our template, our words and our cleaning. The label comes first; `hint` stands
under it; `missing` is what to say when a required answer is not there. `field.as_field_group()` draws it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.forms.boundfield import BoundField

from hub.design.words import file_size
from hub.foundation.text import clean, one_line

TITLE_LENGTH = 200
LONG_LENGTH = 10_000


class Question(forms.Field):
    """What all our fields have in common: a label, a hint, and a sentence for when nothing was answered."""

    verb = "Enter"
    template: ClassVar[str] = "design/fields/input.jinja"

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        missing: str = "",
        required: bool = True,
        error_messages: dict[str, str] | None = None,
        **more: Any,
    ) -> None:
        sentences = {"required": missing or _ask_again(self.verb, label), **(error_messages or {})}
        more = {"template_name": self.template, "label_suffix": "", **more}
        super().__init__(label=label, help_text=hint, required=required, error_messages=sentences, **more)


class _Uncut(forms.CharField):
    """A text that is refused where it is too long, in a sentence, and never cut by the browser's `maxlength`."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.validators = [check for check in self.validators if not isinstance(check, MaxLengthValidator)]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}

    def validate(self, value: str) -> None:
        super().validate(value)
        if self.max_length is not None and len(value) > self.max_length:
            raise ValidationError(self.too_long(self.max_length, len(value)), code="max_length")

    def too_long(self, most: int, has: int) -> str:
        return f"Use {most:,} characters or fewer. There are {has:,} now; nothing has been cut."


class Text(Question, _Uncut):
    """One line of text. `width` is how many characters the box shows: 2, 3, 4, 5, 10, 20 or 30; 0 is all."""

    def __init__(
        self,
        label: str,
        *,
        max_length: int = TITLE_LENGTH,
        width: int = 0,
        prefix: str = "",
        autocomplete: str = "",
        inputmode: str = "",
        **more: Any,
    ) -> None:
        self.width, self.prefix, self.autocomplete, self.inputmode = width, prefix, autocomplete, inputmode
        super().__init__(label, max_length=max_length, **more)

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "")


class LongText(Question, _Uncut):
    """Several lines of text, with a count of characters that scripts make live. `rows` is the box's height."""

    template = "design/fields/textarea.jinja"
    widget = forms.Textarea

    def __init__(self, label: str, *, max_length: int = LONG_LENGTH, rows: int = 5, **more: Any) -> None:
        super().__init__(label, max_length=max_length, **more)
        self.widget.attrs = {"rows": rows, **{n: v for n, v in self.widget.attrs.items() if n not in {"rows", "cols"}}}

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")


class Email(Question, _Uncut, forms.EmailField):
    """An e-mail address."""

    width, prefix, autocomplete, inputmode = 30, "", "email", "email"

    def __init__(self, label: str = "E-mail address", **more: Any) -> None:
        sentences = {"invalid": "Enter an e-mail address in the form name@example.org."}
        missing = more.pop("missing", "Enter your e-mail address.")
        super().__init__(label, max_length=254, error_messages=sentences, missing=missing, **more)

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "")


class Number(Question, forms.IntegerField):
    """A whole number; “1,250” is read as 1250."""

    widget = forms.TextInput
    autocomplete, inputmode = "", "numeric"

    def __init__(
        self, label: str, *, at_least: int = 0, at_most: int = 2**31 - 1, width: int = 10, **more: Any
    ) -> None:
        self.width, self.prefix = width, more.pop("prefix", "")
        sentences = {
            "invalid": "Enter a whole number, such as 12.",
            "min_value": f"Enter a number of {at_least:,} or more.",
            "max_value": f"Enter a number of {at_most:,} or less.",
        }
        super().__init__(label, min_value=at_least, max_value=at_most, error_messages=sentences, **more)

    def to_python(self, value: Any) -> int | None:
        typed = clean(str(value)).replace(",", "").replace(" ", "") if value is not None else ""
        if len(typed) > len(str(2**63)):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(typed)


class PageNumber(forms.Field):
    """Which page of a list the address asks for, from 1 to `last`. Never drawn, and never an error: else it is 1."""

    def __init__(self, *, last: int) -> None:
        self.last = last
        super().__init__(label="", required=False, template_name="design/fields/nothing.jinja")

    def to_python(self, value: Any) -> int:
        typed = str(value)
        number = int(typed) if typed.isdecimal() and len(typed) <= len(str(self.last)) else 1
        return number if 1 <= number <= self.last else 1


@dataclass(frozen=True)
class Option:
    """One answer to choose. `reveals` names a field that is asked only where this is chosen."""

    value: str
    label: str
    hint: str = ""
    reveals: str = ""


Options = Iterable[Option | tuple[str, str]]


class Choice(Question, forms.ChoiceField):
    """What the fields with options have in common. `options` may be set anew for each form."""

    verb = "Choose"

    def __init__(self, label: str, options: Options = (), **more: Any) -> None:
        sentences = {
            "invalid_choice": "Choose one of the answers that are shown.",
            "invalid_list": "Choose from the answers that are shown.",
        }
        super().__init__(label, error_messages=sentences, **more)
        self.options = options

    @property
    def options(self) -> tuple[Option, ...]:
        return self._options

    @options.setter
    def options(self, given: Options) -> None:
        self._options = tuple(one if isinstance(one, Option) else Option(*one) for one in given)
        self.choices = [(option.value, option.label) for option in self._options]


class Radios(Choice):
    """One answer of a few."""

    template = "design/fields/options.jinja"
    widget = forms.RadioSelect


class Checkboxes(Choice, forms.MultipleChoiceField):
    """Any of a few answers. Gives a list of values."""

    template = "design/fields/options.jinja"
    widget = forms.CheckboxSelectMultiple


class Select(Choice):
    """One answer of many. `empty` is the first line, that chooses nothing."""

    template = "design/fields/select.jinja"

    def __init__(self, label: str, options: Options = (), *, empty: str = "Choose one", **more: Any) -> None:
        self.empty = empty
        super().__init__(label, options, **more)


class Tick(Question, forms.BooleanField):
    """One box to tick. The label stands beside the box; not required unless said."""

    verb = "Tick the box:"
    template = "design/fields/tick.jinja"

    def __init__(self, label: str, *, required: bool = False, **more: Any) -> None:
        super().__init__(label, required=required, **more)


class File(Question, forms.FileField):
    """A file to send. `accept` is what the browser offers, such as ".pdf,image/*"; what it is, others check."""

    verb = "Choose a file:"
    template = "design/fields/file.jinja"

    def __init__(self, label: str, *, largest_bytes: int = 10_000_000, accept: str = "", **more: Any) -> None:
        self.largest_bytes, self.accept = largest_bytes, accept
        sentences = {
            "invalid": "Choose the file again: it did not arrive.",
            "empty": "Choose another file: this one is empty.",
            "missing": "Choose a file.",
            "max_length": "Give the file a shorter name: %(max)d characters or fewer. It has %(length)d.",
        }
        super().__init__(label, max_length=150, error_messages=sentences, **more)

    def again(self, bound: BoundField) -> str:
        """Return what to say where the form is shown again and a file had come with it: no browser keeps one."""
        return "Choose the file again: your browser does not keep it." if bound.form.is_bound and bound.data else ""

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and (value.size or 0) > self.largest_bytes:
            most, has = file_size(self.largest_bytes), file_size(value.size or 0)
            raise ValidationError(f"Choose a file of {most} or less. This one has {has}.", code="too_large")


class Hidden(_Uncut):
    """What the form carries along. Cleaned and limited like anything else: it can be forged."""

    widget = forms.HiddenInput

    def __init__(self, *, max_length: int = TITLE_LENGTH, required: bool = False, **more: Any) -> None:
        sentences = {"required": "Start again: part of this form was lost."}
        super().__init__(max_length=max_length, required=required, error_messages=sentences, **more)

    def too_long(self, most: int, has: int) -> str:  # noqa: ARG002 - nobody typed it
        return "Start again: this form was changed on its way."

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")


def _ask_again(verb: str, label: str) -> str:
    """Return what to say where nothing was answered: “Enter the title.”, or the question once more."""
    if label.endswith("?"):
        return f"Answer this question: {label}"
    return f"{verb} {label if label[:2].isupper() else label[:1].lower() + label[1:]}."
