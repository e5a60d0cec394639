"""What the core is told of organisations."""

from hub.actors import rules
from hub.actors.models import Organisation
from hub.core.records.kinds import Column, Kind

STANDS = {
    rules.PUT_FORWARD: "It was put forward. The improvement team checks who speaks for it, then everybody can read it.",
    rules.LISTED: "It takes part here.",
    rules.CLOSED: "It takes part no longer. What it did stays readable.",
    rules.NOT_LISTED: "The improvement team did not list it.",
}


def search_text(organisation: Organisation) -> str:
    """Return what search finds it by beside name and summary: what it does, and its numbers. One statement."""
    numbers = organisation.identifiers.order_by("scheme", "number").values_list("number", flat=True)
    return "\n".join([organisation.about, rules.SORTS.get(organisation.sort, ""), *numbers])


def stands(organisation: Organisation) -> str:
    """Return where it stands. No statement."""
    return STANDS[organisation.record.state]


ORGANISATION_KIND = Kind(
    code=rules.ORGANISATION,
    prefix=rules.PREFIX,
    label="Organisation",
    plural="Organisations",
    strand="actors",
    url_name="actors:organisation",
    list_url_name="actors:organisations",
    lifecycle=rules.LIFECYCLE,
    detail_model="actors.Organisation",
    search_text=search_text,
    stands=stands,
    has_thread=False,
    columns=(
        Column(
            name="sort",
            meaning="What sort of organisation it is.",
            type="text",
            get=lambda one: rules.SORTS.get(one.sort, one.sort),
        ),
        Column(name="about", meaning="What it does, in its own words.", type="text", get=lambda one: one.about),
        Column(name="web", meaning="Its own page.", type="url", get=lambda one: one.web),
    ),
)
