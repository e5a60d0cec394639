"""What was answered, asked, done and said of it cannot be changed afterwards; where a record came from cannot be lost."""

from django.db import migrations

from hub.core.audit.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("ideas", "0001_initial")]

    operations = [
        AppendOnly("Answer"),
        AppendOnly("Asked"),
        AppendOnly("Reply", may_clear=["words"]),
        AppendOnly("Doing"),
        AppendOnly("Confirmation", may_clear=["words"]),
        AppendOnly("SentOn"),
        AppendOnly("Imported", may_change=["digest"]),
    ]
