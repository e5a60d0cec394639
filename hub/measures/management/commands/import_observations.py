"""`manage.py import_observations MEAS-12 FILE`: take the values of one measure in from a CSV of dates and values."""

import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hub.foundation.errors import BadInput, HubError
from hub.measures.actions.observing import observe_many
from hub.measures.charted import counts as computed
from hub.measures.models import Measure
from hub.measures.opening import text_of
from hub.measures.reading import MOST_IN_FILE, Reading, read

SHOWN = 100


class Command(BaseCommand):
    help = (
        "Take the values of one measure in from a CSV (date, value): all of them or, if a line is wrong, none. "
        f"At most {MOST_IN_FILE:,} lines. A second run changes nothing; another value for a period is refused."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what can be asked for."""
        parser.add_argument("measure", help="its reference, such as MEAS-12")
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        """Read the file, refuse it whole if a line is wrong, else write all of it, and count."""
        measure = _measure(options["measure"])
        try:
            text, guessed = text_of(options["file"])
        except BadInput as error:
            raise CommandError(f"{options['file']}: {error}") from error
        found = read(text, measure.frequency, today=timezone.localdate(), most=MOST_IN_FILE, counts=computed(measure))
        self._refuse(found)
        for sentence in [*guessed, *found.notes]:
            self.stdout.write(sentence)
        try:
            counts = observe_many(measure, found.rows, by=None)
        except HubError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{counts.added} added, {counts.unchanged} unchanged, 0 refused")

    def _refuse(self, found: Reading) -> None:
        for problem in found.problems[:SHOWN]:
            self.stderr.write(f"Line {problem.line}: {problem.sentence}" if problem.line else problem.sentence)
        if found.problems:
            raise CommandError(f"Nothing was written: {len(found.problems):,} to put right first.")


def _measure(reference: str) -> Measure:
    known = re.fullmatch(r"(?:MEAS-)?(\d{1,18})", reference.strip(), re.ASCII | re.IGNORECASE)
    found = Measure.objects.filter(pk=int(known[1])).first() if known else None
    if found is None:
        raise CommandError(f"There is no measure {reference}. References look like MEAS-12.")
    return found
