"""Following from the pages: a quiet button on a ward and on a search, that says whether one follows already."""

import pytest

from hub.core.follows.models import Follow
from hub.core.places.models import BoundarySet, Place

pytestmark = pytest.mark.usefixtures("example_page")


@pytest.fixture
def ash(db):
    wards = BoundarySet.objects.create(code="wards", name="Wards", width=10, height=10)
    return Place.objects.create(boundary_set=wards, code="E1", name="Ash", shape="M0 0", label_x=1, label_y=1)


def test_the_button_of_a_ward_says_whether_one_follows_and_undoes_it(ash, client, stranger):
    client.force_login(stranger)
    page = client.get("/places/wards/E1/").text
    assert ">Follow Ash</button>" in page

    page = client.post(f"/my/follows/place/{ash.pk}/", follow=True)
    assert page.request["PATH_INFO"] == "/places/wards/E1/"
    assert "You follow this." in page.text
    assert ">Follow Ash</button>" not in page.text

    follow = Follow.objects.get(person=stranger, place=ash)
    page = client.post(f"/my/follows/{follow.pk}/end/", {"back": "there"}, follow=True)
    assert page.request["PATH_INFO"] == "/places/wards/E1/"
    assert ">Follow Ash</button>" in page.text
    assert not Follow.objects.exists()


@pytest.mark.parametrize("path", ["/my/follows/place/{}/", "/my/follows/search/?search=q%3Dbench"])
def test_signed_out_it_leads_through_signing_in_and_asks_once_more(path, ash, client, stranger):
    path = path.format(ash.pk)
    sent_to_sign_in = client.get(path)
    client.force_login(stranger)
    page = client.get(path).text

    assert sent_to_sign_in["Location"].startswith("/sign-in/?next=/my/follows/")
    assert not Follow.objects.exists()
    assert ("Follow “Ash”" in page) or ("Follow ““bench””" in page)


def test_following_a_search_leads_back_to_it_and_twice_is_once(client, stranger):
    client.force_login(stranger)
    for _ in range(2):
        done = client.post("/my/follows/search/", {"search": "?q=bench&page=3&sort=oldest"})

    assert done["Location"] == "/search/?q=bench"
    assert Follow.objects.get().search == "q=bench"


@pytest.mark.parametrize("search", ["", "page=2", "in=nowhere&q=bench", "q=" + "a" * 600, "q=\x00"])
def test_a_search_that_cannot_be_followed_is_refused(search, client, stranger):
    client.force_login(stranger)

    assert client.post("/my/follows/search/", {"search": search}).status_code in {400, 409, 422}
    assert client.get("/my/follows/search/", {"search": search}).status_code in {400, 409}
    assert not Follow.objects.exists()


def test_what_one_follows_is_said_in_words_and_leads_there(ash, client, stranger):
    client.force_login(stranger)
    client.post("/my/follows/search/", {"search": "q=<b>bench"})
    client.post(f"/my/follows/place/{ash.pk}/")
    page = client.get("/my/follows/").text

    assert "“&lt;b&gt;bench”" in page
    assert 'href="/search/?q=%3Cb%3Ebench"' in page
    assert 'href="/places/wards/E1/"' in page


def test_nobody_ends_what_another_follows(ash, client, stranger, resident):
    client.force_login(stranger)
    client.post(f"/my/follows/place/{ash.pk}/")
    client.force_login(resident)

    assert client.post(f"/my/follows/{Follow.objects.get().pk}/end/").status_code == 404
    assert Follow.objects.exists()
