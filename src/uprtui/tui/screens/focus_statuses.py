"""What became of the earlier recommendations on an issue: their list, each with its status."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from textwrap import shorten
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from uprtui.campaign import Assessment, AssessmentStatus
from uprtui.focus import assessment_of
from uprtui.text import visible
from uprtui.tui.actions import Action
from uprtui.tui.screens.coordinate_visits import VISIBILITIES
from uprtui.tui.screens.focus_detail import STATUS_WORDS
from uprtui.tui.screens.library_detail import recommendation_detail
from uprtui.tui.screens.library_rows import state_or_unknown
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail_screen import DetailScreen
from uprtui.tui.widgets.dialog import Dialog
from uprtui.tui.widgets.footer import AppFooter
from uprtui.tui.widgets.form import Field, Form
from uprtui.tui.widgets.rows import ListSource, Row
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.campaign import Edit, Plan
    from uprtui.recommendation import Recommendation
    from uprtui.states import States

COLUMNS = (
    Column("status", "Status", min_width=13),
    Column("by", "State", min_width=12, max_width=18),
    Column("session", "Sess", min_width=4, numeric=True, priority=3),
    Column("response", "Response", min_width=9, priority=2),
    Column("text", "Recommendation", min_width=20, flexible=True),
)
_UNSEEN = "-"
_TOLD = 300  # characters
_FIELDS = ("status", "note", "visibility")


def assess(
    plan: Plan,
    found: Recommendation,
    answer: Mapping[str, str],
    choose: Callable[[str], str],
    now: Mapping[str, str] = MappingProxyType({}),
) -> Edit:
    """Say what became of a recommendation.

    Args:
        plan: the plan.
        found: the recommendation.
        answer: its new status; a note and who may see it where these change.
        choose: picks one character of a string by chance, for a new id.
        now: id that the plan may have → that of today, where it is another one.
    """
    from uprtui.campaign import Add, Change, Several, Visibility, new_entity_id

    before = assessment_of(plan, found.id, now)
    visibility = Visibility(answer.get("visibility", before.visibility if before else "coalition"))
    after = Assessment(
        before.id if before else new_entity_id(plan, Assessment, choose),
        found.id,
        AssessmentStatus(answer["status"]),
        found.text,
        answer.get("note", before.note if before else ""),
        visibility,
    )
    if before is None:
        return Add(after)
    changes = tuple(Change(after.id, name, getattr(after, name)) for name in _FIELDS)
    return Several(f"Say what became of a recommendation: {STATUS_WORDS[after.status]}", changes)


def status_fields(before: Assessment | None) -> tuple[Field, ...]:
    """Return the form of a status with its note."""
    return (
        Field(
            "status",
            "What became of it",
            "unknown" if before is None else before.status.value,
            "As your campaign sees it, not as the State reports it.",
            choices=tuple(STATUS_WORDS.items()),
        ),
        Field(
            "note",
            "Note",
            "" if before is None else before.note,
            "How you know: a law, a budget line, a visit.",
        ),
        Field(
            "visibility",
            "Seen by",
            "coalition" if before is None else before.visibility.value,
            "A public copy of the plan leaves the note out.",
            choices=VISIBILITIES,
        ),
    )


class GoesBack(Protocol):
    """Undoes or redoes."""

    def __call__(self, *, redo: bool) -> str:
        """Undo, or redo; return a sentence that says what."""
        ...


class StatusList(Dialog[None]):
    """The earlier recommendations on an issue; a letter says what became of one.

    Args:
        title: which recommendations they are.
        found: the recommendations.
        states: names of States.
        said: gives what the plan says became of one, by its id.
        say: saves what became of one (its status, or status, note and visibility), and returns a
            sentence for the footer; empty where it could not.
        back: undoes or redoes.
    """

    PLACE: ClassVar[str] = "statuses"
    AUTO_FOCUS = "WindowTable"
    DEFAULT_CSS = """
    StatusList .page { width: 100%; height: 100%; background: ansi_default; }
    StatusList #counts { width: 100%; padding: 0 1; }
    """

    def __init__(
        self,
        title: str,
        found: Sequence[Recommendation],
        states: States,
        said: Callable[[str], Assessment | None],
        say: Callable[[Recommendation, Mapping[str, str]], str],
        back: GoesBack,
    ) -> None:
        super().__init__()
        self._title = title
        self._found = {each.id: each for each in found}
        self._states = states
        self._said = said
        self._say = say
        self._back = back
        self._table = WindowTable(COLUMNS, enter="Note")

    def compose(self) -> ComposeResult:
        """Yield the title, the table, how many have a status, and the footer."""
        with Vertical(classes="page"):
            yield Label(visible(self._title), classes="title", markup=False)
            yield self._table
            yield Label("", id="counts", markup=False)
        yield AppFooter()

    def on_mount(self) -> None:
        """Show the recommendations."""
        self._draw()

    def action_done(self) -> None:
        """Say that it was carried out."""
        self._set(AssessmentStatus.DONE)

    def action_partly(self) -> None:
        """Say that it was carried out in part."""
        self._set(AssessmentStatus.PARTLY)

    def action_not(self) -> None:
        """Say that it was not carried out."""
        self._set(AssessmentStatus.NOT)

    def action_unknown(self) -> None:
        """Say that it is not known."""
        self._set(AssessmentStatus.UNKNOWN)

    def action_detail(self) -> None:
        """Show the whole recommendation."""
        from uprtui.library import Words

        found = self._here
        if found is not None:
            detail = recommendation_detail(found, self._states, Words())
            self.app.push_screen(DetailScreen(detail))

    def action_undo(self) -> None:
        """Take back the last change."""
        self._show(self._back(redo=False))

    def action_redo(self) -> None:
        """Make it again."""
        self._show(self._back(redo=True))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def hint(self, action: Action) -> Action | None:
        """Withhold the actions of the screens behind."""
        return None if action.id.startswith("screen.") else action

    @property
    def _here(self) -> Recommendation | None:
        row = self._table.cursor_row
        return None if row is None else self._found.get(row.key)

    @on(WindowTable.RowChosen)
    def _row_chosen(self, event: WindowTable.RowChosen) -> None:
        """Ask for the status and a note."""
        event.stop()
        found = self._found[event.row.key]
        form = Form(
            "What became of it?",
            status_fields(self._said(found.id)),
            note=shorten(found.text, _TOLD, placeholder=" …"),
            careful=True,
        )

        def answered(answer: dict[str, str] | None) -> None:
            if answer is not None:
                self._save(found, answer)

        self.app.push_screen(form, answered)

    def _set(self, status: AssessmentStatus) -> None:
        if self._here is not None:
            self._save(self._here, {"status": status.value})

    def _save(self, found: Recommendation, answer: Mapping[str, str]) -> None:
        self._show(self._say(found, answer))

    def _show(self, said: str) -> None:
        """Show the plan as it is now, and a sentence in the footer."""
        self._draw()
        if said:
            self.query_one(AppFooter).show_notice(said)

    def _draw(self) -> None:
        rows = [self._row(each) for each in self._found.values()]
        self._table.set_source(ListSource(rows), keep_cursor=True)
        seen = sum(self._said(each) is not None for each in self._found)
        label = self.query_one("#counts", Label)
        label.update(f"{seen} of {len(rows)} looked at.")

    def _row(self, found: Recommendation) -> Row:
        said = self._said(found.id)
        status = _UNSEEN if said is None else STATUS_WORDS[said.status]
        cells = (
            f"{status}{' +' if said is not None and said.note else ''}",
            state_or_unknown(found.by, self._states),
            str(found.session or ""),
            str(found.response or ""),
            found.text,
        )
        return Row(found.id, cells)
