"""How open each field of the ideas' tables is: what was said is public, who said it is theirs."""

from hub.foundation.openness import INTERNAL, OPEN, PERSONAL, Classes, each

CLASSES: Classes = {
    "Idea": each(OPEN, "record", "problem", "better", "for_whom", "where_words", "already_there"),
    "Support": {**each(INTERNAL, "id", "idea", "at"), **each(PERSONAL, "person")},
    "Answer": {
        **each(OPEN, "id", "idea", "kind", "words", "returns_on", "second_reading", "post", "move", "at"),
        **each(PERSONAL, "by"),
    },
    "Asked": {**each(OPEN, "id", "idea", "words", "post", "at"), **each(PERSONAL, "by")},
    "Reply": {**each(OPEN, "asked", "words", "at"), **each(PERSONAL, "by")},
    "Doing": {**each(OPEN, "id", "idea", "words", "post", "move", "at"), **each(PERSONAL, "by")},
    "Confirmation": {**each(OPEN, "doing", "done", "words", "move", "at"), **each(PERSONAL, "by")},
    "SentOn": {**each(OPEN, "id", "what", "where", "idea", "at"), **each(PERSONAL, "by")},
    "Imported": {**each(OPEN, "record", "source", "key"), **each(INTERNAL, "digest", "at")},
}
