"""What a keystroke in the search field costs: total and first window, at three sizes.

Run as `python -m benchmarks.search [ROWS ...]` from the project's root.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from benchmarks.make_rows import make_rows
from uprtui.home import Home
from uprtui.library import Builder, Library, Query

SIZES = (3_000, 33_000, 1_000_000)
WINDOW = 40
BATCH = 5_000
ROUNDS = 7
TYPED = (
    "education children",
    '"death penalty"',
    "torture -optional",
    "ratify the optional protocol",
)


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Print a table of milliseconds, a line a size."""
    print(f"{'rows':>9}  {'publish s':>9}  {'file MB':>7}  ", end="")
    print("  ".join(f"{name:>15}" for name in ("keystroke", "other order", "deep", "facets")))
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            home = Home(Path(folder))
            seconds = build(home, size)
            megabytes = home.library.stat().st_size / 1e6
            print(f"{size:>9,}  {seconds:>9.1f}  {megabytes:>7.1f}  ", end="", flush=True)
            samples = (
                keystrokes(home, Query()),
                keystrokes(home, Query(sort="text", descending=False)),
                deep_windows(home),
                facet_counts(home),
            )
            print("  ".join(f"{_summary(list(sample)):>15}" for sample in samples))
    print("Median / 95th percentile, in milliseconds.")


def build(home: Home, size: int) -> float:
    """Publish a library of `size` rows; return the seconds that took, without making the rows."""
    spent = 0.0
    rows = make_rows(size)
    with Builder.begin(home, datetime.now(UTC)) as builder:
        source = builder.open_source("benchmark", "rows", f"{size:064}", synthetic=True)
        while batch := list(islice(rows, BATCH)):
            spent -= time.perf_counter()
            source.stage(batch)
            spent += time.perf_counter()
        spent -= time.perf_counter()
        source.close()
        builder.publish()
        return spent + time.perf_counter()


def keystrokes(home: Home, start: Query) -> Iterator[float]:
    """Type each search letter by letter; yield the milliseconds to total and first window.

    Each round opens the library anew, so that nothing is remembered from the round before.
    """
    for _ in range(ROUNDS):
        with Library.open(home.library) as library:
            library.search(start).rows(0, WINDOW)
            for typed in TYPED:
                for length in range(1, len(typed) + 1):
                    began = time.perf_counter()
                    result = library.search(_typed(start, typed[:length]))
                    result.rows(0, WINDOW)
                    yield (time.perf_counter() - began) * 1000


def deep_windows(home: Home) -> Iterator[float]:
    """Scroll through everything, sorted by text: a window at each twentieth of the way."""
    with Library.open(home.library) as library:
        result = library.search(Query(sort="text"))
        for part in range(20):
            began = time.perf_counter()
            result.rows(result.total * part // 20, WINDOW)
            yield (time.perf_counter() - began) * 1000


def facet_counts(home: Home) -> Iterator[float]:
    """Count the nine facets of a search; yield the milliseconds of each."""
    from uprtui.library.facets import FACETS

    with Library.open(home.library) as library:
        query = Query(words="education")
        library.search(query)
        for facet in FACETS * ROUNDS:
            began = time.perf_counter()
            library.facets(query, facet)
            yield (time.perf_counter() - began) * 1000


def _typed(query: Query, words: str) -> Query:
    return Query(words=words, sort=query.sort, descending=query.descending)


def _summary(samples: list[float]) -> str:
    worst = statistics.quantiles(samples, n=20)[-1]
    return f"{statistics.median(samples):.1f} / {worst:.1f}"


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
