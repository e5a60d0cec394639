"""What the hub holds about a person, part by part: for showing and downloading it, and for erasing it.

Parts above register here what they hold; accounts cannot know their tables.

    personal_data.register("Ideas you wrote", ideas_written_by)   # person -> list of plain dictionaries
    personal_data.erase_with(forget_follows)                      # person -> None, inside the transaction of leaving
    personal_data.erase_words_with(redact_comments)               # only where the person asks for their words to go
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import TypeAlias

from hub.accounts.models import Person
from hub.design.words import moment
from hub.foundation.dates import day_words

Row: TypeAlias = dict[str, object]
Holder = Callable[[Person], list[Row]]
Eraser = Callable[[Person], None]

_holders: dict[str, Holder] = {}
_erasers: list[Eraser] = []
_word_erasers: list[Eraser] = []


def register(name: str, holder: Holder) -> None:
    """Show and download, under `name` (words for the person), what `holder` returns for them."""
    if _holders.setdefault(name, holder) is not holder:
        raise ValueError(f"Two parts hold “{name}”.")


def erase_with(eraser: Eraser) -> None:
    """Have `eraser` delete or scrub what is the person's alone (drafts, follows, notices) when they leave."""
    if eraser not in _erasers:
        _erasers.append(eraser)


def erase_words_with(eraser: Eraser) -> None:
    """Have `eraser` remove words that the person published, when they leave and ask for it."""
    if eraser not in _word_erasers:
        _word_erasers.append(eraser)


def held_about(person: Person) -> Iterator[tuple[str, list[Row]]]:
    """Give each part's name with what it holds about the person, in the order of registration."""
    for name, holder in _holders.items():
        yield name, holder(person)


def in_words(value: object) -> str:
    """Return a value that is held as a page says it: “Yes”, “3 March 2026 at 2:05pm”, “–” for nothing."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, Mapping):
        value = [f"{str(name).replace('_', ' ')}: {in_words(one)}" for name, one in value.items()]
    if isinstance(value, list | tuple):
        value = "; ".join(str(one) if isinstance(one, str) else in_words(one) for one in value)
    return "–" if value is None or value == "" else str(value)


def erase(person: Person, *, words: bool) -> None:
    """Have every part erase what it holds. Called by `actions.leaving.leave` alone, inside its transaction."""
    for eraser in [*_erasers, *(_word_erasers if words else [])]:
        eraser(person)
