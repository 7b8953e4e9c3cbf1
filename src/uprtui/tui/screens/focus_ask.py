"""Write an ask: what it amounts to and what is like it, while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from uprtui.campaign import AskKind
from uprtui.focus import STATEMENT_SECONDS, ask_facts
from uprtui.text import visible
from uprtui.tui.actions import Action
from uprtui.tui.latest import LatestOnly
from uprtui.tui.screens.focus_text import AskText
from uprtui.tui.screens.library_detail import Context, recommendation_detail
from uprtui.tui.screens.library_rows import snippet, state_or_unknown
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail import Detail, DetailPane, Facts, Paragraph
from uprtui.tui.widgets.detail_screen import DetailScreen
from uprtui.tui.widgets.dialog import Dialog
from uprtui.tui.widgets.dialogs import Confirm
from uprtui.tui.widgets.footer import AppFooter
from uprtui.tui.widgets.rows import ListSource, Row
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.focus import Similar, SimilarTexts
    from uprtui.states import States

COLUMNS = (
    Column("like", "Like", min_width=4, numeric=True),
    Column("by", "State", min_width=12, max_width=18),
    Column("session", "Sess", min_width=4, numeric=True, priority=3),
    Column("response", "Response", min_width=9, priority=2),
    Column("text", "Earlier recommendation", min_width=20, flexible=True),
)
PLACEHOLDER = "A verb, what the State shall do, by when: “Adopt by 2028 a law that …”"
_MOST_SIMILAR = 20
_KINDS = {
    AskKind.RECOMMENDATION: "Recommendation",
    AskKind.QUESTION: "Advance question",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What was written."""

    text: str
    kind: AskKind


def facts_of(text: str, kind: AskKind) -> Detail:
    """Return what a draft amounts to, as the lines under it."""
    found = ask_facts(text)
    title = f"{_KINDS[kind]} (Ctrl+T changes the kind)"
    if found.action is None:
        return Detail(title, (Paragraph("Nothing is written yet."),))
    pairs: list[tuple[str, str]] = []
    if kind is AskKind.RECOMMENDATION:
        because = " ".join(found.because)
        pairs.append(("Category", f"{found.action} {found.action_name}. {because}"))
        pairs.append(("Trade-off", found.trade_off))
    words = "1 word" if found.words == 1 else f"{found.words} words"
    seconds = f"{found.seconds} of a State's {STATEMENT_SECONDS} seconds"
    pairs.append(("Length", f"{words}, {seconds}: {found.length}"))
    return Detail(title, (Facts(tuple(pairs)),))


def similar_row(found: Similar, number: int, states: States) -> Row:
    """Return an earlier recommendation as a row, the words in common marked."""
    earlier = found.recommendation
    more = f" +{len(found.others)}" if found.others else ""
    cells = (
        f"{found.score:.0%}",
        f"{state_or_unknown(earlier.by, states)}{more}",
        str(earlier.session or ""),
        str(earlier.response or ""),
        snippet(earlier.text, found.spans),
    )
    return Row(str(number), cells)


class AskEditor(Dialog[Draft]):
    """One ask to write; the answer is the draft.

    Args:
        issue: label of the issue.
        sur: short name of the State under review.
        draft: what to begin with.
        states: names of States.
        load: reads the earlier recommendations to that State; called in a thread.
    """

    PLACE: ClassVar[str] = "ask"
    AUTO_FOCUS = "AskText"
    DEFAULT_CSS = """
    AskEditor .page { width: 100%; height: 100%; background: ansi_default; }
    AskEditor AskText { height: 6; }
    AskEditor DetailPane { height: 7; margin: 0 1; }
    AskEditor #alike { width: 100%; margin: 1 1 0 1; text-style: bold; }
    AskEditor .title { margin: 0 1; }
    AskEditor.-wide DetailPane { height: 5; }
    """

    def __init__(
        self,
        issue: str,
        sur: str,
        draft: Draft,
        states: States,
        load: Callable[[], SimilarTexts],
    ) -> None:
        super().__init__()
        self._words = (issue, sur)
        self._draft = draft
        self._kind = draft.kind
        self._states = states
        self._load = load
        self._texts: SimilarTexts | None = None
        self._found: list[Similar] = []
        self._loading: LatestOnly[SimilarTexts] = LatestOnly(self, self._loaded, self._failed)
        self._comparing: LatestOnly[list[Similar]] = LatestOnly(self, self._compared)
        self._text = AskText(draft.text, PLACEHOLDER)
        self._pane = DetailPane()
        self._pane.can_focus = False
        self._table = WindowTable(COLUMNS)

    def compose(self) -> ComposeResult:
        """Yield the text, what it amounts to, and what is like it."""
        issue, sur = self._words
        verb = "Change" if self._draft.text else "Write"
        title = f"{verb} an ask to {sur} on {issue}"
        with Vertical(classes="page"):
            yield Label(visible(title), classes="title", markup=False)
            yield self._text
            yield self._pane
            yield Label("", id="alike", markup=False)
            yield self._table
        yield AppFooter()

    def on_mount(self) -> None:
        """Look at the draft, and read the earlier recommendations."""
        self._text.move_cursor(self._text.document.end)
        self._say_alike("Reading the earlier recommendations …")
        self._look()
        self._loading.submit(self._load)

    def hint(self, action: Action) -> Action | None:
        """Withhold the actions of the screens behind."""
        return None if action.id.startswith("screen.") else action

    def action_save(self) -> None:
        """Give the draft, unless it is empty."""
        text = self._text.sentence
        if text:
            self.dismiss(Draft(text, self._kind))
        else:
            self._say_notice("There is nothing to save: write the ask first.")

    def action_kind(self) -> None:
        """Change between recommendation and question."""
        others = [kind for kind in AskKind if kind is not self._kind]
        self._kind = others[0]
        self._look()

    def action_other(self) -> None:
        """Go to the list, or back to the text."""
        if self._text.has_focus and self._table.total:
            self.set_focus(self._table)
        else:
            self.set_focus(self._text)

    def action_cancel(self) -> None:
        """Close; ask first where something would be lost."""
        if Draft(self._text.sentence, self._kind) == self._draft or not self._text.sentence:
            self.dismiss(None)
            return
        question = Confirm("Leave without saving the ask?", yes="Leave", no="Go on writing")
        self.app.push_screen(question, self._left)

    def _left(self, leave: bool | None) -> None:
        if leave:
            self.dismiss(None)

    @on(AskText.Submitted)
    def _submitted(self) -> None:
        self.action_save()

    @on(AskText.Changed)
    def _typed(self, event: AskText.Changed) -> None:
        event.stop()
        self._look()

    @on(WindowTable.RowChosen)
    def _chosen(self, event: WindowTable.RowChosen) -> None:
        from uprtui.library import Words

        event.stop()
        found = self._found[int(event.row.key)]
        context = Context(found.others, {})
        detail = recommendation_detail(found.recommendation, self._states, Words(), context)
        self.app.push_screen(DetailScreen(detail))

    def _look(self) -> None:
        sentence = self._text.sentence
        self._pane.show(facts_of(sentence, self._kind))
        if self._texts is not None:
            self._comparing.submit(partial(self._texts.nearest, sentence, _MOST_SIMILAR))

    def _loaded(self, texts: SimilarTexts) -> None:
        self._texts = texts
        self._look()

    def _failed(self, error: Exception) -> None:
        self._say_alike(f"Earlier recommendations cannot be compared: {error}")

    def _compared(self, found: list[Similar]) -> None:
        self._found = found
        rows = [similar_row(each, number, self._states) for number, each in enumerate(found)]
        self._table.set_source(ListSource(rows))
        total = 0 if self._texts is None else len(self._texts)
        sur = self._words[1]
        if not total:
            self._say_alike(f"The library has no earlier recommendation to {sur}.")
        elif found:
            self._say_alike(f"Like it among {total:,} recommendations to {sur}")
        else:
            self._say_alike(f"Nothing like it yet among {total:,} recommendations to {sur}")

    def _say_alike(self, text: str) -> None:
        self.query_one("#alike", Label).update(visible(text))

    def _say_notice(self, text: str) -> None:
        self.query_one(AppFooter).show_notice(text)
