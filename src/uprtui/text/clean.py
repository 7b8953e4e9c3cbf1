"""Clean a text that a file gave us: entities, odd spaces and stray control characters go."""

from __future__ import annotations

import html
import re
import unicodedata

# Controls that Python counts as white space become a space, the others and lone surrogates go;
# so do the soft hyphen, the zero-width space, the word joiner and the byte order mark, which
# split a word for the machine and not for the reader. Joiners and direction marks carry meaning.
_SPACES = re.compile(r"\s+")
_UNWANTED = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u00ad\u200b\u2060\ufeff]")

# With its semicolon only: "R&D" and "law&order" are no entities.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_UNESCAPES = 2  # exports escape twice ("&amp;#039;"); more would unmake a text about entities


def clean(raw: str) -> str:
    """Return `raw` as its author meant it.

    In: any text of a file, already decoded. Out: HTML entities resolved (twice at most), every
    run of white space (no-break spaces and line ends too) one space, control characters and
    invisible word breaks dropped, no space at either end, Unicode NFC.
    """
    if raw.isascii() and "&" not in raw:
        plain = " ".join(raw.split())
        if plain.isprintable():  # nothing below would change it; most texts are so
            return plain
    text = raw
    for _ in range(_UNESCAPES):
        if "&" not in text:
            break
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    text = _UNWANTED.sub("", _SPACES.sub(" ", text))
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text).strip())
