"""Wards and other areas, in dated sets: boundaries move, and an old record keeps the ward it was said in."""

from django.db import models
from django.db.models import F, Q


class BoundarySet(models.Model):
    """One set of areas that holds from a day until a day, such as the wards since 2018."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=100)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    width = models.FloatField(help_text="Of the map that all shapes of the set are drawn on, in map units.")
    height = models.FloatField()
    source = models.TextField(blank=True, help_text="Whose data this is, in the words its licence asks for.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="boundary_set_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Place(models.Model):
    """One area. `shape` is an SVG path on its set's map, y pointing down; `bounds` is west, south, east, north in
    degrees, and `outline` the simplified rings in degrees for finding the area a point lies in."""

    boundary_set = models.ForeignKey(BoundarySet, on_delete=models.PROTECT, related_name="places")
    code = models.CharField(max_length=32)
    name = models.CharField(max_length=100)
    shape = models.TextField()
    label_x = models.FloatField()
    label_y = models.FloatField()
    bounds = models.JSONField(default=list)
    outline = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["boundary_set", "name"], name="place_by_name")]
        constraints = [models.UniqueConstraint(fields=["boundary_set", "code"], name="place_once_in_set")]

    def __str__(self) -> str:
        return self.name


class Pin(models.Model):
    """Where on the map a record is about, in degrees (WGS 84) to about ten metres. Open, as its record is.

    By adults alone: a trigger refuses it for a record that somebody under 18 put forward.
    """

    record = models.OneToOneField("core.Record", on_delete=models.PROTECT, primary_key=True, related_name="pin")
    longitude = models.FloatField()
    latitude = models.FloatField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(longitude__gte=-180, longitude__lte=180, latitude__gte=-90, latitude__lte=90),
                name="pin_on_earth",
            )
        ]

    def __str__(self) -> str:
        return f"{self.latitude:.4f}, {self.longitude:.4f}"
