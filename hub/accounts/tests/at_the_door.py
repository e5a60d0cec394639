"""Signing in as a person does it: an address, the code from the mail, and a second factor."""

import re
import time
from smtplib import SMTPServerDisconnected
from typing import Any, TypeAlias

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

Noted: TypeAlias = list[tuple[str, Any, Any]]  # verb, subject, who did it


def ask_for_code(client: Client, email: str, then: str = "") -> str:
    """Type the address; return the code in the mail that comes."""
    response = client.post(reverse("accounts:sign_in"), {"email": email, "next": then})
    assert response.status_code == 302, response.content.decode()
    return code_in_mail()


def code_in_mail() -> str:
    """Return the six digits of the newest mail."""
    found = re.search(r"^(\d{6})$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found
    return found[1]


def type_code(client: Client, code: str) -> HttpResponse:
    return client.post(reverse("accounts:code"), {"code": code})


def come_in(client: Client, email: str, then: str = "") -> HttpResponse:
    """Sign somebody in who has been here before."""
    return type_code(client, ask_for_code(client, email, then))


def app_shows(secret: str, *, windows_later: int = 0) -> str:
    """Return what an authenticator app with this secret shows now, or so many half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + windows_later))


class BrokenPost(BaseEmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, email_messages: Any) -> int:  # noqa: ARG002 - named by Django
        raise SMTPServerDisconnected("gone")
