"""Connector `sample`: the invented files that uprtui itself makes, and nothing else.

They are recognised by their first line, which says that all in them is invented; what is imported
from them is marked SAMPLE DATA wherever it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from itertools import islice

from uprtui.api import (
    API_VERSION,
    ISSUE_SEPARATOR,
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
from uprtui_connectors.delimited import Record, records
from uprtui_connectors.encoding import TextForm

SIGNATURE = "# uprtui sample data: invented; no real State under review, no real recommendation"
HEADER = ("sur", "by", "text", "response", "action", "issues", "session")
_ISSUES = HEADER.index("issues")


class SampleConnector:
    """Reads uprtui's own invented recommendations."""

    id = "sample"
    title = "uprtui's invented sample data"
    api_version = API_VERSION
    kinds = frozenset({Kind.RECOMMENDATIONS})
    options: tuple[Option, ...] = ()

    def detect(self, source: Source) -> Match | None:
        """Recognise the sentence in the first line."""
        if not _signed(source):
            return None
        return Match(1.0, "uprtui's own sample data", licence="invented", synthetic=True)

    def preview(self, source: Source, options: Mapping[str, str], limit: int) -> Preview:
        """The first rows as they stand in the file."""
        del options
        with _open_rows(source) as rows:
            whole = (row for row in rows if isinstance(row, Record) and _fault(row) is None)
            shown = tuple(tuple(row.cells) for row in islice(whole, limit))
        return Preview(HEADER, shown, ("invented data, made by uprtui",))

    def read(
        self, source: Source, options: Mapping[str, str], context: Context
    ) -> Iterator[Batch | RowError]:
        """Yield the recommendations in batches; rows of a wrong length as errors."""
        del options
        with _open_rows(source) as rows:
            done = 0
            while chunk := list(islice(rows, MAX_BATCH_ROWS)):
                if context.cancelled:
                    return
                whole: list[Record] = []
                for row in chunk:
                    fault = row if isinstance(row, RowError) else _fault(row)
                    if fault is not None:
                        yield fault
                    elif isinstance(row, Record):
                        whole.append(row)
                if whole:
                    yield _batch(whole)
                done += len(chunk)
                context.progress(done, None)


def _signed(source: Source) -> bool:
    head = source.head.removeprefix(b"\xef\xbb\xbf")
    return head.startswith(SIGNATURE.encode("ascii"))


@contextmanager
def _open_rows(source: Source) -> Iterator[Iterator[Record | RowError]]:
    """The rows below the header, numbered as in the file: the signature is row 1.

    Raises:
        ConnectorError: the first two lines are not those of a sample file, or it is damaged.
    """
    form = TextForm("utf-8", lines=0)
    with closing(records(source.open, source.name, form, ",")) as rows:
        signature = next(rows, None) if _signed(source) else None
        header = next(rows, None)
        if signature is None or not isinstance(header, Record) or tuple(header.cells) != HEADER:
            raise ConnectorError(
                f"{source.name} does not begin like uprtui's sample data.",
                "Make it again with the generator in sample_data/.",
            )
        yield rows


def _fault(row: Record) -> RowError | None:
    if len(row.cells) == len(HEADER):
        return None
    reason = f"{len(row.cells)} cells, expected {len(HEADER)}"
    return RowError(f"row {row.row}", " | ".join(row.cells), reason)


def _batch(rows: list[Record]) -> Batch:
    columns = {name: [row.cells[at] for row in rows] for at, name in enumerate(HEADER)}
    columns["issues"] = [row.cells[_ISSUES].replace(";", ISSUE_SEPARATOR) for row in rows]
    return Batch(Kind.RECOMMENDATIONS, columns, [f"row {row.row}" for row in rows])
