"""Render anew the comments that an older renderer made."""

from typing import Any

from django.core.management.base import BaseCommand

from hub.core.comments import actions


class Command(BaseCommand):
    """Run it after an upgrade that says so. Safe to stop and to run again."""

    help = "Render anew the comments that an older renderer made."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django gives them
        done = actions.render_again()
        self.stdout.write(f"{done} comments rendered")
