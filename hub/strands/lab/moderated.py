"""What is written down in the lab, as moderators look at it.

What was said with a move stands in the history as well, and is one passage there and here: “state:17”. These are the
others.
"""

from hub.core.moderation.words_part import kept_words
from hub.strands.lab.models import Amendment, Claim, Cost, Ending, Result

PARTS = (
    kept_words("result", "result", Result.objects.all, anchor="results"),
    kept_words("amendment", "amendment", Amendment.objects.all, words=("words", "because"), anchor="plan"),
    kept_words("cost", "entry of what was spent", Cost.objects.all, words="what", anchor="costs"),
    kept_words("claim", "reason for a level of evidence", Claim.objects.all, words="because", anchor="evidence"),
    kept_words(
        "ending",
        "account of how it ended",
        Ending.objects.all,
        words=("learned", "happened", "surprise", "prediction"),
        anchor="results",
    ),
)
