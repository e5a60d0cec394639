"""What a file really is: nothing of what it claims is believed, and nothing harmful is kept."""

import io
import struct
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from hub.core.attachments.reading import LARGEST_SIDE, SMALL_SIDE, read, safe_name
from hub.foundation.errors import BadInput

MOST = 50_000_000
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def picture(kind="JPEG", size=(60, 40), **more):
    kept = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(kept, kind, **more)
    return kept.getvalue()


def with_place():
    """A JPEG that says where it was taken, who owns the camera, and that it lies on its side."""
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = 6, "Amina Secret"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (52.0, 28.0, 1.0)
    xmp = b"<x:xmpmeta>Amina Secret</x:xmpmeta>"
    return picture(exif=exif, xmp=xmp, comment=b"Amina Secret")


def bomb(width, height):
    """A PNG of a few bytes whose header names a huge picture."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\x00" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "name", "content_type"),
    [
        (picture("JPEG"), "bench.jpg", "image/jpeg"),
        (picture("PNG"), "bench.png", "image/png"),
        (picture("WEBP"), "bench.png", "image/png"),
        (picture("GIF"), "bench.png", "image/png"),
        (PDF, "bench.pdf", "application/pdf"),
    ],
)
def test_the_type_is_read_from_the_content_whatever_the_name_says(content, name, content_type):
    safe = read("bench.exe", content, most_pixels=MOST)

    assert (safe.name, safe.content_type) == (name, content_type)


def test_nothing_of_where_and_when_and_who_is_kept():
    safe = read("bench.jpg", with_place(), most_pixels=MOST)

    kept = Image.open(io.BytesIO(safe.content))
    assert not kept.getexif()
    assert b"Secret" not in safe.content
    assert b"Exif" not in safe.content
    assert b"xmpmeta" not in safe.content


def test_a_picture_on_its_side_is_turned_upright():
    safe = read("bench.jpg", with_place(), most_pixels=MOST)

    assert (safe.width, safe.height) == (40, 60)


def test_text_in_a_png_is_not_kept():
    info = PngInfo()
    info.add_text("Author", "Amina Secret")

    assert b"Secret" not in read("a.png", picture("PNG", pnginfo=info), most_pixels=MOST).content


def test_large_pictures_are_scaled_down_and_have_a_small_one():
    safe = read("a.jpg", picture(size=(5000, 2500)), most_pixels=MOST)

    assert safe.width <= LARGEST_SIDE
    assert max(Image.open(io.BytesIO(safe.small)).size) == SMALL_SIDE


def test_a_polyglot_loses_what_was_hidden_in_it():
    hidden = picture("PNG") + b"<script>alert(1)</script>PK\x03\x04"

    assert b"script" not in read("a.png", hidden, most_pixels=MOST).content


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.jpg", b"MZ\x90\x00 a program", "none of these"),
        ("a.svg", SVG, "none of these"),
        ("a.txt", SVG, "none of these"),
        ("a.txt", b"\xef\xbb\xbf  <!doctype html><script>", "none of these"),
        ("a.csv", b"a,b\x00c", "none of these"),
        ("a.html", b"hello", "none of these"),
        ("a.jpg", picture()[:200], "broken"),
        ("a.png", b"\x89PNG\r\n\x1a\n and no more", "broken"),
        ("a.gif", b"GIF89a<script>", "broken"),
        ("a.png", bomb(50_000, 50_000), "million pixels"),
        ("a.png", bomb(8_000, 8_000), "million pixels"),
        ("a.pdf", b"%PDF-1.7 and no end", "broken"),
        ("a.pdf", b"%PDF-1.7 /OpenAction<</S/JavaScript/JS(app.alert(1))>> %%EOF", "runs a program"),
        ("a.pdf", b"%PDF-1.7 /S/J#61vaScript %%EOF", "runs a program"),
        ("a.pdf", b"%PDF-1.7 /EmbeddedFile %%EOF", "runs a program"),
    ],
)
def test_what_may_harm_is_refused_with_what_to_do(name, content, says):
    with pytest.raises(BadInput, match=says) as refused:
        read(name, content, most_pixels=MOST)

    assert set(refused.value.fields) == {"file"}


@pytest.mark.parametrize(
    ("content", "text"),
    [(b"\xef\xbb\xbfa,b\r\n1,2", "a,b\r\n1,2"), ("café,£".encode("cp1252"), "café,£"), ("café,£".encode(), "café,£")],
)
def test_text_is_kept_in_utf_8_without_a_mark(content, text):
    safe = read("places.CSV", content, most_pixels=MOST)

    assert safe.content.decode() == text
    assert safe.content_type == "text/csv; charset=utf-8"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("../../etc/passwd", "passwd.png"),
        ("C:\\Users\\amina\\bench.jpg", "bench.png"),
        ("..png", "file.png"),
        ("", "file.png"),
        ("bench\u202egnp.exe", "benchgnp.png"),
        ("a\x00b\r\nSet-Cookie: x.png", "ab Set-Cookie- x.png"),
        ('"><script>.png', "script.png"),
        ("Bänke am Fluß 🌳.jpg", "Bänke am Fluß.png"),
        ("x" * 500 + ".png", "x" * 80 + ".png"),
    ],
)
def test_names_are_made_safe(typed, name):
    assert safe_name(typed, "png") == name


@given(st.text(max_size=200))
def test_no_name_leads_anywhere_else(typed):
    name = safe_name(typed, "png")

    assert name.endswith(".png")
    assert not set('/\\\x00\r\n"<>\u202e') & set(name)
    assert not name.startswith(".")
    assert len(name) <= 84


SIGNATURES = [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"%PDF-", b"RIFF0000WEBP"]


@given(st.binary(max_size=300), st.sampled_from(SIGNATURES))
def test_no_content_ends_in_a_traceback(content, start):
    with suppress(BadInput):
        read("a.txt", start + content, most_pixels=MOST)
