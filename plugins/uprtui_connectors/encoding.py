"""Find out how a text file's bytes spell its letters.

The legacy exports carry no mark: some were saved on a Macintosh (Mac Roman), others on Windows
(Windows-1252) or as Unicode. Unicode proves itself; between the two single-byte forms the
letters around each unusual byte are the evidence.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from uprtui.api import ConnectorError
from uprtui_connectors.plausible import plausibility

#: What the user may choose for the option `encoding`, and Python's name for it.
ENCODINGS = {
    "utf-8": "utf-8-sig",
    "utf-16": "utf-16",
    "mac-roman": "mac_roman",
    "windows-1252": "cp1252",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE_BYTE = ("mac-roman", "windows-1252")
_CHUNK = 1 << 20
_WINDOW = 3
_MOST_WITNESSES = 20_000
_UNUSUAL = re.compile(rb"[\x80-\xff]+")
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a text file is written.

    Args:
        encoding: a key of `ENCODINGS`.
        lines: how many lines it seems to have; an estimate, since cells may hold line ends.
    """

    encoding: str
    lines: int

    @property
    def codec(self) -> str:
        """Python's name of the encoding."""
        return ENCODINGS[self.encoding]


def text_form(open_file: Callable[[], BinaryIO], name: str, encoding: str = "auto") -> TextForm:
    """Detect a file's encoding from its whole content, or take the user's word for it.

    In: how to open the file, its name for messages, and a key of `ENCODINGS` or `auto`.

    Raises:
        ConnectorError: the file is UTF-8 with damaged letters, or no text at all.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    beginning, returns, feeds, is_utf8, has_nul = b"", 0, 0, True, False
    for chunk in _chunks(open_file):
        beginning = beginning or chunk[:4]
        returns += chunk.count(b"\r")
        feeds += chunk.count(b"\n")
        has_nul = has_nul or b"\0" in chunk
        is_utf8 = is_utf8 and _decodes(decoder, chunk, final=False)
    is_utf8 = is_utf8 and _decodes(decoder, b"", final=True)
    lines = max(returns, feeds) + 1
    marked = next((known for mark, known in _BOMS if beginning.startswith(mark)), None)
    if encoding != "auto":
        return TextForm(encoding, lines)
    if marked is not None:
        return TextForm(marked, lines)
    if has_nul:
        raise ConnectorError(
            f"{name} holds zero bytes: it is no plain text file.",
            "Export it again as CSV or Excel.",
        )
    if is_utf8:
        return TextForm("utf-8", lines)
    return TextForm(_single_byte(open_file, name), lines)


def _single_byte(open_file: Callable[[], BinaryIO], name: str) -> str:
    """Weigh Mac Roman against Windows-1252; a draw goes to Windows-1252, the commoner one."""
    scores = dict.fromkeys(_SINGLE_BYTE, 0)
    high = in_utf8 = 0
    for chunk in _chunks(open_file):
        for run in _UNUSUAL.finditer(chunk):
            high += len(run[0])
            in_utf8 += sum(map(len, _UTF8_SEQUENCE.findall(run[0])))
            for at in range(run.start(), run.end()):
                _weigh(scores, chunk, at)
        if high >= _MOST_WITNESSES:
            break
    if in_utf8 * 2 > high:
        raise ConnectorError(
            f"{name} is UTF-8 text with damaged letters.",
            "Export it again; or give the option encoding=windows-1252 or encoding=mac-roman.",
        )
    return "mac-roman" if scores["mac-roman"] > scores["windows-1252"] else "windows-1252"


def _weigh(scores: dict[str, int], chunk: bytes, at: int) -> None:
    """Add to each encoding's score how plausible it makes the byte at `at`."""
    start = max(0, at - _WINDOW)
    window = chunk[start : at + _WINDOW + 1]
    before = at - start
    for encoding in scores:
        text = window.decode(ENCODINGS[encoding], errors="replace")
        scores[encoding] += plausibility(text, before, len(text) - before - 1)


def _chunks(open_file: Callable[[], BinaryIO]) -> Iterator[bytes]:
    with open_file() as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True
