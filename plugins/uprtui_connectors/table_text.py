"""Tables in text files: cells divided by some sign, or one JSON object a line."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from itertools import islice

from uprtui.api import HEAD_BYTES, ConnectorError, RowError, Source
from uprtui_connectors.delimited import LONGEST_LINE, Record
from uprtui_connectors.table_columns import MOST_COLUMNS, too_many_columns
from uprtui_connectors.table_guess import field_of

#: What the user may choose for the option `delimiter`, and the sign.
DELIMITERS: Mapping[str, str] = {",": ",", ";": ";", "tab": "\t", "|": "|"}
_SAMPLED = 60
_EVEN = 0.6
_KEYS_OF_FIRST = 200
_LONGEST_RAW = 2_000


def head_text(source: Source) -> str:
    """A file's beginning as text, whole lines only where it is longer; empty for no text."""
    head = source.head
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", errors="ignore")
    elif b"\0" in head:
        return ""
    else:
        cut = len(head) == HEAD_BYTES
        text = _decoded(head[:-3] if cut else head)
    text = text.lstrip("\ufeff")
    if len(head) < HEAD_BYTES:
        return text
    ends = max(text.rfind("\n"), text.rfind("\r"))
    return text[: ends + 1] if ends >= 0 else text


def head_rows(text: str, delimiter: str) -> list[list[str]]:
    """The first rows of a text under a delimiter; damaged quotation marks are overlooked.

    A row that is cut by the text's end may be among them.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)
    rows = csv.reader(lines, delimiter=delimiter)
    found: list[list[str]] = []
    try:
        found.extend(islice((row for row in rows if any(row)), _SAMPLED))
    except csv.Error:
        return found
    return found


def sniffed(text: str) -> str | None:
    """The sign that divides a text's cells; None where no sign makes a table of it.

    First counts a sign that shows known titles, then the one that gives the most rows as many
    cells as each other.
    """
    scores: dict[str, tuple[int, float, int]] = {}
    for sign in DELIMITERS.values():
        rows = head_rows(text, sign)
        widths = Counter(len(row) for row in rows)
        width, often = widths.most_common(1)[0] if widths else (0, 0)
        if width < 2 or often < len(rows) * _EVEN:
            titles = max((_titles(row) for row in rows[:15]), default=0)
            if titles < 2:
                continue
        titles = max(_titles(row) for row in rows[:15])
        scores[sign] = (titles, often / len(rows), width)
    return max(scores, key=lambda sign: scores[sign], default=None)


def is_json_lines(text: str) -> bool:
    """Whether a text begins with a JSON object on a line of its own."""
    first = text.lstrip().partition("\n")[0].strip()
    if not first.startswith("{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def check_first_line(source: Source, text: str) -> None:
    """Refuse a table with far too many columns by its beginning.

    Raises:
        ConnectorError: its first line, as far as it is here, has more than `MOST_COLUMNS` cells.
    """
    first = text[:HEAD_BYTES].splitlines()[:1]
    for sign in DELIMITERS.values():
        cells = first[0].count(sign) + 1 if first else 0
        if cells > MOST_COLUMNS and not first[0].lstrip().startswith(("{", "[", "<")):
            raise too_many_columns(cells, source.name)


def json_records(source: Source) -> tuple[list[str], Generator[Record | RowError]]:
    """Read a file of JSON objects, one a line.

    Out: the keys of the first objects in order of appearance, and one record per object, its
    cells in the order of these keys. A list is a cell with a line for each value.

    Raises:
        ConnectorError: a line is too long, or the letters are no UTF-8; also while records are
            read.
    """
    keys: dict[str, None] = {}
    first = _objects(source)
    for found in islice(first, _KEYS_OF_FIRST):
        if not isinstance(found, RowError):
            keys.update(dict.fromkeys(found[1]))
        if len(keys) > MOST_COLUMNS:
            raise too_many_columns(len(keys), source.name)
    first.close()
    return [_sound(key) for key in keys], _json_rows(source, tuple(keys))


def _json_rows(source: Source, keys: Sequence[str]) -> Generator[Record | RowError]:
    for found in _objects(source):
        if isinstance(found, RowError):
            yield found
        else:
            row, values = found
            yield Record(row, [_cell(values.get(key)) for key in keys])


def _objects(source: Source) -> Generator[tuple[int, dict[str, object]] | RowError]:
    for row, line in enumerate(_lines(source), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, dict):
            yield row, value
        else:
            raw = _sound(line[:_LONGEST_RAW].rstrip())
            yield RowError(f"row {row}", raw, "the line is no JSON object")


def _lines(source: Source) -> Iterator[str]:
    with source.open() as stream:
        row = 0
        while line := stream.readline(LONGEST_LINE):
            row += 1
            if len(line) >= LONGEST_LINE:
                raise ConnectorError(
                    f"{source.name}, line {row}: {LONGEST_LINE:,} bytes or more: that is no row.",
                    "Write one JSON object a line.",
                )
            try:
                yield line.decode("utf-8-sig" if row == 1 else "utf-8")
            except UnicodeDecodeError as problem:
                raise ConnectorError(
                    f"{source.name}, line {row}: letters that are no UTF-8.",
                    "Save it as UTF-8; JSON has no other encoding.",
                ) from problem


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _sound(value)
    if isinstance(value, list) and all(isinstance(each, str | int | float) for each in value):
        return "\n".join(_cell(each) for each in value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value)) if abs(value) < 1e15 else repr(value)
    return _sound(json.dumps(value, ensure_ascii=False))


def _sound(text: str) -> str:
    """A text that every file and terminal can hold: no halves of letters."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _decoded(head: bytes) -> str:
    try:
        return head.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        cut = problem.start >= len(head) - 4
        return head.decode("utf-8-sig", "ignore") if cut else head.decode("cp1252", "replace")


def _titles(row: Sequence[str]) -> int:
    return len({field_of(cell) for cell in row} - {None})
