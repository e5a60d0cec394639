"""Pages name the built style and script; these tests do not need them built."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def unhashed_static_files(settings: Any) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.WHITENOISE_AUTOREFRESH = True
