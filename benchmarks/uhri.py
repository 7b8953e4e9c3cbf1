"""What an import of the whole Human Rights Index costs: seconds and memory of all its processes.

Run as `python -m benchmarks.uhri [RECORDS] [json|xlsx ...]` from the project's root; Linux only (it
reads /proc). The export is invented (`make_uhri`), as large as the real one. The import is the
command that users run, in a process of its own; memory is what it and its workers keep resident
together, looked at every 20 milliseconds. The baseline is `json.load` of the same file.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.make_uhri import make_records, write_json, write_xlsx

RECORDS = 268_000
FORMS = ("json", "xlsx")
_WRITE = {"json": write_json, "xlsx": write_xlsx}
_LOOK_EVERY = 0.02
_LOAD = "import json, sys; print(len(json.load(open(sys.argv[1], encoding='utf-8'))))"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took.

    Args:
        seconds: by the clock on the wall.
        computing: seconds of computing, its children's included.
        megabytes: the most that it and its children kept resident at one time.
        output: what it printed.
    """

    seconds: float
    computing: float
    megabytes: float
    output: str


def main(records: int = RECORDS, forms: Sequence[str] = FORMS) -> None:
    """Print a line for the baseline and a line for each form."""
    print(
        f"{'':24} {'MB of file':>10} {'seconds':>8} {'computing':>9} {'records/s':>9} "
        f"{'peak MB':>8}"
    )
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "export.json"
        write_json(export, make_records(records))
        baseline = measured([sys.executable, "-c", _LOAD, str(export)])
        _tell("json.load", export, records, baseline)
        for form in forms:
            if form != "json":
                export = export.with_suffix(f".{form}")
                _WRITE[form](export, make_records(records))
            cost = run_import(export, Path(folder) / f"home-{form}")
            _tell(f"uprtui import, {form}", export, records, cost)
            print(
                f"{'   to json.load':24} {'':>10} {cost.seconds / baseline.seconds:>8.1f} {'':>9} "
                f"{'':>9} {cost.megabytes / baseline.megabytes:>8.2f}"
            )


def run_import(export: Path, home: Path) -> Cost:
    """Import a file into a new home; ends the program where it goes wrong."""
    command = [sys.executable, "-m", "uprtui", "import", str(export), "--json"]
    cost = measured(command, UPRTUI_HOME=str(home))
    (summary,) = json.loads(cost.output)
    if summary.get("error") or summary["rejected"] or summary["connector"] != "uhri":
        raise SystemExit(f"The import went wrong: {summary}")
    print(f"   {summary['added']:,} rows added, {summary['merged']:,} merged")
    return cost


def measured(command: Sequence[str], **environment: str) -> Cost:
    """Run a command and watch it."""
    started, before = time.perf_counter(), os.times()
    peak = 0
    with tempfile.TemporaryFile("w+") as printed:
        process = subprocess.Popen(command, stdout=printed, env={**os.environ, **environment})
        while process.poll() is None:
            peak = max(peak, resident(process.pid))
            time.sleep(_LOOK_EVERY)
        seconds, after = time.perf_counter() - started, os.times()
        printed.seek(0)
        output = printed.read()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}: {output}")
    computing = after.children_user + after.children_system
    computing -= before.children_user + before.children_system
    return Cost(seconds, computing, peak / 1024, output)


def resident(process: int | str) -> int:
    """Kilobytes that a process and all below it keep resident; 0 once it has ended."""
    folder = Path("/proc") / str(process)
    try:
        status = (folder / "status").read_text()
        below = [
            child
            for task in (folder / "task").iterdir()
            for child in (task / "children").read_text().split()
        ]
    except OSError:
        return 0
    own = next((line for line in status.splitlines() if line.startswith("VmRSS:")), "VmRSS: 0")
    return int(own.split()[1]) + sum(map(resident, below))


def _tell(what: str, export: Path, records: int, cost: Cost) -> None:
    size = export.stat().st_size / 1e6
    print(
        f"{what:24} {size:>10.0f} {cost.seconds:>8.1f} {cost.computing:>9.1f} "
        f"{records / cost.seconds:>9,.0f} {cost.megabytes:>8.0f}",
        flush=True,
    )


if __name__ == "__main__":
    numbers = [int(given) for given in sys.argv[1:] if given.isdecimal()]
    chosen = [given for given in sys.argv[1:] if given in FORMS]
    main(numbers[0] if numbers else RECORDS, chosen or FORMS)
