"""What an import is going to do: the rows that can be taken in, and those that cannot, with the reason."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hub.foundation.errors import BadInput
from hub.strands.ideas.brought import Brought
from hub.strands.ideas.importing import tables
from hub.strands.ideas.importing.profiles import MEANINGS, PROFILES, Cells, Origin, Profile, mapped


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """One row that is not taken in; `line` is where it starts in the file."""

    line: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A file whose columns are understood. Its rows are read one at a time, however many there are."""

    table: tables.Table
    profile: Profile
    origin: Origin

    def rows(self) -> Iterator[Refusal | tuple[int, Brought]]:
        """Yield each row to take in with its line, or why it is not; none has the key of another.

        What is held of the rows before is their keys.
        """
        lines: dict[str, int] = {}
        for row in self.table.rows():
            try:
                brought = _read(row.cells, self.profile.read, self.origin)
            except BadInput as error:
                yield Refusal(line=row.line, reason=str(error))
                continue
            first = lines.setdefault(brought.key, row.line)
            if first == row.line:
                yield row.line, brought
            else:
                yield Refusal(line=row.line, reason=f"It has the same id as line {first}.")


@dataclass(kw_only=True)
class Counts:
    """What became of the rows that were read."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list[Refusal] = field(default_factory=list)


def plan(path: Path, *, profile: str, mapping: Sequence[str], origin: Origin) -> Plan:
    """Look at the file. Raises BadInput if it is no table, lacks a column, or the map names one that is not there."""
    table = tables.read(path)
    chosen = PROFILES.get(profile) or _profile_of(mapping, table.columns)
    for name in chosen.needs:
        if not any(_is(name, column) for column in table.columns):
            raise BadInput(f"The file has no column “{name}”. It has: {', '.join(table.columns)[:500]}.")
    return Plan(table=table, profile=chosen, origin=origin)


def _read(cells: Cells | None, read: Callable[[Cells, Origin], Brought], origin: Origin) -> Brought:
    if cells is None:
        raise BadInput("It has more cells than there are columns: a quotation mark may be missing.")
    return read(cells, origin)


def _is(needed: str, column: str) -> bool:
    bare, _, star = needed.partition("/")
    return column == needed or (star == "*" and (column == bare or column.startswith(f"{bare}/")))


def _profile_of(mapping: Sequence[str], columns: Sequence[str]) -> Profile:
    """Return the profile of a column map; columns named as a meaning need not be mapped."""
    chosen: Mapping[str, str] = {meaning: meaning for meaning in MEANINGS if meaning in columns}
    for pair in mapping:
        meaning, equals, column = pair.partition("=")
        if meaning not in MEANINGS or not equals:
            raise BadInput(f"“{pair}” is not understood: write MEANING=COLUMN; meanings are {', '.join(MEANINGS)}.")
        chosen = {**chosen, meaning: column}
    if not {"title", "problem", "better"} & set(chosen):
        raise BadInput("Say which column is the title or the text: --map title=COLUMN problem=COLUMN.")
    return Profile(needs=tuple(chosen.values()), read=mapped(chosen))
