"""A hub without any strand is still a hub: its checks pass and its pages open."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
OPEN_EVERYTHING = """
import django
django.setup()
from django.core.management import call_command
from django.test import Client
browser = Client(SERVER_NAME="localhost")
call_command("check", fail_level="WARNING")
call_command("makemigrations", check=True, dry_run=True, verbosity=0)
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
for path in ["/", "/search/?q=bench", "/owed/", "/outcomes/", "/data/", "/data/links.csv", "/api/v1/kinds/",
             "/api/v1/records/", "/feeds/all.atom", "/about/", "/sign-in/"]:
    page = browser.get(path)
    assert page.status_code == 200, (path, page.status_code)
assert "/ideas/" not in browser.get("/").content.decode()
assert browser.get("/ideas/").status_code == 404
print("all opened")
"""


def test_without_any_strand_the_hub_stands(tmp_path):
    surroundings = {
        **os.environ,
        "HUB_STRANDS": "",
        "HUB_VAR_DIR": str(tmp_path),
        "HUB_DATABASE_URL": f"sqlite:///{tmp_path / 'hub.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": str(ROOT),
    }

    ran = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", OPEN_EVERYTHING], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False
    )

    assert "all opened" in ran.stdout, ran.stderr
