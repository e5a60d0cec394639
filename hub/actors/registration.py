"""What the actors tell the core beside their kind: ways in, duties, open data, and what moderators look at."""

from hub.actors import datasets, duties, moderated
from hub.actors.queries import helping
from hub.core import helped, ways
from hub.core.exports import datasets as open_data
from hub.core.moderation import parts


def register() -> None:
    """Register all of it. Called once, when the hub starts."""
    for part in moderated.PARTS:
        parts.register(part)
    for dataset in datasets.DATASETS:
        open_data.register(dataset)
    helped.register("roles", helping.who_helped)
    ways.register_section("Take part", "actors:wanted_and_offered", "actors:organisations")
    ways.register_act(
        ways.Act(
            code="take-part",
            text="Take part",
            hint="See who is wanted for what, and say what you or your organisation have free.",
            url_name="actors:wanted_and_offered",
            order=30,
        )
    )
    ways.register_duty(ways.Duty(code="roles", title="Parts that wait for your word", find=duties.waiting))
    ways.register_duty(ways.Duty(code="organisations", title="Organisations to list", find=duties.to_list))
