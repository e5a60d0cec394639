"""Who plays what on which record cannot be changed afterwards, nor removed; and what happened to a role is history."""

from django.db import migrations

from hub.core.audit.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("actors", "0001_initial")]

    operations = [
        AppendOnly("RoleChange", may_clear=["words", "because"]),
        AppendOnly(
            "ActorRole",
            may_change=[
                "is_named", "state", "words", "proposed_words", "since", "until", "open_role_id", "capacity_id",
                "offer_id", "accepted_at", "ended_at", "hidden_at",
            ],
        ),
        AppendOnly("Speaker", may_change=["is_named", "until"]),
    ]
