"""When two spellings of a State's name are the same, and which spellings one name implies."""

from __future__ import annotations

from collections.abc import Iterator

from uprtui.text import clean, fold

_FOOTNOTE_MARKS = " *†‡§⁰¹²³⁴⁵⁶⁷⁸⁹"
_UNHEARD_WORDS = frozenset({"the", "and"})
_FULL_WORDS = {"st": "saint", "ste": "sainte", "rep": "republic", "dem": "democratic"}


def plain(raw: str) -> str:
    """Return the name in a cell without what exports add to it.

    HTML entities are resolved, odd spaces and controls go (`uprtui.text.clean`), and so do
    footnote marks after the name (`State of Palestine*`).
    """
    return clean(raw).rstrip(_FOOTNOTE_MARKS)


def key(name: str) -> str:
    """Return what is compared of a name: two names with one key are one spelling.

    The name is folded, `the` and `and` (so `&` too) are left out, and the abbreviations
    `St`, `Ste`, `Rep` and `Dem` are read as the words they stand for. Word order counts.
    Empty where nothing is left.
    """
    words = (_FULL_WORDS.get(word, word) for word in fold(name).split())
    return " ".join(word for word in words if word not in _UNHEARD_WORDS)


def keys(name: str) -> frozenset[str]:
    """Return the keys of a name and of its inverted forms.

    `Republic of Korea` implies `Korea, Republic of` (as ISO 3166 and the UN's sorted lists
    write), `Korea (Republic of)`, and the clipped `Korea, Rep.` Empty for a name without
    letters or digits.
    """
    straight = key(name)
    return frozenset({straight, *_inverted(straight)}) - {""}


def _inverted(straight: str) -> Iterator[str]:
    words = straight.split()
    for place, word in enumerate(words[:-1]):
        if word == "of" and place > 0:
            title, rest = words[:place], words[place + 1 :]
            yield " ".join([*rest, *title, "of"])
            yield " ".join([*rest, *title])
