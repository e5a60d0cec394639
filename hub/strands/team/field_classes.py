"""How open each field of the improvement team's tables is: the work is public, people are not."""

from hub.foundation.openness import OPEN, PERSONAL, Classes, each

CLASSES: Classes = {
    "SupportRequest": each(OPEN, "record", "wanted", "tried", "service", "needed_by", "looks_again_on"),
    "RequestAnswer": {
        **each(OPEN, "id", "request", "kind", "words", "looks_again_on", "post", "move", "at"),
        **each(PERSONAL, "by"),
    },
    "Programme": each(OPEN, "record", "aim", "sponsor"),
    "Project": each(
        OPEN,
        *("record", "aim", "sponsor", "starts_on", "ends_on"),
        *("decision_needed", "decision_due_on", "decision_by"),
    ),
    "Member": {**each(OPEN, "id", "project", "part", "since", "until"), **each(PERSONAL, "person")},
    "Milestone": each(OPEN, "id", "project", "title", "due_on", "reached_on"),
    "MilestoneMove": {**each(OPEN, "id", "milestone", "old", "new", "because", "at"), **each(PERSONAL, "by")},
    "Report": {**each(OPEN, "id", "project", "health", "done", "next", "post", "at"), **each(PERSONAL, "by")},
    "Risk": {
        **each(OPEN, "id", "project", "what", "likelihood", "impact", "response", "at"),
        **each(OPEN, "closed_at", "closed_because"),
        **each(PERSONAL, "by"),
    },
    "Benefit": {
        **each(OPEN, "id", "project", "kind", "words", "pounds", "is_loss", "evidence", "at", "confirmed_at"),
        **each(PERSONAL, "by", "confirmed_by"),
    },
    "Lesson": {**each(OPEN, "id", "project", "words", "at"), **each(PERSONAL, "by")},
}
