"""Plain text: cleaning what was typed, folding it for comparison, cutting it short. No Django, no database."""

import re
import unicodedata

# Vowel signs of Indic and other scripts belong to their word, but to Python they are no letters.
_MARKS = "".join(chr(n) for n in range(0x300, 0x10000) if unicodedata.category(chr(n)) in {"Mn", "Mc"})
# Letters and digits of any script with their marks, and apostrophes inside a word.
_WORD = re.compile(rf"\w[\w{_MARKS}]*(?:['’][\w{_MARKS}]+)*")
# Control characters other than tab and new line; and marks that turn the direction of all that follows.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")

# What stands in a published text where words were taken out of it.
REMOVED = "[removed]"


def clean(typed: str) -> str:
    """Return `typed` in Unicode form NFC, new lines as "\\n", without control characters or outer space.

    Direction overrides go too: they could make a title read as something else than what is stored.
    """
    lines = unicodedata.normalize("NFC", typed).replace("\r\n", "\n").replace("\r", "\n")
    return _UNWANTED.sub("", lines).strip()


def one_line(typed: str) -> str:
    """Return `typed` cleaned, with every run of white space made one space: for titles."""
    return " ".join(clean(typed).split())


def fold(text: str) -> str:
    """Return `text` in lower case without accents, so that “Café” and “cafe” compare as equal."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """Return the folded words of `text` in order; an apostrophe inside a word is dropped (“it’s” is “its”).

    Folding comes first, because it can turn one letter into several signs (“⑴” is “(1)”): no word holds anything but
    letters, digits and marks.
    """
    return [word.replace("'", "").replace("’", "") for word in _WORD.findall(fold(text).replace("_", " "))]


def shorten(text: str, length: int) -> str:
    """Return `text` cut at a word so that it has at most `length` characters, with an ellipsis if cut."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    return head.rsplit(None, 1)[0].rstrip(",;:.– ") + "…" if " " in head else head + "…"


def without(text: str, words: str, *, most: int | None = None) -> str:
    """Return `text` with REMOVED wherever `words` stand, in any case and with any white space between them.

    Only whole words: “Ann” does not touch “annual”. `most` is the longest that the result may be; its end then says
    that something is removed.
    """
    if not words.strip():
        return text
    run = r"\s+".join(re.escape(part) for part in words.split())
    left = re.sub(rf"(?<!\w){run}(?!\w)", REMOVED, text, flags=re.IGNORECASE)
    if most is None or len(left) <= most:
        return left
    return f"{left[: most - len(REMOVED) - 1].rstrip()} {REMOVED}"
