"""How open each field of the tables of the change academy is."""

from hub.foundation.openness import Classes

CLASSES: Classes = {}
