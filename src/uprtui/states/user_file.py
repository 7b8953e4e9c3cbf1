"""Reads a file of States of the user's own, such as the fictional ones of an exercise.

The file is CSV, UTF-8, with these columns, in any order (others are left alone):

- `code`: from XAA to XZZ, which ISO 3166-1 leaves to users for good;
- `name`: the short name to show;
- `group`: a regional group, full or short (`GRULAC`), or empty;
- `blocs`: acronyms of blocs; `neighbours`: alpha-3 codes; `aliases`: other spellings.
  These three hold several values separated by `|`, or none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from pathlib import Path
from typing import NoReturn

from uprtui.states.model import BLOCS, RegionalGroup, State, StateKind
from uprtui.states.spelling import keys
from uprtui.states.table import values
from uprtui.states.user_rows import Row, rows

_USER_CODE = re.compile(r"X[A-Z]{2}")
_CODE_LENGTHS = (2, 3)


def read(
    path: Path, known: Mapping[str, State], by_spelling: Mapping[str, str]
) -> tuple[State, ...]:
    """Return the States of the file, in its order.

    Args:
        path: the file.
        known: the States there are already, by code.
        by_spelling: what their codes and spellings mean, as an alpha-3 code.

    Raises:
        StatesFileError: with row, column and remedy; the first trouble found.
    """
    read_rows = rows(path)
    lines: dict[str, int] = {}
    for row in read_rows:
        _check_code(row, known, lines)
        lines[row["code"]] = row.line
    taken = {**by_spelling, **{code: code for code in lines}}
    names = {code: state.name for code, state in known.items()}
    names |= {row["code"]: row["name"] for row in read_rows}
    states = []
    for row in read_rows:
        state = _state(row, names.keys())
        _claim(row, state, taken, names)
        states.append(state)
    return tuple(states)


def _check_code(row: Row, known: Mapping[str, State], lines: Mapping[str, int]) -> None:
    code = row["code"]
    if not _USER_CODE.fullmatch(code):
        row.refuse(
            "code",
            f"{code!r} is not a code from XAA to XZZ",
            "Use X and two capital letters: ISO 3166 keeps these codes free for users.",
        )
    if code in lines:
        row.refuse("code", f"{code} is already in row {lines[code]}", "Use each code once.")
    if code in known:
        row.refuse("code", f"{code} is already {known[code].name}", "Use a code that is free.")


def _state(row: Row, codes: Set[str]) -> State:
    name = " ".join(row["name"].split())
    if not name:
        row.refuse("name", "the name is empty", "Give the short name to show.")
    return State(
        code=row["code"],
        alpha2="",
        numeric="",
        name=name,
        group=_group(row),
        kind=StateKind.USER,
        blocs=_blocs(row),
        neighbours=_neighbours(row, codes),
        aliases=tuple(dict.fromkeys(values(row["aliases"]))),
    )


def _group(row: Row) -> RegionalGroup | None:
    group = RegionalGroup.named(row["group"])
    if group is None and row["group"]:
        known = ", ".join(group.short for group in RegionalGroup)
        row.refuse(
            "group", f"{row['group']!r} is not a regional group", f"Use {known}, or leave it empty."
        )
    return group


def _blocs(row: Row) -> frozenset[str]:
    blocs = values(row["blocs"])
    for bloc in blocs:
        if bloc not in BLOCS:
            row.refuse("blocs", f"{bloc!r} is not a known bloc", f"Use {', '.join(BLOCS)}.")
    return frozenset(blocs)


def _neighbours(row: Row, codes: Set[str]) -> frozenset[str]:
    neighbours = values(row["neighbours"])
    for code in neighbours:
        if code == row["code"]:
            row.refuse("neighbours", f"{code} is named its own neighbour", "Take it out.")
        if code not in codes:
            row.refuse(
                "neighbours",
                f"{code!r} is not the code of a State",
                "Use alpha-3 codes of States, or codes of this file, separated by |.",
            )
    return frozenset(neighbours)


def _claim(row: Row, state: State, taken: dict[str, str], names: Mapping[str, str]) -> None:
    """Enter the State's spellings in `taken`; refuse one that has a meaning already."""
    for column, spelling in [("name", state.name), *(("aliases", a) for a in state.aliases)]:
        _check_printable(row, column, spelling)
        claimed = keys(spelling)
        if not claimed:
            row.refuse(column, f"{spelling!r} has no letter or digit", "Give a name.")
        codes = {spelling.upper()} if len(spelling) in _CODE_LENGTHS else set()
        for claim in sorted(claimed | codes):
            owner = taken.get(claim, state.code)
            if owner != state.code:
                _refuse_taken(row, column, spelling, f"{names[owner]} ({owner})")
        taken.update(dict.fromkeys(claimed, state.code))


def _check_printable(row: Row, column: str, spelling: str) -> None:
    if not spelling.isprintable():
        row.refuse(
            column,
            f"{spelling!r} holds a control or invisible character",
            "Type the name again without it.",
        )


def _refuse_taken(row: Row, column: str, spelling: str, owner: str) -> NoReturn:
    row.refuse(
        column,
        f"{spelling!r} already means {owner}",
        "Choose a spelling that means no other State.",
    )
