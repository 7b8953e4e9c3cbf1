"""A child process that imports one source and comes to grief at a chosen step.

`python -m tests.library.import_that_fails HOME kill STEP` kills itself at STEP;
`... HOME full BYTES` may not write a file longer than BYTES, as on a full disk.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path

from tests.library.invented import NOW, digest, row
from uprtui.home import Home
from uprtui.library import Builder, CheckedRow, LibraryNotWritten

REFUSED = 3
INCOMING = 600


def incoming() -> list[CheckedRow]:
    """The rows that the child imports: new ones, and one that is known."""
    return [row("Known before"), *(row(f"New {number} of many") for number in range(INCOMING))]


def main(root: str, way: str, where: str) -> int:
    """Import; return REFUSED where the library could not be written."""

    def die_at(step: str) -> None:
        if way == "kill" and step == where:
            os.kill(os.getpid(), signal.SIGKILL)

    if way == "full":
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(where), int(where)))
    try:
        with Builder.begin(Home(Path(root)), NOW, checkpoint=die_at) as builder:
            source = builder.open_source("test", "child", digest("child"))
            source.stage(incoming())
            die_at("staging")
            source.close()
            builder.publish()
    except LibraryNotWritten as error:
        print(error)
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
