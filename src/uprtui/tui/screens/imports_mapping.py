"""Say which column of a file is what, and see at once what would be taken in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widgets import Label

from uprtui.text import visible
from uprtui.tui.actions import Action
from uprtui.tui.latest import LatestOnly
from uprtui.tui.screens.imports_mapping_rows import (
    COLUMNS,
    column_choices,
    field_rows,
    trial_detail,
)
from uprtui.tui.screens.imports_mapping_trial import Trial, try_out
from uprtui.tui.widgets.choice import Choice, Choose
from uprtui.tui.widgets.detail import Detail, DetailPane, Paragraph
from uprtui.tui.widgets.dialog import Dialog
from uprtui.tui.widgets.dialogs import TextPrompt
from uprtui.tui.widgets.footer import AppFooter
from uprtui.tui.widgets.rows import ListSource
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.api import Connector, Option, Source
    from uprtui.states import States
    from uprtui.tui.screens.imports_files import Candidate
    from uprtui.tui.workspace import Workspace

_WIDE = 120
_LOOKING = "Looking at the first rows …"


@dataclass(frozen=True, slots=True)
class Mapped:
    """The answer of the dialog.

    Args:
        options: the user's choices by name; an empty text goes back to the guess.
        start: whether the import is to start at once.
    """

    options: Mapping[str, str]
    start: bool


@dataclass(frozen=True, slots=True)
class Begun:
    """What the dialog begins with.

    Args:
        connector: the connector that reads the file; it has options that name columns.
        candidate: the file, with what was chosen for it so far.
        kept: what was chosen before for a file that looked alike.
        notes: where that came from.
        states: resolves names of States.
    """

    connector: Connector
    candidate: Candidate
    kept: Mapping[str, str]
    notes: tuple[str, ...]
    states: States

    @property
    def source(self) -> Source:
        """The file."""
        assert self.candidate.source is not None
        return self.candidate.source


def begin(workspace: Workspace, connector: Connector, candidate: Candidate) -> Begun:
    """Look for what was chosen before for such a file. For a worker thread.

    In: the workspace, and a file that can be read, with the connector that reads it.
    """
    from uprtui.connectors.mappings import recall

    assert candidate.source is not None
    recalled = recall(workspace.home, connector, candidate.source, candidate.options)
    kept = recalled.kept.options if recalled.kept else {}
    return Begun(connector, candidate, kept, recalled.notes, workspace.states)


class MappingDialog(Dialog[Mapped]):
    """The fields with their columns, above or beside the first rows under that choice.

    Args:
        begun: the file, its connector, and what was chosen so far.
    """

    PLACE: ClassVar[str] = "mapping"
    AUTO_FOCUS = "WindowTable"
    DEFAULT_CSS = """
    MappingDialog .page { width: 100%; height: 100%; background: ansi_default; }
    MappingDialog .title, MappingDialog .said { padding: 0 1; width: 100%; height: 1; }
    MappingDialog .said { height: auto; max-height: 3; text-style: none; }
    MappingDialog .panes { height: 1fr; layout: vertical; }
    MappingDialog .panes > WindowTable { height: 3fr; }
    MappingDialog .panes > DetailPane { height: 2fr; border-top: solid ansi_default; }
    MappingDialog.-beside .panes { layout: horizontal; }
    MappingDialog.-beside .panes > WindowTable { width: 1fr; height: 1fr; }
    MappingDialog.-beside .panes > DetailPane {
        width: 1fr; height: 1fr; border-top: none; border-left: solid ansi_default;
        padding: 0 0 0 1;
    }
    """

    def __init__(self, begun: Begun) -> None:
        super().__init__()
        self._begun = begun
        self._options = begun.connector.options
        self._chosen = {**begun.kept, **begun.candidate.options}
        self._trial = Trial()
        self._table = WindowTable(COLUMNS, enter="Choose")
        self._pane = DetailPane()
        self._stopping = False
        self._trying: LatestOnly[Trial] = LatestOnly(self, self._tried)

    def compose(self) -> ComposeResult:
        """Yield the title, what would be taken in, the fields, the first rows, and the footer."""
        with Vertical(classes="page"):
            title = f"Columns of {self._begun.source.name}"
            origin = f" ({'; '.join(self._begun.notes)})" if self._begun.notes else ""
            yield Label(visible(title + origin), classes="title", markup=False)
            yield Label(_LOOKING, classes="said", markup=False)
            with Container(classes="panes"):
                yield self._table
                yield self._pane
        yield AppFooter()

    def on_mount(self) -> None:
        """Show the fields and try them."""
        self._pane.show(Detail("First rows", (Paragraph(_LOOKING),)))
        self._draw()
        self._try()

    def on_resize(self) -> None:
        """Show the first rows beside the fields where the terminal is wide enough."""
        self.set_class(self.size.width >= _WIDE, "-beside")

    def hint(self, action: Action) -> Action | None:
        """Withhold the actions of the screens behind."""
        return None if action.id.startswith("screen.") else action

    def action_start(self) -> None:
        """Take these columns and start the import."""
        self.dismiss(Mapped(self._answer(), start=True))

    def action_keep(self) -> None:
        """Take these columns and go back to the files."""
        self.dismiss(Mapped(self._answer(), start=False))

    def action_guess(self) -> None:
        """Let uprtui guess the field under the cursor."""
        option = self._option
        if option is not None:
            self._choose(option, option.default)

    def action_none(self) -> None:
        """Leave the field under the cursor without a column."""
        option = self._option
        if option is not None and option.column:
            from uprtui.tui.screens.imports_mapping_rows import NO_COLUMN

            self._choose(option, NO_COLUMN)

    @property
    def _option(self) -> Option | None:
        """The option under the cursor."""
        row = self._table.cursor_row
        options = self._options
        return None if row is None else next((o for o in options if o.name == row.key), None)

    @on(WindowTable.RowChosen)
    def _row_chosen(self, event: WindowTable.RowChosen) -> None:
        event.stop()
        option = self._option
        if option is None:
            return
        if option.column or option.choices:
            choices = (
                column_choices(option, self._trial)
                if option.column
                else [Choice(value, value or "(empty)") for value in option.choices]
            )
            list_ = Choose(f"{option.title}: {option.help}", choices)
            self.app.push_screen(list_, partial(self._list_answered, option))
        else:
            value = self._chosen.get(option.name, option.default)
            prompt = TextPrompt(option.title, value, note=option.help)
            self.app.push_screen(prompt, partial(self._prompt_answered, option))

    @on(DetailPane.Closed)
    def _pane_closed(self, event: DetailPane.Closed) -> None:
        event.stop()
        self.set_focus(self._table)

    def _list_answered(self, option: Option, keys: tuple[str, ...] | None) -> None:
        if keys:
            self._choose(option, keys[0])

    def _prompt_answered(self, option: Option, value: str | None) -> None:
        if value is not None:
            self._choose(option, value.strip())

    def _choose(self, option: Option, value: str) -> None:
        if value == self._chosen.get(option.name, option.default):
            return
        self._chosen[option.name] = value
        self.query_one(".said", Label).update(_LOOKING)
        self._draw()
        self._try()

    def _answer(self) -> dict[str, str]:
        """The choices that differ from what would happen without them."""
        defaults = {option.name: option.default for option in self._options}
        return {
            name: value
            for name, value in self._chosen.items()
            if value != self._begun.kept.get(name, defaults.get(name, ""))
        }

    def _try(self) -> None:
        begun, chosen, self._stopping = self._begun, dict(self._chosen), False
        work = partial(
            try_out, begun.connector, begun.source, chosen, begun.states, lambda: self._stopping
        )
        self._trying.submit(work, interrupt=self._stop)

    def _stop(self) -> None:
        self._stopping = True

    def _tried(self, trial: Trial) -> None:
        self._trial = trial
        self.query_one(".said", Label).update(visible(trial.verdict))
        self._pane.show(trial_detail(trial, self._options))
        self._draw()

    def _draw(self) -> None:
        rows = field_rows(self._options, self._chosen, self._begun.kept, self._trial)
        self._table.set_source(ListSource(rows), keep_cursor=True)
        self.refresh_hints()
