"""Every change of a sign-up is kept: its row may change, and cannot be removed. Nor can a session, or a word on one."""

from django.db import migrations

from hub.core.audit.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("academy", "0001_initial")]

    operations = [
        AppendOnly("Session", may_change=["*"]),
        AppendOnly("SignUp", may_change=["*"]),
        AppendOnly("Applied", may_change=["words", "hidden_because"]),
    ]
