"""Read the cells of a coalition file's row: what each must be, and what is wrong where it is not.

Cells are text: one that looks like a formula or like markup stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar, cast

from uprtui.coordinate.coalition_words import meant
from uprtui.text import clean, fold

ResolveState = Callable[[str], str | None]
"""From a State's name or code to its code; None where no State is called so."""

Word = TypeVar("Word", bound=StrEnum)

MOST_VISITS = 1000
LONGEST_TEXT = 10_000
LONGEST_NAME = 300
_LONG = frozenset({"text", "note"})
_BETWEEN = re.compile(r"[|;,/]")
_BETWEEN_ISSUES = re.compile(r"[|;\n]")
# "Permanent Mission of Norway" names Norway.
_OFFICE_OF = re.compile(
    r"(?:the )?(?:(?:royal )?embassy|(?:permanent )?mission|ambassade|mission permanente|embajada"
    r"|misi[oó]n permanente) (?:of|de|du|del)(?: the| la)? ",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")


class WrongCellError(Exception):
    """A cell, and with it its row, that cannot be used: the column, and the sentence why."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(f"{column}: {reason}" if column else reason)


class Cells:
    """One row's cells by the names of `COALITION_COLUMNS`, cleaned.

    Args:
        raw: the cells as the file has them.
        resolve: finds a State by its name.
    """

    def __init__(self, raw: Mapping[str, str], resolve: ResolveState) -> None:
        self._cells = {name: clean(value) for name, value in raw.items()}
        self._resolve = resolve
        for name, value in self._cells.items():
            most = LONGEST_TEXT if name in _LONG else LONGEST_NAME
            if len(value) > most:
                raise WrongCellError(name, f"{len(value):,} characters; at most {most:,} are read")

    def __getitem__(self, name: str) -> str:
        return self._cells.get(name, "")

    def needed(self, name: str, why: str) -> str:
        """A cell that must not be empty."""
        if not self[name]:
            raise WrongCellError(name, why)
        return self[name]

    def languages(self) -> tuple[str, ...]:
        """Languages between `|`, `;`, `,` or `/`, each once."""
        parts = _BETWEEN.split(self["languages"])
        return tuple(dict.fromkeys(each.strip() for each in parts if each.strip()))

    def issues(self) -> tuple[str, ...]:
        """Labels of issues between `|` or `;` (labels hold commas), each once."""
        parts = _BETWEEN_ISSUES.split(self["issue"])
        unique = {fold(each): each.strip() for each in parts if each.strip()}
        return tuple(unique.values())

    def capacity(self) -> int | None:
        """A number of assignments, or None."""
        cell = self["capacity"]
        if not cell:
            return None
        if not (
            cell.isascii() and cell.isdecimal() and len(cell) <= 4 and int(cell) <= MOST_VISITS
        ):
            raise WrongCellError(
                "capacity",
                f"{cell!r} is not a number of assignments. Write it in digits, or leave it empty",
            )
        return int(cell)

    def word(self, name: str, choice: type[Word], default: Word) -> Word:
        """One of the words of a choice, in any of the languages that are known."""
        return self.optional_word(name, choice) or default

    def optional_word(self, name: str, choice: type[Word]) -> Word | None:
        """One of the words of a choice, or None for an empty cell."""
        cell = self[name]
        if not cell:
            return None
        found = meant(choice, cell)
        if found is None:
            words = ", ".join(each.value for each in choice)
            raise WrongCellError(name, f"{cell!r} is none of the words: {words}")
        return cast("Word", found)

    def state(self) -> str | None:
        """The code of the State that is named, or None for an empty cell."""
        name = self["state"]
        if not name:
            return None
        code = self._resolve(name) or self._resolve(_OFFICE_OF.sub("", name))
        if code is None:
            raise WrongCellError("state", f"{name!r} is no known State")
        return code

    def email(self) -> str:
        """An e-mail address, or nothing."""
        cell = self["email"].removeprefix("mailto:")
        if cell and not _EMAIL.fullmatch(cell):
            raise WrongCellError("email", f"{cell!r} is no e-mail address")
        return cell
