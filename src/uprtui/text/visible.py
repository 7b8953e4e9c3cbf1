"""Show a text as it is: nothing in it can steer a terminal or hide from the reader."""

from __future__ import annotations

import re

# Line and paragraph ends become a space. Escaped: C0 and C1 controls, lone surrogates, soft
# hyphen, Arabic letter mark, zero-width and direction characters, interlinear marks, byte order
# mark, and the tag characters of plane 14 that no terminal draws.
_LINE_ENDS = re.compile(r"\r\n|[\t\n\v\f\r\x85\u2028\u2029]")
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    r"""Return `text` for one line of a screen.

    In: any text. Out: the same text with line ends and tabs as spaces, and each control,
    direction or zero-width character written out, as in ``\u202e``. Letters of every script stay
    as they are.
    """
    return _HIDDEN.sub(_written_out, _LINE_ENDS.sub(" ", text))


def _written_out(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
