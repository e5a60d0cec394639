"""Writes the figures as a page of documentation."""

import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from bench import over_http

SLOWER_ALLOWED, FLOOR_MS = 1.3, 2.0


@dataclass(frozen=True, kw_only=True)
class Row:
    """One page at one size on one engine, in process or over HTTP. What was not measured is None."""

    engine: str
    records: int
    page: str
    how: str
    p50_ms: float
    p95_ms: float
    statements: int | None = None
    allowed: int | None = None
    cpu_ms: float | None = None
    cpu_allowed: float | None = None
    database_ms: float | None = None
    size_bytes: int | None = None
    peak_mb: float | None = None
    per_second: float | None = None

    @classmethod
    def of(cls, engine: str, records: int, page: Mapping[str, object]) -> "Row":
        """Return the row of a page measured in process."""
        known = {name: page[name] for name in ("page", "p50_ms", "p95_ms", "statements", "allowed", "cpu_ms")}
        known |= {name: page[name] for name in ("cpu_allowed", "database_ms", "peak_mb")}
        return cls(engine=engine, records=records, how="in process", size_bytes=page["bytes"], **known)  # type: ignore[arg-type]

    @classmethod
    def over_http(cls, engine: str, records: int, page: str, figures: over_http.Figures) -> "Row":
        """Return the row of a page measured over HTTP."""
        return cls(
            engine=engine,
            records=records,
            page=page,
            how="HTTP",
            p50_ms=figures.p50_ms,
            p95_ms=figures.p95_ms,
            per_second=figures.per_second,
        )

    def with_peak(self, peak_mb: float) -> "Row":
        """Return the row with the server's peak memory."""
        return replace(self, peak_mb=peak_mb)


def misses(rows: Iterable[Row]) -> list[str]:
    """Return in sentences which targets were missed; statements, CPU, and how much slower the largest size is."""
    found = []
    rows = list(rows)
    small = {(row.engine, row.page, row.how): row for row in rows if row.records == min(r.records for r in rows)}
    largest = max(row.records for row in rows)
    for row in rows:
        where = f"{row.page}, {row.engine}, {row.records:,} ideas"
        if row.statements and row.allowed and row.statements > row.allowed:
            found.append(f"{where}: {row.statements} statements, and {row.allowed} are allowed.")
        if row.cpu_ms and row.cpu_allowed and row.cpu_ms > row.cpu_allowed:
            found.append(f"{where}: {row.cpu_ms:.1f} ms of CPU, and {row.cpu_allowed:.0f} are allowed.")
        first = small[row.engine, row.page, row.how]
        if row.records == largest and row.how == "in process":
            for name in ("cpu_ms", "database_ms", "p50_ms"):
                before, now = getattr(first, name), getattr(row, name)
                if before is not None and now > max(before * SLOWER_ALLOWED, before + FLOOR_MS):
                    found.append(f"{where}: {name} {now:.1f}, and {before:.1f} at {first.records:,}.")
    return found


@dataclass(frozen=True, kw_only=True)
class Figures:
    """All that was measured. `similar` is by engine and size, `phone` by page; both as their modules print it."""

    rows: Sequence[Row]
    writers: Mapping[str, float]
    similar: Mapping[str, Mapping[str, float]]
    phone: Mapping[str, Mapping[str, float]]


def write(path: Path, figures: Figures) -> None:
    """Write the page."""
    rows, writers = figures.rows, figures.writers
    lines = [
        "# How fast it is",
        "",
        f"Measured on {datetime.now(UTC):%d %B %Y} by `make bench`, on {platform.machine()} with Python "
        f"{platform.python_version()}; PostgreSQL without fsync, on the same machine. In process: the median of 30 "
        "requests by somebody signed in with a role or signed out, after two that warm up; CPU is that of our own "
        "process, and PostgreSQL’s stands beside it. Each page is asked for at every size in turn, ten times in each "
        "of three passes. HTTP: two workers, four readers at once, signed out. "
        "Each idea has 3 comments and 5 supports; 500 ideas wait in the queue; the outcome is served by up to 2,000. "
        "For each five ideas there is one other record: a problem, a request, a project, an experiment, a decision or "
        "a contract.",
        "",
        "## What was missed",
        "",
        *([f"- {miss}" for miss in misses(rows)] or ["Nothing: every page is within its limits at every size."]),
        "",
        "## In process",
        "",
        "| page | engine | ideas | statements | CPU ms | PostgreSQL ms | p50 ms | p95 ms | peak MB | bytes |",
        "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|",
        *(_inside(row) for row in rows if row.how == "in process"),
        "",
        "## Over HTTP",
        "",
        "| page | engine | ideas | p50 ms | p95 ms | answers a second | peak MB of all processes |",
        "|---|---|--:|--:|--:|--:|--:|",
        *(_outside(row) for row in rows if row.how == "HTTP"),
        "",
        "## Similar ideas while typing",
        "",
        "| engine and ideas | p50 ms | p95 ms |",
        "|---|--:|--:|",
        *(f"| {name} | {one['p50_ms']:.1f} | {one['p95_ms']:.1f} |" for name, one in figures.similar.items()),
        "",
        *_phone(figures.phone),
    ]
    if writers:
        lines += [
            "",
            "## Two processes writing to SQLite",
            "",
            f"In {writers['seconds']:.0f} seconds {writers['written']:,.0f} supports were given or taken back, "
            f"{writers['refused']:.0f} were refused as locked, and the longest wait was "
            f"{writers['longest_ms']:.0f} ms.",
        ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _inside(row: Row) -> str:
    return (
        f"| {row.page} | {row.engine} | {row.records:,} | {row.statements} | {row.cpu_ms:.1f} | "
        f"{row.database_ms:.1f} | {row.p50_ms:.1f} | {row.p95_ms:.1f} | {row.peak_mb:.0f} | {row.size_bytes:,} |"
    )


def _outside(row: Row) -> str:
    return (
        f"| {row.page} | {row.engine} | {row.records:,} | {row.p50_ms:.1f} | {row.p95_ms:.1f} | "
        f"{row.per_second:.0f} | {row.peak_mb:.0f} |"
    )


def _phone(pages: Mapping[str, Mapping[str, float]]) -> Sequence[str]:
    return [
        "## On a phone with a slow network",
        "",
        "Chromium held to 1.6 Mbit/s, 150 ms there and back and a quarter of its speed, cache empty, 1,000 ideas.",
        "",
        "| page | first view ms | usable ms | script KB | style KB |",
        "|---|--:|--:|--:|--:|",
        *(
            f"| {name} | {_told(one['first_view_ms'])} | {_told(one['usable_ms'])} | "
            f"{one['script_bytes'] / 1024:.1f} | {one['style_bytes'] / 1024:.1f} |"
            for name, one in pages.items()
        ),
    ]


def _told(milliseconds: float | None) -> str:
    """Return a time, or a dash: Chromium does not always say when it first painted."""
    return "–" if milliseconds is None else f"{milliseconds:.0f}"
