from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "hub.measures"

    def ready(self) -> None:
        """Tell the core of measures."""
        from hub.measures import registration

        registration.register()
