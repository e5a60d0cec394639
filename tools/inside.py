"""What the demo needs from Django, in one process of the environment's own Python: each start takes seconds."""

import os
import sys

import django
from django.core.management import call_command, get_commands

from tools.say import step


def main() -> None:
    """Migrate, make the table that rate limits count in, tell the story once, gather the static files."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.config.settings")
    django.setup()
    from hub.core.records.models import Record  # noqa: PLC0415 (after django.setup)

    with step("Bringing the database up to date"):
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
    if "load_demo" in get_commands() and not Record.objects.exists():
        sys.stdout.write("Telling the city's story …\n")
        call_command("load_demo")
    with step("Gathering the static files"):
        call_command("collectstatic", verbosity=0, interactive=False)


if __name__ == "__main__":
    main()
