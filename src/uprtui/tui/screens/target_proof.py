"""How often the ranking was right, in front of the ranking: the figures, and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events

from uprtui.tui.actions import Action, actions_of
from uprtui.tui.screens.target_past import Checked, Stage, reviews_done
from uprtui.tui.screens.target_proof_words import figures_blocks
from uprtui.tui.widgets.detail import Block, Detail, Paragraph
from uprtui.tui.widgets.detail_screen import DetailScreen
from uprtui.tui.widgets.progress import duration

if TYPE_CHECKING:
    from uprtui.tui.jobs import Progress
    from uprtui.tui.screens.step import StepScreen

_TITLE = "How often the ranking was right"
_WHAT = (
    "uprtui ranks the States anew for every review of the last sessions, from the sessions before"
    " it only, and looks who did raise the issue then."
)


class ProofScreen(DetailScreen):
    """The result of the check of past sessions, or how far it is.

    Args:
        target: the screen behind, whose key stops the check or begins it again.
        checked: what is known now.
    """

    PLACE = "detail"
    CLOSE: ClassVar[frozenset[str]] = frozenset({"target.proof", "target.check"})

    def __init__(self, target: StepScreen, checked: Checked) -> None:
        super().__init__(proof_detail(checked))
        self._target = target

    def show(self, checked: Checked) -> None:
        """Show what is known now."""
        self.pane.show(proof_detail(checked))
        self.refresh_hints()

    def current_actions(self) -> list[Action]:
        """Return the keys of the details, and the one that stops the check or begins it again."""
        own = [each for each in actions_of(self._target.PLACE) if each.id == "target.check"]
        hinted = [self._target.hint(action) for action in own]
        return [*super().current_actions(), *(action for action in hinted if action is not None)]

    async def on_key(self, event: events.Key) -> None:
        """Stop the check or begin it again; where there is nothing to stop, close, as `p` does."""
        for action in actions_of(self._target.PLACE):
            if action.id in self.CLOSE and event.key in action.keys:
                event.stop()
                event.prevent_default()
                if action.id == "target.check" and self._target.available(action.id):
                    self.app.call_later(self._target.run_action, action.method)
                else:
                    self.dismiss(None)
                return


def proof_detail(checked: Checked) -> Detail:
    """Return what is known of how often the ranking was right, as a text."""
    if checked.found is not None:
        blocks: tuple[Block, ...] = figures_blocks(checked.found)
        if checked.problem:
            blocks = (*blocks, Paragraph(checked.problem))
    elif checked.progress is not None:
        blocks = (Paragraph(_WHAT), Paragraph(_far(checked.progress)))
    elif checked.stage in {Stage.STOPPED, Stage.FAILED}:
        blocks = (Paragraph(_WHAT), Paragraph(checked.line()))
    else:
        blocks = (Paragraph(checked.line()),)
    return Detail(_TITLE, blocks)


def _far(progress: Progress) -> str:
    left = progress.seconds_left
    estimate = "" if left is None else f", about {duration(left)} left"
    return f"{reviews_done(progress)} replayed{estimate}. You can go on working meanwhile."
