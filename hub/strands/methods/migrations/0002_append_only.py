"""What people said stays as it was said, and how it was passed on; codings and settlements may change and not vanish."""

from django.db import migrations

from hub.core.audit.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("methods", "0001_initial")]

    operations = [
        AppendOnly("Demand", may_change=["at_once", "done_at", "released_words", "released_by_id", "released_at"]),
        AppendOnly("HandOn"),
        AppendOnly("Coding", may_change=["*"]),
        AppendOnly("Settlement", may_change=["*"]),
    ]
