"""Guess which column of a table holds what: from the titles, and from the cells themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from uprtui.api import is_state
from uprtui_connectors.recommenders import names_in, number_of, recommended
from uprtui_connectors.table_columns import has_title
from uprtui_connectors.table_words import FIELD_OF_TITLE, folded, is_position

_MOST = 0.7  # the part of a column's cells that must be of one kind
_IN_TEXT = 0.6  # the part of the texts that must name States in brackets
_LEAST_LETTERS = 30  # the mean length of texts
_SMALLEST_SAMPLE = 2
_SAMPLED = 50
_TITLE_AT_MOST = 60
_HEADER_WITHIN = 15
_SESSION = re.compile(r"([1-9]\d?)(?:\.0+)?")
_ACTION = re.compile(r"[1-5](?:\.0+)?")
_WORD_THEN_NUMBER = re.compile(r"\s*(?:s|\d+|no)?$")
Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class Guess:
    """What a table's columns seem to hold.

    Args:
        columns: field → place of its column, counting from 0.
        in_text: whether the recommending States stand in brackets in the text.
    """

    columns: Mapping[str, int] = field(default_factory=dict)
    in_text: bool = False

    @property
    def complete(self) -> bool:
        """Whether all that a recommendation needs was found."""
        return {"sur", "text"} <= self.columns.keys() and self._has_states

    @property
    def plausible(self) -> bool:
        """Whether it may be a table of recommendations for which the user must say something."""
        return "text" in self.columns and (self._has_states or "sur" in self.columns)

    @property
    def _has_states(self) -> bool:
        return "by" in self.columns or self.in_text


def field_of(title: str) -> str | None:
    """The field that a title names; None for an unknown one."""
    words = folded(title)
    return FIELD_OF_TITLE.get(words) or FIELD_OF_TITLE.get(_WORD_THEN_NUMBER.sub("", words))


def header_place(rows: Sequence[Cells]) -> int | None:
    """Find the row of titles among the first rows of a table; None where there is none."""
    first = rows[:_HEADER_WITHIN]
    hits = [len({field_of(cell) for cell in row} - {None}) for row in first]
    best = max(hits, default=0)
    if best >= _SMALLEST_SAMPLE:
        return hits.index(best)
    for place, row in enumerate(first):
        if sum(bool(cell.strip()) for cell in row) >= _SMALLEST_SAMPLE:
            return place if _look_like_titles(row) else None
    return None


def guess_of(names: Sequence[str], rows: Sequence[Cells]) -> Guess:
    """Guess from the columns' names and the first rows below them."""
    rows = rows[:_SAMPLED]
    found = _by_titles(names)
    columns = _columns(rows, len(names))
    _drop_strange(found, columns)
    _by_cells(found, names, columns)
    text = columns[found["text"]] if "text" in found else []
    in_text = (
        "by" not in found
        and _share(text, lambda cell: bool(recommended(number_of(cell)[1]))) >= _IN_TEXT
    )
    return Guess(found, in_text)


def _look_like_titles(row: Cells) -> bool:
    given = [cell.strip() for cell in row if cell.strip()]
    short = all(len(cell) <= _TITLE_AT_MOST for cell in given)
    words = all(any(char.isalpha() for char in cell) for cell in given)
    return short and words and not any(is_state(cell) or is_position(cell) for cell in given)


def _by_titles(names: Sequence[str]) -> dict[str, int]:
    """Fields whose title stands there; of two titles for one field, the first counts."""
    found: dict[str, int] = {}
    for place, name in enumerate(names):
        known = field_of(name)
        if known is not None:
            found.setdefault(known, place)
    return found


def _drop_strange(found: dict[str, int], columns: Sequence[Cells]) -> None:
    """Let go of columns whose cells contradict their title: `State` with positions in it."""
    for name, kind in (("sur", _names_state), ("by", _names_states)):
        cells = columns[found[name]] if name in found else []
        if (len(cells) >= _SMALLEST_SAMPLE and _share(cells, kind) == 0 and name == "sur") or (
            len(cells) >= _SMALLEST_SAMPLE and _share(cells, is_position) >= _MOST
        ):
            del found[name]


def _by_cells(found: dict[str, int], names: Sequence[str], columns: Sequence[Cells]) -> None:
    """Add the fields that the cells give away."""
    used = set(found.values())
    free = [
        place
        for place, cells in enumerate(columns)
        if place not in used and len(cells) >= _SMALLEST_SAMPLE
    ]
    if "text" not in found:
        _take(found, free, "text", _longest(free, columns))
    _guess_states(found, free, columns)
    if "response" not in found:
        _take(found, free, "response", _first(free, columns, is_position))
    # Bare numbers say little: beside a title that says something else, they are something else.
    bare = [place for place in free if not has_title(names[place])]
    if "action" not in found:
        _take(found, free, "action", _first(bare, columns, lambda c: bool(_ACTION.fullmatch(c))))
    bare = [place for place in bare if place in free]
    if "session" not in found:
        _take(found, free, "session", _first(bare, columns, lambda c: bool(_SESSION.fullmatch(c))))


def _guess_states(found: dict[str, int], free: list[int], columns: Sequence[Cells]) -> None:
    """Of two columns of States, the one with fewer names is the State under review's.

    Where neither has fewer, nothing is guessed: the user must say who recommends to whom.
    """
    states = [place for place in free if _share(columns[place], _names_states) >= _MOST]
    states.sort(key=lambda place: (_names(columns[place]), place))
    wanted = [name for name in ("sur", "by") if name not in found]
    if len(wanted) == len(states) == 1:
        _take(found, free, wanted[0], states[0])
    elif len(wanted) == 2 and len(states) == 1:
        _take(found, free, "sur" if _names(columns[states[0]]) == 1 else "by", states[0])
    elif len(wanted) == len(states) == 2:
        first, second = (_names(columns[place]) for place in states)
        if first < second:
            for name, place in zip(wanted, states, strict=True):
                _take(found, free, name, place)


def _names(cells: Cells) -> int:
    """How many different things a column names."""
    return len({folded(cell) for cell in cells})


def _take(found: dict[str, int], free: list[int], name: str, place: int | None) -> None:
    if place is not None:
        found[name] = place
        free.remove(place)


def _first(
    places: Sequence[int], columns: Sequence[Cells], kind: Callable[[str], bool]
) -> int | None:
    return next((place for place in places if _share(columns[place], kind) >= _MOST), None)


def _longest(places: Sequence[int], columns: Sequence[Cells]) -> int | None:
    """The column with the longest texts of several words."""
    lengths = {
        place: sum(map(len, columns[place])) / len(columns[place])
        for place in places
        if _share(columns[place], lambda cell: " " in cell.strip()) >= _MOST
        and _share(columns[place], _names_states) < _MOST
    }
    best = max(lengths, key=lambda place: lengths[place], default=None)
    return best if best is not None and lengths[best] >= _LEAST_LETTERS else None


def _names_state(cell: str) -> bool:
    return is_state(cell)


def _names_states(cell: str) -> bool:
    return all(map(is_state, names_in(cell)))


def _columns(rows: Sequence[Cells], width: int) -> list[list[str]]:
    """The cells of each column that are not empty."""
    columns: list[list[str]] = [[] for _ in range(width)]
    for row in rows:
        for place, cell in enumerate(row[:width]):
            if cell.strip():
                columns[place].append(cell.strip())
    return columns


def _share(cells: Cells, kind: Callable[[str], bool]) -> float:
    return sum(map(kind, cells)) / len(cells) if cells else 0.0
