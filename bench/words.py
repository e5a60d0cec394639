"""Made-up sentences about a city, with the word frequencies of real text: few common words, many rare ones."""

import random

_SUBJECTS = (
    "bench bus bin library park street lamp school bridge market path fountain crossing playground river garden pool "
    "clinic station kerb hedge allotment surgery nursery museum towpath subway square orchard depot"
).split()
_WISHES = "mend move open clean light widen paint shorten double share plant fence clear count lend map repair".split()
_PLACES = "corner gate hill weir quay lane yard row end foot top side back middle edge mouth".split()
_FOLK = "children carers drivers neighbours students walkers cyclists shopkeepers patients tenants gardeners".split()
_SYLLABLES = "ka lo mi re su ta ven dor pel gri han bro fes win lar mox tre vil sha quo nim".split()


class Speaker:
    """Says sentences that are the same for the same seed; with another `sentences`, others with the same words."""

    def __init__(self, seed: int, *, sentences: int | None = None) -> None:
        self.random = random.Random(seed)  # noqa: S311 - made-up data, not a secret
        # Street names and the like: some 20,000 rare words, drawn with falling frequency.
        self.rare = ["".join(self.random.choices(_SYLLABLES, k=3)) for _ in range(20_000)]
        if sentences is not None:
            self.random.seed(sentences)

    def name(self) -> str:
        """Return one rare word; the first ones come up most."""
        return self.rare[int(len(self.rare) * self.random.random() ** 3)]

    def title(self) -> str:
        """Return a title of six to ten words."""
        pick = self.random.choice
        return (
            f"{pick(_WISHES).capitalize()} the {pick(_SUBJECTS)} at the {pick(_PLACES)} of {self.name().capitalize()} "
            f"for {pick(_FOLK)}"
        )

    def paragraph(self, sentences: int = 3) -> str:
        """Return some sentences of about fifteen words each."""
        pick = self.random.choice
        return " ".join(
            f"The {pick(_SUBJECTS)} near the {pick(_PLACES)} of {self.name()} is no good to {pick(_FOLK)}, who would "
            f"rather {pick(_WISHES)} the {pick(_SUBJECTS)} by {self.name()}."
            for _ in range(sentences)
        )
