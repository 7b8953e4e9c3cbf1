"""What a value of a plan may be: one reader per type, for files and for edits alike.

A reader takes a value as TOML or a screen gives it and returns the value as the model
keeps it; it raises `WrongValueError` with what was expected.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TypeAlias

from uprtui.campaign.ids import is_id

Reader: TypeAlias = Callable[[object], object]

MAX_NESTING = 50
_STATE = re.compile(r"[A-Z]{3}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NAMES: tuple[tuple[type, str], ...] = (
    (bool, "true or false"),
    (str, "text"),
    (int, "a whole number"),
    (float, "a decimal number"),
    (dt.datetime, "a date with a time"),
    (dt.date, "a date"),
    (dt.time, "a time"),
    (list, "a list"),
    (tuple, "a list"),
    (dict, "a table"),
)


class WrongValueError(Exception):
    """A value that does not fit its key: what it is, and what to write instead."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy


def kind_name(value: object) -> str:
    """What sort of value this is, in plain words."""
    return next((name for kind, name in _NAMES if isinstance(value, kind)), type(value).__name__)


def text(value: object) -> str:
    """Any text that a file can hold."""
    if not isinstance(value, str):
        raise WrongValueError(
            f"This must be text, and is {kind_name(value)}.", "Put it in double quotes."
        )
    if not value.isascii() and _SURROGATE.search(value):
        raise WrongValueError(
            "The text holds half of a character, which no file can hold.",
            "Type the text again.",
        )
    return str(value)


def state(value: object) -> str:
    """A State as ISO 3166-1 alpha-3 code; whether the State exists is not judged here."""
    code = text(value)
    if not _STATE.fullmatch(code):
        raise WrongValueError(
            f"{code!r} is not a State's code.",
            'Write three capital letters (ISO 3166 alpha-3), such as "NOR" for Norway.',
        )
    return code


def whole(least: int, most: int = 2**63 - 1) -> Reader:
    """A whole number from `least` to `most`, which is small enough for every TOML reader."""
    allowed = f"{least} or more" if most == 2**63 - 1 else f"{least} to {most}"

    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise WrongValueError(
                f"This must be a whole number, and is {kind_name(value)}.",
                f"Write digits without quotes, {allowed}.",
            )
        if not least <= value <= most:
            raise WrongValueError(f"The number {value} cannot be right.", f"Write {allowed}.")
        return value

    return read


def flag(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise WrongValueError(
            f"This must be true or false, and is {kind_name(value)}.",
            "Write true or false, without quotes.",
        )
    return value


#: The Universal Periodic Review was founded in 2006; a day in another century is a slip, and
#: milestones that follow from it would be out of any calendar.
FIRST_YEAR, LAST_YEAR = 2006, 2100


def day(value: object) -> dt.date:
    """A calendar day of this century, without a time."""
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
        raise WrongValueError(
            f"This must be a day, and is {kind_name(value)}.",
            "Write it as year, month, day without quotes, such as 2027-04-26.",
        )
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise WrongValueError(
            f"The year {value.year} is not between {FIRST_YEAR} and {LAST_YEAR}.",
            "Correct the year.",
        )
    return value


def choice(options: type[StrEnum]) -> Reader:
    """One of the words of `options`."""

    def read(value: object) -> StrEnum:
        word = text(value)
        try:
            return options(word)
        except ValueError:
            allowed = ", ".join(f'"{each.value}"' for each in options)
            raise WrongValueError(
                f"{word!r} is not one of the allowed words.", f"Write {allowed}."
            ) from None

    return read


def id_of(prefix: str) -> Reader:
    """An id that begins with `prefix`."""

    def read(value: object) -> str:
        word = text(value)
        if not is_id(prefix, word):
            raise WrongValueError(
                f"{word!r} cannot be an id here.",
                f'Write "{prefix}-" and then up to 40 small letters or digits, '
                f'such as "{prefix}-7kq2m".',
            )
        return word

    return read


def optional(reader: Reader) -> Reader:
    """None, or what `reader` reads."""

    def read(value: object) -> object:
        return None if value is None else reader(value)

    return read


def several(reader: Reader, *, distinct: bool = False) -> Reader:
    """A list of what `reader` reads; where `distinct`, no value twice."""

    def read(value: object) -> tuple[object, ...]:
        if not isinstance(value, list | tuple):
            raise WrongValueError(
                f"This must be a list, and is {kind_name(value)}.",
                "Put it in square brackets, with commas between.",
            )
        items = tuple(reader(item) for item in value)
        if distinct:
            _refuse_twice(items)
        return items

    return read


def _refuse_twice(items: Iterable[object]) -> None:
    seen: set[object] = set()
    for item in items:
        if item in seen:
            raise WrongValueError(
                f"{str(item)!r} stands in the list twice.", "Take one of them out."
            )
        seen.add(item)


def any_toml(value: object, depth: int = 0) -> object:
    """A value of a key that this version does not know: anything that TOML can hold."""
    if depth > MAX_NESTING:
        raise WrongValueError(
            f"Tables and lists are nested deeper than {MAX_NESTING} levels.", "Make it flatter."
        )
    if isinstance(value, dict):
        return {text(key): any_toml(each, depth + 1) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [any_toml(each, depth + 1) for each in value]
    if isinstance(value, str):
        return text(value)
    if isinstance(value, bool | float | dt.date | dt.time):
        return value
    if isinstance(value, int):
        if not -(2**63) <= value < 2**63:
            raise WrongValueError("The number is too big for TOML (64 bits).", "Write it as text.")
        return value
    raise WrongValueError(
        f"TOML cannot hold {kind_name(value)}.", "Use text, numbers, dates or lists."
    )
