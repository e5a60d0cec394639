"""How open each field of the tables of the innovation lab is."""

from hub.foundation.openness import Classes

CLASSES: Classes = {}
