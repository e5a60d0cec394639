"""`manage.py load_demo`: the demonstration city, its people, its golden thread, and what became of its ideas."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.core import statistics
from hub.core.places import shapes
from hub.core.places.actions import About, add_boundary_set
from hub.core.search.tasks import refresh_terms
from hub.demo.play import casting, story, thread
from hub.demo.play.city import City
from hub.strands.ideas.tasks import count_figures
from hub.strands.lab.tasks import count_spread
from hub.strands.ledger.tasks import count_front

WARDS = Path(__file__).resolve().parents[2] / "wards.geojson"


class Command(BaseCommand):
    help = "Fill an empty hub with the demonstration city. A hub that has people in it is left as it is."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django gives them
        """Play the story until this moment. Does nothing when somebody is here already."""
        if not settings.HUB_DEMO:
            raise CommandError("This fills the hub with made-up people. Set HUB_DEMO=yes if that is what you want.")
        if Person.objects.exists():
            self.stdout.write("The hub has people in it already: nothing was added.")
            return
        now = timezone.localtime()
        self.stdout.write("The wards …")
        about = About(code="wards-2024", name="Wards of Harrowmere", valid_from=date(2024, 5, 2))
        add_boundary_set(about, shapes.read(WARDS.read_bytes()))
        self.stdout.write("The people …")
        cast = casting.cast_everybody(now.date())
        self.stdout.write("The golden thread …")
        statements = thread.adopt(cast, now)
        self.stdout.write("Forty ideas, and all that came of them …")
        story.play_all(City(cast=cast, records=statements, now=now))
        for count in (count_figures, count_spread, count_front, refresh_terms):
            count.call()
        statistics.refresh()
        self.stdout.write("The city is there.")
