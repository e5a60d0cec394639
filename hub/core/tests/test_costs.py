"""What has been spent is found by source."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser

from hub.core import costs


@pytest.fixture
def payments(monkeypatch):
    def find(keys, viewer):
        return [costs.Spent(record_id=key, pounds=Decimal(12), words="paid") for key in keys]

    monkeypatch.setattr(costs, "_sources", {"example": find})


@pytest.mark.usefixtures("payments")
def test_each_source_says_what_it_knows():
    found = costs.of_records([7, 8], AnonymousUser())

    assert [(spent.record_id, spent.pounds) for spent in found["example"]] == [(7, Decimal(12)), (8, Decimal(12))]
    assert costs.of_records([], AnonymousUser()) == {}


@pytest.mark.usefixtures("payments")
def test_a_source_is_registered_once():
    with pytest.raises(ValueError, match="twice"):
        costs.register("example", lambda _, __: [])
