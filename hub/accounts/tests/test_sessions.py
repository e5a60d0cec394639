"""A session is what its cookie says, as long as it lasts."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone


@pytest.mark.parametrize("key", ["", "short", "nobody0000000000000000000000000000", '"abcdefgh\\000"', "é" * 40])
def test_a_cookie_that_is_no_session_is_nobodys(key, client, db):
    client.cookies[settings.SESSION_COOKIE_NAME] = key

    assert client.get("/my/").status_code == 302


def test_a_session_that_has_ended_is_nobodys(client, resident):
    client.force_login(resident)
    assert client.get("/my/").status_code == 200

    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    assert client.get("/my/").status_code == 302


def test_somebody_who_comes_back_has_a_session_of_their_own(client, resident):
    client.force_login(resident)
    first = client.cookies[settings.SESSION_COOKIE_NAME].value
    Session.objects.all().delete()

    client.force_login(resident)

    assert client.cookies[settings.SESSION_COOKIE_NAME].value != first
    assert client.get("/my/").status_code == 200
