"""Read JSON of any size piece by piece: only the present value is in memory.

For files that hold one long list, one object with a long list in it, or one value after another
(JSON lines).
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from uprtui.api import ConnectorError

#: No single value may be longer, in characters; the records of real files stay below 100,000.
LONGEST_VALUE = 16 << 20
_CHUNK = 1 << 20
_SPACES = " \t\r\n"
_NO_SPACE = re.compile(rf"[^{_SPACES}]")
_LONGEST_WORD = 12  # letters of a word or number that a chunk may end in, "-Infinity" with room
_CUT_NUMBER = 2  # letters of a number that are none by themselves: "e-"
_BOMS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECODER = json.JSONDecoder()


def json_text(head: bytes) -> str:
    """A file's first bytes as text, for a look at it; letters cut in two or damaged are left."""
    return head.decode(_codec(head), errors="ignore")


class JsonStream:
    """The values of a JSON file, in their order.

    Args:
        stream: the file's bytes in UTF-8 or, with its mark, UTF-16; the caller closes it.
        name: for messages.
        longest: the longest value allowed, in characters.

    Every method raises `ConnectorError` where the file is damaged, ends too early, or holds a
    value that is too long or too deep.
    """

    def __init__(self, stream: BinaryIO, name: str, longest: int = LONGEST_VALUE) -> None:
        self.bytes_read = 0
        self._stream = stream
        self._name = name
        self._longest = longest
        first = self._chunk(_CHUNK)
        self._decoder = codecs.getincrementaldecoder(_codec(first))()
        self._text = self._decoded(first)
        self._at = 0
        self._before = 0
        self._ended = not first

    @property
    def position(self) -> int:
        """How many characters are done."""
        return self._before + self._at

    def peek(self) -> str:
        """The next character that is no space; nothing at the file's end."""
        while True:
            found = _NO_SPACE.search(self._text, self._at)
            if found is not None:
                self._at = found.start()
                return found[0]
            self._at = len(self._text)
            if not self._more():
                return ""

    def value_at_hand(self) -> Any:
        """The next value, if all of it has been read already; None where it has not.

        Much faster than `members` for the many small objects of JSON lines.
        """
        try:
            value, end = _DECODER.raw_decode(self._text, self._at)
        except (ValueError, RecursionError):
            return None
        self._at = end
        return value

    def value(self) -> Any:
        """The next value, whole."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError as problem:
                if not self._may_go_on(problem):
                    raise self.broken(problem.msg) from problem
                if not self._more():
                    raise self._cut() from problem
            except (ValueError, RecursionError) as problem:
                what = "a number that is too long" if isinstance(problem, ValueError) else ""
                raise self.broken(what or "values within values, too deep") from problem
            else:
                # A number near the end of what was read may go on: 1, 1. and 1e- of 1e-5.
                length = end - self._at
                if end < len(self._text) - _CUT_NUMBER or not self._more():
                    self._at += length
                    return value
            if len(self._text) - self._at > self._longest:
                raise self.broken(f"a value of more than {self._longest >> 20} MiB")

    def items(self) -> Iterator[Any]:
        """The values of the list that begins here, one by one."""
        self._take("[")
        if self.peek() == "]":
            self._take("]")
            return
        while True:
            yield self.value()
            if self._next_or_end("]"):
                return

    def members(self) -> Iterator[str]:
        """The names in the object that begins here; take each one's value before going on."""
        self._take("{")
        if self.peek() == "}":
            self._take("}")
            return
        while True:
            name = self.value() if self.peek() == '"' else None
            if not isinstance(name, str):
                raise self.broken("a name in quotation marks is expected")
            self._take(":")
            self.peek()
            yield name
            if self._next_or_end("}"):
                return

    def broken(self, what: str) -> ConnectorError:
        """The error to raise where the file is not as it should be."""
        if self._ended and not self._text[self._at :].strip(_SPACES):
            return self._cut()
        return ConnectorError(
            f"{self._name}, about character {self.position + 1:,}: no sound JSON ({what}).",
            "Download or fetch it again.",
        )

    def _cut(self) -> ConnectorError:
        return ConnectorError(
            f"{self._name} ends in the middle of a value: it was cut short, or its end is damaged.",
            "Download or fetch it again.",
        )

    def _next_or_end(self, closing: str) -> bool:
        """Go past a comma (False) or past the closing bracket (True)."""
        char = self.peek()
        if char not in (",", closing):
            raise self.broken(f"a comma or {closing} is expected")
        self._at += 1
        return char == closing

    def _take(self, char: str) -> None:
        if self.peek() != char:
            raise self.broken(f"{char} is expected")
        self._at += 1

    def _may_go_on(self, problem: json.JSONDecodeError) -> bool:
        """Whether the problem may only be that the value is not read to its end."""
        near_the_end = problem.pos >= len(self._text) - _LONGEST_WORD
        return near_the_end or problem.msg.startswith("Unterminated string")

    def _more(self) -> bool:
        """Read on; False at the file's end. What is done is forgotten."""
        if self._ended:
            return False
        rest = self._text[self._at :]
        # As much again as is there: a long value is then tried a few times only.
        chunk = self._chunk(max(_CHUNK, len(rest)))
        self._ended = not chunk
        self._before += self._at
        self._at = 0
        self._text = rest + self._decoded(chunk)
        return bool(chunk) or len(self._text) > len(rest)

    def _chunk(self, size: int) -> bytes:
        chunk = self._stream.read(size)
        self.bytes_read += len(chunk)
        return chunk

    def _decoded(self, chunk: bytes) -> str:
        try:
            return self._decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as problem:
            raise ConnectorError(
                f"{self._name}, before byte {self.bytes_read:,}: damaged letters "
                f"({problem.reason}).",
                "Download or fetch it again.",
            ) from problem


def _codec(beginning: bytes) -> str:
    marked = (codec for mark, codec in _BOMS if beginning.startswith(mark))
    return next(marked, "utf-8-sig")
