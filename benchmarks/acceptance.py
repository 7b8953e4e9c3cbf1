"""How good the chances of support are on sessions 14 to 17, and what they cost.

Run as `python -m benchmarks.acceptance [LIBRARY]` from the project's root. LIBRARY is a
`library.duckdb`; without it, the real exports at ../shared/data are imported first. Sessions up to
13 are what the coefficients were fitted on; the baselines are counted on them in the same run.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.acceptance_figures import area_under_curve, calibration, coverage, even_edges
from uprtui.connectors import ConnectorHost, import_files
from uprtui.home import Home
from uprtui.library import Library
from uprtui.states import States
from uprtui.target.acceptance import Acceptance, Ask, chances
from uprtui.target.acceptance.spread import CONFIDENCE

EXPORTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "upr-info-legacy"
NAMES = ("1-5.csv", "6-9.csv", "10-13.csv", "14-17.csv")
FITTED_TO, TESTED_TO = 13, 17
MANY = 10_000
ROUNDS = 30
UNSURE = (0.3, 0.6)  # chances at which the interval is put to its hardest test
_ROWS = """
SELECT sur, by_state, issues, text, session, action, response = 'supported'
FROM recommendations
WHERE kind = 'recommendation' AND response IN ('supported', 'noted') AND session <= $last
    AND by_state IS DISTINCT FROM sur
ORDER BY session, row
"""
_CATEGORIES = """
SELECT action, count(*), avg((response = 'supported')::INTEGER)
FROM recommendations
WHERE kind = 'recommendation' AND response IN ('supported', 'noted')
    AND by_state IS DISTINCT FROM sur
GROUP BY action ORDER BY action
"""


class Row(NamedTuple):
    """A decided recommendation, its category as coded, and whether it was supported."""

    ask: Ask
    coded: int | None
    supported: bool


def main(path: Path | None = None) -> None:
    """Print figures against the baselines, calibration, coverage, shares supported and times."""
    if path is None and not EXPORTS.is_dir():
        print(f"No real exports at {EXPORTS}: name a library.")
        return
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(path or imported(Path(folder))) as library,
    ):
        _report(library)


def imported(folder: Path) -> Path:
    """Import the real exports into a new home; return its library."""
    home = Home(folder)
    import_files(
        [EXPORTS / name for name in NAMES],
        home=home,
        host=ConnectorHost.discover(),
        states=States.builtin(),
        now=datetime.now(UTC),
    )
    return home.library


def _report(library: Library) -> None:
    states = States.builtin()
    rows = [
        Row(Ask(sur, by, tuple(issues), text, session), coded, supported)
        for sur, by, issues, text, session, coded, supported in library.ask(
            _ROWS, {"last": TESTED_TO}
        )
    ]
    known = [row for row in rows if (row.ask.session or 0) <= FITTED_TO]
    tested = [row for row in rows if (row.ask.session or 0) > FITTED_TO]
    outcomes = [row.supported for row in tested]
    estimates = chances(library, states, [row.ask for row in tested])
    given = [estimate.probability for estimate in estimates]
    print(f"{len(tested):,} decided recommendations of sessions {FITTED_TO + 1}-{TESTED_TO}")
    print(f"{'':24}{'AUC':>7}{'Brier':>8}{'ECE':>8}{'ECE, equal counts':>20}")
    for title, found in (
        ("always the same", _by(known, tested, lambda _row: None)),
        ("by coded category", _by(known, tested, lambda row: row.coded)),
        ("acceptance", given),
    ):
        print(f"{title:24}{_figures(found, outcomes)}")
    _print_calibration(given, outcomes)
    _print_coverage(tested, estimates)
    _print_categories(library)
    _print_times(library, states, [row.ask for row in tested])


def _by(known: Sequence[Row], tested: Sequence[Row], kind: Callable[[Row], object]) -> list[float]:
    """Estimates by the share that was supported among known rows of the same kind."""
    of_kind: dict[object, list[bool]] = defaultdict(list)
    for row in known:
        of_kind[kind(row)].append(row.supported)
    share = statistics.fmean(row.supported for row in known)
    return [statistics.fmean(of_kind[kind(row)]) if of_kind[kind(row)] else share for row in tested]


def _figures(given: Sequence[float], outcomes: Sequence[bool]) -> str:
    wide = calibration(given, outcomes)
    even = calibration(given, outcomes, even_edges(given)).expected_error()
    area = area_under_curve(given, outcomes)
    return f"{area:7.3f}{wide.brier():8.3f}{wide.expected_error():8.3f}{even:20.3f}"


def _print_calibration(given: Sequence[float], outcomes: Sequence[bool]) -> None:
    print(f"\n{'asks':>6}  {'estimated':>9}  {'supported':>9}")
    for each in calibration(given, outcomes).table().bins:
        print(f"{each.count:6,}  {each.predicted:9.3f}  {each.observed:9.3f}")


def _print_coverage(tested: Sequence[Row], estimates: Sequence[Acceptance]) -> None:
    """How often the intervals hold; once more for groups whose mean chance is in UNSURE."""
    members: dict[tuple[str, str], list[tuple[Acceptance, bool]]] = defaultdict(list)
    for row, found in zip(tested, estimates, strict=True):
        for issue in row.ask.issues:
            members[row.ask.sur, issue].append((found, row.supported))
    low, high = UNSURE
    unsure = {
        group: asks
        for group, asks in members.items()
        if low <= statistics.fmean(found.probability for found, _ in asks) < high
    }
    for least in (5, 10):
        for title, groups in (("", members), (f" with a chance from {low} to {high}", unsure)):
            each = [(group, *ask) for group, asks in groups.items() for ask in asks]
            share, count = coverage(
                [(found.low, found.high) for _, found, _ in each],
                [supported for *_, supported in each],
                [group for group, *_ in each],
                least,
            )
            print(
                f"intervals of {CONFIDENCE:.0%} hold {share:.1%}"
                f" of {count:,} reviews × issues of {least} or more{title}"
            )


def _print_categories(library: Library) -> None:
    print("\ncategory     asks  supported")
    for category, asks, share in library.ask(_CATEGORIES):
        print(f"{category or 'none':>8}  {asks:7,}  {share:9.1%}")


def _print_times(library: Library, states: States, asks: Sequence[Ask]) -> None:
    samples = []
    for ask in islice(asks, 0, None, len(asks) // ROUNDS):
        began = time.perf_counter()
        chances(library, states, [ask])
        samples.append((time.perf_counter() - began) * 1000)
    usual, worst = statistics.median(samples), statistics.quantiles(samples, n=20)[-1]
    print(f"\none ask {usual:.0f} ms / {worst:.0f} ms (median / 95th percentile)")
    many = list(islice(cycle(asks), MANY))
    began = time.perf_counter()
    chances(library, states, many)
    print(f"{MANY:,} asks of four sessions {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
