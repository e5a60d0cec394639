"""Forms of the second factor, over allauth's: each code serves once, and a forged key is no error of ours."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.core.cache import caches
from django.utils.crypto import salted_hmac

from hub.design import fields

# A code of an app is taken from one window before its own to one after: it must stay used for all three.
STAYS_USED_SECONDS = 120
MALFORMED = (KeyError, TypeError, ValueError, AttributeError)


def _code_field(label: str, **more: Any) -> fields.Text:
    return fields.Text(label, max_length=20, width=10, autocomplete="one-time-code", missing="Type the code.", **more)


def _once(user_key: int, code: str) -> str:
    """Return the code the first time, and refuse it after."""
    used = salted_hmac("hub.accounts.second_factor", f"{user_key}\0{code}").hexdigest()
    if not caches["counts"].add(f"factor:{used}", 1, timeout=STAYS_USED_SECONDS):
        raise get_adapter().validation_error("incorrect_code")
    return code


class Activate(totp.ActivateTOTPForm):
    """The first code of a new app."""

    code = _code_field("Code from the app", inputmode="numeric")

    def clean_code(self) -> str:
        return _once(self.user.pk, super().clean_code())


class Authenticate(base.AuthenticateForm):
    """A code while signing in."""

    code = _code_field("Code")

    def clean_code(self) -> str:
        return _once(self.user.pk, super().clean_code())


class Reauthenticate(base.ReauthenticateForm):
    """A code to confirm that it is the person."""

    code = _code_field("Code")

    def clean_code(self) -> str:
        return _once(self.user.pk, super().clean_code())


class AuthenticateByKey(webauthn.AuthenticateWebAuthnForm):
    """A passkey while signing in."""

    def clean_credential(self) -> Any:
        return _unless_malformed(super().clean_credential)


class ReauthenticateByKey(webauthn.ReauthenticateWebAuthnForm):
    """A passkey to confirm that it is the person."""

    def clean_credential(self) -> Any:
        return _unless_malformed(super().clean_credential)


class AddKey(webauthn.AddWebAuthnForm):
    """A new passkey or security key."""

    name = fields.Text("Name of the key", required=False, max_length=60, width=20, hint="So that you know it again.")

    def clean(self) -> Any:
        return _unless_malformed(super().clean)


class EditKey(webauthn.EditWebAuthnForm):
    """Another name for a key."""

    name = fields.Text("Name of the key", max_length=60, width=20)


def _unless_malformed(clean: Any) -> Any:
    """Return what allauth reads of a key's answer; refuse one that it stumbles over."""
    try:
        return clean()
    except MALFORMED as error:
        raise get_adapter().validation_error("incorrect_code") from error
