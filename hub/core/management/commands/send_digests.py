"""Send today's letters with what is new, for those who keep their own timetable."""

from typing import Any

from django.core.management.base import BaseCommand

from hub.core.follows import actions


class Command(BaseCommand):
    """Safe to run twice: nobody gets two letters on a day."""

    help = "Send each follower a letter with what is new, once a day at most."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django gives them
        sent = actions.send_digests()
        self.stdout.write(f"{sent} letters sent")
