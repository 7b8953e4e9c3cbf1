"""Fold a text so that case, accents, punctuation and spacing make no difference.

Names of States, issue labels and the words of a search are compared folded, so
`Côte d’Ivoire`, `COTE D'IVOIRE` and `cote  d ivoire` are one spelling.
"""

from __future__ import annotations

import re
import unicodedata

_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return `text` without case, accents and punctuation.

    In: any text. Out: its letters and digits in compatibility form (Unicode NFKD),
    combining marks removed, case folded, every run of other characters replaced by one
    space, no space at either end; empty where nothing is left. Letters that Unicode does
    not decompose (`ø`, `ł`, `ı`) stay as they are. Folding twice changes nothing.
    """
    if not text.isascii():
        text = _without_marks(_without_marks(text).casefold())
    return _NOT_ALPHANUMERIC.sub(" ", text.casefold()).strip()


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.category(char).startswith("M"))
