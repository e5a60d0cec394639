"""The pages that anybody can open, and what they promise."""

import pytest
from django.utils import timezone

from hub.site.models import Scheduled
from hub.site.schedule import run_due


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/about/", "going ahead, not now until a named date"),
        ("/privacy/", "It is never shown."),
        ("/accessibility/", "level AA"),
        ("/cookies/", "sessionid"),
        ("/data/", "What the columns of links mean"),
        ("/robots.txt", "Disallow: /my/"),
        ("/.well-known/security.txt", "Contact: mailto:"),
    ],
)
def test_a_stranger_reads(path, says, client, db):
    page = client.get(path)

    assert page.status_code == 200
    assert says in page.content.decode()


def test_health_says_503_until_the_schedule_is_kept(client, db, django_assert_max_num_queries):
    assert client.get("/health/").status_code == 503

    run_due([], now=timezone.now())

    with django_assert_max_num_queries(2):
        page = client.get("/health/")
    assert page.status_code == 200
    assert page.json() == {"database": True, "schedule": True, "tasks": True}
    assert Scheduled.objects.count() == 1
