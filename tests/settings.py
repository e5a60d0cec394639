"""The settings under test: the hub's own, but for what would leave this process or need a build first."""

import os

from hub.config.settings import *  # noqa: F403
from hub.config.settings import DATABASES, INSTALLED_APPS, STORAGES, VAR_DIR

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# Pages name static files without the manifest that collectstatic writes; a browser gets the sources.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True

if os.environ.get("HUB_TEST_JOURNEYS") and DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # The browser's requests come in threads of their own, so the journeys' database is a file.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "journeys.sqlite3")}

# Its tests bring their own addresses; no page of the hub under test knows of it.
INSTALLED_APPS.append("hub.demo")
