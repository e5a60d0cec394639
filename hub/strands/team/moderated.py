"""What is written down on projects, as moderators look at it: hidden by a row beside the words, never changed.

What was said with a move of a project or a request is a passage of its history: “state:17”.
"""

from functools import partial

from hub.core.moderation.words_part import kept_words
from hub.strands.team.models import Benefit, Lesson, MilestoneMove, Report, Risk

_of_a_project = partial(kept_words, record="project.record")

PARTS = (
    _of_a_project("report", "report on a project", Report.objects.all, words=("done", "next"), anchor="reports"),
    _of_a_project("risk", "risk of a project", Risk.objects.all, words=("what", "response"), anchor="risks"),
    _of_a_project("benefit", "account of what a project brought", Benefit.objects.all, anchor="benefits"),
    _of_a_project("lesson", "account of what a project taught", Lesson.objects.all, anchor="lessons"),
    kept_words(
        "milestone_move",
        "reason for which a milestone moved",
        MilestoneMove.objects.all,
        words="because",
        record="milestone.project.record",
        anchor="milestones",
    ),
)
