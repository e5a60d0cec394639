"""Limits count exactly, across processes, and forget at the end of their window."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.http import HttpRequest
from django.test import RequestFactory

from hub.accounts import limits
from hub.accounts.limits import Limit
from hub.accounts.models import Person
from hub.foundation.errors import TooMany

pytestmark = pytest.mark.django_db
TWICE = Limit("test", 2, 60, "Twice a minute is enough.")


def test_the_third_act_in_a_window_is_refused_with_its_sentence() -> None:
    limits.spend(TWICE, by="a", now=lambda: 120)
    limits.spend(TWICE, by="a", now=lambda: 179)

    with pytest.raises(TooMany, match="Twice a minute"):
        limits.spend(TWICE, by="a", now=lambda: 179)


def test_another_key_and_the_next_window_have_acts_of_their_own() -> None:
    for by, now in [("a", 120), ("a", 121), ("b", 122), ("b", 123), ("a", 180), ("a", 181)]:
        limits.spend(TWICE, by=by, now=lambda now=now: now)  # type: ignore[misc]


def test_two_processes_that_read_the_same_count_cannot_take_the_same_slot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DatabaseCache, "get", lambda *_args, **_named: 0)
    limits.spend(TWICE, by="a", now=lambda: 120)
    limits.spend(TWICE, by="a", now=lambda: 120)

    with pytest.raises(TooMany):
        limits.spend(TWICE, by="a", now=lambda: 120)


def test_no_address_is_kept(django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(12):
        limits.spend(TWICE, by="amina@example.org")

    assert caches["counts"].get("amina@example.org") is None


def _from(address: str, person: Person | None = None, **meta: str) -> HttpRequest:
    request = RequestFactory().get("/", REMOTE_ADDR=address, **meta)
    request.user = person or AnonymousUser()
    return request


def test_a_caller_is_the_person_or_else_the_network(resident: Person, settings: Any) -> None:
    assert limits.caller(_from("192.0.2.7", resident)) == f"person:{resident.pk}"
    assert limits.caller(_from("192.0.2.7")) == "network:192.0.2.7"
    assert limits.caller(_from("2001:db8:1:2:3::9")) == "network:2001:db8:1:2::/64"
    assert limits.caller(_from("nonsense")) == "network:unknown"


def test_a_forged_forwarding_header_counts_only_behind_the_proxy(settings: Any) -> None:
    forged = _from("192.0.2.7", HTTP_X_FORWARDED_FOR="198.51.100.1, 203.0.113.5")
    assert limits.caller(forged) == "network:192.0.2.7"

    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    assert limits.caller(forged) == "network:203.0.113.5"
