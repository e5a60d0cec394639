"""`manage.py import_wards FILE`: take in wards or other areas from a GeoJSON file."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.text import slugify

from hub.core.places import actions, shapes
from hub.foundation.errors import BadInput


class Command(BaseCommand):
    help = "Take in wards or other areas from a GeoJSON file, all of them or none. A second run changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what can be asked for."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--code", default="", help="the property with the code; found by its name if left out")
        parser.add_argument("--name", default="", help="the property with the name; found by its name if left out")
        parser.add_argument("--set", default="", help="code of the boundary set; default: the file's name")
        parser.add_argument("--title", default="", help="what people call the set, such as “Wards since 2018”")
        parser.add_argument("--valid-from", type=_day, help="the first day on which it holds, as 2018-05-03")
        parser.add_argument("--valid-until", type=_day, help="the last day on which it holds")
        parser.add_argument("--source", default="", help="whose data it is, in the words its licence asks for")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        """Read, draw, and write in one transaction."""
        path: Path = options["file"]
        about = actions.About(
            code=options["set"] or slugify(path.stem)[:40],
            name=(options["title"] or path.stem.replace("_", " "))[:100],
            valid_from=options["valid_from"],
            valid_until=options["valid_until"],
            source=options["source"],
        )
        try:
            drawn = shapes.read(path.read_bytes(), code=options["code"], name=options["name"])
            added, unchanged = actions.add_boundary_set(about, drawn)
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror or error}.") from error
        except BadInput as error:
            raise CommandError(f"{path}: {error}") from error
        self.stdout.write(f"{added} added, {unchanged} unchanged, 0 refused")


def _day(typed: str) -> date:
    return date.fromisoformat(typed)
