"""`manage.py reindex`: take up anew what search looks in, after a change to how words are prepared."""

from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from hub.core.records.models import Record
from hub.core.search import actions


class Command(BaseCommand):
    help = "Index every record anew and count the terms. Safe to run while people search, and to run again."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        """Go through the records by number; each batch is a transaction of its own."""
        keys = list(Record.objects.order_by("pk").values_list("pk", flat=True))
        written = 0
        with tqdm(total=len(keys), unit=" records", file=self.stderr, disable=None) as bar:
            for start in range(0, len(keys), actions.BATCH):
                batch = keys[start : start + actions.BATCH]
                written += actions.index_again(batch)
                bar.update(len(batch))
        terms = actions.refresh_terms()
        self.stdout.write(f"{written} written, {len(keys) - written} unchanged; {terms} terms counted")
