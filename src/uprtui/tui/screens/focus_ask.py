"""The editor of an ask: the text, and views of what the checks and the library say of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Label

from uprtui.campaign import Visibility
from uprtui.text import visible
from uprtui.tui.actions import Action
from uprtui.tui.latest import LatestOnly
from uprtui.tui.screens import workshop_asking as asking
from uprtui.tui.screens import workshop_views as views
from uprtui.tui.screens.focus_text import AskText
from uprtui.tui.screens.workshop_alike import with_reference
from uprtui.tui.screens.workshop_checks import facts_line, with_seen_by
from uprtui.tui.screens.workshop_desk import Desk, Draft
from uprtui.tui.screens.workshop_gathering import Gathering
from uprtui.tui.screens.workshop_page import Append, Begin, Keep, Written
from uprtui.tui.screens.workshop_pane import ViewTabs, WorkshopPane
from uprtui.tui.widgets.choice import Choose
from uprtui.tui.widgets.detail_screen import DetailScreen
from uprtui.tui.widgets.dialog import Dialog
from uprtui.tui.widgets.dialogs import Confirm
from uprtui.tui.widgets.footer import AppFooter
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.tui.screens.workshop_known import Shelf

Answer = TypeVar("Answer")


class Keeps(Protocol):
    """Keeps evidence in the plan while an ask is written."""

    def desk(self, label: str) -> Desk | None:
        """The plan as it is now, laid out for an issue; None where no campaign is open."""
        ...

    def keep(self, label: str, found: Keep) -> str:
        """Keep a fact as evidence on an issue; return a sentence that says what was done."""
        ...

    def take_back(self) -> str:
        """Undo the last change to the plan; return a sentence that says what was taken back."""
        ...


class AskEditor(Dialog[Written]):
    """One ask to write; the answer is the draft.

    Args:
        desk: what the views look at.
        draft: what to begin with.
        shelf: what was read of the library.
        keeps: keeps evidence on the issue in the plan, and takes it back.
        said: a sentence to begin with, for the footer.
        before: the draft as it is saved; where not given, the one to begin with.
    """

    PLACE: ClassVar[str] = "ask"
    AUTO_FOCUS = "AskText"
    DEFAULT_CSS = """
    AskEditor .page { width: 100%; height: 100%; background: ansi_default; }
    AskEditor .title { padding: 0 1; height: 1; }
    AskEditor AskText { height: 6; }
    AskEditor #facts { width: 100%; height: 1; padding: 0 1; }
    """

    def __init__(
        self,
        desk: Desk,
        draft: Draft,
        shelf: Shelf,
        keeps: Keeps,
        said: str = "",
        before: Draft | None = None,
    ) -> None:
        super().__init__()
        self._keeps = keeps
        self._said = said
        self._before = draft if before is None else before
        self._draft = draft
        self._gathering = Gathering(self, desk, shelf, self._look)
        self._view = 0
        self._shown = -1
        self._looking: LatestOnly[views.Seen] = LatestOnly(self, self._saw)
        self._text = AskText(draft.text, asking.placeholder_of(desk, draft))
        self._tabs = ViewTabs(tuple(view.title for view in views.VIEWS))
        self._pane = WorkshopPane()

    def compose(self) -> ComposeResult:
        """Yield the text, what it amounts to, and a view of it."""
        with Vertical(classes="page"):
            yield Label("", classes="title", markup=False)
            yield self._text
            yield Label("", id="facts", markup=False)
            yield self._tabs
            yield self._pane
        yield AppFooter()

    def on_mount(self) -> None:
        """Look at the draft, and read what the library tells."""
        self._text.move_cursor(self._text.document.end)
        self._gathering.begin()
        if self._said:
            self._say(self._said)
        self._change(self._draft)

    @property
    def draft(self) -> Draft:
        """The draft as it would be saved."""
        return replace(self._draft, text=self._text.sentence).settled

    def hint(self, action: Action) -> Action | None:
        """Name what the keys do here; in the text, letters are letters and arrows move in it."""
        if action.id.startswith("screen."):
            return None
        if self.focused is self._text:
            return views.in_the_text(action, self._here)
        return views.beside_the_text(action, self._here, self._pane.line, self._draft)

    def action_save(self) -> None:
        """Give the draft, unless it is empty."""
        if self.draft.text:
            self.dismiss(Written(self.draft))
        else:
            self._say("There is nothing to save: write the ask first.")

    def action_kind(self) -> None:
        """Change between recommendation and question."""
        other = asking.other_kind(self._desk, self._draft)
        if isinstance(other, str):
            self._say(other)
        else:
            self._change(other)

    def action_role(self) -> None:
        """Choose what the ask is for in a ladder."""
        question = asking.ask_role(self._desk, self._draft)
        self._ask(question, lambda keys: self._change(asking.with_role(self._draft, keys[0])))

    def action_whom(self) -> None:
        """Choose the targets that these words are for."""
        question = asking.ask_whom(self._desk, self._draft)
        self._ask(question, lambda keys: self._change(asking.with_targets(self._draft, keys)))

    def action_seen_by(self) -> None:
        """Choose who may see it."""

        def chosen(keys: tuple[str, ...]) -> None:
            self._change(replace(self._draft, visibility=Visibility(keys[0])))
            self._say(f"Seen by: {keys[0]}.")

        self._ask(asking.ask_seen_by(), chosen)

    def action_state(self) -> None:
        """Choose whose wording and statement are shown."""
        choices = asking.state_choices(self._desk.plan, self._desk.states)
        self._ask(Choose("Whose wording?", choices), lambda keys: self._use_state(keys[0]))

    def action_later(self) -> None:
        """Show the next view."""
        self._turn(1)

    def action_earlier(self) -> None:
        """Show the view before."""
        self._turn(-1)

    def action_write(self) -> None:
        """Go to the text, or from there to the view."""
        self.set_focus(self._pane.table if self.focused is self._text else self._text)

    def action_take(self) -> None:
        """Take over what the row offers."""
        line = self._pane.line
        take = None if line is None else line.take
        if isinstance(take, Append):
            self._text.rewrite(with_reference(self._text.sentence, take.words))
            self._say("Added to the text; there Ctrl+Z takes it back.")
        elif isinstance(take, Keep):
            self._changed(self._keeps.keep(self._desk.label, take))
        elif isinstance(take, Begin):
            self.dismiss(Written(self.draft, take))

    def action_undo(self) -> None:
        """Take back the last change to the plan, such as evidence that was kept."""
        self._changed(self._keeps.take_back())

    def action_leave(self) -> None:
        """From the text go to the view; from there close, and ask where something is lost."""
        if self.focused is self._text:
            self.set_focus(self._pane.table)
        elif self.draft == self._before or not self.draft.text:
            self.dismiss(None)
        else:
            question = Confirm("Leave without saving the ask?", yes="Leave", no="Go on writing")
            self._ask(question, lambda _: self.dismiss(None))

    @on(AskText.Submitted)
    def _submitted(self) -> None:
        self.action_save()

    @on(AskText.Changed)
    def _typed(self, event: AskText.Changed) -> None:
        event.stop()
        self._look()

    @on(WindowTable.RowHighlighted)
    def _moved(self) -> None:
        line = self._pane.line
        self._text.mark(() if line is None else line.marks)
        self.refresh_hints()

    @on(WindowTable.RowChosen)
    def _chosen(self, event: WindowTable.RowChosen) -> None:
        event.stop()
        line = self._pane.line
        if line is None:
            return
        if self._here.name == "checks":
            self.set_focus(self._text)
            if line.marks:
                self._text.go_behind(line.marks[0])
        else:
            self.app.push_screen(DetailScreen(line.detail()))

    @property
    def _desk(self) -> Desk:
        return self._gathering.desk

    @property
    def _here(self) -> views.View:
        return views.VIEWS[self._view]

    def _turn(self, step: int) -> None:
        self._view = (self._view + step) % len(views.VIEWS)
        self._look()

    def _change(self, draft: Draft) -> None:
        """Use another role, kind or targets; the first of its targets is the one looked at."""
        codes = [each.state for each in self._desk.plan.targets if each.id in draft.targets]
        if draft.targets != self._draft.targets and codes:
            self._gathering.desk = replace(self._desk, state=codes[0])
        self._draft = draft
        self._look()
        self._gathering.want((self._desk.state, *codes))

    def _use_state(self, code: str) -> None:
        self._gathering.desk = replace(self._desk, state=code)
        self._change(self._draft)

    def _look(self) -> None:
        """Look at the draft as it is now; what comes back first is shown, the newest last."""
        self._label(".title", asking.title_of(self._desk, self._draft))
        self._text.placeholder = asking.placeholder_of(self._desk, self._draft)
        # As it stands, with all its spaces: what is marked must be marked in just this text.
        draft = replace(self._draft, text=self._text.text)
        self._looking.submit(partial(views.look, self._desk, draft, self._here.name))

    def _saw(self, seen: views.Seen) -> None:
        facts = facts_line(seen.verdict, seen.draft.kind)
        room = self.query_one("#facts").content_size.width
        self._label("#facts", with_seen_by(facts, seen.draft.seen_by, room))
        here = self._view
        self._tabs.show(here)
        self._pane.table.enter_title = self._here.enter
        self._pane.show(seen.page, keep_cursor=here == self._shown)
        self._shown = here
        self.refresh_hints()

    def _changed(self, said: str) -> None:
        """Lay the plan as it is now on the desk, and say what has changed."""
        desk = self._keeps.desk(self._desk.label)
        if desk is not None:
            now = self._desk
            self._gathering.renew(replace(desk, ask=now.ask, state=now.state))
        self._look()
        self._say(said)

    def _ask(self, question: Screen[Answer] | str, then: Callable[[Answer], object]) -> None:
        """Ask, or say why there is nothing to ask."""
        if isinstance(question, str):
            self._say(question)
            return

        def answered(answer: Answer | None) -> None:
            if answer is not None:
                then(answer)

        self.app.push_screen(question, answered)

    def _label(self, selector: str, text: str) -> None:
        self.query_one(selector, Label).update(visible(text))

    def _say(self, text: str) -> None:
        self.query_one(AppFooter).show_notice(text)
