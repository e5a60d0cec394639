"""What `manage.py check --deploy` says of the demonstration."""

from typing import Any

from django.core import checks


def no_demonstration_in_production(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:  # noqa: ARG001
    """Refuse the demonstration: it lets anybody step into anybody."""
    return [
        checks.Error(
            "HUB_DEMO is “yes”: anybody could act as anybody.",
            hint="Unset HUB_DEMO. The demonstration is for a machine of your own.",
            id="hub.E001",
        )
    ]
