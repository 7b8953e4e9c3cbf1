"""Check a connector's rows: resolve States, clean texts, read values, decide identity.

A row is rejected only where it cannot be used: a State that does not resolve, no text, a session
that is no number (it is part of a recommendation's identity). An optional value that cannot be
read is left empty, and the summary says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from uprtui import api
from uprtui.connectors.findings import Findings
from uprtui.library.records import CheckedRow
from uprtui.library.suggesting import Suggest, has_known_label, suggested_labels
from uprtui.recommendation import (
    ActionSource,
    Kind,
    Response,
    bare_text,
    canonical_issue,
    classify,
    identity,
    parse_response,
)
from uprtui.states import States
from uprtui.text import clean, fold

#: How a source says that it does not know the recommending State itself.
UNKNOWN = "(Unknown)"
IMPORTED_KINDS = {
    api.Kind.RECOMMENDATIONS: Kind.RECOMMENDATION,
    api.Kind.PLEDGES: Kind.PLEDGE,
}
_SESSION = re.compile(r"0*([1-9]\d{0,2})(?:\.0+)?")
_ACTION = re.compile(r"([1-5])(?:\.0+)?")
_LONGEST_RAW = 10_000
_CACHED = 8192


class Rejected(NamedTuple):
    """A row that cannot be used."""

    place: str
    raw: str
    reason: str


class _UnusableRowError(Exception):
    """Why a row cannot be used."""


class RowChecker:
    """Checks the rows of one file and remembers what is worth telling.

    Args:
        states: resolves names.
        known_issues: labels that the library has already.
        suggest: labels for a text to which the file gives none of the vocabulary.
    """

    def __init__(
        self, states: States, known_issues: frozenset[str], suggest: Suggest = suggested_labels
    ) -> None:
        self.findings = Findings()
        self._states = states
        self._known_issues = known_issues
        self._suggest = suggest
        self._code = lru_cache(_CACHED)(self._resolved)
        self._labels = lru_cache(_CACHED)(_labels)
        self._response = lru_cache(_CACHED)(parse_response)
        self._clean_value = lru_cache(_CACHED)(clean)
        self._is_unknown = lru_cache(_CACHED)(lambda name: fold(clean(name)) == fold(UNKNOWN))

    def check(self, batch: api.Batch) -> Iterator[CheckedRow | Rejected]:
        """Yield every row of a sound batch, checked or rejected; nothing of kinds not imported."""
        kind = IMPORTED_KINDS.get(batch.kind)
        if kind is None:
            self.findings.uncounted[str(batch.kind)] += len(batch.places)
            return
        self.findings.columns.update(
            dict.fromkeys(name for name in batch.columns if name not in api.COLUMNS)
        )
        given = [batch.columns.get(name) or repeat("") for name in api.COLUMNS]
        for place, *cells in zip(batch.places, *given, strict=False):
            try:
                yield self._checked(kind, place, *cells)
            except _UnusableRowError as reason:
                raw = " | ".join(cell.replace(api.ISSUE_SEPARATOR, ", ") for cell in cells if cell)
                yield Rejected(place, shortened(raw), str(reason))

    def near(self, name: str) -> tuple[str, ...]:
        """Names of States that are near a name that did not resolve."""
        if name == UNKNOWN:
            return ()
        return tuple(state.name for state in self._states.suggest(name))

    def _checked(
        self,
        kind: Kind,
        place: str,
        sur: str,
        by: str,
        text: str,
        response: str,
        action: str,
        issues: str,
        session: str,
        paragraph: str,
        symbol: str,
    ) -> CheckedRow:
        text = clean(text)
        if not text:
            raise _UnusableRowError("the text is empty")
        sur_code = self._state(sur, "State under review")
        by_code = self._by(kind, by, sur_code)
        number = self._session(session)
        category, action_source = self._action(action, text)
        labels = self._issues(issues)
        return CheckedRow(
            id=identity(kind, sur_code, number, by_code, text, self._is_state),
            kind=kind,
            sur=sur_code,
            by=by_code,
            session=number,
            text=text,
            issues=labels,
            action=category,
            action_source=action_source,
            response=self._position(kind, response),
            paragraph=self._clean_value(paragraph) or None,
            symbol=self._clean_value(symbol) or None,
            place=place,
            suggested=self._suggested(text, labels),
        )

    def _resolved(self, name: str) -> str | None:
        state = self._states.resolve(name)
        return None if state is None else state.code

    def _is_state(self, name: str) -> bool:
        return self._code(name) is not None

    def _state(self, name: str, role: str) -> str:
        name = self._clean_value(name)
        code = self._code(name)
        if code is not None:
            return code
        if not name:
            raise _UnusableRowError(f"the {role} is missing")
        self.findings.names[name] += 1
        near = ", ".join(self.near(name))
        raise _UnusableRowError(
            f"{role} '{name}' is no known State" + (f" (near: {near})" if near else "")
        )

    def _by(self, kind: Kind, name: str, sur: str) -> str | None:
        """The recommending State; for a pledge without one, the State that pledges."""
        if kind is Kind.PLEDGE and not name.strip():
            return sur
        if self._is_unknown(name):
            self.findings.names[UNKNOWN] += 1
            return None
        return self._state(name, "recommending State")

    def _session(self, value: str) -> int | None:
        value = value.strip()
        if not value:
            return None
        found = _SESSION.fullmatch(value)
        if found is None:
            raise _UnusableRowError(f"session '{value}' is not a number from 1 to 999")
        return int(found[1])

    def _action(self, value: str, text: str) -> tuple[int, ActionSource]:
        value = value.strip()
        found = _ACTION.fullmatch(value)
        if found is not None:
            return int(found[1]), ActionSource.CODED
        if value:
            self.findings.values["action", value] += 1
        return classify(text).category, ActionSource.PREDICTED

    def _issues(self, cell: str) -> tuple[str, ...]:
        labels, others = self._labels(cell)
        for label in others:
            if label not in self._known_issues:
                self.findings.issues[label] = None
        return labels

    def _suggested(self, text: str, labels: tuple[str, ...]) -> tuple[str, ...] | None:
        if has_known_label(labels):
            return None
        suggested = self._suggest(bare_text(text, self._is_state))
        self.findings.suggested += bool(suggested)
        return suggested

    def _position(self, kind: Kind, value: str) -> Response | None:
        """What the State under review answered; nobody answers a pledge."""
        if kind is Kind.PLEDGE or not value.strip():
            return None
        response = self._response(self._clean_value(value))
        if response is None:
            self.findings.values["response", self._clean_value(value)] += 1
        return response


def shortened(raw: str) -> str:
    """A rejected row's own words, cut where they are very long."""
    return raw if len(raw) <= _LONGEST_RAW else raw[: _LONGEST_RAW - 1] + "…"


def _labels(cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """An issue cell's labels in their canonical spelling, and those outside the vocabulary."""
    labels: dict[str, None] = {}
    others: dict[str, None] = {}
    for part in cell.split(api.ISSUE_SEPARATOR):
        label = clean(part)
        canonical = canonical_issue(label)
        if label:
            labels[canonical or label] = None
        if label and canonical is None:
            others[label] = None
    return tuple(labels), tuple(others)
