"""Whatever goes wrong, a person reads what happened and what to do, and a program reads one shape."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _urls(settings):
    settings.ROOT_URLCONF = "tests.example_urls"


@pytest.mark.parametrize(
    ("how", "status", "says"),
    [
        ("not_allowed", 403, "Only the team can do this."),
        ("not_possible", 409, "It has been answered already."),
        ("gone", 410, "EXMP-1 was taken down on 3 March 2026. The reason: It named a neighbour."),
        ("bad_input", 422, "Give it a title."),
        ("too_many", 429, "Wait a minute."),
    ],
)
def test_an_error_has_its_status_and_its_sentence(how, status, says, client):
    page = client.get(f"/wrong/{how}/")
    answer = client.get(f"/api/wrong/{how}/")

    assert page.status_code == answer.status_code == status
    assert says in page.content.decode()
    assert "What you can do" in page.content.decode()
    assert set(answer.json()["error"]) == {"code", "message", "fields"}


def test_whoever_may_not_do_a_thing_is_led_on(client, resident, write):
    record = write("A bench")
    at = f"{record.get_absolute_url()}wrong/not_allowed/"

    nobody = client.get(at).text
    assert f'<a class="govuk-link" href="{record.get_absolute_url()}">Go back to {record.reference}</a>' in nobody
    assert "Sign in, if it is yours to do" in nobody
    client.force_login(resident)
    signed_in = client.get(at).text
    assert "See what you can do, in My hub" in signed_in
    assert "if it is yours to do" not in signed_in


def test_what_was_taken_down_offers_no_way_back_to_it(client, write):
    record = write("A bench")

    assert "Go back to" not in client.get(f"{record.get_absolute_url()}wrong/gone/").text


def test_a_program_is_told_which_fields_are_wrong(client):
    error = client.get("/api/wrong/bad_input/").json()["error"]

    assert error == {"code": "bad_input", "message": "Check what you typed.", "fields": {"title": "Give it a title."}}


def test_too_many_says_when_to_try_again(client):
    assert client.get("/wrong/too_many/")["Retry-After"] == "60"


def test_a_fault_of_ours_tells_no_detail(client):
    client.raise_request_exception = False

    page = client.get("/wrong/bug/")
    answer = client.get("/api/wrong/bug/")

    assert page.status_code == answer.status_code == 500
    assert "Something went wrong on our side" in page.content.decode()
    assert answer.json()["error"]["code"] == "server_error"
    assert "secret detail" not in page.content.decode() + answer.content.decode()


def test_a_page_that_is_not_there_is_404(client):
    page = client.get("/nowhere/").content.decode()
    assert "There is no such page" in page
    assert "Search the hub" in page
    assert client.get("/nowhere/").status_code == 404
    assert client.get("/api/nowhere/").json()["error"]["code"] == "not_found"


@pytest.mark.parametrize("path", ["/search/?q=a%00b", "/search/?a%00=b", "/nowhere%00/", "/api/v1/records/?q=%00"])
def test_a_nul_character_in_the_address_is_refused(path, client):
    assert client.get(path).status_code == 400


@pytest.mark.parametrize("path", ["/ideas/IDEA-{}/", "/outcomes/OUT-{}/", "/people/posts/{}/", "/sitemap-{}.xml"])
def test_a_number_that_no_database_takes_is_404(path, client):
    assert client.get(path.format("9" * 19)).status_code == 404
    assert client.get(path.format("9" * 5000)).status_code == 404


def test_what_was_typed_is_shown_to_whoever_was_signed_out_meanwhile(client, resident, write):
    address = f"/records/{write('A bench').reference}/say/"
    client.force_login(resident)
    client.cookies.pop("sessionid")

    page = client.post(address, {"source": "Written for <an> hour.", "key": "x"})

    text = page.content.decode()
    assert page.status_code == 403
    assert "Written for &lt;an&gt; hour.</textarea>" in text
    assert f"/sign-in/?next={address.replace('/', '%2F')}" in text
    assert client.post(address, {"source": ""}).status_code == 302
    assert client.get(address).status_code == 302


def test_a_nul_character_in_a_cookie_is_refused(client):
    client.cookies.load({"sessionid": "x"})
    client.cookies["sessionid"].set("sessionid", "a\x00b", '"a\\000b"')

    assert client.get("/").status_code == 400


def test_too_large_a_form_is_413(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    page = client.post("/form/", {"words": "a" * 2000})

    assert page.status_code == 413
    assert "too large" in page.content.decode()


def test_too_many_fields_are_413(client):
    assert client.post("/form/", {f"f{n}": "x" for n in range(2000)}).status_code == 413


def test_a_form_from_another_site_is_refused(settings):
    page = Client(enforce_csrf_checks=True).post("/form/", {"words": "x"})

    assert page.status_code == 403
    assert "This form has been open too long" in page.content.decode()


def test_what_was_typed_into_a_form_that_was_open_too_long_is_shown(write):
    strict, at = Client(enforce_csrf_checks=True), f"/records/{write('A bench').reference}/say/"

    for origin, shown in (("http://testserver", True), ("https://elsewhere.example", False)):
        page = strict.post(at, {"words": "Written for an hour."}, headers={"origin": origin})

        assert page.status_code == 403
        assert "This form has been open too long" in page.text
        assert ("Written for an hour.</textarea>" in page.text) is shown
