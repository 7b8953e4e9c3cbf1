"""Resident memory with the library open: of a reader, and of the whole app on its library screen.

Run as `python -m benchmarks.memory` from the project's root; Linux only (it reads /proc).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.search import build
from uprtui.home import Home

SIZES = (33_000, 1_000_000)

_BARE = "import textual.app, textual.widgets"
_READER = """
from pathlib import Path
from uprtui.library import Library, Query
from uprtui.states import States
library = Library.open(Path({path!r}), states=States.builtin())
for words in ("", "e", "ed", "education", "ratify optional protocol"):
    library.search(Query(words=words)).rows(0, 40)
"""
_TELL = """
import re
status = open("/proc/self/status").read()
print(re.search(r"VmRSS:\\s+(\\d+)", status)[1])
"""


def main() -> None:
    """Print megabytes, a line a case."""
    print(f"{'python alone':38} {resident(''):>6.1f} MB")
    print(f"{'textual imported':38} {resident(_BARE):>6.1f} MB")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            home = Home(Path(folder))
            build(home, size)
            reader = _READER.format(path=str(home.library))
            both = f"{_BARE}\n{reader}"
            print(f"{f'library of {size:,} rows open, searched':38} {resident(reader):>6.1f} MB")
            print(f"{'   the same, with textual':38} {resident(both):>6.1f} MB")


def resident(program: str) -> float:
    """Megabytes that a fresh process keeps resident after running a program."""
    done = subprocess.run(
        [sys.executable, "-c", program + _TELL], capture_output=True, text=True, check=True
    )
    return int(done.stdout) / 1024


if __name__ == "__main__":
    main()
