"""How open each field of the thread's tables is: all of it is public, save who adopted an edition."""

from hub.foundation.openness import OPEN, PERSONAL, Classes, each

CLASSES: Classes = {
    "Statement": each(OPEN, "record", "wording", "position", "review_from", "review_until", "invitation"),
    "Behaviour": each(OPEN, "id", "statement", "wording", "position"),
    "Edition": {**each(OPEN, "id", "name", "adopted_on", "reason", "at"), **each(PERSONAL, "by")},
    "Adoption": each(OPEN, "id", "edition", "statement", "version"),
}
