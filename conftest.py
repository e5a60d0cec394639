"""What all tests share: the cast and the browser. Their database is set up earlier, by tests/plugins/database.py."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings
from pytest_django.fixtures import _set_suffix_to_test_databases

pytest_plugins = ["tests.cast", "tests.example_kind", "tests.plugins.browser"]

# How fast examples are made says how busy the machine is, not whether the rule holds.
settings.register_profile("hub", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("hub")


@pytest.fixture(scope="session")
def django_db_modify_db_settings_xdist_suffix(request: pytest.FixtureRequest) -> None:
    """Give each worker a database of its own name, but where it is in the worker's own memory.

    pytest-django knows SQLite in memory by the name of Django's engine, and ours has another (hub.config.sqlite).
    """
    worker = getattr(request.config, "workerinput", {}).get("workerid")
    in_memory = connection.vendor == "sqlite" and not connection.settings_dict["TEST"].get("NAME")
    if worker and not in_memory:
        _set_suffix_to_test_databases(suffix=worker)
