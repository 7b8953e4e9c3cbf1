"""Read the cells of a connector's row: a name, a number, a label, a day."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from uprtui import api
from uprtui.connectors.findings import Findings
from uprtui.recommendation import Response, canonical_issue, parse_response
from uprtui.states import States
from uprtui.text import clean, fold

#: How a source says that it does not know the recommending State itself.
UNKNOWN = "(Unknown)"

_SESSION = re.compile(r"0*([1-9]\d{0,2})(?:\.0+)?")
_ACTION = re.compile(r"([1-5])(?:\.0+)?")
_CACHED = 8192


class UnusableRowError(Exception):
    """Why a row cannot be used."""


class CellReader:
    """Reads cells and notes what it does not understand.

    Args:
        states: resolves names.
        findings: where it notes.
        known_issues: labels that the library has already.
    """

    def __init__(self, states: States, findings: Findings, known_issues: frozenset[str]) -> None:
        self._findings = findings
        self._states = states
        self._known_issues = known_issues
        self._code = lru_cache(_CACHED)(self._resolved)
        self._labels = lru_cache(_CACHED)(_labels)
        self._parsed_response = lru_cache(_CACHED)(parse_response)
        self._clean = lru_cache(_CACHED)(clean)
        self.several = lru_cache(_CACHED)(_several)
        self.is_unknown = lru_cache(_CACHED)(lambda name: fold(clean(name)) == fold(UNKNOWN))

    def is_state(self, name: str) -> bool:
        """Whether a name is a State's."""
        return self._code(name) is not None

    def near(self, name: str) -> tuple[str, ...]:
        """Names of States that are near a name that did not resolve."""
        if name == UNKNOWN:
            return ()
        return tuple(state.name for state in self._states.suggest(name))

    def value(self, cell: str) -> str | None:
        """A cell's cleaned text; None where it is empty."""
        return self._clean(cell) or None if cell else None

    def state(self, cell: str, role: str) -> str:
        """The ISO alpha-3 code of a State; `role` says whose name is missing or wrong.

        Raises:
            UnusableRowError: no name, or no State's.
        """
        name = self._clean(cell)
        code = self._code(name)
        if code is not None:
            return code
        if not name:
            raise UnusableRowError(f"the {role} is missing")
        self._findings.names[name] += 1
        near = ", ".join(self.near(name))
        raise UnusableRowError(
            f"{role} '{name}' is no known State" + (f" (near: {near})" if near else "")
        )

    def session(self, cell: str) -> int | None:
        """A session's number; None where it is empty.

        Raises:
            UnusableRowError: it is none.
        """
        cell = cell.strip()
        if not cell:
            return None
        found = _SESSION.fullmatch(cell)
        if found is None:
            raise UnusableRowError(f"session '{cell}' is not a number from 1 to 999")
        return int(found[1])

    def action(self, cell: str) -> int | None:
        """A coded action category; None where it is empty or not understood."""
        cell = cell.strip()
        found = _ACTION.fullmatch(cell)
        if found is not None:
            return int(found[1])
        if cell:
            self._findings.values["action", cell] += 1
        return None

    def issues(self, cell: str) -> tuple[str, ...]:
        """Labels, in UPR Info's spelling where they are UPR Info's."""
        labels, others = self._labels(cell)
        for label in others:
            if label not in self._known_issues:
                self._findings.issues[label] = None
        return labels

    def response(self, cell: str) -> Response | None:
        """A position; None where it is empty or not understood."""
        if not cell.strip():
            return None
        response = self._parsed_response(self._clean(cell))
        if response is None:
            self._findings.values["response", self._clean(cell)] += 1
        return response

    def day(self, cell: str) -> str | None:
        """A day as ISO 8601 has it; None where it is empty or not understood."""
        cell = cell.strip()
        if not cell:
            return None
        try:
            return date.fromisoformat(cell).isoformat()
        except ValueError:
            self._findings.values["published", cell] += 1
            return None

    def _resolved(self, name: str) -> str | None:
        state = self._states.resolve(name)
        return None if state is None else state.code


def _several(cell: str) -> tuple[str, ...]:
    """The values of a cell of `api.LIST_COLUMNS`, cleaned, each once."""
    if not cell:
        return ()
    values = map(clean, cell.split(api.ISSUE_SEPARATOR))
    return tuple(dict.fromkeys(value for value in values if value))


def _labels(cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """An issue cell's labels in their canonical spelling, and those outside the vocabulary."""
    given = _several(cell)
    labels = dict.fromkeys(canonical_issue(label) or label for label in given)
    others = dict.fromkeys(label for label in given if canonical_issue(label) is None)
    return tuple(labels), tuple(others)
