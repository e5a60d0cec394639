"""Somebody looks where things were said: the map, its table, and the page of one ward."""

from hub.core.places import actions, shapes
from hub.core.places.tests.test_shapes import TWO


def test_the_map_leads_to_a_ward_and_what_was_said_there(page, phone_page, plain_page, check_accessible, resident):
    actions.add_boundary_set(actions.About(code="wards", name="Wards"), shapes.read(TWO))

    for one in (page, phone_page, plain_page):
        one.goto("/places/map/")
        if one is not plain_page:
            check_accessible(one, content="on the map")
        one.get_by_role("link", name="Ash", exact=True).click()
        if one is not plain_page:
            check_accessible(one, content="Nothing has been said here yet")
