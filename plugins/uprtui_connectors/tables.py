"""One view of a table, whether it stands in a text file or in a workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice

from uprtui.api import ConnectorError, Context, Option, Preview, RowError, Source
from uprtui_connectors.delimited import Record, delimiter_of, first_line, records
from uprtui_connectors.encoding import ENCODINGS, text_form
from uprtui_connectors.workbook import has_sheet, is_workbook, open_sheet

_NAMES = {",": "comma", ";": "semicolon", "\t": "tab"}
#: The option of every connector whose tables may be text files.
ENCODING_OPTION = Option(
    name="encoding",
    title="Letters are spelt in",
    help="The encoding of a text file; auto looks at the letters themselves.",
    default="auto",
    choices=("auto", *ENCODINGS),
)
IsHeader = Callable[[Sequence[str]], bool]


@dataclass(frozen=True, slots=True)
class Table:
    """An open table.

    Args:
        header: the recognised header row.
        records: the rows below it, in order, empty ones left out.
        rows: how many rows there are below the header; an estimate for text files.
        notes: what was detected, for the user.
    """

    header: Record
    records: Iterator[Record | RowError]
    rows: int
    notes: tuple[str, ...]


def has_header(source: Source, is_header: IsHeader) -> bool:
    """Whether a file is a table with a known header, whatever its name.

    Raises:
        ConnectorError: it is a workbook that cannot be opened.
    """
    if is_workbook(source):
        return has_sheet(source, is_header)
    return _text_delimiter(source.head, is_header) is not None


@contextmanager
def open_table(
    source: Source,
    is_header: IsHeader,
    *,
    encoding: str = "auto",
    rows_wanted: int = 0,
    context: Context | None = None,
) -> Iterator[Table]:
    """Open a file's table; leaving the context closes the file.

    In: the file, how to know its header, the encoding of a text file (`auto` or a key of
    `ENCODINGS`), how many rows of a workbook are wanted (0: all), and what says whether the user
    wants to stop.

    Raises:
        ConnectorError: no known header, or the file is damaged; also while records are read.
    """
    if is_workbook(source):
        with open_sheet(source, is_header, rows_wanted=rows_wanted, context=context) as sheet:
            if sheet is None:
                raise _no_header(source, "none of its sheets begins with")
            below = sheet.rows - sheet.header.row
            yield Table(sheet.header, sheet.records, below, (f"sheet: {sheet.name}",))
        return
    delimiter = _text_delimiter(source.head, is_header)
    if delimiter is None:
        raise _no_header(source, "its first line is not")
    form = text_form(source.open, source.name, encoding)
    with closing(records(source.open, source.name, form, delimiter)) as rows:
        header = next(rows, None)
        if not isinstance(header, Record) or not is_header(header.cells):
            raise _no_header(source, f"read as {form.encoding}, its first line is not")
        notes = (f"encoding: {form.encoding}", f"cells divided by: {_NAMES[delimiter]}")
        yield Table(header, rows, max(form.lines - 1, 0), notes)


def first_rows(
    table: Table, titles: Sequence[str], limit: int, notes: Sequence[str] = ()
) -> Preview:
    """The first rows of a table as they stand in the file, each as long as its header.

    In: the titles, how many rows, and what to say besides the table's own notes.
    """
    width = len(titles)
    whole = (record for record in table.records if isinstance(record, Record))
    rows = (tuple([*record.cells, *[""] * width][:width]) for record in islice(whole, limit))
    return Preview(tuple(titles), tuple(rows), (*table.notes, *notes))


def left_out(unknown: Sequence[str]) -> tuple[str, ...]:
    """What to say of columns that are not known; nothing where there are none."""
    return (f"columns left out: {', '.join(unknown)}",) if unknown else ()


def _text_delimiter(head: bytes, is_header: IsHeader) -> str | None:
    """The delimiter of a text file with a known header: headers are plain ASCII in any encoding."""
    utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    codec = ENCODINGS["utf-16" if utf16 else "utf-8"]
    return delimiter_of(first_line(head, codec), is_header)


def _no_header(source: Source, what: str) -> ConnectorError:
    return ConnectorError(
        f"{source.name} is no table of the expected form: {what} a known header.",
        "Export it again with its header row; see the plugin guide for other forms.",
    )
