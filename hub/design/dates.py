"""A day typed in three boxes, and what can be wrong with it."""

from collections.abc import Mapping
from datetime import MAXYEAR, date
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from hub.design.fields import Question
from hub.foundation.dates import day_words
from hub.foundation.text import clean, fold

PARTS = ("day", "month", "year")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_DIGITS = 4
_LONGEST_PART = 12


class Typed(NamedTuple):
    """What stands in the three boxes, as it was typed."""

    day: str
    month: str
    year: str


class DateBoxes(forms.Widget):
    """Three boxes, named like `due-day`, `due-month` and `due-year`."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Typed | None:  # noqa: ARG002 - Django's
        typed = Typed(*(clean(str(data.get(f"{name}-{part}", ""))) for part in PARTS))
        return typed if any(typed) else None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:  # noqa: ARG002 - Django's
        return not any(f"{name}-{part}" in data for part in PARTS)


class Date(Question):
    """A day. The month may be a number or its name. `earliest` and `latest` belong to what is taken."""

    template = "design/fields/date.jinja"
    widget = DateBoxes

    def __init__(self, label: str, *, earliest: date | None = None, latest: date | None = None, **more: Any) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(label, **more)

    def to_python(self, value: Any) -> date | None:
        """Return the day that was typed. Raises ValidationError whose code names the boxes that are wrong."""
        if value is None or isinstance(value, date):
            return value
        typed = Typed(*value)
        if absent := [part for part in PARTS if not getattr(typed, part)]:
            raise ValidationError(f"The date must include a {' and a '.join(absent)}.", code="-".join(absent))
        day, month, year = _whole(typed.day), _month(typed.month), _whole(typed.year)
        if len(typed.year) != _YEAR_DIGITS or not 1 <= year <= MAXYEAR:
            raise ValidationError("The year must have 4 figures, such as 2026.", code="year")
        if not month:
            raise ValidationError("The month must be a number from 1 to 12, or its name.", code="month")
        try:
            return date(year, month, day)
        except ValueError as error:
            shown = f"{date(year, month, 1):%B %Y}"
            raise ValidationError(f"Check the day: there is no such day in {shown}.", code="day") from error

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise ValidationError(f"The date must be {day_words(self.earliest)} or later.", code="day-month-year")
        if value and self.latest and value > self.latest:
            raise ValidationError(f"The date must be {day_words(self.latest)} or earlier.", code="day-month-year")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(initial != data)

    def boxes(self, bound: BoundField) -> list[dict[str, Any]]:
        """Return the three boxes to draw: name, id, label, what they hold, and whether that is wrong."""
        value = bound.value()
        held = Typed(str(value.day), str(value.month), str(value.year)) if isinstance(value, date) else value
        wrong = self.wrong_boxes(bound)
        return [
            {
                "name": f"{bound.html_name}-{part}",
                "id": f"{bound.auto_id}-{part}",
                "label": part.capitalize(),
                "value": getattr(held, part, ""),
                "width": _YEAR_DIGITS if part == "year" else 2,
                "wrong": part in wrong,
            }
            for part in PARTS
        ]

    def first_box(self, bound: BoundField) -> str:
        """Return the id of the first box that is wrong, to which the error summary leads."""
        wrong = self.wrong_boxes(bound)
        return f"{bound.auto_id}-{next((part for part in PARTS if part in wrong), 'day')}"

    def wrong_boxes(self, bound: BoundField) -> set[str]:
        """Return the names of the boxes that are wrong: all three where the whole is."""
        found: set[str] = set()
        for error in bound.errors.as_data():
            parts = set((error.code or "").split("-"))
            found |= min(parts, set(PARTS))
        return found


def _whole(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) <= _LONGEST_PART else 0


def _month(typed: str) -> int:
    if typed.isdecimal():
        number = _whole(typed)
        return number if 1 <= number <= len(_MONTHS) else 0
    name = fold(typed)[:3]
    return _MONTHS.index(name) + 1 if name in _MONTHS else 0
