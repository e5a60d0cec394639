"""What allauth asks us: which steps signing in has, what its mails say, who comes from the identity provider."""

import base64
import hashlib
from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from hub.accounts import limits, provider, second_factor, signed_in
from hub.accounts.actions import signing_in
from hub.accounts.models import Person

# What allauth has done, by the name of its mail, as we say it.
NEWS = {
    "mfa/email/totp_activated": "An authenticator app was set up for your account.",
    "mfa/email/totp_deactivated": "The authenticator app was removed from your account.",
    "mfa/email/recovery_codes_generated": "New recovery codes were made for your account. The old ones are void.",
    "mfa/email/webauthn_added": "A security key or passkey was added to your account.",
    "mfa/email/webauthn_removed": "A security key or passkey was removed from your account.",
    "socialaccount/email/account_connected": "Your account was tied to the council’s own sign-in.",
}


class AccountAdapter(DefaultAccountAdapter):
    """Signing in ends here, whichever way it began: by code, by identity provider, with or without a second factor."""

    def get_login_stages(self) -> list[str]:
        """Ask for the second factor where one is set up, and for nothing else."""
        return ["allauth.mfa.stages.AuthenticateStage"]

    def login(self, request: HttpRequest, user: Person) -> None:
        """Begin the session under a new key, and tell who must hear of it."""
        super().login(request, user)
        user.second_factor_used = second_factor.used(request.session, user)
        signed_in.happened(user, request.session)

    def post_login(self, request: HttpRequest, user: Person, **more: Any) -> HttpResponse:
        """Go on; first to the second factor, where a role waits for it and none is set up."""
        response: HttpResponse = super().post_login(request, user, **more)
        if user.sleeping_roles and not second_factor.has_one(user):
            return redirect(second_factor.where_to_use_it(user, then=response["Location"]))
        return response

    def add_message(self, *args: Any, **more: Any) -> None:
        """Say nothing: our pages say what has happened."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the network that our own limits count by."""
        return limits.network(request)

    def send_notification_mail(self, template_prefix: str, user: Person, **_more: Any) -> None:
        """Tell the person what has changed in how they sign in."""
        words = {"news": NEWS[template_prefix], "place": settings.HUB_NAME}
        text = render_to_string("accounts/mail/factor_changed.txt.jinja", words)
        send_mail(f"{settings.HUB_NAME}: how you sign in has changed", text, None, [user.email or ""])


class FactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets of authenticator apps encrypted, so that a copy of the database alone is of no use."""

    def encrypt(self, text: str) -> str:
        """Encrypt with a key made from the hub's secret key."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Undo `encrypt`."""
        return _cipher().decrypt(encrypted_text.encode()).decode()


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Who comes from the council's identity provider becomes, or is, a person of the hub."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find or make the person by the address that the provider vouches for, and note what it says of them."""
        claims = claims_of(sociallogin)
        email = provider.vouched_address(claims)
        if not email:
            raise ImmediateHttpResponse(_refused(request))
        if sociallogin.is_existing:
            email = sociallogin.user.email or email
        person = signing_in.arrive_from_provider(
            email=email, name=provider.name(claims), staff=provider.works_for_council(email, claims)
        )
        if not person.is_active:
            raise ImmediateHttpResponse(_refused(request))
        if not sociallogin.is_existing:
            sociallogin.connect(request, person)
        sociallogin.user = person
        if provider.used_second_factor(claims):
            second_factor.mark(request.session, person)


def claims_of(sociallogin: SocialLogin) -> Mapping[str, Any]:
    """Return what the provider says, of its two answers together: the token it signed counts more."""
    said = sociallogin.account.extra_data
    return {**said.get("userinfo", {}), **said.get("id_token", {})}


def _refused(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/provider_refused.jinja", status=403)


def _cipher() -> Fernet:
    key = hashlib.sha256(b"hub.accounts.second_factor" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
