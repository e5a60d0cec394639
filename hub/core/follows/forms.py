"""What people choose about letters."""

from hub.design.fields import Radios
from hub.design.forms import Form


class DigestForm(Form):
    """How often the letter with what is new comes."""

    often = Radios(
        "How often do you want a letter with what is new?",
        [("daily", "Once a day"), ("weekly", "Once a week, on Mondays"), ("never", "Never")],
        hint="There is none on days without news. Letters about your own things come at once.",
    )
