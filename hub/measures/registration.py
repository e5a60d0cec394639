"""What measures tell the core: the kind, their place on the pages of others, and the way there."""

from django.utils import timezone

from hub.accounts.models import Person
from hub.core import ways
from hub.core.records import kinds
from hub.core.records.kinds import Column, Kind
from hub.core.records.models import Record
from hub.core.records.panels import NextStep, Panel, register_next_step, register_panel
from hub.measures import duties, page, permissions, rules
from hub.measures.models import Measure


def register() -> None:
    """Register the kind, the panel, what it asks of people, and the step to it from whatever can be measured."""
    kinds.register(KIND)
    ways.register_duty(ways.Duty(code="limits", title="Limits to agree to", find=duties.to_agree))
    register_panel(
        Panel(
            code="measures", kinds=rules.MEASURED_KINDS, template="measures/panel.jinja", context=page.panel, order=20
        )
    )
    register_next_step(
        NextStep(
            code="measure_it",
            kinds=rules.MEASURED_KINDS,
            label="Say how it is measured",
            url_name="measures:beside",
            may=_may_measure,
        )
    )


def _may_measure(record: Record, person: Person) -> bool:
    return permissions.may_write(person, record)


def _search_text(measure: Measure) -> str:
    return "\n".join([measure.definition, measure.numerator, measure.denominator, measure.unit, measure.source])


def _stands(measure: Measure) -> str:
    """Return where the measure stands. One statement."""
    last = measure.observations.order_by("-period").values_list("period", flat=True).first()
    state = measure.record.state
    return rules.stands(state, frequency=measure.frequency, last=last, today=timezone.localdate())


KIND = Kind(
    code=rules.MEASURE,
    prefix="MEAS",
    label="Measure",
    plural="Measures",
    strand="measures",
    url_name="measures:measure",
    list_url_name="measures:list",
    lifecycle=rules.LIFECYCLE,
    detail_model="measures.Measure",
    search_text=_search_text,
    stands=_stands,
    columns=(
        Column(name="definition", meaning="What is counted.", type="text", get=lambda one: one.definition),
        Column(name="numerator", meaning="Of a share: what.", type="text", get=lambda one: one.numerator),
        Column(name="denominator", meaning="Of a share: out of what.", type="text", get=lambda one: one.denominator),
        Column(name="unit", meaning="What the values are in.", type="text", get=lambda one: one.unit),
        Column(
            name="direction",
            meaning="Which way is better: increase, decrease, or neutral.",
            type="text",
            get=lambda one: one.direction,
        ),
        Column(name="frequency", meaning="How often it is taken.", type="text", get=lambda one: one.frequency),
        Column(name="source", meaning="Where the values come from.", type="text", get=lambda one: one.source),
        Column(
            name="made_data",
            meaning="“yes” where the values were made up to show how a measure works.",
            type="text",
            get=lambda one: "yes" if one.made_data else "no",
        ),
    ),
)
