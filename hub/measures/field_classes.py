"""How open each field of the measures' tables is: what was measured is public, who typed it is theirs."""

from hub.foundation.openness import INTERNAL, OPEN, PERSONAL, Classes, each

CLASSES: Classes = {
    "Measure": each(
        OPEN,
        *("record", "definition", "numerator", "denominator", "unit", "direction", "frequency", "source"),
        *("baseline", "screened", "limits", "per", "made_data"),
    ),
    "Target": {**each(OPEN, "id", "measure", "from_on", "value", "set_by", "at"), **each(PERSONAL, "by")},
    "Observation": {
        **each(OPEN, "id", "measure", "period", "value", "why_missing", "numerator", "denominator", "provisional"),
        **each(INTERNAL, "at"),
        **each(PERSONAL, "by"),
    },
    "Correction": {
        **each(OPEN, "id", "observation", "old", "new", "numerator", "denominator", "made_final", "reason", "at"),
        **each(PERSONAL, "by"),
    },
    "Rebase": {
        **each(OPEN, "id", "measure", "from_on", "reason", "at", "agreed_at", "ended_at", "ended_because"),
        **each(PERSONAL, "by", "agreed_by"),
    },
    "Annotation": {**each(OPEN, "id", "measure", "on", "words", "record", "at"), **each(PERSONAL, "by")},
    "Measured": each(OPEN, "link", "part"),
}
