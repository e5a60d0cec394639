"""Tests that were meant for PostgreSQL have run on SQLite unnoticed before."""

import pytest
from django.conf import settings
from django.db import connection


def test_the_tests_run_on_the_database_that_was_asked_for(request: pytest.FixtureRequest, db: None) -> None:
    assert connection.vendor == request.config.getoption("--database")


def test_tests_never_write_where_the_hub_keeps_its_own(db: None) -> None:
    assert "hub-tests-" in str(settings.VAR_DIR)
