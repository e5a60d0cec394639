"""History, seals and audit cannot be changed; records and links cannot be removed."""

from django.db import migrations

from hub.core.audit.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [
        AppendOnly("AuditEvent"),
        AppendOnly("StateChange", may_clear=["reason"], may_mark=["reason"]),
        AppendOnly("Hiding", may_change=["ended_at"]),
        AppendOnly("VisibilityChange", may_mark=["reason"]),
        AppendOnly("Version", may_mark=["reason"]),
        AppendOnly("VersionField", may_clear=["value", "salt"]),
        AppendOnly(
            "Link",
            may_change=[
                "confirmed_by_id", "confirmed_at", "ended_by_id", "ended_at", "ended_because",
            ],
            may_mark=["because"],
        ),
        AppendOnly("Record", may_change=["*"]),
    ]
