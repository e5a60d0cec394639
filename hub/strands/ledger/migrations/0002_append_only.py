"""What was signed, paid, changed and said cannot be changed afterwards; a decision’s text is locked once it is signed."""

from django.db import migrations

from hub.core.audit.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [
        AppendOnly(
            "Decision",
            once="signed_at",
            may_change=["embargo_until", "embargo_because", "version", "published_at"],
            may_mark=[
                "decision", "reasons", "alternatives", "conflicts", "consultation", "equality", "papers", "wards", "budget",
                "route_reason", "openness", "notice", "outside",
            ],
        ),
        AppendOnly("Signature"),
        AppendOnly("Clearance", may_mark=["words"]),
        AppendOnly("MonitoringNote", may_mark=["words"]),
        AppendOnly(
            "Redaction", may_change=["ground", "weighing", "review_on", "released_at", "released_because"],
            may_mark=["label", "words"],
        ),
        AppendOnly("Delegation", may_change=["until"]),
        AppendOnly("Contract", may_change=["*"]),
        AppendOnly("Payment", may_mark=["words"]),
        AppendOnly("Change", may_mark=["words", "because"]),
        AppendOnly("Review", may_mark=["words"]),
        AppendOnly("Allotment", may_mark=["words"]),
        AppendOnly("FormerSpeaker", may_mark=["because"]),
        AppendOnly("WhatItBuys", may_mark=["words"]),
    ]
