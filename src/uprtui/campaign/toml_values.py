"""Values as canonical TOML: one way, and only one, to write each.

Written here and not by a library so that a plan's bytes depend on nothing but the plan,
every text comes back exactly (carriage returns too), and a plan that is shown with `cat`
cannot steer the terminal: C1 controls and bidirectional overrides are escaped.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

LINE = 100
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
# Controls but tab and newline, separators that editors take for line ends, bidirectional
# embeddings, overrides and isolates, and the byte order mark.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
# A quote that would be taken for one of the three that end a text.
_CLOSING = re.compile(r'"(?=""|\Z)')
_SHORT = {"\b": "\\b", "\f": "\\f", "\r": "\\r"}


def key(name: str) -> str:
    """A key as TOML writes it, quoted where it must be."""
    return name if _BARE_KEY.fullmatch(name) else _one_line(name)


def assignment(name: str, value: object) -> str:
    """`name = value` with its line end; text of several lines and long lists take several."""
    if isinstance(value, str) and "\n" in value:
        return f"{key(name)} = {_many_lines(value)}\n"
    written = _inline(value)
    if isinstance(value, list | tuple) and value and len(key(name)) + len(written) + 3 > LINE:
        written = "[\n" + "".join(f"    {_inline(each)},\n" for each in value) + "]"
    return f"{key(name)} = {written}\n"


def _inline(value: object) -> str:
    if isinstance(value, str):
        return _one_line(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_inline(each) for each in value) + "]"
    if isinstance(value, Mapping):
        pairs = (f"{key(name)} = {_inline(value[name])}" for name in sorted(value))
        return "{ " + ", ".join(pairs) + " }" if value else "{}"
    raise TypeError(f"TOML cannot hold {type(value).__name__}")


def _one_line(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + _UNSAFE.sub(_escape, escaped) + '"'


def _many_lines(text: str) -> str:
    escaped = _CLOSING.sub('\\\\"', text.replace("\\", "\\\\"))
    return '"""\n' + _UNSAFE.sub(_escape, escaped) + '"""'


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _SHORT.get(char) or f"\\u{ord(char):04x}"
