"""What people paste or choose that cannot be taken: a sentence names the line and helps; nothing is half-written."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hub.measures.tests.factories import a_measure
from hub.measures.tests.test_pages import at, text

pytestmark = pytest.mark.django_db
GOOD = "2026-01-01\t50"


@pytest.fixture
def measure(improver, parks_post):
    return a_measure(improver, parks_post)


BAD = [
    ("2026-02-01\tabout 7", "Line 2:</strong> “about 7” is not a number"),
    ("2026-02-01\t12,5", "Line 2:</strong> “12,5” has a decimal comma. Write 12.5."),
    ("2026-02-01\t1.234,56", "Line 2:</strong> “1.234,56” has a decimal comma. Write 1234.56."),
    ("31 January 2026\t51", "Line 2:</strong> January 2026 is on line 1 already: each period has one value."),
    ("2090-01-01\t51", "Line 2:</strong> January 2090 has not begun"),
    ("30/02/2026\t51", "Line 2:</strong> There is no 30 February 2026: February has 28 days."),
    ("02/14/2026\t51", "Line 2:</strong> “02/14/2026” has no month"),
    ("01/02/26\t51", "Line 2:</strong> “01/02/26” could mean more than one day."),
    ("46054\t51", "Line 2:</strong> “46054” is how a spreadsheet counts days."),
    ("\t51", "Line 2:</strong> The date is missing."),
    ("2026-02-01", "Line 2:</strong> There is one column only."),
    ("51\t2026-02-01", "Line 2:</strong> The date is in the second column"),
    ("2026-02-01\t51\t52", "Line 2:</strong> There are more columns of figures than one."),
    ("2026-02-01\t9999999999999", "Line 2:</strong> That number is too large."),
]


@pytest.mark.parametrize(("line", "told"), BAD)
def test_a_line_that_cannot_be_taken_is_named_and_nothing_is_saved(client, measure, staff, line, told):
    client.force_login(staff)
    pasted = f"{GOOD}\n{line}"

    page = text(client.post(at(measure, "paste/"), {"pasted": pasted}))

    assert told in page
    assert "Nothing was saved." in page
    assert text_of_box(page) == " ".join(pasted.split())
    assert not measure.observations.exists()


def text_of_box(page: str) -> str:
    """Return what stands in the box, with every space made one: the page has been read that way."""
    return page.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0].strip()


FORMS = ("2026-01-01", "1 Feb 2026", "March 2026", "01/04/2026", "2026-05", "June 1, 2026")
FIGURES = ("1,234.5", "51%", "£1,200", " 7 ", "n/a", "−3")


def test_dates_and_figures_of_many_forms_are_understood(client, measure, staff):
    client.force_login(staff)
    pasted = "\ufeffMonth\tValue\n" + "\n".join(f"{day}\t{one}" for day, one in zip(FORMS, FIGURES, strict=True))

    page = text(client.post(at(measure, "paste/"), {"pasted": pasted}))

    assert "6 values were read" in page
    assert "Dates with slashes were read with the day first" in page
    for shown in ("1,234.5", "51", "1,200", "7", "not measured", "−3"):
        assert f">{shown}</td>" in page


@pytest.mark.parametrize("pasted", ["", "   \n ", "Month\tValue"])
def test_nothing_pasted_is_told(client, measure, staff, pasted):
    client.force_login(staff)

    page = text(client.post(at(measure, "paste/"), {"pasted": pasted}))

    assert "Paste the columns, or choose a file." in page or "There is nothing to read" in page


def sent(client, measure, content: bytes, name: str = "values.csv", **more: str) -> str:
    return text(client.post(at(measure, "paste/"), {"file": SimpleUploadedFile(name, content), **more}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_a_file_is_read_as_any_spreadsheet_saves_it_and_is_seen_before_it_is_saved(client, measure, staff, encoding):
    client.force_login(staff)

    page = sent(client, measure, "Month;Costs (£)\r\n2026-01-01;£50\r\n2026-02-01;–\r\n".encode(encoding))

    assert "2 values were read" in page
    assert "2026-01-01;£50" in text_of_box(page)
    assert ("read as Windows-1252" in page) is (encoding == "windows-1252")
    assert not measure.observations.exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04\x14\x00", "Save the sheet as “CSV UTF-8”"),
        (b"\x00\x01\x02", "This is not text."),
        (b"", "Choose another file: this one is empty."),
        (b"2026-01-01,x\n", "Line 1:</strong> “x” is not a number"),
        (b"2026-01-01,1\n" * 60_000, "Choose a file of"),
    ],
)
def test_a_file_that_cannot_be_taken_gets_a_sentence(client, measure, staff, content, told):
    client.force_login(staff)

    assert told in sent(client, measure, content)
    assert not measure.observations.exists()
