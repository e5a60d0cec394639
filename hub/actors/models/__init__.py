"""Organisations, who speaks for them, the roles that actors play on records, and what is wanted and offered.

An organisation is a record. Roles, open roles and what is free hang on records, and have pages of their own.
"""

from hub.actors.models.organisations import Identifier, Organisation, Reach, Speaker
from hub.actors.models.roles import ActorRole, RoleChange
from hub.actors.models.wanted import Capacity, OpenRole

__all__ = ["ActorRole", "Capacity", "Identifier", "OpenRole", "Organisation", "Reach", "RoleChange", "Speaker"]
