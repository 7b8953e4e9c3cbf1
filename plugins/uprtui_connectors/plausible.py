"""How plausible a letter or sign is where it stands: the evidence for an encoding.

The scores are judgements about Western European text inside English sentences: names of people
and places, loan words, typographic quotation marks. They only have to be right on the sum of a
file's unusual characters.
"""

from __future__ import annotations

_COMMON = frozenset("áâãäåæçèéêëíñóôõöøúüàœß")
_SELDOM = frozenset("ìîïûùòÿýšž")
_CAPITALS = frozenset("ÁÂÃÄÅÆÇÈÉÊËÍÑÓÔÕÖØÚÜÝÀÒÙÌÎÏÛŒŠŽ")
_ELIDED = frozenset("dlnscjmtDLNSCJMT")
_QUOTES_OPENING = frozenset("‘“«‚„")
_QUOTES_CLOSING = frozenset("”»")
_DASHES = frozenset("–—")
_BESIDE_NUMBERS = frozenset("°€£§²³½¼¾")
_SIGNS_OF_SENTENCES = frozenset("…•·")
GOOD, FAIR, NEUTRAL, POOR, BAD, IMPOSSIBLE = 3, 2, 0, -1, -3, -8


def plausibility(text: str, before: int, after: int) -> int:
    """Judge one character in its surroundings.

    In: a few characters of text, and how many of them stand before and after the one to judge.
    Out: from -8 (cannot be) to 3 (as good as certain).
    """
    char = text[before]
    previous = text[before - 1] if before else " "
    following = text[before + 1] if after else " "
    if char == "\ufffd" or (not char.isprintable() and not char.isspace()):
        return IMPOSSIBLE
    if char in _COMMON or char in _SELDOM:
        return _small_letter(char, previous, following)
    if char in _CAPITALS:
        return _capital(previous, following)
    if char == "’":
        return _apostrophe(text, before, after, previous, following)
    return _sign(char, previous, following)


def _small_letter(char: str, previous: str, following: str) -> int:
    if not (previous.isalpha() or following.isalpha()):
        return NEUTRAL if char in "àéóè" else POOR
    if previous.isupper() and following.isupper():
        return BAD
    return 1 if char in _SELDOM else FAIR


def _capital(previous: str, following: str) -> int:
    if previous.islower() or (previous.isalpha() and following.islower()):
        return BAD
    return FAIR if following.isalpha() or previous.isupper() else POOR


def _apostrophe(text: str, before: int, after: int, previous: str, following: str) -> int:
    second_before = text[before - 2] if before > 1 else " "
    second_after = text[before + 2] if after > 1 else " "
    if following in "sS" and previous.isalpha() and not second_after.isalpha():
        return GOOD
    if previous in "sS" and not following.isalpha():
        return GOOD if second_before.isalpha() else NEUTRAL
    if previous in _ELIDED and following.isalpha() and not second_before.isalpha():
        return GOOD
    return 1 if previous.isalpha() and following.isalpha() else NEUTRAL


def _sign(char: str, previous: str, following: str) -> int:
    between_letters = previous.isalpha() and following.isalpha()
    if char in _QUOTES_OPENING:
        return BAD if previous.isalpha() else FAIR
    if char in _QUOTES_CLOSING:
        return BAD if following.isalpha() else FAIR
    if char in _DASHES:
        return 1 if between_letters else FAIR
    if char in _BESIDE_NUMBERS:
        return FAIR if previous.isdigit() or following.isdigit() or previous in "nN" else POOR
    if char == "\xa0" or char in _SIGNS_OF_SENTENCES:
        return 1
    return BAD if between_letters else POOR
