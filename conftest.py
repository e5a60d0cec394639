"""What all tests share: the cast and the browser. Their database is set up earlier, by tests/plugins/database.py."""

from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.cast", "tests.example_kind", "tests.plugins.browser"]

# How fast examples are made says how busy the machine is, not whether the rule holds.
settings.register_profile("hub", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("hub")
