"""`manage.py spc FILE`: the chart of a CSV of dates and values as a table, or cases whose right answer is known."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hub.foundation.errors import BadInput
from hub.measures import periods, words
from hub.measures.cases import first_difference, read_cases
from hub.measures.figures import read_day, read_figure
from hub.measures.limits import Limits
from hub.measures.opening import text_of
from hub.measures.reading import MOST_IN_FILE, Counts, Problem, read
from hub.measures.spc import Chart, Direction, Options, chart
from hub.measures.varying import COUNTED, SHARES, Kind

MOST_TOLD = 20
HEADS = ("date", "value", "part", "mean", "lower", "upper", "label", "means")


class Command(BaseCommand):
    help = (
        "Reckon a process-behaviour chart. A CSV (date, value) prints its table. A JSON of cases whose right answer is "
        "known prints for each “agrees” or the first difference. The status is 0 if all is well, 1 if the file cannot "
        "be taken or a case differs, 2 if the command was not understood."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what can be asked for; the options are for a CSV, since each case brings its own."""
        parser.add_argument("file", type=Path, help="a CSV of dates and values, or a JSON of cases")
        parser.add_argument(
            "--direction", choices=list(Direction), default=Direction.NEUTRAL, help="which way is better"
        )
        parser.add_argument("--target", default="", metavar="VALUE", help="what is aimed at")
        parser.add_argument("--rebase", nargs="+", default=[], metavar="DATE", help="days from which limits begin anew")
        parser.add_argument("--baseline", type=int, metavar="N", help="rest the limits on the first N points of a part")
        parser.add_argument(
            "--limits",
            choices=[one.value for one in Kind],
            default=Kind.XMR.value,
            help="p, pp, u and up take three columns: the date, what was counted, out of how many",
        )
        parser.add_argument("--per", type=float, default=1.0, metavar="N", help="what a share or a rate is told in")
        parser.add_argument("--no-screening", action="store_true", help="keep extreme moving ranges in their average")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        """Read the file and say what it comes to."""
        path: Path = options["file"]
        try:
            text, guessed = text_of(path)
            if path.suffix.lower() == ".json" or text.lstrip()[:1] in {"[", "{"}:
                self._cases(text)
            else:
                self._table(text, options, guessed)
        except BadInput as error:
            raise CommandError(f"{path}: {error}") from error
        except BrokenPipeError:  # whoever reads has seen enough, as `head` has
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _cases(self, text: str) -> None:
        cases = read_cases(text)
        differing = 0
        for case in cases:
            difference = first_difference(case)
            differing += bool(difference)
            self.stdout.write(f"{case['id']}: {difference or 'agrees'}")
        self.stdout.write(f"{len(cases) - differing} agree, {differing} differ")
        if differing:
            raise CommandError("Not every case agrees.")

    def _table(self, text: str, options: dict[str, Any], guessed: list[str]) -> None:
        kind = Kind(options["limits"])
        if not options["per"] > 0:
            raise BadInput("--per has to be more than 0.")
        counts = Counts(per=options["per"], is_share=kind in SHARES) if kind in COUNTED else None
        found = read(text, periods.DAY, today=timezone.localdate(), most=MOST_IN_FILE, counts=counts)
        if found.problems:
            raise BadInput(_told(found.problems))
        fitting = periods.fitting([row.period for row in found.rows])
        found = read(text, fitting, today=timezone.localdate(), most=MOST_IN_FILE, counts=counts)
        asked = Options(
            direction=Direction(options["direction"]),
            target=read_figure(options["target"]),
            rebase_on=[read_day(day) for day in options["rebase"]],
            baseline=options["baseline"],
            screened=not options["no_screening"],
            kind=kind,
            per=options["per"],
        )
        sizes = {row.period: row.denominator for row in found.rows}
        made = chart([(row.period, row.value) for row in found.rows], asked, sizes=sizes)
        for line in _lines(made):
            self.stdout.write(line)
        for sentence in (*guessed, *found.notes, *_rebases(made), *words.cautions(made)):
            self.stdout.write(sentence)


def _told(problems: Sequence[Problem]) -> str:
    """Return what is wrong, each line that is on a line of its own."""
    told = [f"Line {one.line}: {one.sentence}" if one.line else one.sentence for one in problems[:MOST_TOLD]]
    more = [f"And {len(problems) - MOST_TOLD:,} more."] if len(problems) > MOST_TOLD else []
    return "\n".join([*told, *more]) if len(problems) == 1 else "\n".join(["", *told, *more])


def _lines(made: Chart) -> list[str]:
    """Return the table, columns aligned, and under it what the whole says."""
    rows = [HEADS, *(_row(day, made, place) for place, day in enumerate(made.days))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.append(f"variation: {made.variation} ({words.VARIATIONS[made.variation].words})")
    if made.assurance:
        lines.append(f"assurance: {made.assurance} ({words.ASSURANCES[made.assurance].words})")
    return lines


def _row(day: date, made: Chart, place: int) -> tuple[str, ...]:
    point = made.points[place]
    return (
        day.isoformat(),
        _figure(point.value),
        str(point.part),
        *_limits(point.limits),
        str(point.label),
        str(point.type),
    )


def _limits(limits: Limits) -> tuple[str, str, str]:
    return _figure(limits.mean), _figure(limits.lower), _figure(limits.upper)


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"


def _rebases(made: Chart) -> list[str]:
    """Return what became of each day from which limits were to begin anew."""
    return [
        f"Rebased from {day}: the first point on or after it is {made.days[place]}."
        if place is not None
        else f"Not rebased from {day}: there is no point on or after it that has others before it."
        for day, place in made.rebased
    ]
