"""`manage.py refresh_terms`: count in how many records each term stands, as is done every night."""

from typing import Any

from django.core.management.base import BaseCommand

from hub.core.search import actions


class Command(BaseCommand):
    help = "Count in how many records each term stands: “similar” asks for the rarest. Runs every night by itself."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        """Count, and say how many terms there are."""
        self.stdout.write(f"{actions.refresh_terms()} terms counted")
