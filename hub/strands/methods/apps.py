from django.apps import AppConfig

# What a demand study can be evidence for. Kinds of strands that are switched off never come up.
LIVE_WORK = frozenset({"problem", "experiment", "pilot", "project"})


class MethodsConfig(AppConfig):
    name = "hub.strands.methods"

    def ready(self) -> None:
        """Tell the core of demand studies, and of what they show and offer on live work."""
        from hub.accounts import personal_data
        from hub.core import ways
        from hub.core.records import kinds, panels
        from hub.strands.methods import kind, permissions, personal
        from hub.strands.methods.queries import panel

        kinds.register(kind.STUDY_KIND)
        ways.register_desk(
            ways.Desk(
                code="studies",
                text="Demand studies",
                hint="Take down why people come, and code it.",
                url_name="methods:list",
                may=permissions.may_start,
                order=60,
            )
        )
        panels.register_panel(
            panels.Panel(
                code="studies",
                kinds=LIVE_WORK,
                template="methods/parts/studies.jinja",
                context=panel.studies_of,
                order=50,
            )
        )
        panels.register_next_step(
            panels.NextStep(
                code="study_demand",
                kinds=LIVE_WORK,
                label="Study why people come",
                url_name="methods:study_on",
                may=lambda _, person: permissions.may_start(person),
            )
        )
        personal_data.register("Demand studies you work on", personal.worked_on)
