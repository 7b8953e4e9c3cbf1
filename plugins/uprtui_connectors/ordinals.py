"""Ordinal numbers in English, as sessions are counted: `forty-eighth`, `twentieth`, `48th`."""

from __future__ import annotations

import re

_UNITS = (  # noqa: SIM905  plain to read
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
_NUMBERS = (
    {word: number for number, word in enumerate(_UNITS, start=1)}
    | {f"{tens}ieth": number for number, tens in zip(range(20, 100, 10), _TENS, strict=True)}
    | {
        f"{tens}y-{unit}": number + at
        for number, tens in zip(range(20, 100, 10), _TENS, strict=True)
        for at, unit in enumerate(_UNITS[:9], start=1)
    }
)
_DIGITS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE)
_DASH = r"[-\s\u2010\u2011]+"
#: Matches an ordinal in words, the longest first; for patterns that ignore case.
IN_WORDS = "|".join(sorted((word.replace("-", _DASH) for word in _NUMBERS), key=len, reverse=True))


def ordinal(words: str) -> int | None:
    """Return the number, 1 to 99, that words or digits say; None for other words."""
    digits = _DIGITS.fullmatch(words.strip())
    if digits:
        return int(digits[1])
    return _NUMBERS.get(re.sub(_DASH, "-", words.strip().lower()))
