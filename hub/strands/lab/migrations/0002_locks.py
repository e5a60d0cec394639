"""What was planned is locked once it has begun, and what was written down cannot be changed or removed."""

from django.db import migrations

from hub.core.audit.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("lab", "0001_initial")]

    operations = [
        AppendOnly("Experiment", once="began_on", may_change=["ended_on", "evidence_level"]),
        AppendOnly("Pilot", once="began_on", may_change=["ended_on", "evidence_level", "afterwards"]),
        AppendOnly("Word"),
        AppendOnly("Amendment"),
        AppendOnly("Result"),
        AppendOnly("Cost"),
        AppendOnly("Halt"),
        AppendOnly("Ending"),
        AppendOnly("Decision"),
        AppendOnly("Claim"),
    ]
