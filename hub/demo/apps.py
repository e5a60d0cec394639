from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "hub.demo"
    label = "demo"

    def ready(self) -> None:
        """Refuse to be part of a hub that is deployed."""
        from django.core import checks

        from hub.demo.checks import no_demonstration_in_production

        checks.register(no_demonstration_in_production, checks.Tags.security, deploy=True)
