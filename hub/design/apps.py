from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class DesignConfig(AppConfig):
    """The design system: templates, form fields, style. It has no models and knows no domain."""

    name = "hub.design"
    label = "hub_design"

    def ready(self) -> None:
        """Refuse to start with a colour that is none, rather than to fail on every page."""
        from hub.design.colours import channels

        for name in ("HUB_BRAND_COLOUR", "HUB_ACCENT_COLOUR"):
            try:
                channels(getattr(settings, name))
            except ValueError as error:
                raise ImproperlyConfigured(f"{name}: {error}") from error
