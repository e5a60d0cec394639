from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "hub.strands.ledger"

    def ready(self) -> None:
        """Tell the core of the ledger’s kinds, promises, next steps, duties, ways in, desk and costs."""
        from hub.accounts import personal_data
        from hub.core import costs, ways
        from hub.core.clocks import promises
        from hub.core.records import kinds, panels
        from hub.strands.ledger import kind, personal
        from hub.strands.ledger.queries import duties, paid_for, panel

        for one in kind.KINDS:
            kinds.register(one)
        for promise in kind.PROMISES:
            promises.register(promise)
        for step in kind.NEXT_STEPS:
            panels.register_next_step(step)
        panels.register_panel(
            panels.Panel(
                code="contracts",
                kinds=frozenset({"organisation"}),
                template="ledger/parts/contracts_of.jinja",
                context=panel.contracts_of,
                order=60,
            )
        )
        for duty in duties.DUTIES:
            ways.register_duty(duty)
        ways.register_section(
            "Decisions and money", "ledger:front", "ledger:decisions", "ledger:contracts", "ledger:delegations"
        )
        ways.register_desk(kind.DESK)
        costs.register("contracts", paid_for.spent)
        personal_data.register("What you did in decisions and contracts", personal.done_in_office)
