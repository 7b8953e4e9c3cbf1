"""The campaign's own evidence on an issue: its list, its form, and what becomes of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from uprtui.text import fold, visible
from uprtui.tui.actions import Action
from uprtui.tui.screens import focus_edits as edits
from uprtui.tui.screens.coordinate_visits import VISIBILITIES
from uprtui.tui.screens.home_form import wrong_day
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.dialog import Dialog
from uprtui.tui.widgets.footer import AppFooter
from uprtui.tui.widgets.form import Field, Form
from uprtui.tui.widgets.rows import ListSource, Row
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.campaign import Edit, EvidenceNote, Plan
    from uprtui.tui.screens.step import StepScreen

COLUMNS = (
    Column("text", "Evidence", min_width=20, flexible=True),
    Column("source", "Source", min_width=10, max_width=24, priority=3),
    Column("on", "Day", min_width=10, priority=2),
    Column("visibility", "Seen by", min_width=9),
)
_FIELDS = ("text", "source", "on", "visibility")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user wants: a new note, or this one edited or deleted."""

    what: Literal["new", "edit", "delete"]
    note: str = ""


class NoteList(Dialog[Wanted]):
    """The notes of evidence on an issue; the answer says what is wanted.

    Args:
        issue: label of the issue.
        notes: the notes, at least one.
    """

    PLACE: ClassVar[str] = "notes"
    AUTO_FOCUS = "WindowTable"
    DEFAULT_CSS = """
    NoteList > .box { width: 95%; height: 60%; }
    NoteList WindowTable { margin: 1 0 0 0; }
    """

    def __init__(self, issue: str, notes: Sequence[EvidenceNote]) -> None:
        super().__init__()
        self._issue = issue
        self._notes = notes
        self._table = WindowTable(COLUMNS, enter="Edit")

    def compose(self) -> ComposeResult:
        """Yield the box and the footer."""
        with Vertical(classes="box"):
            yield Label(visible(f"Evidence on {self._issue}"), classes="title", markup=False)
            yield self._table
        yield AppFooter()

    def on_mount(self) -> None:
        """Show the notes."""
        self._table.set_source(ListSource([note_row(note) for note in self._notes]))

    @on(WindowTable.RowChosen)
    def _row_chosen(self, event: WindowTable.RowChosen) -> None:
        event.stop()
        self.dismiss(Wanted("edit", event.row.key))

    def action_new(self) -> None:
        """Write another note."""
        self.dismiss(Wanted("new"))

    def action_delete(self) -> None:
        """Delete the note under the cursor."""
        row = self._table.cursor_row
        if row is not None:
            self.dismiss(Wanted("delete", row.key))

    def hint(self, action: Action) -> Action | None:
        """Withhold the actions of the screens behind."""
        return None if action.id.startswith("screen.") else action

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def note_row(note: EvidenceNote) -> Row:
    """Return a note as a row."""
    day = "" if note.on is None else note.on.isoformat()
    return Row(note.id, (note.text, note.source, day, str(note.visibility)))


def note_fields(note: EvidenceNote | None) -> tuple[Field, ...]:
    """Return the form of a note, filled in with what it says; None for a new one."""
    day = "" if note is None or note.on is None else note.on.isoformat()
    return (
        Field(
            "text",
            "What is known",
            "" if note is None else note.text,
            "A fact in a sentence: “In 2025 14 of 77 districts had no shelter.”",
            required=True,
        ),
        Field(
            "source",
            "Source",
            "" if note is None else note.source,
            "Where it comes from: a report, an interview. Name nobody who could be harmed.",
        ),
        Field("on", "Day", day, "Written as 2027-05-03; may stay empty.", check=wrong_day),
        Field(
            "visibility",
            "Seen by",
            "coalition" if note is None else note.visibility.value,
            "Private notes never leave this machine.",
            choices=VISIBILITIES,
        ),
    )


def save_note(
    plan: Plan,
    label: str,
    answer: Mapping[str, str],
    choose: Callable[[str], str],
    note: EvidenceNote | None = None,
) -> Edit:
    """Add a note, together with its issue where that is not chosen yet; or change one.

    Args:
        plan: the plan.
        label: the issue.
        answer: of the form.
        choose: picks one character of a string by chance, for new ids.
        note: as it was; None for a new one. One that has gone meanwhile is written anew.
    """
    from uprtui.campaign import Add, Change, EvidenceNote, Several, Visibility, find, new_entity_id

    chosen = edits.chosen_issues(plan).get(fold(label))
    issue = edits.new_issue(plan, label, choose) if chosen is None else chosen.issue
    known = None if note is None else find(plan, note.id)
    read = EvidenceNote(
        new_entity_id(plan, EvidenceNote, choose) if known is None else known.id,
        issue.id,
        answer["text"],
        answer["source"],
        dt.date.fromisoformat(answer["on"]) if answer["on"] else None,
        Visibility(answer["visibility"]),
    )
    if known is not None:
        changes = tuple(Change(read.id, name, getattr(read, name)) for name in _FIELDS)
        return Several("Change a note of evidence", changes)
    if chosen is not None:
        return Add(read)
    return Several(f"Add issue {label} with a note of evidence", (Add(issue), Add(read)))


class Notes:
    """Lists, writes, edits and deletes the notes on an issue.

    Args:
        screen: the screen in front of which this happens.
        choose: picks one character of a string by chance, for new ids.
    """

    def __init__(self, screen: StepScreen, choose: Callable[[str], str]) -> None:
        self._screen = screen
        self._choose = choose

    def open(self, label: str) -> None:
        """Show the notes on an issue; where there is none, write one."""
        notes = self._notes(label)
        if notes:
            self._screen.ask(NoteList(label, notes), lambda wanted: self._do(label, wanted))
        else:
            self._edit(label, None)

    def _notes(self, label: str) -> tuple[EvidenceNote, ...]:
        plan = self._screen.plan
        chosen = None if plan is None else edits.chosen_issues(plan).get(fold(label))
        return () if chosen is None else chosen.notes

    def _do(self, label: str, wanted: Wanted) -> None:
        """Do what was wanted in the list, and come back to it while it has notes."""
        from uprtui.campaign import Remove

        if wanted.what == "delete":
            self._screen.do(Remove(wanted.note), "Note deleted. u brings it back.")
            if self._notes(label):
                self.open(label)
            return
        self._edit(label, next((n for n in self._notes(label) if n.id == wanted.note), None))

    def _edit(self, label: str, note: EvidenceNote | None) -> None:
        """Open the form of a note."""
        title = f"{'Add' if note is None else 'Change'} evidence on {label}"
        form = Form(title, note_fields(note), careful=True)
        self._screen.ask(form, lambda answer: self._save(label, answer, note))

    def _save(self, label: str, answer: Mapping[str, str], note: EvidenceNote | None) -> None:
        plan = self._screen.plan
        if plan is not None:
            edit = save_note(plan, label, answer, self._choose, note)
            self._screen.do(edit, "Evidence saved. n shows it; u takes it back.")
