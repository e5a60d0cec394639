"""How open each field of the tables of organisations and their roles is."""

from hub.foundation.openness import Classes

CLASSES: Classes = {}
