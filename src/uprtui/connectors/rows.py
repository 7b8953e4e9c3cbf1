"""Check a connector's rows: resolve States, clean texts, read values, decide identity.

A row is rejected only where it cannot be used: a State that does not resolve, no text, a session
that is no number (it is part of a recommendation's identity). An optional value that cannot be
read is left empty, and the summary says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import repeat
from typing import NamedTuple, TypeVar

from uprtui import api
from uprtui.connectors.cells import UNKNOWN, CellReader, UnusableRowError
from uprtui.connectors.findings import Findings
from uprtui.connectors.foresight import Asked, Foresight, Judged
from uprtui.library.records import CheckedRow, Position
from uprtui.library.suggesting import Suggest, has_known_label, suggested_labels
from uprtui.recommendation import (
    ActionSource,
    Kind,
    bare_text,
    classify,
    identity,
    labels_of_themes,
)
from uprtui.states import States
from uprtui.text import clean

IMPORTED_KINDS = {
    api.Kind.RECOMMENDATIONS: Kind.RECOMMENDATION,
    api.Kind.PLEDGES: Kind.PLEDGE,
    api.Kind.SUPPORTING: Kind.SUPPORTING,
    api.Kind.QUESTIONS: Kind.QUESTION,
}
#: Whose words ask for an action of one of the five categories, and get suggested labels.
_ASKING = frozenset({Kind.RECOMMENDATION, Kind.PLEDGE})
_LONGEST_RAW = 10_000

_Item = TypeVar("_Item", bound=api.Batch | api.RowError)


class Rejected(NamedTuple):
    """A row that cannot be used."""

    place: str
    raw: str
    reason: str


class _Cells(NamedTuple):
    """A row in the order of `api.COLUMNS`."""

    sur: str
    by: str
    text: str
    response: str
    action: str
    issues: str
    session: str
    paragraph: str
    symbol: str
    themes: str
    affected: str
    sdgs: str
    body: str
    published: str
    reference: str


class RowChecker:
    """Checks the rows of one file and remembers what is worth telling.

    Args:
        states: resolves names.
        known_issues: labels that the library has already.
        suggest: labels for a text to which the file gives none of the vocabulary.
        foresight: looks at the texts of the next batch meanwhile; None does without.
    """

    def __init__(
        self,
        states: States,
        known_issues: frozenset[str],
        suggest: Suggest = suggested_labels,
        foresight: Foresight | None = None,
    ) -> None:
        self.findings = Findings()
        self._cells = CellReader(states, self.findings, known_issues)
        self._suggest = suggest
        self._foresight = foresight
        self._judged: Mapping[Asked, Judged] = {}

    def ahead(self, items: Iterable[_Item]) -> Iterator[_Item]:
        """Yield the same items, each one later, so that their texts are looked at meanwhile."""
        waiting: list[_Item] = []
        for item in items:
            if isinstance(item, api.Batch):
                self._look_ahead(item)
            yield from waiting
            waiting = [item]
        yield from waiting

    def check(self, batch: api.Batch) -> Iterator[CheckedRow | Position | Rejected]:
        """Yield every row of a sound batch, checked or rejected; nothing of other kinds."""
        kind = IMPORTED_KINDS.get(batch.kind)
        if kind is None and batch.kind is not api.Kind.POSITIONS:
            self.findings.uncounted[str(batch.kind)] += len(batch.places)
            return
        columns = api.POSITION_COLUMNS if kind is None else api.COLUMNS
        self.findings.columns.update(
            dict.fromkeys(name for name in batch.columns if name not in columns)
        )
        given = [batch.columns.get(name) or repeat("") for name in columns]
        if self._foresight is not None:
            self._judged = self._foresight.outcome(id(batch))
        for place, *cells in zip(batch.places, *given, strict=False):
            try:
                if kind is None:
                    yield self._position(place, *cells)
                else:
                    yield self._checked(kind, place, _Cells(*cells))
            except UnusableRowError as reason:
                raw = " | ".join(cell.replace(api.ISSUE_SEPARATOR, ", ") for cell in cells if cell)
                yield Rejected(place, shortened(raw), str(reason))

    def near(self, name: str) -> tuple[str, ...]:
        """Names of States that are near a name that did not resolve."""
        return self._cells.near(name)

    def _look_ahead(self, batch: api.Batch) -> None:
        """Have the texts looked at for which the file gives no category or no label."""
        if IMPORTED_KINDS.get(batch.kind) not in _ASKING or self._foresight is None:
            return
        if not self._foresight.wants(len(batch.places)):
            return
        actions = batch.columns.get("action") or repeat("")
        issues = batch.columns.get("issues") or repeat("")
        texts = (
            clean(text)
            for text, action, cell in zip(batch.columns["text"], actions, issues, strict=False)
            if not (action.strip() and cell.strip())
        )
        self._foresight.ask(id(batch), map(self._asked, texts))

    def _asked(self, text: str) -> Asked:
        return Asked(text, bare_text(text, self._cells.is_state))

    def _checked(self, kind: Kind, place: str, cells: _Cells) -> CheckedRow:
        read = self._cells
        text = clean(cells.text)
        if not text:
            raise UnusableRowError("the text is empty")
        sur = read.state(cells.sur, "State under review")
        by = self._by(kind, cells.by, sur)
        session = read.session(cells.session)
        symbol = read.value(cells.symbol)
        body = read.value(cells.body)
        category, action_source = self._action(kind, cells.action, text)
        labels = read.issues(cells.issues)
        themes = read.several(cells.themes)
        said_by = by
        if kind is Kind.SUPPORTING:
            if body is None:
                raise UnusableRowError("the treaty body or special procedure is missing")
            said_by = f"{body} {symbol or cells.published}"
        return CheckedRow(
            id=identity(kind, sur, session, said_by, text, read.is_state),
            kind=kind,
            sur=sur,
            by=by,
            session=session,
            text=text,
            issues=labels,
            action=category,
            action_source=action_source,
            response=read.response(cells.response) if kind is Kind.RECOMMENDATION else None,
            paragraph=read.value(cells.paragraph),
            symbol=symbol,
            place=place,
            suggested=self._suggested(kind, text, labels, themes),
            themes=themes,
            affected=read.several(cells.affected),
            sdgs=read.several(cells.sdgs),
            body=body,
            published=read.day(cells.published),
            reference=read.value(cells.reference),
        )

    def _position(
        self, place: str, sur: str, session: str, symbol: str, paragraph: str, response: str
    ) -> Position:
        read = self._cells
        number, answer = read.session(session), read.response(response)
        if number is None:
            raise UnusableRowError("the session is missing")
        if not paragraph.strip():
            raise UnusableRowError("the paragraph's number is missing")
        if answer is None:
            raise UnusableRowError(f"'{response}' is no position (supported, noted or pending)")
        return Position(
            sur=read.state(sur, "State under review"),
            session=number,
            symbol=read.value(symbol),
            paragraph=clean(paragraph),
            response=answer,
            place=place,
        )

    def _by(self, kind: Kind, name: str, sur: str) -> str | None:
        """The State that speaks; for a pledge without one, the State that pledges."""
        if kind is Kind.SUPPORTING:
            return None
        if kind is Kind.PLEDGE and not name.strip():
            return sur
        if self._cells.is_unknown(name):
            self.findings.names[UNKNOWN] += 1
            return None
        return self._cells.state(name, "recommending State")

    def _action(
        self, kind: Kind, value: str, text: str
    ) -> tuple[int, ActionSource] | tuple[None, None]:
        coded = self._cells.action(value)
        if coded is not None:
            return coded, ActionSource.CODED
        if kind not in _ASKING:
            return None, None
        foreseen = self._judged.get(self._asked(text)) if self._judged else None
        category = classify(text).category if foreseen is None else foreseen.category
        return category, ActionSource.PREDICTED

    def _suggested(
        self, kind: Kind, text: str, labels: tuple[str, ...], themes: tuple[str, ...]
    ) -> tuple[str, ...] | None:
        """Labels for a row that has none of UPR Info's: by its words, then by OHCHR's themes.

        What a treaty body or an advance question says is longer than what the words were learnt
        from, so only the themes count there.
        """
        if has_known_label(labels):
            return None
        by_words: tuple[str, ...] = ()
        if kind in _ASKING:
            asked = self._asked(text)
            foreseen = self._judged.get(asked)
            by_words = self._suggest(asked.bare) if foreseen is None else foreseen.issues
        suggested = tuple(dict.fromkeys([*by_words, *labels_of_themes(themes)]))
        self.findings.suggested += bool(suggested)
        return suggested


def shortened(raw: str) -> str:
    """A rejected row's own words, cut where they are very long."""
    return raw if len(raw) <= _LONGEST_RAW else raw[: _LONGEST_RAW - 1] + "…"
