"""`make check` looks at the pages of the last journeys, and walks them anew if a source has changed since."""

import os
import time
from pathlib import Path

import pytest

from tests.plugins.pages import PageKeeper
from tools import html


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(html, "PAGES", tmp_path)
    return tmp_path


def test_pages_are_current_while_no_source_is_newer(pages: Path) -> None:
    assert not html.are_current()

    page = pages / "home.GET.200.html"
    page.write_text("<!doctype html>")
    os.utime(page, (time.time() + 60, time.time() + 60))
    assert html.are_current()

    os.utime(page, (0, 0))
    assert not html.are_current()


@pytest.mark.skipif(not (html.can_be_checked() and html.VALIDATOR.exists()), reason="there is no Java, or no validator")
def test_what_is_wrong_is_said_with_the_name_of_its_page(pages: Path) -> None:
    start = '<!doctype html><html lang="en"><head><title>A</title></head><body>'
    (pages / "good.html").write_text(f'{start}<p hx-get="/">Fine.</p></body></html>')
    (pages / "bad.html").write_text(f"{start}<p id=a>One</p><p id=a>Two</p></body></html>")

    found = html.validate(pages)

    assert found
    assert all(line.startswith("bad.html:") for line in found)


def test_whole_pages_are_kept_and_parts_are_not(tmp_path: Path) -> None:
    def hub(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        return [b"<!doctype html>", b"<title>A</title>"] if environ["PATH_INFO"] == "/ideas/IDEA-7/" else [b"<li>"]

    keeper = PageKeeper(hub, tmp_path)
    for path in ("/ideas/IDEA-7/", "/ideas/more/"):
        b"".join(keeper({"REQUEST_METHOD": "GET", "PATH_INFO": path}, lambda *answer: None))

    assert [file.name for file in tmp_path.iterdir()] == ["ideas-IDEA.GET.200.html"]
    assert (tmp_path / "ideas-IDEA.GET.200.html").read_text() == "<!doctype html><title>A</title>"
