"""What a study found of those who come back and of what failure demand costs, in sentences."""

from hub.design.words import money, number
from hub.strands.methods import demand, rules
from hub.strands.methods.models import Study
from hub.strands.methods.queries.results import Results


def repeat_sentence(found: demand.Share | None, days: int) -> str:
    """Return how many contacts came again for the same."""
    if found is None:
        return "Nobody has written down yet by what people are known again, so nobody knows how often they come back."
    is_few = found.of < rules.FEW
    few = " That is too few to go by." if is_few else ""
    again = f"{found.count} of {found.of}" if is_few else f"{rules.percent(found.share)} of"
    between = f"likely between {rules.percent(found.low)} and {rules.percent(found.high)}"
    return f"{again} contacts came again for the same within {days} days ({between}).{few}"


def cost_sentences(study: Study, found: Results) -> list[str]:
    """Return what failure demand costs, as far as somebody has stated what a contact costs; else nothing.

    The last sentence says where the figure comes from.
    """
    if study.cost_low is None or study.cost_high is None or found.failure is None:
        return []
    each = demand.Pounds(study.cost_low, study.cost_high)
    heard = demand.failure_cost(found.failure.count, each)
    said = [
        f"The {number(found.failure.count)} contacts of failure demand that were coded cost {_range(heard)}, "
        f"at {_range(each)} each."
    ]
    if study.contacts_a_year:
        year = demand.failure_cost_a_year(found.failure, study.contacts_a_year, each)
        said.append(
            f"In a year of {number(study.contacts_a_year)} contacts that is {_range(year)}, if what was heard is like "
            "the rest of the year."
        )
    return [*said, f"Where the cost of a contact comes from: {study.cost_source}"]


def _range(pounds: demand.Pounds) -> str:
    return money(pounds.low) if pounds.low == pounds.high else f"{money(pounds.low)} to {money(pounds.high)}"
