"""Reads a campaign plan of uprtui (TOML) as coalition rows.

The first row hands over the whole document (`entity` is `plan`, `text` the document), so that
uprtui can merge it with a plan of its own; the others list what is in it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from uprtui.api import MAX_BATCH_ROWS, Batch, ConnectorError, Context, Kind, Preview, Source

#: A plan has some kilobytes; larger files are something else.
LARGEST_PLAN = 4 << 20
_TABLES = {
    "issues": "issue",
    "targets": "target",
    "members": "member",
    "contacts": "contact",
    "asks": "ask",
    "assignments": "assignment",
}
_COLUMNS = ("entity", "id", "name", "organisation", "state", "entry_point", "text")
_SCHEMA = re.compile(r"^schema\s*=\s*\d+\s*(#.*)?$", re.MULTILINE)
_PLAN_ID = re.compile(r"^id\s*=\s*[\"']c-", re.MULTILINE)


def is_plan(source: Source) -> bool:
    """Whether a file is a plan, by the keys before its first table."""
    top = source.head.decode("utf-8", errors="ignore").split("\n[", 1)[0].replace("\r\n", "\n")
    return bool(_SCHEMA.search(top) and _PLAN_ID.search(top)) and b"\0" not in source.head


def read(source: Source, context: Context) -> Iterator[Batch]:
    """Yield the whole plan as one batch.

    Raises:
        ConnectorError: the file is too large, not UTF-8, or not TOML.
    """
    text = _text(source)
    if context.cancelled:
        return
    rows = _rows(text, source.name)
    context.progress(len(rows), len(rows))
    columns = {name: [row.get(name, "") for row in rows] for name in _COLUMNS}
    yield Batch(Kind.COALITION, columns, [row["place"] for row in rows])


def preview(source: Source, limit: int) -> Preview:
    """The first things of the plan.

    Raises:
        ConnectorError: as in `read`.
    """
    rows = _rows(_text(source), source.name)[1:]
    shown = tuple(tuple(row.get(name, "") for name in _COLUMNS) for row in rows[:limit])
    return Preview(_COLUMNS, shown, ("a campaign plan; merged entry by entry",))


def _text(source: Source) -> str:
    if source.size > LARGEST_PLAN:
        raise ConnectorError(
            f"{source.name} has {source.size >> 20} MiB; plans are read up to "
            f"{LARGEST_PLAN >> 20} MiB.",
            "Check that it is the right file.",
        )
    try:
        return source.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ConnectorError(
            f"{source.name}, byte {problem.start}: the text is not UTF-8.",
            "Save the file as UTF-8 in the editor that wrote it.",
        ) from problem


def _rows(text: str, name: str) -> list[dict[str, str]]:
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as problem:
        raise ConnectorError(
            f"{name} is no sound TOML: {str(problem)[:300]}.",
            "`uprtui plan check` says what to correct, with its line.",
        ) from problem
    rows = [
        {
            "place": "the plan",
            "entity": "plan",
            "id": _word(document, "id"),
            "name": _word(document, "title"),
            "state": _word(document, "sur"),
            "text": text,
        }
    ]
    for table, entity in _TABLES.items():
        entries = document.get(table)
        for number, entry in enumerate(entries if isinstance(entries, list) else (), start=1):
            if isinstance(entry, dict):
                rows.append(_row(entry, entity) | {"place": f"{table} {number}"})
    if len(rows) > MAX_BATCH_ROWS:
        raise ConnectorError(
            f"{name} holds more than {MAX_BATCH_ROWS:,} entries: no campaign has so many.",
            "Check that it is the right file.",
        )
    return rows


def _row(entry: Mapping[str, Any], entity: str) -> dict[str, str]:
    row = {name: _word(entry, name) for name in _COLUMNS[1:]}
    return row | {"entity": entity, "name": row["name"] or _word(entry, "label")}


def _word(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key, "")
    return value if isinstance(value, str) else ""
