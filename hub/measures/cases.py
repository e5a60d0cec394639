"""Charts whose right answer is known: reading such cases, and saying where ours first differs. Pure.

A case is shaped as in `plotthedots_cases.json`: `id`, `options` (`improvement_direction`, `target`, `rebase`,
`fix_after_n_points`, `screen_outliers`), `input` (`date`, `value`), `expected` (`points`, `variation_icon`,
`assurance`). Labels have to be the same, numbers the same to 1e-9; what a case does not expect is not compared.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from math import isclose
from typing import Any

from hub.foundation.errors import BadInput
from hub.measures.rulings import Label
from hub.measures.spc import Chart, Direction, Options, Point, chart

CLOSE = 1e-9
SHAPE = (
    'Each case is shaped like {"id": "a", "options": {"improvement_direction": "increase"}, '
    '"input": [{"date": "2024-01-01", "value": 3}], "expected": {"points": [{"mean": 3}]}}.'
)

Case = Mapping[str, Any]


def read_cases(text: str) -> list[Case]:
    """Return the cases in `text`. Raises BadInput if it is no JSON or no list of cases."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"The file is not JSON: {error}.") from error
    if not isinstance(found, list) or not found:
        raise BadInput(f"The file is not a list of cases. {SHAPE}")
    for number, case in enumerate(found, start=1):
        if not isinstance(case, dict) or not {"id", "input", "expected"} <= case.keys():
            raise BadInput(f"Case {number} has no “id”, “input” and “expected”. {SHAPE}")
    return found


def first_difference(case: Case) -> str:
    """Return where our chart first differs from what `case` expects, in words; "" if it agrees."""
    try:
        made = _chart(case)
        differences = _differences(made, case["expected"])
        return next(differences, "")
    except BadInput as error:
        return f"no chart: {error}"
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        return f"the case cannot be read: {type(error).__name__} {error}"


def _chart(case: Case) -> Chart:
    asked = case.get("options") or {}
    options = Options(
        direction=Direction(asked.get("improvement_direction", Direction.NEUTRAL)),
        target=asked.get("target"),
        rebase_on=[date.fromisoformat(day) for day in _listed(asked.get("rebase"))],
        baseline=asked.get("fix_after_n_points"),
        screened=asked.get("screen_outliers", True),
        to_the_letter=True,
    )
    return chart([(date.fromisoformat(one["date"]), one["value"]) for one in case["input"]], options)


def _listed(days: list[str] | str | None) -> list[str]:
    return [days] if isinstance(days, str) else list(days or [])


def _differences(made: Chart, expected: Mapping[str, Any]) -> Iterator[str]:
    points = expected.get("points", [])
    if len(points) != len(made.points):
        yield f"{len(points)} points expected, {len(made.points)} found"
    for day, point, wanted in zip(made.days, made.points, points, strict=False):
        ours = _said(day, point)
        for name, value in wanted.items():
            if name in ours and not _same(ours[name], value):
                yield f"{day} {name}: {value} expected, {ours[name]} found"
    for name, ours_now in (("variation_icon", made.variation), ("assurance", made.assurance)):
        if name in expected and not _same(ours_now, expected[name]):
            yield f"{name}: {expected[name]} expected, {ours_now} found"


def _said(day: date, point: Point) -> dict[str, object]:
    """Return a point under the names that the package gives its columns."""
    return {
        "date": day.isoformat(),
        "value": point.value,
        "rebase_group": point.part,
        "mean": point.limits.mean,
        "lpl": point.limits.lower,
        "upl": point.limits.upper,
        "outside_limits": point.outside,
        "relative_to_mean": point.side,
        "close_to_limits": point.near,
        "special_cause_type": str(point.label),
        "special_cause_flag": point.label != Label.COMMON,
        "point_type": str(point.type),
        "short_group_warning": point.trial,
    }


def _same(ours: object, wanted: object) -> bool:
    if isinstance(ours, float | int) and isinstance(wanted, float | int) and not isinstance(wanted, bool):
        return isclose(ours, wanted, rel_tol=CLOSE, abs_tol=CLOSE)
    return ours == wanted and (ours is None) == (wanted is None)
