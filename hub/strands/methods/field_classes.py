"""How open each field of the improvement methods' tables is: results are open, what people said is not."""

from hub.foundation.openness import INTERNAL, OPEN, PERSONAL, Classes, each

CLASSES: Classes = {
    "Study": each(
        OPEN,
        *("record", "service", "purpose", "channels", "sampling", "privacy_note", "starts_on", "ends_on", "learned"),
        *("repeat_days", "cost_low", "cost_high", "cost_source", "contacts_a_year"),
    ),
    "Member": {**each(INTERNAL, "id", "study", "at"), **each(PERSONAL, "person", "added_by")},
    "Demand": {
        **each(INTERNAL, "id", "study", "channel", "heard_at", "at_once", "done_at", "key", "released_at"),
        **each(PERSONAL, "words", "who", "taken_down_by", "released_by"),
        **each(OPEN, "released_words"),
    },
    "HandOn": {**each(INTERNAL, "id", "demand", "to", "at", "key"), **each(PERSONAL, "by")},
    "Step": each(OPEN, "id", "study", "place", "name", "who", "kind", "works_minutes", "waits_minutes"),
    "Code": {
        **each(OPEN, "id", "study", "name", "kind", "cause"),
        **each(INTERNAL, "at", "retired_at"),
        **each(PERSONAL, "by"),
    },
    "Coding": {**each(INTERNAL, "id", "demand", "code", "matters", "at"), **each(PERSONAL, "coder")},
    "Settlement": {
        **each(INTERNAL, "demand", "code", "because", "proposed_at", "agreed_at"),
        **each(PERSONAL, "proposed_by", "agreed_by"),
    },
}
