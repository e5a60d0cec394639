"""How open each field of the tables of the open ledger is."""

from hub.foundation.openness import Classes

CLASSES: Classes = {}
