"""How open each field of the schedule's table is."""

from hub.foundation.openness import INTERNAL, Classes, each

CLASSES: Classes = {"Scheduled": each(INTERNAL, "code", "due_at", "done_at")}
