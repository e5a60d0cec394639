"""What changed between two wordings of a text, word by word."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

# SequenceMatcher takes time with the product of the lengths: longer texts are compared line by line.
_LONGEST_BY_WORDS = 2_000


@dataclass(frozen=True)
class Piece:
    """A run of words that was kept, added or removed."""

    text: str
    change: Literal["kept", "added", "removed"]


def differences(old: str, new: str) -> list[Piece]:
    """Return the pieces that make `old` into `new`, in reading order; what is removed before what is added."""
    before, after = old.split(), new.split()
    glue = " "
    if max(len(before), len(after)) > _LONGEST_BY_WORDS:
        before, after, glue = old.splitlines(), new.splitlines(), "\n"
    pieces = []
    for change, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if change == "equal":
            pieces.append(Piece(glue.join(before[i:j]), "kept"))
            continue
        if j > i:
            pieces.append(Piece(glue.join(before[i:j]), "removed"))
        if m > k:
            pieces.append(Piece(glue.join(after[k:m]), "added"))
    return pieces
