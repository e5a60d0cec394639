"""What `check` and `check --deploy` say of signing in. The app's `ready` registers them."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error


def second_factor_is_asked(**_options: Any) -> list[CheckMessage]:
    """Refuse a production hub whose roles need no second factor."""
    if settings.HUB_SECOND_FACTOR:
        return []
    return [
        Error(
            "HUB_SECOND_FACTOR is “no”: anybody who can read a mailbox of the council's staff could act as them.",
            hint="Leave HUB_SECOND_FACTOR out. Only the demonstration switches it off.",
            id="hub.E010",
        )
    ]


def provider_is_complete(**_options: Any) -> list[CheckMessage]:
    """Refuse an identity provider that is named by half of its settings."""
    named = [settings.HUB_OIDC_ISSUER, settings.HUB_OIDC_CLIENT_ID, settings.HUB_OIDC_CLIENT_SECRET]
    if all(named) or not any(named):
        return []
    return [
        Error(
            "The identity provider is set up by half.",
            hint="Set HUB_OIDC_ISSUER, HUB_OIDC_CLIENT_ID and HUB_OIDC_CLIENT_SECRET, or none of them.",
            id="hub.E011",
        )
    ]
