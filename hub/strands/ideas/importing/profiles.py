"""What the columns of other sites mean. A profile turns one row into `Brought`, or says why it cannot."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from hub.foundation.errors import BadInput
from hub.foundation.text import one_line, shorten
from hub.strands.ideas.brought import Brought
from hub.strands.ideas.importing.plain import plain

LONGEST_TITLE, LONGEST_TEXT, LONGEST_KEY, LONGEST_WHERE = 200, 20_000, 200, 300
MOST_SUPPORTS = 2_147_483_647
# What a column map of the profile “csv” may name.
MEANINGS = ("key", "title", "problem", "better", "where", "place", "supports", "said_at", "lang", "hidden")
_DATES = ("%d/%m/%Y", "%Y-%m-%d", "%Y-%m-%d %H:%M:%S %z", "%Y-%m-%d %H:%M:%S UTC", "%d/%m/%Y %H:%M")
_YES = {"1", "true", "t", "yes", "y", "on", "si", "sí", "ja"}
# Decidim writes “'=” for “=”, so that no spreadsheet takes a cell for a formula.
_GUARDED = re.compile(r"'(?=[=+@-])")

Cells = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Origin:
    """What holds for the whole file: the name of the source, the language, wards by folded name or code."""

    source: str
    lang: str = "en"
    places: Mapping[str, int] = field(default_factory=dict)


def consul(cells: Cells, origin: Origin) -> Brought:
    """A proposal of a CONSUL site: a title, HTML, supports; retired by its author, or hidden by moderators."""
    return _checked(
        source=origin.source,
        key=cells["id"],
        title=one_line(plain(cells["title"])),
        problem=plain(cells.get("description", "") or cells.get("summary", "")),
        lang=origin.lang,
        supports=_number(cells.get("cached_votes_up", "")),
        said_at=_moment(cells.get("published_at", "") or cells.get("created_at", "")),
        hidden=bool(cells.get("hidden_at", "").strip()),
        withdrawn=bool(cells.get("retired_at", "").strip()),
    )


def decidim(cells: Cells, origin: Origin) -> Brought:
    """A proposal of a Decidim site: title and body in one language or in several, as “title/en”.

    The columns are those that its serializer of proposals writes: until 0.28 with “supports”, “scope/name/en” and the
    state “withdrawn”; since then with “votes” (empty while a site hides them) and “withdrawn”. What it translated by
    machine is left out. A scope that has the name of a ward here says where it is.
    """
    cells = {name: _GUARDED.sub("", cell, count=1) if cell[:1] == "'" else cell for name, cell in cells.items()}
    if _is_yes(cells, "is_amend"):
        raise BadInput("It is a change to another proposal, and no idea of its own.")
    title, lang = _translated(cells, "title", origin.lang)
    body, _ = _translated(cells, "body", lang)
    scope, _ = _translated(cells, "scope/name", lang)
    return _checked(
        source=origin.source,
        key=cells["id"],
        title=one_line(plain(title)),
        problem=plain(body),
        where_words=one_line(cells.get("address", "")) or one_line(scope),
        lang=lang,
        place_id=origin.places.get(one_line(scope).casefold()),
        supports=_number(cells.get("votes", "") or cells.get("supports", "")),
        said_at=_moment(cells.get("published_at", "") or cells.get("created_at", "")),
        withdrawn=_is_yes(cells, "withdrawn") or cells.get("state", "").strip() == "withdrawn",
    )


def polis(cells: Cells, origin: Origin) -> Brought:
    """A statement of a Polis conversation: −1 in “moderated” was moderated out; those who agree support it."""
    body = plain(cells["comment-body"])
    return _checked(
        source=origin.source,
        key=cells["comment-id"],
        title=shorten(one_line(body), LONGEST_TITLE),
        problem=body,
        lang=origin.lang,
        supports=_number(cells.get("agrees", "")),
        said_at=_milliseconds(cells.get("timestamp", "")),
        hidden=cells.get("moderated", "").strip() == "-1",
    )


def mapped(columns: Mapping[str, str]) -> Callable[[Cells, Origin], Brought]:
    """Return a profile for a file with columns of its own: `columns` gives the column for each of MEANINGS.

    A row without a key of its own is known by what it says: changed there, it comes again as a new one.
    """

    def profile(cells: Cells, origin: Origin) -> Brought:
        said = {meaning: cells[column] for meaning, column in columns.items()}
        problem, better = plain(said.get("problem", "")), plain(said.get("better", ""))
        title = one_line(plain(said.get("title", ""))) or shorten(one_line(problem or better), LONGEST_TITLE)
        place = one_line(said.get("place", ""))
        brought = _checked(
            source=origin.source,
            key=said.get("key", "-"),
            title=title,
            problem=problem,
            better=better,
            where_words=one_line(said.get("where", "")) or place,
            lang=said.get("lang", "").strip() or origin.lang,
            place_id=origin.places.get(place.casefold()),
            supports=_number(said.get("supports", "")),
            said_at=_moment(said.get("said_at", "")),
            hidden=_is_yes(said, "hidden"),
        )
        if "key" in columns:
            return brought
        return Brought(**{**vars(brought), "key": Brought(source="", key="", title=title, problem=problem).digest})

    return profile


@dataclass(frozen=True, kw_only=True)
class Profile:
    """One kind of file: the columns it must have (“title/*” is any of them), and how a row reads."""

    needs: tuple[str, ...]
    read: Callable[[Cells, Origin], Brought]


PROFILES = {
    "consul": Profile(needs=("id", "title"), read=consul),
    "decidim": Profile(needs=("id", "title/*"), read=decidim),
    "polis": Profile(needs=("comment-id", "comment-body"), read=polis),
}


def _checked(**said: object) -> Brought:
    """Return what was said, if it fits here. Raises BadInput with the reason if not."""
    brought = Brought(**{**said, "key": one_line(str(said["key"]))})  # type: ignore[arg-type]
    lengths = (
        ("title", brought.title, LONGEST_TITLE),
        ("text", brought.problem, LONGEST_TEXT),
        ("text", brought.better, LONGEST_TEXT),
        ("id", brought.key, LONGEST_KEY),
        ("place", brought.where_words, LONGEST_WHERE),
        ("language", brought.lang, 10),
    )
    if not brought.key:
        raise BadInput("It has no id, so that it could not be known again.")
    if not brought.title:
        raise BadInput("It has no title.")
    for what, text, most in lengths:
        if len(text) > most:
            raise BadInput(f"Its {what} has {len(text):,} characters; at most {most:,} fit.")
    return brought


def _translated(cells: Cells, name: str, lang: str) -> tuple[str, str]:
    """Return the text of a column and its language: as it is, in `lang`, or in the first language that has any."""
    given = (key.removeprefix(f"{name}/") for key in cells if key.startswith(f"{name}/"))
    languages = [lang, *(language for language in given if "/" not in language)]
    if text := cells.get(name, "").strip():
        return text, lang
    for language in languages:
        if text := cells.get(f"{name}/{language}", "").strip():
            return text, language
    return "", lang


def _is_yes(cells: Cells, name: str) -> bool:
    return cells.get(name, "").strip().lower() in _YES


def _number(typed: str) -> int:
    digits = re.fullmatch(r"\s*(\d{0,10})(?:\.0*)?\s*", typed)
    if digits is None or int(digits[1] or 0) > MOST_SUPPORTS:
        raise BadInput(f"“{shorten(one_line(typed), 40)}” is no number of supports.")
    return int(digits[1] or 0)


def _moment(typed: str) -> datetime | None:
    typed = typed.strip()
    if not typed:
        return None
    for form in _DATES:
        try:
            read = datetime.strptime(typed, form)  # noqa: DTZ007 - the next line gives it a zone
        except ValueError:
            continue
        return read if read.tzinfo else read.replace(tzinfo=UTC)
    try:
        read = datetime.fromisoformat(typed)
    except ValueError:
        raise BadInput(f"“{shorten(typed, 40)}” is no date that can be read.") from None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def _milliseconds(typed: str) -> datetime | None:
    if not typed.strip():
        return None
    try:
        return datetime.fromtimestamp(int(typed) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        raise BadInput(f"“{shorten(one_line(typed), 40)}” is no time that can be read.") from None
