"""An edition that was adopted is history: it cannot be rewritten."""

from django.db import migrations

from hub.core.audit.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("thread", "0001_initial")]

    operations = [AppendOnly("Edition"), AppendOnly("Adoption")]
