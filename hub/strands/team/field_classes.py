"""How open each field of the tables of the improvement team is."""

from hub.foundation.openness import Classes

CLASSES: Classes = {}
