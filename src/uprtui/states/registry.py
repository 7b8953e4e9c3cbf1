"""The States that a session knows: look one up by code, or by any of its names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from uprtui.states import near, user_file
from uprtui.states.model import BLOCS, State
from uprtui.states.spelling import key, keys, plain
from uprtui.states.table import builtin_states

_REMEMBERED_NAMES = 65_536


class States:
    """A registry of States that does not change; adding to it gives a new one.

    Args:
        states: each with a code of its own; neighbours are codes within the same States.

    Raises:
        ValueError: where a code occurs twice or one spelling would mean two States.
    """

    __slots__ = ("_by_code", "_by_spelling", "_resolved")

    def __init__(self, states: Iterable[State]) -> None:
        self._by_code: Mapping[str, State] = _by_code(states)
        self._by_spelling: Mapping[str, str] = _by_spelling(self._by_code.values())
        self._resolved: dict[str, State | None] = {}

    @classmethod
    def builtin(cls) -> States:
        """Return the UN's Member States and observers; read from the package once."""
        return _builtin()

    def with_file(self, path: Path) -> States:
        """Return these States and those that the user's file at `path` adds.

        The file is CSV in UTF-8 with the columns code, name, group, blocs, neighbours and
        aliases (see `uprtui.states.user_file`). Its entities become neighbours of those
        they name, and the other way round.

        Raises:
            StatesFileError: with file, row, column and remedy; these States stay as they are.
        """
        added = user_file.read(path, self._by_code, self._by_spelling)
        return States(_linked([*self, *added]))

    def get(self, code: str) -> State | None:
        """Return the State of that alpha-3 code, or None."""
        return self._by_code.get(code)

    def __getitem__(self, code: str) -> State:
        """Return the State of that alpha-3 code; KeyError where there is none."""
        return self._by_code[code]

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __iter__(self) -> Iterator[State]:
        """Every State, sorted by code."""
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def name(self, code: str) -> str:
        """Return the short English name; the code itself where no State has it."""
        state = self._by_code.get(code)
        return code if state is None else state.name

    def resolve(self, name: str) -> State | None:
        """Return the State that `name` means, or None; never a guess.

        `name` may be a short, official, former or inverted name in any case, with or
        without accents, entities and footnote marks, or an ISO alpha-3 or alpha-2 code in
        capitals. Names are remembered as they are spelt, so a long column costs little.
        """
        try:
            return self._resolved[name]
        except KeyError:
            state = self._look_up(name)
        if len(self._resolved) >= _REMEMBERED_NAMES:
            self._resolved.clear()
        self._resolved[name] = state
        return state

    def suggest(self, name: str, limit: int = 3) -> tuple[State, ...]:
        """Return at most `limit` States whose names are near `name`, nearest first.

        For a message beside a name that did not resolve. Empty where nothing is near.
        """
        text = plain(name)
        exact = self._by_spelling.get(text.upper())
        codes = [exact] if exact else []
        codes += (code for code in near.codes(key(text), self._by_spelling) if code != exact)
        return tuple(self._by_code[code] for code in codes[:limit])

    @property
    def blocs(self) -> tuple[str, ...]:
        """The acronyms of the blocs, in the order in which to show them."""
        return tuple(BLOCS)

    def _look_up(self, name: str) -> State | None:
        text = plain(name)
        code = self._by_spelling.get(text) or self._by_spelling.get(key(text))
        return None if code is None else self._by_code[code]


@cache
def _builtin() -> States:
    return States(builtin_states())


def _by_code(states: Iterable[State]) -> dict[str, State]:
    found: dict[str, State] = {}
    for state in sorted(states, key=lambda state: state.code):
        if state.code in found:
            raise ValueError(f"the code {state.code} occurs twice")
        found[state.code] = state
    return found


def _by_spelling(states: Iterable[State]) -> dict[str, str]:
    """Codes in capitals and keys in small letters, each to the alpha-3 code it means."""
    found: dict[str, str] = {}
    for state in states:
        spellings = {state.code, state.alpha2} - {""}
        for name in (state.name, *state.aliases):
            spellings |= keys(name)
        for spelling in spellings:
            if found.setdefault(spelling, state.code) != state.code:
                raise ValueError(f"{spelling} would mean {found[spelling]} and {state.code}")
    return found


def _linked(states: list[State]) -> list[State]:
    """Return the States with every neighbourhood made mutual."""
    neighbours = {state.code: set(state.neighbours) for state in states}
    for state in states:
        for code in state.neighbours:
            neighbours[code].add(state.code)
    return [replace(state, neighbours=frozenset(neighbours[state.code])) for state in states]
