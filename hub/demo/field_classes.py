"""How open each field of the demonstration's letters is."""

from hub.foundation.openness import INTERNAL, PERSONAL, Classes, each

CLASSES: Classes = {"Letter": {**each(INTERNAL, "id", "at"), **each(PERSONAL, "to", "subject", "body")}}
