"""What an idea has beyond its card, and what people do with it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from hub.accounts.models import Post
from hub.core.records.models import DetailManager, Record, RecordDetail, StateChange
from hub.strands.ideas.rules import ANSWERS, IDEA, NOT_NOW

PERSON = settings.AUTH_USER_MODEL


class Idea(RecordDetail):
    """What somebody says would be better.

    The card's title is the idea in a line, its summary the start of `better`, its place the ward. `already_there` is
    what could be started from. An idea for staff alone has the card's visibility, and no flag here.
    """

    KIND: ClassVar[str] = IDEA

    problem = models.TextField(help_text="What happens today, and to whom.")
    better = models.TextField(blank=True, help_text="What would be better. Empty only for what was imported.")
    for_whom = models.CharField(max_length=300, blank=True)
    where_words = models.CharField(max_length=300, blank=True, help_text="The place in the author’s words.")
    already_there = models.TextField(blank=True, help_text="What is there already to start from.")

    objects = DetailManager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(problem=""), name="idea_has_problem")]


class Support(models.Model):
    """One person backs one idea. Taking it back removes the row: nobody is held to a view."""

    idea = models.ForeignKey(Idea, on_delete=models.PROTECT, related_name="supports")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="supports")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "-at", "-id"], name="support_by_person")]
        constraints = [models.UniqueConstraint(fields=["idea", "person"], name="support_once")]

    def __str__(self) -> str:
        return f"{self.person_id} supports {self.idea_id}"


class Answer(models.Model):
    """What the council answers. Kept for ever: a later answer stands beside it, and the latest counts.

    `second_reading` ones were written because the author asked for it, by somebody else than the one before. `by` is
    None for an answer that was imported. `move` is the state change that keeps the same words as its reason; a second
    reading that comes to the same answer moves nothing.
    """

    idea = models.ForeignKey(Idea, on_delete=models.PROTECT, related_name="answers")
    kind = models.CharField(max_length=32, choices=[(kind, kind) for kind in ANSWERS])
    words = models.TextField()
    returns_on = models.DateField(null=True, blank=True)
    second_reading = models.BooleanField(default=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    move = models.OneToOneField(StateChange, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["idea", "-at", "-id"], name="answer_by_idea"),
            models.Index(fields=["returns_on"], condition=Q(returns_on__isnull=False), name="answer_returns"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ANSWERS), name="answer_kind_known"),
            models.CheckConstraint(condition=~Q(words=""), name="answer_has_words"),
            models.CheckConstraint(
                condition=Q(kind=NOT_NOW, returns_on__isnull=False) | (~Q(kind=NOT_NOW) & Q(returns_on__isnull=True)),
                name="answer_not_now_has_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.idea_id}"


class Asked(models.Model):
    """What the team asked an idea’s author, in public; its clock stands still until the reply."""

    idea = models.ForeignKey(Idea, on_delete=models.PROTECT, related_name="asked")
    words = models.TextField()
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["idea", "-at", "-id"], name="asked_by_idea")]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="asked_has_words")]

    def __str__(self) -> str:
        return f"asked of {self.idea_id}"


class Reply(models.Model):
    """What the author replied. `words` is None once its author has left and taken them along."""

    asked = models.OneToOneField(Asked, on_delete=models.PROTECT, primary_key=True, related_name="reply")
    words = models.TextField(null=True)  # noqa: DJ001 - cleared, not emptied: the trigger lets nothing else be done
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="reply_has_words")]

    def __str__(self) -> str:
        return f"reply to {self.asked_id}"


class Doing(models.Model):
    """What a service says it has done: a sentence, with a photo where it helps (an attachment of the idea).

    `move` is the state change that keeps the same words.
    """

    idea = models.ForeignKey(Idea, on_delete=models.PROTECT, related_name="doings")
    words = models.TextField()
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    move = models.OneToOneField(StateChange, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["idea", "-at", "-id"], name="doing_by_idea"),
            models.Index(fields=["-at", "-id"], name="doing_newest"),
        ]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="doing_has_words")]

    def __str__(self) -> str:
        return f"done for {self.idea_id}"


class Confirmation(models.Model):
    """What the author says of a doing: it is done, or it is not, and then why. `words` as with a reply.

    `move` is the state change that keeps the same words.
    """

    doing = models.OneToOneField(Doing, on_delete=models.PROTECT, primary_key=True, related_name="confirmation")
    done = models.BooleanField()
    words = models.TextField(blank=True, null=True, default="")  # noqa: DJ001
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    move = models.OneToOneField(StateChange, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["-at", "-doing"], condition=Q(done=True), name="confirmation_newest")]
        constraints = [models.CheckConstraint(condition=Q(done=True) | ~Q(words=""), name="confirmation_no_says_why")]

    def __str__(self) -> str:
        return f"{'done' if self.done else 'not done'}: {self.doing_id}"


class SentOn(models.Model):
    """Somebody was sent on to those who can deal with it: at the door (no idea, nobody named), or with an idea.

    `what` is the kind of thing at the door (“broken”, “complaint”) or “idea”; `where` is where to, in words.
    """

    what = models.CharField(max_length=20)
    where = models.CharField(max_length=200)
    idea = models.ForeignKey(Idea, on_delete=models.PROTECT, null=True, blank=True, related_name="sent_on")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["what", "at"], name="sent_on_by_day")]
        constraints = [
            models.CheckConstraint(condition=~Q(where=""), name="sent_on_says_where"),
            models.CheckConstraint(
                condition=Q(what="idea", idea__isnull=False, by__isnull=False)
                | (Q(idea__isnull=True, by__isnull=True) & ~Q(what="idea")),
                name="sent_on_with_idea_or_nobody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} sent on to {self.where}"


class Imported(models.Model):
    """Where an imported record came from. `key` is its own there; `digest` (SHA-256) tells whether it has changed."""

    record = models.OneToOneField(Record, on_delete=models.PROTECT, primary_key=True, related_name="imported")
    source = models.CharField(max_length=100)
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "key"], name="imported_once"),
            models.CheckConstraint(condition=~Q(source="") & ~Q(key=""), name="imported_says_whence"),
        ]

    def __str__(self) -> str:
        return f"{self.key} of {self.source}"
