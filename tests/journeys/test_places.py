"""Somebody looks where things were said: the map, its table, and the page of one ward; and puts a pin there."""

from playwright.sync_api import expect

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


def test_a_pin_is_put_by_a_click_and_by_the_arrow_keys_and_taken_away(signed_in_page, resident, check_accessible):
    actions.add_boundary_set(actions.About(code="wards", name="Wards"), shapes.read(TWO))
    page = signed_in_page(resident)
    page.goto("/tell-us/idea/")
    page.locator("main form button").first.click()
    page.goto(page.url.replace("/problem/", "/where/"))
    check_accessible(page, content="A pin on the map, if you like")
    box, says = page.locator(".hub-pin__map"), page.locator("[data-pin-says]")

    box.click(position={"x": 40, "y": 60})
    expect(says).to_contain_text("The pin is in Ash.")
    for _ in range(16):
        box.press("Shift+ArrowRight")
    expect(says).to_contain_text("The pin is in Beech.")
    check_accessible(page, content="The pin is in Beech.")
    page.get_by_role("button", name="Take the pin away").click()
    expect(says).to_contain_text("There is no pin.")
    box.press("ArrowDown")
    expect(page.locator("#id_pin")).to_have_value("52.0488, -1.9000")

    page.get_by_role("button", name="Continue").click()
    page.go_back()
    expect(page.locator("#id_pin")).to_have_value("52.0488, -1.9000")
    expect(says).to_contain_text("The pin is in")
