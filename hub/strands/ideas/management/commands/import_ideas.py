"""`manage.py import_ideas FILE --profile decidim|consul|polis|csv`: take in the ideas that another site holds."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from hub.core import statistics
from hub.core.places.queries import place_ids
from hub.core.search.actions import refresh_terms
from hub.foundation.errors import BadInput
from hub.strands.ideas.importing.plan import Counts, Refusal, plan
from hub.strands.ideas.importing.profiles import MEANINGS, PROFILES, Origin
from hub.strands.ideas.importing.writing import write
from hub.strands.ideas.tasks import count_figures

SHOWN = 100


class Command(BaseCommand):
    help = (
        "Take in the ideas of another site. Rows that cannot be taken in are named with their line and the reason; "
        "the others go in. A second run changes nothing. See docs/howto/import-ideas.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what can be asked for."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--profile", choices=[*PROFILES, "csv"], required=True, help="which site it comes from")
        parser.add_argument(
            "--map",
            nargs="+",
            default=[],
            metavar="MEANING=COLUMN",
            help=f"for the profile csv: which column is which of {', '.join(MEANINGS)}",
        )
        parser.add_argument("--source", default="", help="shown as “imported from …”; default: folder and file")
        parser.add_argument("--lang", default="en", help="the language it is written in, such as “es”; default: en")
        parser.add_argument("--dry-run", action="store_true", help="read and count, and write nothing")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        """Read the file, refuse what has to be refused, write the rest batch by batch, and count."""
        path: Path = options["file"]
        source = options["source"] or "/".join(path.resolve().parts[-2:])[-100:]
        origin = Origin(source=source, lang=options["lang"], places=place_ids())
        try:
            planned = plan(path, profile=options["profile"], mapping=options["map"], origin=origin)
        except BadInput as error:
            raise CommandError(str(error)) from error
        if planned.table.encoding == "windows-1252":
            self.stderr.write(f"{path} is not UTF-8: it was read as Windows-1252.")
        with tqdm(total=planned.table.count, unit=" rows", file=self.stderr, disable=None) as bar:
            counts = write(planned, dry_run=options["dry_run"], done=bar.update)
        if counts.added:
            refresh_terms()
            count_figures.call()
            statistics.refresh()
        self._report(counts.refused, counts)

    def _report(self, refused: list[Refusal], counts: Counts) -> None:
        for refusal in sorted(refused, key=lambda refusal: refusal.line)[:SHOWN]:
            self.stderr.write(f"Line {refusal.line}: {refusal.reason}")
        if len(refused) > SHOWN:
            self.stderr.write(f"… and {len(refused) - SHOWN} more.")
        if counts.changed:
            self.stdout.write(f"{counts.changed} were here already and have changed: they count as added.")
        self.stdout.write(
            f"{counts.added + counts.changed} added, {counts.unchanged} unchanged, {len(refused)} refused"
        )
