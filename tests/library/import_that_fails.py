"""Imports that come to grief at a chosen step, each in a process of its own.

`python -m tests.library.import_that_fails HOME WAY WHERE [HOME WAY WHERE ...]` makes one import
after another, each in a fork of its own, and writes as JSON how each ended: the code as
`subprocess` tells it, and what was said. `kill STEP` kills itself at STEP; `full BYTES` may not
write a file longer than BYTES, as on a full disk. `ended` asks for all this.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tests.library.invented import NOW, digest, row
from uprtui.home import Home
from uprtui.library import Builder, CheckedRow, LibraryNotWritten

REFUSED = 3
INCOMING = 600


class Ended(NamedTuple):
    """How an import ended: below 0, `code` is the signal that killed it."""

    code: int
    said: str


def incoming() -> list[CheckedRow]:
    """The rows that are imported: new ones, and one that is known."""
    return [row("Known before"), *(row(f"New {number} of many") for number in range(INCOMING))]


def ended(tries: Iterable[tuple[Home, str, str]]) -> list[Ended]:
    """Have each import tried: the home, the way and where."""
    project = Path(__file__).parents[2]
    arguments = [word for home, way, where in tries for word in (str(home.root), way, where)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.library.import_that_fails", *arguments],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [Ended(*each) for each in json.loads(done.stdout)]


def _in_a_fork(root: str, way: str, where: str) -> Ended:
    """Fork: this process has no thread and no database open, so that its child is a fresh one."""
    sees, says = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(says, 1)
        os.close(sees)
        code = _import(root, way, where)
        sys.stdout.flush()
        os._exit(code)
    os.close(says)
    with os.fdopen(sees) as stream:
        said = stream.read()
    return Ended(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), said)


def _import(root: str, way: str, where: str) -> int:
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


def main(*arguments: str) -> None:
    """Try one import after another; write how they ended."""
    tries = zip(*[iter(arguments)] * 3, strict=True)
    print(json.dumps([_in_a_fork(*each) for each in tries]))


if __name__ == "__main__":
    main(*sys.argv[1:])
