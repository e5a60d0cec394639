"""How open each field of the academy's tables is: courses are open; who learns what is theirs."""

from hub.foundation.openness import INTERNAL, OPEN, PERSONAL, Classes, each

CLASSES: Classes = {
    "Course": each(OPEN, "record", "aims", "for_whom", "content"),
    "Session": {
        **each(OPEN, "id", "course", "starts_at", "ends_at", "where", "places", "taken", "tutor_post", "taught_on"),
        **each(OPEN, "called_off_at", "called_off_because"),
        **each(PERSONAL, "called_off_by"),
        **each(INTERNAL, "uid", "sequence", "changed_at", "attendance_at"),
    },
    "SignUp": {
        **each(INTERNAL, "id", "session"),
        **each(PERSONAL, "person", "needs", "at", "booked_at", "cancelled_at", "refused_because", "attended"),
    },
    "Applied": {
        **each(OPEN, "id", "record", "words", "at"),
        **each(INTERNAL, "hidden_because"),
        **each(PERSONAL, "sign_up"),
    },
}
