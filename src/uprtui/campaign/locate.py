"""Find the line of a key in a TOML text, for messages about what is wrong with its value.

The parser of the standard library says where a text is not TOML, but forgets the lines of
what it could read. This walks the text statement by statement (table header or key), past
texts and lists that span lines, and never fails: of a broken text it knows the part before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]

_SKIP = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)+")
_KEY_PART = re.compile(r"""[ \t]*([A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')[ \t]*""")
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r"|\"\"\".*|'''.*"  # a text that never ends holds all the rest
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[^\"'#\n\[\]{}]+"
    r"|.",
    re.DOTALL,
)


def statements(text: str) -> Iterator[tuple[Path, int]]:
    """Each header and key of `text` as (path, line); lists of tables are counted from 0."""
    table: Path = ()
    counts: dict[Path, int] = {}
    line = 1
    position = 0
    while True:
        start = _skip(text, position)
        line += text.count("\n", position, start)
        if start >= len(text):
            return
        if text[start] == "[":
            double = text.startswith("[[", start)
            keys, _ = _dotted(text, start + (2 if double else 1))
            table = _resolve(keys, counts, double=double)
            yield table, line
            position = _line_end(text, start)
        else:
            keys, after = _dotted(text, start)
            yield table + tuple(keys), line
            position = _value_end(text, after)
        line += text.count("\n", start, position)


def line_of(text: str, path: Path) -> int | None:
    """The line where `path` stands, or that of the nearest table around it; None: nowhere."""
    best: int | None = None
    depth = 0
    for found, line in statements(text):
        length = len(found)
        if length > depth and found == path[:length]:
            best, depth = line, length
    return best


def statement_at(text: str, line: int) -> tuple[Path, int] | None:
    """The statement that holds `line`: its path and the line on which it begins."""
    last: tuple[Path, int] | None = None
    for path, begins in statements(text):
        if begins > line:
            break
        last = (path, begins)
    return last


def written(path: Sequence[str | int]) -> str:
    """The path as a person reads it, lists counted from 1: `asks[2].issue`."""
    out = ""
    for part in path:
        if isinstance(part, int):
            out += f"[{part + 1}]"
        else:
            out += f".{part}" if out else part
    return out


def _skip(text: str, position: int) -> int:
    match = _SKIP.match(text, position)
    return match.end() if match else position


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def _dotted(text: str, position: int) -> tuple[list[str], int]:
    """The dotted key at `position`, and where it ends."""
    keys: list[str] = []
    while match := _KEY_PART.match(text, position):
        part = match.group(1)
        keys.append(part[1:-1] if part[0] in "\"'" else part)
        position = match.end()
        if not text.startswith(".", position):
            break
        position += 1
    return keys, position


def _resolve(keys: list[str], counts: dict[Path, int], *, double: bool) -> Path:
    """The path of a header: within a list of tables, that of the list's last table."""
    path: Path = ()
    for index, name in enumerate(keys):
        path += (name,)
        if double and index == len(keys) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path += (counts[path],)
    return path


def _value_end(text: str, position: int) -> int:
    """Where the statement ends: at the line end that no bracket and no quote encloses."""
    depth = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            return len(text)
        found = match.group()
        if found == "\n" and depth <= 0:
            return position
        if found in "[{":
            depth += 1
        elif found in "]}":
            depth -= 1
        position = match.end()
    return len(text)
