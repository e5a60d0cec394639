"""What the council's identity provider says of somebody (OpenID Connect claims), and what we make of it."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from hub.accounts import rules
from hub.foundation.text import one_line

Claims = Mapping[str, Any]


def vouched_address(claims: Claims) -> str:
    """Return the address, or "" if there is none or the provider says it has not checked it."""
    email = claims.get("email")
    if not isinstance(email, str) or len(email) > 254 or claims.get("email_verified") in (False, "false"):  # noqa: PLR2004
        return ""
    return one_line(email).lower()


def name(claims: Claims) -> str:
    """Return the person's name as the provider has it, at most 100 characters."""
    return one_line(str(claims.get("name") or ""))[:100]


def works_for_council(email: str, claims: Claims) -> bool | None:
    """Return whether the person is staff; None where no setting says how to tell.

    HUB_OIDC_STAFF_CLAIM is “claim=value”, such as “groups=hub-staff”; a claim may hold one value or a list. It counts
    more than the domain of the address (HUB_STAFF_DOMAINS).
    """
    claim, _, value = settings.HUB_OIDC_STAFF_CLAIM.partition("=")
    if claim:
        has = claims.get(claim)
        return value in has if isinstance(has, list) else str(has) == value
    if settings.HUB_STAFF_DOMAINS:
        return rules.in_domain(email, settings.HUB_STAFF_DOMAINS)
    return None


def used_second_factor(claims: Claims) -> bool:
    """Return whether the provider asked for a second factor itself (RFC 8176: “mfa” among the methods it used)."""
    methods = claims.get("amr")
    return isinstance(methods, list) and "mfa" in methods
