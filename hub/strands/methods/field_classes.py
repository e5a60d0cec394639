"""How open each field of the tables of the improvement methods is."""

from hub.foundation.openness import Classes

CLASSES: Classes = {}
