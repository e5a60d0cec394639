"""What a person sees on each layout, and that its parts read without colour, picture or script."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.template import engines
from django.test import Client, RequestFactory
from django.utils import translation
from jinja2 import DictLoader, UndefinedError

from hub.design.shapes import Due
from hub.design.tests import gallery


def text_of(page: str) -> str:
    """Return the words of a page, each run of white space as one space."""
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", " ", page, flags=re.DOTALL)).split())


@pytest.mark.parametrize("make", gallery.PAGES.values(), ids=gallery.PAGES.keys())
def test_no_page_has_anything_inline(make: Callable[[], str]) -> None:
    page = make()

    assert re.findall(r"<script(?![^>]* src=)", page) == []
    assert "<style" not in page
    assert re.findall(r"\s(?:style|on\w+)=", page) == []


@pytest.mark.parametrize("make", gallery.PAGES.values(), ids=gallery.PAGES.keys())
def test_every_page_has_one_h1_one_main_and_ids_that_are_its_own(make: Callable[[], str]) -> None:
    page = make()

    assert page.count("<h1") == 1
    assert page.count("<main") == 1
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'\sfor="([^"]+)"', page)) <= set(ids)


def test_the_frame_says_whose_hub_this_is_and_claims_to_be_nobody_elses() -> None:
    page = gallery.message_page()

    assert "Skip to main content" in page
    assert 'action="/search/"' in page
    assert 'href="/ideas/" aria-current="true">Ideas</a>' in page
    assert "Accessibility" in page
    assert "crown" not in page.lower()
    assert "gov.uk" not in text_of(page).lower()


def test_the_frame_stands_without_what_context_processors_give() -> None:
    page = engines["jinja2"].from_string('{% extends "design/message_page.jinja" %}')

    shown = page.render({"title": "Sorry", "sentence": "Something went wrong."})

    assert "Something went wrong." in shown
    assert "<nav" not in shown


def test_the_thread_reads_from_the_purpose_to_what_came_of_it() -> None:
    page = text_of(gallery.record_page())

    thread = page[page.index("The golden thread") : page.index("Follow the whole thread")]
    assert thread.split("The golden thread ")[1].strip() == (
        "Purpose A city where everybody can thrive "
        "is served by Priority Getting about safely and cheaply "
        "is served by You are here: Idea A seat at every bus stop on a hill "
        "became Pilot Two benches tried on Station Road Running until 30 June and 3 more "
        "is paid for by Contract Benches from Ashdown Joinery Signed"
    )


def test_a_record_with_no_links_says_so_above_and_below() -> None:
    page = text_of(gallery.PAGES["record-alone"]())

    assert "Not tied to an outcome yet You are here" in page
    assert "Nothing has come of it yet" in page


def test_a_list_says_what_is_in_force_and_how_to_take_it_away() -> None:
    page = gallery.list_page()

    assert "1,204 ideas" in page
    assert 'href="/ideas/?state=late&amp;ward=n"' in page  # without State: Open
    assert 'href="/ideas/?state=late&amp;state=open"' in page  # without the ward
    assert "State: <b>Answer late</b>" in page


def test_pages_keep_the_filters() -> None:
    page = gallery.list_page()

    assert 'href="/ideas/?state=late&amp;state=open&amp;ward=n&amp;page=4" rel="next"' in page
    assert 'aria-label="Page 3" aria-current="page"' in page


def test_a_page_with_errors_says_so_in_its_title_and_at_its_top() -> None:
    page = gallery.form_page({"whom": "some"})

    assert "<title>Error: Tell us about it – " in page
    assert "There is a problem" in text_of(page)
    assert '<h2 class="govuk-error-summary__title">' in page


def test_a_page_with_one_question_has_it_as_its_heading() -> None:
    page = gallery.question_page()

    assert "<title>What is the problem? – " in page
    assert '<h1 class="govuk-label-wrapper">' in page


def test_what_was_done_is_said_once() -> None:
    request = RequestFactory().get("/")
    request.session = {}  # type: ignore[assignment]
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined] # what the middleware sets
    request._messages.add(25, "Your idea is here. <b>Thank you.</b>")  # type: ignore[attr-defined]

    page = gallery.show('{% extends "design/layout.jinja" %}', request)

    assert "Your idea is here. &lt;b&gt;Thank you.&lt;/b&gt;" in page
    assert 'role="alert"' in page


def test_what_people_typed_is_escaped_and_mail_is_not_html() -> None:
    templates = {"shown.jinja": "{{ name }}", "mail.txt.jinja": "{{ name }}"}
    env = engines["jinja2"].env.overlay(loader=DictLoader(templates))

    assert env.get_template("shown.jinja").render(name="Bill & <b>Ben</b>") == "Bill &amp; &lt;b&gt;Ben&lt;/b&gt;"
    assert env.get_template("mail.txt.jinja").render(name="Bill & <b>Ben</b>") == "Bill & <b>Ben</b>"


def test_a_name_that_is_not_there_is_an_error() -> None:
    page = engines["jinja2"].from_string("{{ titel }}")

    with pytest.raises(UndefinedError):
        page.render({"title": "A"})


def test_urdu_is_written_from_the_right() -> None:
    with translation.override("ur"):
        page = gallery.message_page()

    assert '<html lang="ur" dir="rtl"' in page


@pytest.mark.parametrize(
    ("due", "sentence"),
    [
        (gallery.DUES[0], "Answer due by 14 July 2026 – 6 working days left"),
        (gallery.DUES[1], "Answer to a question late : it was due by 2 March 2026, 3 working days ago"),
        (gallery.DUES[2], "Acknowledgement given (it was due by 6 March 2026)"),
        (
            Due("Answer", date(2026, 3, 2), -3, "answered"),
            "Answer given 3 working days late (it was due by 2 March 2026)",
        ),
        (Due("Answer", gallery.DUES[0].due_on, 0, "late"), "Answer late : it was due by 14 July 2026"),
        (Due("Answer", gallery.DUES[0].due_on, 0, "due soon"), "Answer due by 14 July 2026 – today is the last day"),
        (Due("Answer", gallery.DUES[0].due_on, 1, "waiting"), "Answer due by 14 July 2026 – 1 working day left"),
    ],
)
def test_what_is_owed_is_a_sentence(due: Due, sentence: str) -> None:
    page = gallery.show('{% from "design/parts/owed.jinja" import due_sentence %}{{ due_sentence(due) }}', due=due)

    assert text_of(page) == sentence


def test_charts_say_their_figures_and_stand_beside_their_table() -> None:
    page = gallery.parts_page()

    assert "Transport 48 Parks 31 Housing repairs and improvements 12 Libraries 0" in text_of(page)
    assert "Northgate Mar: 8 Millbrook Mar: 4" in text_of(page)
    assert '<td class="govuk-table__cell govuk-table__cell--numeric" data-label="Done">48</td>' in page


def test_changes_of_wording_are_said_in_words() -> None:
    page = text_of(gallery.parts_page())

    assert "We put residents added: and communities (end of added) first in removed: everything" in page


def test_the_colours_are_a_stylesheet_that_anybody_may_keep(client: Client) -> None:
    reply = client.get("/design/brand.css")

    assert reply.status_code == 200
    assert reply["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in reply["Cache-Control"]
    assert "--hub-brand:#0b4a5c" in reply.content.decode()
