"""What is measured in the city. The figures are made: a formula with a fixed seed gives them, and each says so."""

from dataclasses import dataclass

MONTHS = 36
# What the formula counts with: a linear congruential generator with the constants of the C standard's example.
_MULTIPLIER, _STEP, _MODULUS = 1_103_515_245, 12_345, 2**31


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One measure: its figures lie about `base`, and about `after` from the month on in which `changed_ago` lies.

    `ties` are since when, the key of a record, and the part it plays there; `note` says what changed, and on which record that is.
    """

    key: str
    name: str
    definition: str
    numerator: str
    denominator: str
    source: str
    post: str
    base: float
    after: float
    changed_ago: int
    seed: int
    ties: tuple[tuple[int, str, str], ...]
    note: tuple[str, str] | None = None
    target: float | None = None


MEASURES = (
    Measured(
        key="in-touch",
        name="People sleeping rough who are in touch with somebody who can help: where the meals are",
        definition="Of those whom the street wardens see sleeping rough in Castle Foregate and Quayside in a month, how many had a conversation about a home or their health in that month.",
        numerator="people seen who had such a conversation",
        denominator="people seen sleeping rough",
        source="Street wardens’ monthly count, with the homes team’s diary",
        post="Homes Manager",
        base=34.0,
        after=50.0,
        changed_ago=262,
        seed=20,
        ties=((338, "homes", "outcome"), (270, "meals-pilot", "local"), (20, "meals-on", "local")),
        note=("Hot meals indoors begin, with help at the table", "meals-pilot"),
        target=50.0,
    ),
    Measured(
        key="in-touch-elsewhere",
        name="People sleeping rough who are in touch with somebody who can help: two wards without the meals",
        definition="The same count in Millgate and Hollins Cross, where nothing was changed.",
        numerator="people seen who had such a conversation",
        denominator="people seen sleeping rough",
        source="Street wardens’ monthly count, with the homes team’s diary",
        post="Homes Manager",
        base=33.0,
        after=33.0,
        changed_ago=262,
        seed=7,
        ties=((270, "meals-pilot", "comparison"),),
    ),
    Measured(
        key="first-contact",
        name="Repair calls settled at the first contact",
        definition="Of all calls about repairs in a month, how many callers did not have to ring or write again within ten days.",
        numerator="calls without a second contact in ten days",
        denominator="calls about repairs",
        source="The phone system, matched by case number",
        post="Contact Centre Manager",
        base=58.0,
        after=64.0,
        changed_ago=60,
        seed=3,
        ties=((338, "first", "outcome"), (70, "a-date", "local")),
        note=("Six colleagues on the phones may give a date", "a-date"),
    ),
)


def figures(measured: Measured, *, months: int, changed_from: int) -> list[float]:
    """Return made figures for so many months; from the month of number `changed_from` on they lie about `after`.

    The noise is the sum of two even ones of up to 2.5 each way; the change takes two months to arrive.
    """
    state, made = measured.seed, []
    for month in range(months):
        noise = 0.0
        for _ in range(2):
            state = (_MULTIPLIER * state + _STEP) % _MODULUS
            noise += 5 * state / _MODULUS - 2.5
        arrived = min(1.0, max(0.0, (month - changed_from + 1) / 2))
        made.append(round(measured.base + arrived * (measured.after - measured.base) + noise, 1))
    return made
