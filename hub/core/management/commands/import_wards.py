"""`manage.py import_wards FILE`: the boundaries of wards or other areas, from GeoJSON."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.text import slugify

from hub.core.places.actions import Naming, take_boundaries
from hub.core.places.shapes import NotBoundaries, areas_of, draw


class Command(BaseCommand):
    help = "Take in the boundaries of wards from a GeoJSON file in degrees (WGS 84). Running it again changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--set", help="The code of the set, to know it again (the file's name).")
        parser.add_argument("--title", help="What the set is called, such as “Wards since 2018” (the file's name).")
        parser.add_argument("--code", default="", help="The property that holds an area's code (told from the file).")
        parser.add_argument("--name", default="", help="The property that holds its name (told from the file).")
        parser.add_argument("--valid-from", type=date.fromisoformat, metavar="YYYY-MM-DD")
        parser.add_argument("--valid-until", type=date.fromisoformat, metavar="YYYY-MM-DD")
        parser.add_argument("--source", default="", help="Whose data it is, in the words that its licence asks for.")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django gives them
        """Take the file in whole or not at all; end with “N added, N unchanged, N refused”."""
        path: Path = options["file"]
        naming = Naming(
            code=options["set"] or slugify(path.stem)[:40],
            name=options["title"] or path.stem.replace("_", " "),
            valid_from=options["valid_from"],
            valid_until=options["valid_until"],
            source=options["source"],
        )
        if naming.valid_from and naming.valid_until and naming.valid_until < naming.valid_from:
            raise CommandError("--valid-until is before --valid-from.")
        try:
            drawn = draw(areas_of(_content(path), options["code"], options["name"]))
        except NotBoundaries as error:
            raise CommandError(f"{path}: {error}") from error
        taken = take_boundaries(naming, drawn, by=None)
        if taken.changed:
            self.stdout.write(f"{taken.changed} had changed, and were drawn anew")
        self.stdout.write(f"{taken.added} added, {taken.unchanged} unchanged, 0 refused")


def _content(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise NotBoundaries("This is not in UTF-8. Export the boundaries as GeoJSON.") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise NotBoundaries("This is no GeoJSON. Export the boundaries as GeoJSON in WGS 84.") from error
