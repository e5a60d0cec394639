"""One idea of the story can be followed, link by link, to what it cost and what changed; and back."""

from decimal import Decimal
from html import unescape
from itertools import pairwise
from statistics import mean

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from hub.actors.models import ActorRole, Capacity, OpenRole
from hub.core.clocks.models import Clock
from hub.core.links.models import Link
from hub.core.questions.models import Question
from hub.core.records.models import Record
from hub.demo.story import learning as told_learning
from hub.demo.story import ledger as told
from hub.demo.story.measured import MONTHS
from hub.measures.models import Measure, Measured
from hub.strands.academy.models import SignUp
from hub.strands.lab.models import Ending, Experiment, Pilot
from hub.strands.ledger import check
from hub.strands.ledger.models import Contract, Decision, Deliverable, Instalment
from hub.strands.ledger.queries.paid_for import paid_for
from hub.strands.methods.models import Study
from hub.strands.team.models import Milestone, Project
from tests.cast import CastClient

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]

IDEA = "Hot meals indoors for people sleeping rough"
PILOT = "Hot meals indoors on three evenings"
# From the idea on: the relation, whether it points forwards, and the kind of record it leads to.
CHAIN = (
    ("became", True, "problem"),
    ("became", True, "experiment"),
    ("became", True, "pilot"),
    ("became", True, "project"),
    ("authorised_by", True, "decision"),
    ("authorised_by", False, "contract"),
)


def public(title: str, kind: str) -> Record:
    """Return the record of this title that somebody who is not signed in may read."""
    return Record.objects.visible_to(None).get(title=title, kind=kind)


def step(record: Record, relation: str, kind: str, *, forwards: bool) -> Record:
    """Return the record of `kind` to which one public tie leads from `record`."""
    ties = Link.objects.current().filter(relation=relation)
    keys = ties.filter(source=record).values("target") if forwards else ties.filter(target=record).values("source")
    return Record.objects.visible_to(None).filter(pk__in=keys, kind=kind).earliest("pk")


def test_each_step_from_the_idea_to_the_contract_is_one_tie_that_everybody_sees() -> None:
    here = public(IDEA, "idea")
    walked = [here]
    for relation, forwards, kind in CHAIN:
        here = step(here, relation, kind, forwards=forwards)
        walked.append(here)

    for (relation, forwards, _), record, before in zip(
        reversed(CHAIN), reversed(walked), reversed(walked[:-1]), strict=False
    ):
        assert step(record, relation, before.kind, forwards=not forwards) == before
    assert Contract.objects.get(pk=here.pk).paid == Decimal(12_800)


# What a visitor clicks on, from the idea to what changed: the kind and the title of each page in turn.
CLICKS = (
    ("idea", IDEA),
    ("problem", "After five in the evening nobody’s door is open"),
    ("experiment", "Four weeks of hot meals under a roof"),
    ("pilot", PILOT),
    ("course", "Demand analysis on your own live work"),
    ("pilot", PILOT),
    ("study", "What people ask for at the door of the evening meals"),
    ("pilot", PILOT),
    ("project", "A meal and a way on, three evenings a week"),
    ("decision", "A grant for three evening meals a week, for a year"),
    ("contract", "Grant agreement: three evening meals a week"),
    ("project", "A meal and a way on, three evenings a week"),
    ("measure", "People sleeping rough who are in touch with somebody who can help: where the meals are"),
    ("outcome", "Warm, dry homes"),
)


def test_somebody_signed_out_clicks_from_the_idea_to_what_changed_and_back_link_by_link() -> None:
    visitor = CastClient()
    walked = [public(title, kind).get_absolute_url() for kind, title in CLICKS]
    pages = {url: _main(visitor.get(url).text) for url in set(walked)}

    for way in (walked, walked[::-1]):
        for here, there in pairwise(way):
            assert f'href="{there}"' in pages[here], f"no link leads from {here} to {there}"


def _main(page: str) -> str:
    """Return what stands on a page between its header and its footer."""
    return page[page.index("<main") : page.index("</main>")]


def test_the_study_says_what_failure_demand_costs_and_who_reckoned_it() -> None:
    study = public("What people ask for at the door of the evening meals", "study")

    page = CastClient().get(f"{study.get_absolute_url()}results/").text

    assert "What does failure demand cost?" in page
    assert "at £5.40 to £9 each." in page
    assert "In a year of 2,340 contacts" in page
    assert told_learning.COST_SOURCE in unescape(page)


def test_the_pilot_is_taught_on_and_studied() -> None:
    pilot = public(PILOT, "pilot")

    course = step(pilot, "taught_in", "course", forwards=True)
    study = Study.objects.get(pk=step(pilot, "evidenced_by", "study", forwards=True).pk)

    assert SignUp.objects.filter(session__course=course.pk, attended=True).count() == 5
    assert SignUp.objects.filter(session__course=course.pk).waiting().count() == 3
    assert study.record.state == "reported"
    assert Pilot.objects.get(pk=pilot.pk).sites.count() == 2


def test_the_outcome_is_measured_with_a_comparison_and_its_level_of_evidence() -> None:
    pilot = public(PILOT, "pilot")
    with_meals = Measure.objects.get(pk=Measured.objects.get(link__target=pilot, part="local").link.source_id)
    without = Measure.objects.get(pk=Measured.objects.get(link__target=pilot, part="comparison").link.source_id)
    outcome = Measured.objects.get(link__source=with_meals.pk, part="outcome").link.target

    assert Link.objects.current().filter(source__title=IDEA, relation="serves", target=outcome).exists()
    assert Pilot.objects.get(pk=pilot.pk).evidence_level == 2
    for measure, changed in ((with_meals, True), (without, False)):
        values = list(measure.observations.order_by("period").values_list("value", flat=True))
        assert measure.made_data
        assert len(values) == MONTHS
        assert (mean(values[-6:]) - mean(values[:24]) > 10) is changed
    assert with_meals.annotations.get().record == pilot
    assert Measure.objects.filter(made_data=False).count() == 0


def test_the_contract_of_the_set_up_says_what_is_known_and_what_is_not() -> None:
    decision = Decision.objects.get(record__title=told.DECISIONS[0].title)
    contract = Contract.objects.get(pk=step(decision.record, "authorised_by", "contract", forwards=False).pk)

    shares = list(contract.parties.order_by("pk").values_list("name", "amount"))
    assert shares == [("Loom Yard", Decimal(77_000)), ("", Decimal(73_000))]
    assert (contract.value, contract.value_is_maximum) == (Decimal(150_000), True)
    assert set(contract.instalments.values_list("amount", "due_on")) == {(None, None)}
    assert contract.instalments.count() == 3
    assert contract.deliverables.count() == 7
    assert contract.paid == Decimal(100_000)
    assert {"threshold", "redaction"} <= {gap.code for gap in check.gaps_of(decision)}
    assert not decision.outside
    assert decision.version == 2, "put right once, after a question"
    asked = Question.objects.filter(comment__record=contract.record)
    assert asked.count() == asked.filter(answer__isnull=False).count() == 3
    shared = {one.record.kind: one.amount for one in paid_for(contract, AnonymousUser())}
    assert shared == {"project": Decimal(144_000), "pilot": Decimal(6_000)}
    assert contract.reviews.get().next_on == contract.review_on
    assert Clock.objects.running().get(record=contract.record, promise="review_contract").due_on == contract.review_on
    project = step(contract.record, "paid_by", "project", forwards=False)
    assert step(project, "serves", "programme", forwards=True)


def test_what_failed_was_learned_from_and_exploring_claims_nothing() -> None:
    failed = Experiment.objects.get(record__state="stopped")
    assert Ending.objects.get(record=failed.record).verdict == "stop"

    explored = Experiment.objects.get(mode="explore")
    assert explored.evidence_level is None
    assert explored.prediction == ""


def test_helpers_stand_there_in_their_own_words() -> None:
    assert OpenRole.objects.filter(title="Somebody who drives on Tuesdays", state="open").exists()
    assert Capacity.objects.filter(title="A kitchen, free on three evenings").exists()
    parts = ActorRole.objects.filter(record__title="Hot meals indoors on three evenings").exclude(words="")
    assert {"funds", "hosts", "delivers", "supports", "benefits"} == set(parts.values_list("role", flat=True))
    assert parts.get(state="no_longer_offered").organisation is None


def test_every_strand_has_something_that_everybody_can_read() -> None:
    kinds = set(Record.objects.visible_to(None).values_list("kind", flat=True))

    assert kinds >= {
        *("idea", "problem", "experiment", "pilot", "course", "study", "support_request", "project", "programme"),
        *("delegation", "decision", "contract", "organisation", "measure", "outcome"),
    }


def test_nothing_is_late_but_the_ideas_that_the_story_leaves_waiting() -> None:
    today = timezone.localdate()
    late = Clock.objects.running().filter(due_on__lt=today)

    assert set(late.values_list("record__kind", flat=True)) == {"idea"}
    assert not Milestone.objects.filter(reached_on=None, due_on__lt=today, project__record__state="running").exists()
    assert not Deliverable.objects.filter(delivered_on=None, due_on__lt=today).exists()
    assert not Instalment.objects.filter(due_on__lt=today, payments=None).exists()
    assert not Project.objects.filter(decision_due_on__lt=today).exists()
    assert not Record.objects.filter(kind__in=["pilot", "experiment"], state="ended").exists()


def test_nobody_plays_two_parts_of_one_decision() -> None:
    for decision in Decision.objects.all():
        assert decision.signature.person != decision.clearance.person
