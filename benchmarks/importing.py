"""What an import costs: against DuckDB reading the same text into a table, run beside it.

Run as `python -m benchmarks.importing [ROWS ...]` from the project's root. The rows are
invented and written as UPR Info exports are; the baseline reads the same file with `read_csv`.
The last column is for the same rows without issue labels, for which labels are suggested.
"""

from __future__ import annotations

import csv
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from benchmarks.make_rows import make_rows
from uprtui.connectors import ConnectorHost, import_files
from uprtui.home import Home
from uprtui.recommendation import Response
from uprtui.states import States

SIZES = (3_000, 33_000, 300_000)
ROUNDS = 3
_HEADER = [
    "To",
    "To-Rgrp",
    "To-Org",
    "Text",
    "From",
    "From-Rgrp",
    "From-Org",
    "Response",
    "Action",
    "Issue",
    "Session",
]
_RESPONSES = {Response.SUPPORTED: "Accepted", Response.NOTED: "Noted"}


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Print seconds for both, rows a second, and the ratio, a line a size."""
    print(
        f"{'rows':>9}  {'import s':>8}  {'rows/s':>8}  {'read_csv s':>10}  {'ratio':>6}"
        f"  {'unlabelled rows/s':>17}"
    )
    host, states = ConnectorHost.discover(), States.builtin()
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            export, bare = Path(folder) / "export.csv", Path(folder) / "bare.csv"
            write_export(export, size, states)
            write_export(bare, size, states, labelled=False)
            ours, theirs, suggesting = [], [], []
            for number in range(ROUNDS):
                theirs.append(baseline(export, Path(folder) / f"{number}.duckdb"))
                ours.append(
                    run_import(export, Home(Path(folder) / f"home-{number}"), size, host, states)
                )
                suggesting.append(
                    run_import(bare, Home(Path(folder) / f"bare-{number}"), size, host, states)
                )
        seconds, base = statistics.median(ours), statistics.median(theirs)
        rate, slower = size / seconds, size / statistics.median(suggesting)
        print(
            f"{size:>9,}  {seconds:>8.2f}  {rate:>8,.0f}  {base:>10.3f}  {seconds / base:>6.1f}"
            f"  {slower:>17,.0f}"
        )


def write_export(path: Path, size: int, states: States, *, labelled: bool = True) -> None:
    """Write `size` invented recommendations in the form of UPR Info's CSV, with issues or not."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_HEADER)
        for row in make_rows(size):
            writer.writerow(
                [
                    states.name(row.sur),
                    "",
                    "",
                    row.text,
                    states.name(row.by) if row.by else "",
                    "",
                    "",
                    _RESPONSES.get(row.response, "") if row.response else "",
                    row.action or "",
                    ",".join(row.issues) if labelled else "",
                    row.session or "",
                ]
            )


def baseline(export: Path, database: Path) -> float:
    """Seconds that DuckDB needs to read the file into a table on disk."""
    started = time.perf_counter()
    with duckdb.connect(str(database)) as connection:
        connection.execute(
            "CREATE TABLE rows AS SELECT * FROM read_csv($1, header = true, all_varchar = true)",
            [str(export)],
        )
    return time.perf_counter() - started


def run_import(export: Path, home: Home, size: int, host: ConnectorHost, states: States) -> float:
    """Seconds of a whole import, published and checked."""
    started = time.perf_counter()
    (summary,) = import_files([export], home=home, host=host, states=states, now=datetime.now(UTC))
    spent = time.perf_counter() - started
    if summary.error or summary.read != size:
        raise SystemExit(f"The import went wrong: {summary}")
    return spent


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
