"""The sitemap names what everybody may read, and nothing else."""

from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse
from django.utils import timezone

from hub.core.records.models import Record
from hub.core.records.visibility import Visibility
from hub.site import sitemap

pytestmark = pytest.mark.usefixtures("example_kind", "db")
NAMES = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def a_record(visibility=Visibility.PUBLIC):
    now = timezone.now()
    return Record.objects.create(
        kind="example", title="Bench", state="open", visibility=visibility, created_at=now, published_at=now
    )


def locations(page):
    return [one.text for one in ET.fromstring(page.content).iter(f"{NAMES}loc")]  # noqa: S314 - our own


def test_robots_are_told_of_the_sitemap_and_it_of_its_parts(client, settings):
    settings.HUB_BASE_URL = "https://hub.example"
    assert "Sitemap: https://hub.example/sitemap.xml" in client.get("/robots.txt").text

    assert locations(client.get("/sitemap.xml")) == ["https://hub.example/sitemap-0.xml"]
    first = locations(client.get("/sitemap-0.xml"))
    assert first[0] == f"https://hub.example{reverse('site:home')}"


@pytest.mark.parametrize("hidden", [one for one in Visibility if one != Visibility.PUBLIC])
def test_it_lists_what_is_public_and_not_what_is_hidden(client, staff, hidden):
    shown, not_shown = a_record(), a_record(hidden)
    client.force_login(staff)

    found = locations(client.get("/sitemap-0.xml"))

    assert any(one.endswith(shown.get_absolute_url()) for one in found)
    assert not any(one.endswith(not_shown.get_absolute_url()) for one in found)


def test_a_part_takes_one_statement_and_a_part_beyond_the_last_is_not_found(
    client, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(sitemap, "PER_PART", 1)
    last = [a_record() for _ in range(3)][-1]

    assert len(locations(client.get("/sitemap.xml"))) == last.pk + 1
    with django_assert_num_queries(1):
        assert len(locations(client.get(f"/sitemap-{last.pk}.xml"))) == 1
    assert client.get(f"/sitemap-{last.pk + 1}.xml").status_code == 404
