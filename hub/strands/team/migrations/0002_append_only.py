"""What was answered, reported, moved and learned cannot be changed afterwards."""

from django.db import migrations

from hub.core.audit.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("team", "0001_initial")]

    operations = [
        AppendOnly("RequestAnswer"),
        AppendOnly("MilestoneMove"),
        AppendOnly("Report"),
        AppendOnly("Lesson"),
        AppendOnly("Benefit", may_change=["confirmed_by_id", "confirmed_at"]),
        AppendOnly("Risk", may_change=["closed_at", "closed_because"]),
    ]
