"""The views of the workshop by name, and looking at a draft through one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from uprtui.campaign import AskKind
from uprtui.tui.actions import Action
from uprtui.tui.screens.workshop_alike import alike_page
from uprtui.tui.screens.workshop_bodies import bodies_page
from uprtui.tui.screens.workshop_checks import check, checks_page
from uprtui.tui.screens.workshop_ladder import ladder_page
from uprtui.tui.screens.workshop_minutes import draft_minutes_page
from uprtui.tui.screens.workshop_page import Line, Page
from uprtui.tui.screens.workshop_wording import wording_page

if TYPE_CHECKING:
    from uprtui.focus.lint import Verdict
    from uprtui.tui.screens.workshop_desk import Desk, Draft


@dataclass(frozen=True, slots=True)
class View:
    """One view.

    Attributes:
        name: what it is called in code.
        title: what the user reads.
        enter: what Enter does on its rows, for the footer.
        take: what `a` does there, for the footer; empty where nothing can be taken.
    """

    name: str
    title: str
    enter: str = "Read"
    take: str = ""


VIEWS = (
    View("checks", "Checks", enter="Go there"),
    View("alike", "Like it", take="Refer to it"),
    View("bodies", "UN bodies", take="Keep as evidence"),
    View("wording", "Wording", take="Refer to it"),
    View("ladder", "Ladder", take="Write it"),
    View("minutes", "Two minutes"),
)

_IN_THE_TEXT = frozenset({"ask.leave", "ask.save", "ask.kind"})
_PAGES: dict[str, Callable[[Desk, Draft], Page]] = {
    "alike": alike_page,
    "bodies": bodies_page,
    "wording": wording_page,
    "ladder": ladder_page,
    "minutes": draft_minutes_page,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of a draft: the verdict, and the page of the view that was open."""

    draft: Draft
    view: str
    verdict: Verdict
    page: Page


def look(desk: Desk, draft: Draft, view: str) -> Seen:
    """Look at a draft; costs a few milliseconds, in a thread or not."""
    verdict = check(desk, draft)
    if view == "checks":
        return Seen(draft, view, verdict, checks_page(desk, draft, verdict))
    return Seen(draft, view, verdict, _PAGES[view](desk, draft))


def in_the_text(action: Action, view: View) -> Action | None:
    """An action of the editor as it reads while the text has the focus; None where it is none."""
    if action.id == "ask.leave":
        return replace(action, title=view.title, hint=1)
    return action if action.id in _IN_THE_TEXT else None


def beside_the_text(action: Action, view: View, line: Line | None, draft: Draft) -> Action | None:
    """An action of the editor as it reads beside the text; None where it does not apply.

    Args:
        action: the action.
        view: the view that is open.
        line: the line under the cursor.
        draft: the draft.
    """
    if action.id == "ask.take":
        offered = line is not None and line.take is not None and view.take
        return replace(action, title=view.take) if offered else None
    if action.id == "ask.role" and draft.kind is AskKind.QUESTION:
        return None
    return action
