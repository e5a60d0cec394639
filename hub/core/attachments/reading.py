"""What a file really is, read from its content; pictures are made anew, so that nothing of the old file remains.

Neither the name nor the type that the browser gives is believed.
"""

import io
import re
import warnings
from dataclasses import dataclass
from pathlib import PurePosixPath

from PIL import Image, ImageOps, UnidentifiedImageError

from hub.foundation.errors import BadInput
from hub.foundation.text import one_line

PICTURES = ("JPEG", "PNG", "WEBP", "GIF")
LARGEST_SIDE, SMALL_SIDE = 2400, 480  # pixels; larger ones are scaled down
NAME_LENGTH = 80
UNKNOWN = "Choose a picture (JPEG, PNG, WebP or GIF), a PDF, or a plain text or CSV file. This is none of these."
NO_PICTURE = "Choose a picture: JPEG, PNG, WebP or GIF. This is none of these."
BROKEN = "This picture cannot be opened: it is broken or not complete. Save it again, or choose another one."
ACTIVE_PDF = "This PDF runs a program or carries other files. Print it to a new PDF and send that."

_ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA|SubmitForm|ImportData)\b")
_HEX_IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_UNSAFE_IN_NAME = re.compile(r"[^\w .()+-]+")
_TEXT_TYPES = {"csv": "text/csv", "txt": "text/plain"}


@dataclass(frozen=True, kw_only=True)
class Safe:
    """A file as it may be kept. `width` and `height` (pixels) and `small`, a smaller picture, are for pictures only."""

    name: str
    content: bytes
    content_type: str
    extension: str
    width: int | None = None
    height: int | None = None
    small: bytes = b""


def read(name: str, content: bytes, *, most_pixels: int, pictures_only: bool = False) -> Safe:
    """Return the file as it may be kept. Raises BadInput, whose sentence says what to choose instead.

    `most_pixels` is how many a picture may have: a small file can unfold into more than memory holds.
    """
    if _is_picture(content):
        return _picture(name, content, most_pixels)
    if pictures_only:
        raise _refusal(NO_PICTURE)
    if content.startswith(b"%PDF-"):
        return _pdf(name, content)
    return _text(name, content)


def safe_name(typed: str, extension: str) -> str:
    """Return a name to show and to download under: no folders, no marks that turn its direction, a true extension."""
    last = typed.replace("\\", "/").rsplit("/", 1)[-1]
    stem = PurePosixPath(one_line(last)).stem
    kept = _UNSAFE_IN_NAME.sub("-", stem).strip(" .-")[:NAME_LENGTH].strip(" .-")
    return f"{kept or 'file'}.{extension}"


def _is_picture(content: bytes) -> bool:
    return (
        content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a"))
        or (content.startswith(b"RIFF") and content[8:12] == b"WEBP")
    )  # fmt: skip


def _picture(name: str, content: bytes, most_pixels: int) -> Safe:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content), formats=PICTURES)
            _refuse_too_many(image, most_pixels)
            opaque = image.format == "JPEG"
            pixels = _pixels(image)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise _refusal(BROKEN) from error
    except Image.DecompressionBombError as error:
        raise _refusal(_too_many(most_pixels)) from error
    extension = "jpg" if opaque else "png"
    small = pixels.copy()
    small.thumbnail((SMALL_SIDE, SMALL_SIDE))
    return Safe(
        name=safe_name(name, extension),
        content=_encoded(pixels, opaque=opaque),
        content_type="image/jpeg" if opaque else "image/png",
        extension=extension,
        width=pixels.width,
        height=pixels.height,
        small=_encoded(small, opaque=opaque),
    )


def _refuse_too_many(image: Image.Image, most_pixels: int) -> None:
    """Look at the size that the header names, before anything is decoded."""
    if image.width * image.height > most_pixels:
        raise _refusal(_too_many(most_pixels))


def _pixels(image: Image.Image) -> Image.Image:
    """Return the first frame the right way up, not larger than we keep, as a new picture that holds nothing else."""
    if image.format == "JPEG":
        image.draft("RGB", (LARGEST_SIDE, LARGEST_SIDE))
    turned = ImageOps.exif_transpose(image)
    turned.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    mode = "RGB" if image.format == "JPEG" else "RGBA"
    plain = turned.convert(mode)
    fresh = Image.new(mode, plain.size)
    fresh.paste(plain)
    return fresh


def _encoded(pixels: Image.Image, *, opaque: bool) -> bytes:
    kept = io.BytesIO()
    if opaque:
        pixels.save(kept, "JPEG", quality=85, optimize=True)
    else:
        pixels.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _pdf(name: str, content: bytes) -> Safe:
    if b"%%EOF" not in content[-2048:]:
        raise _refusal("This PDF is broken or not complete. Save it again, or choose another one.")
    if _ACTIVE.search(_HEX_IN_NAME.sub(lambda found: bytes([int(found[1], 16)]), content)):
        raise _refusal(ACTIVE_PDF)
    return Safe(name=safe_name(name, "pdf"), content=content, content_type="application/pdf", extension="pdf")


def _text(name: str, content: bytes) -> Safe:
    extension = PurePosixPath(name.lower()).suffix.lstrip(".")
    text = _decoded(content)
    if extension not in _TEXT_TYPES or text is None or text.lstrip().startswith(("<", "%!")):
        raise _refusal(UNKNOWN)
    return Safe(
        name=safe_name(name, extension),
        content=text.encode(),
        content_type=f"{_TEXT_TYPES[extension]}; charset=utf-8",
        extension=extension,
    )


def _decoded(content: bytes) -> str | None:
    """Return the text in UTF-8 or Windows-1252, without a byte order mark; None if it is none."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        control = any(ord(letter) < 32 and letter not in "\t\r\n\f" for letter in text)  # noqa: PLR2004 - below space
        return None if control or not text.strip() else text
    return None


def _too_many(most_pixels: int) -> str:
    return f"Choose a smaller picture: this one has more than {most_pixels // 1_000_000} million pixels."


def _refusal(sentence: str) -> BadInput:
    return BadInput(sentence, {"file": sentence})
