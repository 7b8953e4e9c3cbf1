"""The board as a table: the columns that fit, States as rows, and the lines above them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.text import fold
from uprtui.tui.screens.board_names import short_names
from uprtui.tui.screens.target_edits import is_on, target_of
from uprtui.tui.widgets.columns import GAP, Column
from uprtui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from uprtui.campaign import Issue, Plan, Target
    from uprtui.states import States
    from uprtui.target.board import Board, BoardRow

MOST_COLUMNS = 6
"""So many issues stand side by side at 80 cells; the others come in as the cursor moves on."""

ANY = "any"

# What a table of 80 cells has for the columns of issues, after its edges, State, Any and Asks.
_ROOM = 46
_WIDEST, _NARROWEST = 16, 5
_SORT_MARK = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Which column the cursor is on.

    Args:
        issue: index among the board's issues; None: on the column of any of them.
        first: index of the first issue that has a column.
    """

    issue: int | None = None
    first: int = 0

    @classmethod
    def start(cls, issues: int) -> Place:
        """Where to begin: on any of several issues; where there is one, on that."""
        return cls(0 if issues == 1 else None)

    def moved(self, step: int, issues: int) -> Place:
        """The place one column to the right (1) or to the left (-1), round and round."""
        if issues == 1:
            return self
        at = (0 if self.issue is None else self.issue + 1) + step
        return self.on(at % (issues + 1) - 1, issues)

    def on(self, issue: int, issues: int) -> Place:
        """The place on an issue (below 0: on any of them), with its column in sight."""
        if issue < 0:
            return Place(None, 0)
        first = max(min(self.first, issue), issue - MOST_COLUMNS + 1)
        return Place(issue, max(0, min(first, issues - MOST_COLUMNS)))

    def shown(self, issues: int) -> range:
        """The issues that have a column."""
        return range(self.first, min(issues, self.first + MOST_COLUMNS))


def column_id(issue: int | None) -> str:
    """The id of the column of an issue."""
    return ANY if issue is None else f"issue-{issue}"


def column_width(number: int) -> int:
    """Return how wide each of a number of issues' columns may be, so that 80 cells hold all."""
    return max(_NARROWEST, min(_WIDEST, _ROOM // max(1, number) - GAP))


def board_columns(issues: Sequence[str], place: Place) -> tuple[Column, ...]:
    """Return the columns: State, group, the chance of any issue, how many, and the issues."""
    shown = place.shown(len(issues))
    width = column_width(len(shown))
    names = short_names(issues, width)
    sorted_names = short_names(issues, width - _SORT_MARK)
    together = (
        Column(ANY, "Any", min_width=5, numeric=True),
        Column("asks", "Asks", min_width=4, numeric=True, priority=2),
    )
    return (
        Column("state", "State", min_width=13, max_width=24),
        Column("group", "Group", min_width=11, max_width=12, priority=4),
        *(together if len(issues) > 1 else ()),
        *(
            Column(
                column_id(issue),
                sorted_names[issue] if issue == place.issue else names[issue],
                min_width=width,
                numeric=True,
            )
            for issue in shown
        ),
    )


def board_row(
    row: BoardRow, place: Place, on: Collection[str], labels: Sequence[str], name: str
) -> Row:
    """Return a State as a row.

    Args:
        row: the State and its chances.
        place: which issues have a column.
        on: the issues for which it is a target of the plan; their cells end in `*`.
        labels: the board's issues.
        name: the State's short name.
    """
    together = (percent(row.any_chance), str(len(row.carries) or "-"))
    each = (
        percent(row.chances[issue]) + ("*" if labels[issue] in on else " ")
        for issue in place.shown(len(labels))
    )
    cells = (name, row.group or "-", *(together if len(labels) > 1 else ()), *each)
    return Row(row.state, cells, strong=bool(on))


def percent(chance: float) -> str:
    """Return a chance as whole per cent; `<1` and `>99` where that would say never or always."""
    if chance < 0.005:
        return "<1"
    return ">99" if chance > 0.995 else str(round(100 * chance))


def target_issues(plan: Plan, state: str, labels: Sequence[str]) -> tuple[str, ...]:
    """The issues of the board for which a State is a target of the plan."""
    target = target_of(plan, state)
    if target is None:
        return ()
    return tuple(label for label in labels if is_on(target, plan_issue(plan, label)))


def plan_issue(plan: Plan, label: str) -> Issue | None:
    """Return the plan's issue of that label, or None."""
    return next((issue for issue in plan.issues if fold(issue.label) == fold(label)), None)


def matches(row: BoardRow, typed: str, states: States) -> bool:
    """Say whether a State's name, code, group or blocs have all the typed words."""
    from uprtui.tui.screens.target_rows import Listed
    from uprtui.tui.screens.target_rows import matches as matches_listed

    return matches_listed(Listed(row.state, None, None, False), typed, states)


def heading(board: Board, place: Place, before_session: int | None) -> str:
    """The line that names the column under the cursor in full."""
    until = "" if before_session is None else f", before session {before_session}"
    number = len(board.issues)
    if place.issue is None:
        return f"Any of your {number} issues{until}"
    return f"{board.issues[place.issue]} (issue {place.issue + 1} of {number}){until}"


def meaning(board: Board, place: Place) -> str:
    """What the figures of the column under the cursor are."""
    if place.issue is None:
        return "Chance in % to raise at least one. Asks: issues with an above average chance."
    average = board.averages[place.issue]
    return f"Chance in % to raise it in this review; an average State: {percent(average)}%."


def noted(board: Board, place: Place) -> str:
    """What the reader must know of the column under the cursor; empty where there is nothing."""
    if place.issue is not None:
        issue = board.issues[place.issue]
        return board.notes.get(issue) or board.aged or board.suggested.get(issue, "")
    notes = list(board.notes.values())
    if len(notes) < 2:
        return "".join(notes) or board.aged
    return f"Nobody raised {len(notes)} of your issues; each column says what stands in for it."


def chosen(targets: Sequence[Target]) -> str:
    """How many targets the plan has."""
    return "1 target" if len(targets) == 1 else f"{len(targets)} targets"
