"""A small sound connector, for tests that break one promise at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from uprtui.api import (
    API_VERSION,
    MAX_BATCH_ROWS,
    Batch,
    ConnectorError,
    Context,
    Kind,
    Match,
    Option,
    Preview,
    RowError,
    Source,
)

MARK = b"toy\n"


class ToyConnector:
    """Reads files that begin with the line `toy`: each further line is a text."""

    id = "toy"
    title = "Toy"
    api_version = API_VERSION
    kinds = frozenset({Kind.RECOMMENDATIONS})
    options: tuple[Option, ...] = (Option("colour", "Colour", "Any.", "red", ("red", "blue")),)

    def detect(self, source: Source) -> Match | None:
        return Match(0.5, "a toy") if source.head.startswith(MARK) else None

    def preview(self, source: Source, options: Mapping[str, str], limit: int) -> Preview:
        lines = self.lines(source)
        return Preview(("line",), tuple((line,) for line in islice(lines, limit)))

    def read(
        self, source: Source, options: Mapping[str, str], context: Context
    ) -> Iterator[Batch | RowError]:
        numbered = iter(enumerate(self.lines(source), start=2))
        while chunk := list(islice(numbered, MAX_BATCH_ROWS)):
            if context.cancelled:
                return
            yield self.batch(chunk)
            context.progress(len(chunk), None)

    def lines(self, source: Source) -> list[str]:
        content = source.read_bytes()
        if not content.startswith(MARK):
            raise ConnectorError(f"{source.name} does not begin with `toy`.")
        return content.decode("utf-8", "replace").splitlines()[1:]

    def batch(self, chunk: list[tuple[int, str]]) -> Batch:
        texts = [line for _, line in chunk]
        columns = {"sur": ["Nepal"] * len(texts), "by": ["Norway"] * len(texts), "text": texts}
        return Batch(Kind.RECOMMENDATIONS, columns, [f"line {number}" for number, _ in chunk])
