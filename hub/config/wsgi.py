"""What granian serves."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.config.settings")
application = get_wsgi_application()
import_module(settings.ROOT_URLCONF)  # all pages now, and not with the first visitor
# What is there now stays for ever. Looked through for rubbish, it made one visitor in three hundred wait 120 ms.
gc.freeze()
