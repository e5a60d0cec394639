"""A course, its sessions, who signed up, and what they did with what they learned."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from hub.accounts.models import Post
from hub.core.records.models import DetailManager, Record, RecordDetail
from hub.strands.academy.rules import COURSE

PERSON = settings.AUTH_USER_MODEL


class Course(RecordDetail):
    """Something that can be learned here. The card's title is its name, its summary what one can do afterwards."""

    KIND: ClassVar[str] = COURSE

    aims = models.TextField(help_text="What people can do afterwards.")
    for_whom = models.CharField(max_length=300, help_text="Whom it is for, and what they should know before.")
    content = models.TextField(blank=True, help_text="What is taught, in the order it is taught.")

    objects = DetailManager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(aims=""), name="course_has_aims")]


class Session(models.Model):
    """One sitting of a course: a place, a time, and so many places.

    `taken` is how many are booked. It could be counted; it is kept so that the database itself refuses one more than
    there are places. `uid` and `sequence` are those of the calendar file: the first never changes, the second rises
    with every change that a calendar has to hear of. `taught_on` is the live work it is taught on.
    """

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="sessions")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    where = models.CharField(max_length=300)
    places = models.PositiveSmallIntegerField()
    taken = models.PositiveSmallIntegerField(default=0)
    tutor_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="sessions")
    taught_on = models.ForeignKey(Record, on_delete=models.PROTECT, null=True, blank=True, related_name="sessions")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    called_off_at = models.DateTimeField(null=True, blank=True)
    called_off_because = models.CharField(max_length=500, blank=True)
    called_off_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    attendance_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["course", "starts_at", "id"], name="session_by_course"),
            models.Index(fields=["starts_at", "id"], name="session_by_day"),
            models.Index(fields=["taught_on", "-starts_at"], name="session_by_work"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="session_ends_after_start"),
            models.CheckConstraint(condition=Q(places__gte=1), name="session_has_places"),
            models.CheckConstraint(condition=Q(taken__lte=F("places")), name="session_never_overbooked"),
            models.CheckConstraint(condition=~Q(where=""), name="session_says_where"),
            models.CheckConstraint(
                condition=Q(called_off_at__isnull=True, called_off_because="", called_off_by__isnull=True)
                | (Q(called_off_at__isnull=False, called_off_by__isnull=False) & ~Q(called_off_because="")),
                name="session_called_off_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"session {self.pk} of {self.course_id}"


class SignUpQuerySet(models.QuerySet["SignUp"]):
    def running(self) -> "SignUpQuerySet":
        """Keep those that were not cancelled."""
        return self.filter(cancelled_at__isnull=True)

    def booked(self) -> "SignUpQuerySet":
        return self.running().filter(booked_at__isnull=False)

    def not_left(self) -> "SignUpQuerySet":
        """Keep those that run, and those that a tutor refused: what the person reads on their page."""
        return self.filter(Q(cancelled_at__isnull=True) | ~Q(refused_because=""))

    def waiting(self) -> "SignUpQuerySet":
        """Keep those in line, whoever came first standing first."""
        return self.running().filter(booked_at__isnull=True).order_by("at", "pk")


class SignUp(models.Model):
    """One person signed up for one session: booked, or waiting in the order of `at`.

    Every change is kept: a cancelled row stays, and signing up again makes another, at the end of the line. `needs` and
    `refused_because` (why the tutor took them off) are between the person and the tutor. `attended` is None until the
    tutor has said; of those in line it says only who came after all.
    """

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="sign_ups")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="sign_ups")
    needs = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    booked_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    refused_because = models.CharField(max_length=500, blank=True)
    attended = models.BooleanField(null=True, blank=True)

    objects = SignUpQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["session", "at", "id"], name="sign_up_by_session"),
            models.Index(fields=["person", "-at", "-id"], name="sign_up_by_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], condition=Q(cancelled_at__isnull=True), name="sign_up_once"
            ),
            models.CheckConstraint(
                condition=Q(attended__isnull=True)
                | Q(cancelled_at__isnull=True) & (Q(booked_at__isnull=False) | Q(attended=True)),
                name="sign_up_attended_or_was_expected",
            ),
            models.CheckConstraint(
                condition=Q(booked_at__isnull=True) | Q(booked_at__gte=F("at")), name="sign_up_booked_after_asking"
            ),
            models.CheckConstraint(
                condition=Q(refused_because="") | Q(cancelled_at__isnull=False), name="sign_up_refused_has_no_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} signed up for {self.session_id}"

    @property
    def came_free(self) -> bool:
        """Whether the place is one that somebody else gave up, or that was added later."""
        return self.booked_at is not None and self.booked_at > self.at


class Applied(models.Model):
    """What a learner did with what they learned, on one record of the hub, in their words. Moderators may hide it."""

    sign_up = models.ForeignKey(SignUp, on_delete=models.PROTECT, related_name="applied")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="learning_applied")
    words = models.TextField()
    hidden_because = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["record", "-at"], name="applied_by_record")]
        constraints = [
            models.UniqueConstraint(fields=["sign_up", "record"], name="applied_once"),
            models.CheckConstraint(condition=~Q(words=""), name="applied_has_words"),
        ]

    def __str__(self) -> str:
        return f"applied on {self.record_id}"
