"""Problems, and what is planned about them: experiments and pilots."""

from collections.abc import Iterable
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from hub.accounts.models import Post
from hub.core.money import MoneyField
from hub.core.places.models import Place
from hub.core.records.models import DetailManager, RecordDetail, StateChange
from hub.strands.lab import evidence, rules

PERSON = settings.AUTH_USER_MODEL


def choices(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Return `codes` as Django's choices: their words are said by the rules."""
    return [(code, code) for code in codes]


class Problem(RecordDetail):
    """What does not work, across services and organisations, referred by anybody. The card's summary is its start."""

    KIND: ClassVar[str] = rules.PROBLEM

    what = models.TextField(help_text="What happens today.")
    affected = models.TextField(help_text="Who is affected, and how.")
    crosses = models.TextField(blank=True, help_text="Which services and organisations it crosses.")
    tried = models.TextField(blank=True, help_text="What was tried already.")

    objects = DetailManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="problem_says_what"),
            models.CheckConstraint(condition=~Q(affected=""), name="problem_says_who"),
        ]


class Word(models.Model):
    """The lab's word on a problem: taken up, not taken up, or settled, in words of its own. Kept for ever.

    `move` is the state change that keeps the same words.
    """

    problem = models.ForeignKey(Problem, on_delete=models.PROTECT, related_name="words")
    state = models.CharField(max_length=16, choices=choices([rules.TAKEN_UP, rules.DECLINED, rules.SETTLED]))
    words = models.TextField()
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    move = models.OneToOneField(StateChange, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["problem", "-at", "-id"], name="word_by_problem")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[rules.TAKEN_UP, rules.DECLINED, rules.SETTLED]), name="word_state_known"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="word_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.state} for {self.problem_id}"


class Trial(RecordDetail):
    """What an experiment and a pilot have in common.

    `starts_on` and `ends_on` are planned, `began_on` and `ended_on` are what happened. From `began_on` on what was
    planned is locked by a trigger: later changes are amendments that stand beside it. `over_limit_because` is there
    when it was begun although as many were running as the lab allows itself.
    """

    spectrum = models.CharField(max_length=16, choices=choices(rules.SPECTRUM), default="tweak")
    facet = models.CharField(max_length=16, choices=choices(rules.FACETS), blank=True, default="")
    doing = models.TextField(help_text="What is tried, with whom and how many.")
    measures = models.TextField(blank=True, help_text="What is watched: outcome, process, and what must not get worse.")
    design = models.CharField(max_length=16, choices=choices(evidence.DESIGNS), default=evidence.NONE)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    cost_limit = MoneyField(null=True, blank=True)
    harm = models.TextField(blank=True, help_text="What would make us stop at once.")
    began_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    over_limit_because = models.TextField(blank=True, default="")
    evidence_level = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        abstract = True


def _constraints(kind: str) -> list[models.BaseConstraint]:
    """Return what holds for every trial of `kind`, experiments and pilots alike."""
    return [
        models.CheckConstraint(condition=~Q(doing=""), name=f"{kind}_says_what"),
        models.CheckConstraint(condition=Q(spectrum__in=list(rules.SPECTRUM)), name=f"{kind}_spectrum_known"),
        models.CheckConstraint(condition=Q(facet__in=["", *rules.FACETS]), name=f"{kind}_facet_known"),
        models.CheckConstraint(condition=Q(design__in=list(evidence.DESIGNS)), name=f"{kind}_design_known"),
        models.CheckConstraint(
            condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            name=f"{kind}_ends_after_start",
        ),
        models.CheckConstraint(
            condition=Q(ended_on__isnull=True) | Q(began_on__isnull=False, ended_on__gte=F("began_on")),
            name=f"{kind}_ended_after_it_began",
        ),
        models.CheckConstraint(
            condition=Q(cost_limit__isnull=True) | Q(cost_limit__gte=0), name=f"{kind}_cost_limit_not_negative"
        ),
        models.CheckConstraint(
            condition=Q(evidence_level__isnull=True)
            | Q(evidence_level__gte=evidence.ACCOUNT, evidence_level__lte=evidence.SCALE),
            name=f"{kind}_evidence_level_known",
        ),
    ]


class Experiment(Trial):
    """A small try, cheap and short. To *explore* is light; to *test* is to say before what one expects.

    The prediction stands in words, or is sealed where knowing it would spoil the test: then the hub keeps
    `prediction_seal` and the salt, and not the words, which whoever sealed them discloses at the end.
    """

    KIND: ClassVar[str] = rules.EXPERIMENT

    mode = models.CharField(max_length=8, choices=choices([rules.EXPLORE, rules.TEST]), default=rules.TEST)
    question = models.TextField(help_text="What we want to learn.")
    hypothesis = models.TextField(blank=True)
    riskiest = models.TextField(blank=True, help_text="The assumption that would hurt most if it were wrong.")
    prediction = models.TextField(blank=True)
    prediction_seal = models.CharField(max_length=64, blank=True, default="")
    prediction_salt = models.CharField(max_length=32, blank=True, default="")
    success = models.TextField(blank=True)
    stop = models.TextField(blank=True)
    ambiguous = models.TextField(blank=True)
    ethics = models.TextField(blank=True)
    data_protection = models.TextField(blank=True)
    equality = models.TextField(blank=True)
    desirability = models.TextField(blank=True)
    feasibility = models.TextField(blank=True)
    viability = models.TextField(blank=True)
    known = models.TextField(blank=True)
    children = models.TextField(blank=True)
    owner_after = models.TextField(blank=True)

    objects = DetailManager()

    class Meta:
        indexes = [models.Index(fields=["began_on", "ended_on"], name="experiment_running")]
        constraints = [
            *_constraints("experiment"),
            models.CheckConstraint(condition=Q(mode__in=[rules.EXPLORE, rules.TEST]), name="experiment_mode_known"),
            models.CheckConstraint(condition=~Q(question=""), name="experiment_has_question"),
            models.CheckConstraint(
                condition=~Q(mode=rules.EXPLORE)
                | Q(evidence_level__isnull=True)
                | Q(evidence_level__lte=evidence.MOST_OF_EXPLORING),
                name="experiment_exploring_shows_no_change",
            ),
            models.CheckConstraint(
                condition=~Q(mode=rules.EXPLORE) | Q(prediction="", prediction_seal=""),
                name="experiment_exploring_predicts_nothing",
            ),
            models.CheckConstraint(
                condition=Q(prediction_seal="", prediction_salt="")
                | (~Q(prediction_seal="") & ~Q(prediction_salt="") & Q(prediction="")),
                name="experiment_sealed_or_open",
            ),
            models.CheckConstraint(
                condition=Q(began_on__isnull=True)
                | Q(mode=rules.EXPLORE)
                | (
                    (~Q(prediction="") | ~Q(prediction_seal=""))
                    & ~Q(hypothesis="")
                    & ~Q(riskiest="")
                    & ~Q(measures="")
                    & ~Q(success="")
                    & ~Q(stop="")
                    & ~Q(ambiguous="")
                    & ~Q(ethics="")
                    & ~Q(data_protection="")
                    & ~Q(equality="")
                    & ~Q(harm="")
                    & ~Q(desirability="")
                    & ~Q(feasibility="")
                    & ~Q(viability="")
                    & ~Q(known="")
                    & ~Q(children="")
                    & ~Q(owner_after="")
                    & Q(starts_on__isnull=False, ends_on__isnull=False, cost_limit__isnull=False)
                ),
                name="experiment_test_is_whole_when_it_begins",
            ),
        ]


class Pilot(Trial):
    """The whole thing in a real place: who does it, who trains whom, and what happens afterwards.

    The card's place is the ward where it runs in one alone; all of them are its `sites`.
    """

    KIND: ClassVar[str] = rules.PILOT

    where_words = models.TextField(help_text="The place or places, in words.")
    training = models.TextField(blank=True, help_text="Who trains whom, in what.")
    afterwards = models.TextField(blank=True, help_text="What happens when it ends, to those who use it too.")

    objects = DetailManager()

    class Meta:
        indexes = [models.Index(fields=["began_on", "ended_on"], name="pilot_running")]
        constraints = [
            *_constraints("pilot"),
            models.CheckConstraint(condition=~Q(where_words=""), name="pilot_says_where"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | ~Q(afterwards=""), name="pilot_says_what_happens_afterwards"
            ),
        ]


class Site(models.Model):
    """One ward or other area in which a pilot runs."""

    pilot = models.ForeignKey(Pilot, on_delete=models.PROTECT, related_name="sites")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pilot", "place"], name="site_once")]

    def __str__(self) -> str:
        return f"{self.pilot_id} in {self.place_id}"


class Bench(models.Model):
    """One row, which whoever begins something holds until it has begun: so two cannot both count that there is room.

    What runs is counted from the trials themselves; this holds nothing.
    """

    THE_ONE = 1

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="bench_there_is_one")]

    def __str__(self) -> str:
        return "the lab’s bench"
