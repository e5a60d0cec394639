"""What was measured, corrected, aimed at and said of a chart is kept: triggers hold it on both databases."""

from django.db import migrations

from hub.core.audit.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("measures", "0001_initial")]

    operations = [
        AppendOnly(
            "Observation", may_change=["value", "why_missing", "numerator", "denominator", "provisional"]
        ),
        AppendOnly("Correction"),
        AppendOnly("Target"),
        AppendOnly("Rebase", may_change=["agreed_by_id", "agreed_at", "ended_at", "ended_because"]),
        AppendOnly("Annotation"),
        AppendOnly("Measured"),
    ]
