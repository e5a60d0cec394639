"""Errors whose message may be shown to a person."""

from collections.abc import Mapping


class HubError(Exception):
    """Something a person asked for cannot be done. `str(error)` is fit to show them."""


class NotAllowed(HubError):
    """The person may not do this. Shown with status 403."""


class NotPossible(HubError):
    """Nobody may do this now: the thing is in the wrong state. Shown with status 409."""


class TooMany(HubError):
    """The person has done this too often in a short time. Shown with status 429."""


class BadInput(HubError):
    """What was typed cannot be taken. Shown beside the fields, with status 422 where there is no form.

    `fields` maps the name of a field to the sentence that says what to do about it.
    """

    def __init__(self, sentence: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.fields = dict(fields or {})
