"""What was said officially about an idea, as moderators look at it.

What was said with a move stands in the history as well, and is one passage there and here: “state:17”. These are the
others.
"""

from hub.core.moderation.words_part import kept_words
from hub.strands.ideas.models import Answer, Asked, Reply

PARTS = (
    kept_words("answer", "answer", lambda: Answer.objects.filter(move=None), record="idea.record", anchor="answers"),
    kept_words("asked", "question to the author", Asked.objects.all, record="idea.record", anchor="answers"),
    kept_words("reply", "reply", Reply.objects.all, record="asked.idea.record", anchor="answers"),
)
