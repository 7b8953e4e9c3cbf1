"""The file that a batch writes: asks and figures appear whole at the end, or not at all."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from uprtui.campaign.atomic import replace_file
from uprtui.cli.acceptance_asks import ADDED, AskFile, AskFileError, is_ours
from uprtui.cli.output import SAMPLE_MARK
from uprtui.outputs.spreadsheet import write_csv

if TYPE_CHECKING:
    from uprtui.home import Home
    from uprtui.target.acceptance import Acceptance

_DIGITS = 6
_MARK = "note"
_LONGEST_HEADER = 100_000


class AskOutput:
    """A place for figures, looked at before the work begins.

    Asks may be a plan nobody else should read, so only their owner can read the file, like
    everything that uprtui writes.

    Args:
        path: the file; a link is followed. Figures of an earlier run are replaced, any other file
            is not.
        source: the asks, which stay.
        home: the folder whose files are never replaced.

    Raises:
        AskFileError: where it could not be written later, or would cost another file.
    """

    def __init__(self, path: Path, source: Path, home: Home) -> None:
        self.path = Path(os.path.realpath(path))
        try:
            self._check(source, home)
        except OSError as error:
            raise self._unwritable(error) from error

    def write(self, text: str) -> None:
        """Put the file in its place in one step.

        Raises:
            AskFileError: where the system refuses; what was there stays.
        """
        try:
            replace_file(self.path, text.encode())
        except OSError as error:
            raise self._unwritable(error) from error

    def _check(self, source: Path, home: Home) -> None:
        if self.path.is_relative_to(os.path.realpath(home.root)):
            raise AskFileError(
                f"{self.path}: this is in the folder where uprtui keeps its own files.",
                "Choose another folder.",
            )
        if not self.path.parent.is_dir():
            raise AskFileError(
                f"{self.path}: there is no such folder.", "Make it first, or choose another."
            )
        if self.path.exists():
            if self.path.samefile(source):
                raise AskFileError(
                    f"{self.path}: this would overwrite the asks.", "Name another file."
                )
            self._check_replaced()
        # The very name that the replacing will use: what it would refuse is refused now.
        with tempfile.NamedTemporaryFile(
            dir=self.path.parent, prefix=f".{self.path.name}.", suffix=".new"
        ):
            pass

    def _check_replaced(self) -> None:
        """See that what is there is empty, or figures of an earlier run."""
        if not self.path.is_file():
            raise AskFileError(f"{self.path}: that is no ordinary file.", "Choose another name.")
        with self.path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            start = file.readline(_LONGEST_HEADER)
        if start and not is_ours(next(csv.reader([start]), [])):
            raise AskFileError(
                f"{self.path}: there is another file of that name, which holds no figures of a"
                " batch.",
                "Choose another name, or move that file away.",
            )

    def _unwritable(self, error: OSError) -> AskFileError:
        return AskFileError(
            f"{self.path}: the figures cannot be written ({error.strerror or error}).",
            "Choose another folder, or look into its permissions and free space.",
        )


def as_csv(table: AskFile, found: Sequence[Acceptance | None], *, sample: bool) -> str:
    """Return the rows with their figures at the end, separated by commas.

    Figures and the mark of invented data that an earlier run wrote are replaced. Cells beyond the
    header, for which a row was refused, stay at its very end, so that it is refused again.

    Args:
        table: the asks.
        found: the chance of each row; None where it was refused.
        sample: whether the library holds invented data.
    """
    width = len(table.header)
    kept = [place for place in range(width) if not _is_added(table.header, place)]
    mark = [SAMPLE_MARK] if sample else []
    out = io.StringIO()
    write_csv(
        out,
        [*(table.header[place] for place in kept), *ADDED, *([_MARK] if sample else [])],
        [
            [
                *(row.cells[place] if place < len(row.cells) else "" for place in kept),
                *_figures(chance),
                *mark,
                *row.cells[width:],
            ]
            for row, chance in zip(table.rows, found, strict=True)
        ],
    )
    return out.getvalue()


def _is_added(header: Sequence[str], place: int) -> bool:
    """Whether a column is of an earlier run: a figure, or the mark that followed all figures."""
    names = [title.casefold() for title in header]
    before = tuple(names[max(place - len(ADDED), 0) : place])
    return names[place] in ADDED or (names[place] == _MARK and before == ADDED)


def _figures(chance: Acceptance | None) -> list[object]:
    if chance is None:
        return [None] * len(ADDED)
    figures = (chance.probability, chance.low, chance.high)
    return [*(round(figure, _DIGITS) for figure in figures), chance.n]
