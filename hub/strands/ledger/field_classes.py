"""How open each field of the ledger is: nearly all of it is public; what is kept back, and who did what, is not."""

from hub.foundation.openness import INTERNAL, OPEN, PERSONAL, Classes, each

CLASSES: Classes = {
    "Delegation": each(
        OPEN,
        *("record", "subject", "resolved_by", "instrument", "source", "conditions", "function", "limit", "vat_basis"),
        *("since", "until"),
    ),
    "Decision": each(
        OPEN,
        *("record", "function", "delegation", "decided_on", "decision", "wards", "reasons", "alternatives"),
        *("no_alternatives", "conflicts", "no_conflicts", "consultation", "equality", "papers", "is_key", "notice"),
        *("value", "vat_basis", "value_is_maximum", "budget", "route", "route_reason", "threshold_quoted", "openness"),
        *("outside", "embargo_until", "embargo_because", "version", "signed_at", "published_at"),
    ),
    "Signature": {**each(OPEN, "decision", "post", "deputising", "at"), **each(PERSONAL, "person")},
    "Clearance": {**each(OPEN, "decision", "post", "at"), **each(INTERNAL, "words"), **each(PERSONAL, "person")},
    "MonitoringNote": {**each(OPEN, "id", "decision", "words", "at"), **each(PERSONAL, "by")},
    "Redaction": {
        **each(OPEN, "id", "record", "label", "ground", "weighing", "review_on", "at", "stood_in"),
        **each(OPEN, "released_at", "released_because"),
        **each(INTERNAL, "words"),
        **each(PERSONAL, "by"),
    },
    "Contract": each(
        OPEN,
        *("record", "scope", "value", "vat_basis", "value_is_maximum", "value_source", "starts_on", "ends_on"),
        *("review_on", "budget", "route", "route_reason", "notice", "paid", "changes_made"),
    ),
    "Party": each(
        OPEN,
        *("id", "contract", "organisation", "name", "role", "number", "amount", "percent_hundredths", "source"),
    ),
    "Instalment": each(OPEN, "id", "contract", "number", "amount", "due_on", "condition"),
    "Payment": {
        **each(OPEN, "id", "contract", "instalment", "party", "amount", "paid_on", "words", "takes_back", "at"),
        **each(PERSONAL, "by"),
    },
    "Deliverable": each(OPEN, "id", "contract", "number", "words", "due_on", "delivered_on", "accepted_on"),
    "Change": {
        **each(
            OPEN, "id", "contract", "words", "because", "old_value", "new_value", "old_ends_on", "new_ends_on", "at"
        ),
        **each(PERSONAL, "by"),
    },
    "Review": {**each(OPEN, "id", "contract", "what", "words", "next_on", "at"), **each(PERSONAL, "by")},
    "Allotment": {**each(OPEN, "id", "link", "amount", "words", "at"), **each(PERSONAL, "by")},
    "FormerSpeaker": {
        **each(INTERNAL, "id", "contract", "because"),
        **each(PERSONAL, "person", "since", "by", "at"),
    },
    "WhatItBuys": {**each(OPEN, "id", "contract", "side", "words", "at"), **each(PERSONAL, "by")},
}
