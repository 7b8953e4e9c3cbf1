"""What a ranking, the board of six issues and the backtest cost, and how often they are right.

Run as `python -m benchmarks.targets` from the project's root. Times come from invented reviews of
four cycles; the figures of quality from the real exports at ../shared/data, where they are.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from benchmarks.acceptance import EXPORTS, imported
from benchmarks.make_rows import make_rows
from uprtui.home import Home
from uprtui.library import Builder, CheckedRow, Library
from uprtui.recommendation import ISSUES
from uprtui.states import States
from uprtui.target import rank_issues, rank_states
from uprtui.target.backtest import run_backtest
from uprtui.target.backtest_result import Backtest
from uprtui.target.replay import open_replay

SIZES = (3_000, 33_000, 300_000)
SESSIONS, REVIEWS = 54, 14
ROUNDS = 9
BATCH = 5_000
COUNT = "SELECT by_state, count(*) FROM recommendations GROUP BY by_state"
FIRST, LAST = 14, 17
SUR = "NPL"


def main() -> None:
    """Print times at three sizes, then the backtest on the real exports."""
    print(f"{'rows':>8}  {'one ranking':>11}  {'six issues':>10}  {'backtest of 4':>13}  count")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            home = Home(Path(folder))
            publish(home, size)
            with Library.open(home.library) as library:
                print_times(library, size)
    if not EXPORTS.is_dir():
        print(f"No real exports at {EXPORTS}: no figures of quality.")
        return
    with tempfile.TemporaryDirectory() as folder, Library.open(imported(Path(folder))) as library:
        print()
        print_times(library, library.stats().recommendations)
        print_quality(run_backtest(open_replay(library), FIRST, LAST, seed=1))


def publish(home: Home, size: int) -> None:
    """Publish a library of invented reviews."""
    rows = reviews(size)
    with Builder.begin(home, datetime.now(UTC)) as builder:
        source = builder.open_source("benchmark", "rows", f"{size:064}", synthetic=True)
        while batch := list(islice(rows, BATCH)):
            source.stage(batch)
        source.close()
        builder.publish()


def reviews(size: int) -> Iterator[CheckedRow]:
    """Invented recommendations, dealt out to fourteen reviews a session as the UPR has them."""
    codes = [state.code for state in States.builtin()]
    for number, row in enumerate(make_rows(size)):
        place = number % (SESSIONS * REVIEWS)
        sur = codes[place % len(codes)]
        if row.by != sur:
            yield row._replace(sur=sur, session=place // REVIEWS + 1)


def print_times(library: Library, size: int) -> None:
    """Print the medians of one library, and of a plain count of the same rows beside them."""
    issues = list(ISSUES[:6])
    one = timed(lambda: rank_states(library, sur=SUR, issue=issues[0]))
    six = timed(lambda: rank_issues(library, sur=SUR, issues=issues))
    count = timed(lambda: library.ask(COUNT))
    last = open_replay(library).sessions(1, SESSIONS)[-1]
    began = time.perf_counter()
    run_backtest(open_replay(library), last - 3, last, ("model", "issue"), seed=1)
    replayed = time.perf_counter() - began
    print(
        f"{size:>8,}  {one:>8.0f} ms  {six:>7.0f} ms  {replayed:>11.1f} s  {count:.1f} ms",
        flush=True,
    )


def timed(ask: Callable[[], object]) -> float:
    """Median milliseconds."""
    samples = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        ask()
        samples.append((time.perf_counter() - began) * 1000)
    return statistics.median(samples)


def print_quality(found: Backtest) -> None:
    """Print the measures of each method with their intervals, and the calibration."""
    print(f"\nsessions {FIRST}-{LAST}, {found.queries:,} queries, coefficients fitted on 4-13")
    print(f"{'method':9} {'NDCG@10':>20} {'precision@10':>13} {'recall@20':>10} {'MAP':>6}")
    for name, measured in found.methods.items():
        figures, interval = measured.figures, measured.intervals["ndcg10"]
        around = "" if interval is None else f"{interval[0]:.3f}-{interval[1]:.3f}"
        print(
            f"{name:9} {figures.ndcg10:.3f} ({around}) {figures.precision10:>13.3f}"
            f" {figures.recall20:>10.3f} {figures.map:>6.3f}"
        )
    chance = found.chance
    print(
        f"{'chance':9} {chance.ndcg10:.3f} {'':13} {chance.precision10:>13.3f}"
        f" {chance.recall20:>10.3f} {chance.map:>6.3f}"
    )
    table = found.methods["model"].calibration
    assert table is not None
    print(f"\n{'said':>12} {'times':>8} {'mean':>7} {'happened':>9}")
    for each in table.bins:
        said = f"{each.low:>5.0%}-{each.high:<5.0%}"
        print(f"{said} {each.count:>8,} {each.predicted:>7.3f} {each.observed:>9.3f}")
    print(f"expected error {table.expected_error:.4f}, Brier {table.brier:.4f}")


if __name__ == "__main__":
    main()
