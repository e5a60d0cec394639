"""The whole story, across all parts, in the order in which it happened."""

from itertools import chain

from hub.demo.play.city import City, play
from hub.demo.play.ideas import Stage
from hub.demo.play.lab import Lab
from hub.demo.play.learning import Learning
from hub.demo.play.ledger import Ledger
from hub.demo.play.measured import Measuring
from hub.demo.play.team import TeamAtWork
from hub.demo.play.together import Together

PARTS = (Stage, Lab, TeamAtWork, Learning, Together, Ledger, Measuring)


def play_all(city: City) -> None:
    """Play every part of the story until now, day by day."""
    play(chain.from_iterable(part(city).happenings() for part in PARTS), until=city.now)
