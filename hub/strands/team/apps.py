from django.apps import AppConfig


class TeamConfig(AppConfig):
    name = "hub.strands.team"

    def ready(self) -> None:
        """Tell the core of requests, projects and programmes, of what is promised, and of what can become a project."""
        from hub.core import ways
        from hub.core.clocks import promises
        from hub.core.moderation import parts
        from hub.core.records import kinds, panels
        from hub.strands.team import duties, kind, moderated, steps

        for one in (kind.REQUEST_KIND, kind.PROJECT_KIND, kind.PROGRAMME_KIND):
            kinds.register(one)
        for promise in kind.PROMISES:
            promises.register(promise)
        for part in moderated.PARTS:
            parts.register(part)
        ways.register_section("Projects", "team:projects")
        for act in kind.ACTS:
            ways.register_act(act)
        ways.register_duty(ways.Duty(code="projects", title="Your projects wait for you", find=duties.of_projects))
        for step in steps.NEXT_STEPS:
            panels.register_next_step(step)
