"""The recommendations behind a number, in front of the screen that shows the number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from uprtui.recommendation import Kind
from uprtui.text import visible
from uprtui.tui.actions import Action
from uprtui.tui.screens.library_detail import recommendation_detail
from uprtui.tui.screens.library_rows import state_or_unknown
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail import Detail
from uprtui.tui.widgets.dialog import Dialog
from uprtui.tui.widgets.footer import AppFooter
from uprtui.tui.widgets.master_detail import MasterDetail
from uprtui.tui.widgets.rows import Row
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.library import Library
    from uprtui.recommendation import Recommendation
    from uprtui.states import States

COLUMNS = (
    Column("state", "State", min_width=14, max_width=18),
    Column("session", "Sess", min_width=4, numeric=True, priority=2),
    Column("response", "Response", min_width=9, priority=1),
    Column("action", "Cat", min_width=3, numeric=True, priority=3),
    Column("text", "Recommendation", min_width=20, flexible=True),
)


class Recommendations(Protocol):
    """Recommendations of which any part can be read: a library's `Result`, or `ByIds`."""

    total: int

    def rows(self, offset: int, limit: int) -> Sequence[Recommendation]:
        """Return at most `limit` recommendations from place `offset`."""
        ...


class ByIds:
    """Recommendations of known ids, in their order. Made and read in a worker thread.

    Args:
        library: where they are.
        ids: their ids; those that the library lacks are left out, and of two that are one
            recommendation by now the second.
        questions: how many of them, the last ones, are advance questions.

    Raises:
        LibraryError: where the library can no longer be read.
    """

    def __init__(self, library: Library, ids: Sequence[str], questions: int = 0) -> None:
        present = library.present_ids(ids) if ids else {}
        self._library = library
        self._ids = tuple(dict.fromkeys(present.values()))
        self.total = len(self._ids)
        self.questions = questions

    def rows(self, offset: int, limit: int) -> Sequence[Recommendation]:
        """Return at most `limit` recommendations from place `offset`."""
        return self._library.get(self._ids[offset : offset + limit])


class EvidenceRows:
    """Recommendations as rows, read window after window; what was read is kept for the details.

    Args:
        found: the recommendations.
        whose: gives the code of the State that a row names.
        states: names of States.
    """

    def __init__(
        self,
        found: Recommendations,
        whose: Callable[[Recommendation], str | None],
        states: States,
    ) -> None:
        self._found = found
        self._whose = whose
        self._states = states
        self._read: dict[str, Recommendation] = {}

    @property
    def total(self) -> int:
        """How many there are."""
        return self._found.total

    def rows(self, offset: int, limit: int) -> Sequence[Row]:
        """Return a window of rows. Called in a worker thread."""
        window = self._found.rows(offset, limit)
        self._read.update((each.id, each) for each in window)
        return [self._row(each) for each in window]

    def recommendation(self, key: str) -> Recommendation | None:
        """Return a recommendation whose row has been read."""
        return self._read.get(key)

    def _row(self, found: Recommendation) -> Row:
        mark = "(suggested label) " if found.suggested else ""
        if found.kind is Kind.QUESTION:
            mark = "(advance question) "
        cells = (
            state_or_unknown(self._whose(found), self._states),
            str(found.session or ""),
            str(found.response or ""),
            str(found.action or ""),
            f"{mark}{found.text}",
        )
        return Row(found.id, cells)


class EvidenceScreen(Dialog[None]):
    """A list of recommendations; Enter shows one whole, Escape goes back.

    Args:
        title: which recommendations they are.
        rows: the recommendations.
        states: names of States.
    """

    PLACE: ClassVar[str] = "evidence"
    DEFAULT_CSS = "EvidenceScreen .page { width: 100%; height: 100%; background: ansi_default; }"
    AUTO_FOCUS = "WindowTable"

    def __init__(self, title: str, rows: EvidenceRows, states: States) -> None:
        super().__init__()
        self._title = title
        self._rows = rows
        self._states = states
        self._table = WindowTable(COLUMNS)

    def compose(self) -> ComposeResult:
        """Yield the title, the table with its details, and the footer."""
        with Vertical(classes="page"):
            yield Label(visible(self._title), classes="title", markup=False)
            yield MasterDetail(self._table, self._describe)
        yield AppFooter()

    def on_mount(self) -> None:
        """Show the recommendations."""
        self._table.set_source(self._rows)

    def hint(self, action: Action) -> Action | None:
        """Withhold the actions of the screens behind."""
        return None if action.id.startswith("screen.") else action

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    @on(WindowTable.RowsFailed)
    def _failed(self, event: WindowTable.RowsFailed) -> None:
        event.stop()
        self.dismiss(None)
        self.app.call_later(self._say, event.error)

    def _say(self, error: Exception) -> None:
        from uprtui.tui.app import UprtuiApp

        assert isinstance(self.app, UprtuiApp)
        self.app.show_problem(error)

    def _describe(self, row: Row) -> Detail | None:
        from uprtui.library import Words

        found = self._rows.recommendation(row.key)
        return None if found is None else recommendation_detail(found, self._states, Words())


def counted(total: int, questions: int = 0) -> str:
    """Return `1 recommendation`, `1,061 recommendations`, `3 recommendations and 1 question`.

    Args:
        total: how many there are in all.
        questions: how many of them are advance questions.
    """
    made = total - questions
    said = "1 recommendation" if made == 1 else f"{made:,} recommendations"
    if questions:
        said += f" and {questions:,} {'question' if questions == 1 else 'questions'}"
    return said
