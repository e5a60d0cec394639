from django.apps import AppConfig


class ActorsConfig(AppConfig):
    name = "hub.actors"

    def ready(self) -> None:
        """Tell the core of organisations, and show who plays which role on the page of every record."""
        from hub.actors import kind, panel, personal, registration
        from hub.core.records import kinds
        from hub.core.records.panels import register_panel

        kinds.register(kind.ORGANISATION_KIND)
        register_panel(panel.PANEL)
        registration.register()
        personal.register()
