"""What all tests share: the cast, and (below tests/plugins) the databases and the browser."""

pytest_plugins = ["tests.cast", "tests.example_kind"]
