"""Keep the schedule: `manage.py run_schedule` beside the web and worker processes."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django.utils.module_loading import import_string

from hub.site.schedule import run_due


class Command(BaseCommand):
    help = "Do what is due by date: digests, ideas that come back, expired drafts. Runs until it is stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="Do what is due now, and end.")
        parser.add_argument("--every", type=int, default=20, metavar="SECONDS", help="How often to look (20).")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django gives them
        jobs = import_string(settings.SCHEDULE)
        while True:
            close_old_connections()
            try:
                for code in run_due(jobs, timezone.now()):
                    self.stdout.write(f"{timezone.localtime():%Y-%m-%d %H:%M} {code}")
            except DatabaseError as error:
                self.stderr.write(f"The database does not answer; trying again. {error}")
            if options["once"]:
                return
            time.sleep(options["every"])
