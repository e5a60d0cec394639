from django.apps import AppConfig

# Live work on whose page stands what was taught and used there. Kinds of strands that are switched off never come up.
LIVE_WORK = frozenset({"experiment", "pilot", "project", "study"})


class AcademyConfig(AppConfig):
    name = "hub.strands.academy"

    def ready(self) -> None:
        """Tell the core of courses, of the academy's ways in, and of what it shows on live work."""
        from hub.accounts import personal_data
        from hub.core import ways
        from hub.core.moderation import parts
        from hub.core.records import kinds, panels
        from hub.strands.academy import kind, moderated, permissions, personal
        from hub.strands.academy.queries import applied, people

        kinds.register(kind.COURSE_KIND)
        ways.register_section("Academy", "academy:list")
        for act in kind.ACTS:
            ways.register_act(act)
        ways.register_duty(ways.Duty(code="attendance", title="Who came to your sessions", find=people.attendance_owed))
        panels.register_panel(
            panels.Panel(
                code="learned", kinds=LIVE_WORK, template="academy/parts/learned.jinja", context=applied.panel, order=60
            )
        )
        panels.register_next_step(
            panels.NextStep(
                code="teach_on",
                kinds=LIVE_WORK,
                label="Teach a session on this",
                url_name="academy:teach_on",
                may=lambda _, person: permissions.may_teach(person),
            )
        )
        for part in moderated.PARTS:
            parts.register(part)
        personal_data.register("Sessions you signed up for", personal.signed_up)
        personal_data.register("Where you used what you learned", personal.applied)
        personal_data.erase_with(personal.forget)
        personal_data.erase_words_with(personal.forget_words)
