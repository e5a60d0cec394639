"""What all tests share: the cast and the browser. Their database is set up earlier, by tests/plugins/database.py."""

pytest_plugins = ["tests.cast", "tests.example_kind", "tests.plugins.browser"]
