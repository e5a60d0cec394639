"""How open each field of the actors' tables is. What no actor has accepted, and why something ended, is internal."""

from hub.foundation.openness import INTERNAL, OPEN, PERSONAL, Classes, each

CLASSES: Classes = {
    "Organisation": each(OPEN, "record", "sort", "about", "web"),
    "Identifier": each(OPEN, "id", "organisation", "scheme", "number"),
    "Reach": each(OPEN, "id", "organisation", "place"),
    "Speaker": {
        **each(INTERNAL, "id", "organisation", "since", "until"),
        **each(PERSONAL, "person", "is_named", "named_by"),
    },
    "OpenRole": {
        **each(OPEN, "id", "record", "role", "title", "words", "gives", "how_much", "place", "since", "until"),
        **each(OPEN, "wanted", "state", "opened_at"),
        **each(INTERNAL, "terms", "hidden_at"),
        **each(PERSONAL, "opened_by"),
    },
    "Capacity": {
        **each(OPEN, "id", "organisation", "title", "words", "gives", "when_words", "place", "until"),
        **each(OPEN, "offered_at", "ended_at"),
        **each(INTERNAL, "terms", "hidden_at"),
        **each(PERSONAL, "person", "is_named"),
    },
    "ActorRole": {
        **each(OPEN, "id", "record", "role", "organisation", "whom", "state", "words", "since", "until"),
        **each(OPEN, "accepted_at", "ended_at", "open_role"),
        **each(INTERNAL, "proposed_words", "capacity", "offer", "begun_at", "hidden_at"),
        **each(PERSONAL, "person", "is_named", "begun_by"),
    },
    "RoleChange": {
        **each(OPEN, "id", "role", "what", "at"),
        **each(INTERNAL, "words", "because"),
        **each(PERSONAL, "by"),
    },
}
