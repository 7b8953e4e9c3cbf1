"""What a connector is: the attributes it declares and the three things it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol, runtime_checkable

from uprtui.api.types import Batch, Kind, Match, Option, Preview, RowError, Source
from uprtui.errors import UprtuiError


class ConnectorError(UprtuiError):
    """A file that a connector cannot read.

    Args:
        message: where (row, column, byte) and what is wrong, as whole sentences.
        remedy: what the user can do now.

    The file is then not imported; other files go on.
    """


class Context(Protocol):
    """What uprtui offers a connector while it reads: cancel, progress and a log."""

    @property
    def cancelled(self) -> bool:
        """True once the user wants to stop. Look at least once a batch, and return."""

    def progress(self, done: int, total: int | None) -> None:
        """Tell how many rows are done, and how many there are (None: unknown; estimates do)."""

    def log(self, message: str) -> None:
        """Tell the user something about the file that is no error, in one sentence."""


@runtime_checkable
class Connector(Protocol):
    """Reads one kind of file. Any object with these attributes and methods is a connector.

    A connector keeps no state between calls, writes nothing, and asks neither network nor clock.
    """

    @property
    def id(self) -> str:
        """A short name, unique among all connectors: lower-case letters, digits and hyphens."""

    @property
    def title(self) -> str:
        """A name for people."""

    @property
    def api_version(self) -> str:
        """The version of this contract that it was written for, such as "1.1" (`API_VERSION`)."""

    @property
    def kinds(self) -> frozenset[Kind]:
        """What its files may hold; every batch is of one of these kinds."""

    @property
    def options(self) -> tuple[Option, ...]:
        """The choices that it offers the user; often none."""

    def detect(self, source: Source) -> Match | None:
        """Say whether the file is one of this connector's, by its content whatever its name.

        Looks at `source.head` first, and opens the file only where the head shows a container
        (a zip, an Excel file) whose inside decides. Same file, same answer; within a second.

        Out: a match, or None for a foreign file.

        Raises:
            ConnectorError: the file may well be one of its own, but is too damaged to tell;
                the sentence is shown where no other connector recognises the file.
        """

    def preview(self, source: Source, options: Mapping[str, str], limit: int) -> Preview:
        """Show at most `limit` rows, as they stand in the file.

        Raises:
            ConnectorError: the file cannot be read.
        """

    def read(
        self, source: Source, options: Mapping[str, str], context: Context
    ) -> Iterator[Batch | RowError]:
        """Read the whole file, in its order, in batches of at most `MAX_BATCH_ROWS` rows.

        In: `options` has a value for every declared option. Out: batches, and errors of single
        rows. Once `context.cancelled` is true, it yields at most one more batch and ends.

        Raises:
            ConnectorError: the file cannot be read (any further).
        """
