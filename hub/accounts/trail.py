"""The audit trail, as seen from below it: people come before records, so the core says here how to write to it."""

from collections.abc import Mapping
from typing import Protocol

from django.db.models import Model

from hub.accounts.models import Person


class Writer(Protocol):
    """What writes one act down, inside the transaction that does it."""

    def __call__(
        self, *, verb: str, subject: Model, by: Person | None, detail: Mapping[str, str | int | None] | None = None
    ) -> object: ...


_writers: list[Writer] = []


def written_by(writer: Writer) -> Writer:
    """Have every act on people, roles, teams and posts written by `writer`. Called once, by the core's `apps.py`."""
    _writers[:] = [writer]
    return writer


def note(*, verb: str, subject: Model, by: Person | None, detail: Mapping[str, str | int | None] | None = None) -> None:
    """Write down one act. Put no words of people into `detail`: it cannot be erased."""
    if not _writers:
        raise RuntimeError("Nothing writes the audit trail: hub.core must be installed.")
    _writers[0](verb=verb, subject=subject, by=by, detail=detail)
