"""The CSV of a backtest's rankings: it appears whole at the end, or not at all."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

from uprtui.campaign.atomic import replace_file
from uprtui.errors import UprtuiError
from uprtui.outputs.spreadsheet import safe_cell

if TYPE_CHECKING:
    from uprtui.target.backtest import Query

COLUMNS = ("session", "sur", "issue", "rank", "state", "score")
TOP = 30


class RankingsFileError(UprtuiError):
    """The rankings cannot be written to `path`."""

    def __init__(self, path: Path, what: str, remedy: str) -> None:
        super().__init__(f"{path}: {what}", remedy)
        self.path = path


class RankingsFile:
    """Collects the first places of each query as text; nothing is on the disk before `write`.

    Four sessions make some 2 MB. The file holds what UPR Info published anyway, yet only its
    owner can read it, like everything that uprtui writes.

    Args:
        path: the file; a link is followed. Rankings of an earlier run are replaced.
        method: whose rankings to write.

    Raises:
        RankingsFileError: where it could not be written later, or would cost another file.
    """

    def __init__(self, path: Path, method: str) -> None:
        self.path = Path(os.path.realpath(path))
        self.rows = 0
        self._method = method
        self._text = io.StringIO(newline="")
        self._csv = csv.writer(self._text, lineterminator="\n")
        self._csv.writerow(COLUMNS)
        self._check()

    def add(self, query: Query) -> None:
        """Take in the first places of a query."""
        top = query.rankings[self._method][:TOP]
        for rank, (state, score, _) in enumerate(top, start=1):
            row = (query.session, query.sur, query.issue, rank, state, score)
            self._csv.writerow([safe_cell(cell) for cell in row])
        self.rows += len(top)

    def write(self) -> None:
        """Put the file in its place in one step.

        Raises:
            RankingsFileError: where the system refuses; what was there stays.
        """
        try:
            replace_file(self.path, self._text.getvalue().encode())
        except OSError as error:
            raise RankingsFileError(
                self.path,
                f"the rankings could not be written ({error.strerror or error}).",
                "Choose another folder, or look into its permissions and free space.",
            ) from error

    def _check(self) -> None:
        if not self.path.parent.is_dir():
            raise RankingsFileError(
                self.path, "there is no such folder.", "Make it first, or choose another."
            )
        if not os.access(self.path.parent, os.W_OK):
            raise RankingsFileError(
                self.path, "nothing can be written to that folder.", "Choose another folder."
            )
        if not self.path.exists():
            return
        if not self.path.is_file():
            raise RankingsFileError(self.path, "that is no ordinary file.", "Choose another name.")
        with self.path.open("rb") as file:
            start = file.read(len(header := ",".join(COLUMNS).encode()))
        if start not in {b"", header}:
            raise RankingsFileError(
                self.path,
                "there is another file of that name, which holds no rankings.",
                "Choose another name, or move that file away.",
            )
