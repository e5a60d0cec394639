"""How open each field of the tables of outcome measures is."""

from hub.foundation.openness import Classes

CLASSES: Classes = {}
