"""What the library tells for the writing of asks to one State under review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.recommendation import ISSUES
from uprtui.text import fold

if TYPE_CHECKING:
    from uprtui.campaign import Plan
    from uprtui.focus import SimilarTexts
    from uprtui.focus.avoided import AvoidedTerms
    from uprtui.focus.wording import Wording
    from uprtui.library import Library
    from uprtui.states import States
    from uprtui.target.acceptance import Acceptance, Past
    from uprtui.tui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Known:
    """What is read once for all asks to a State under review.

    Attributes:
        library: where it was read.
        sur: the State under review, ISO alpha-3.
        session: the session of its coming review; None where not known.
        texts: the earlier recommendations to it.
        avoided: terms that it mostly does not support.
        past: what the chances of asks are made from.
        labels: folded label → the issue as the library spells it.
        sources: id of a source → its name.
    """

    library: Library
    sur: str
    session: int | None
    texts: SimilarTexts
    avoided: AvoidedTerms
    past: Past
    labels: Mapping[str, str]
    sources: Mapping[str, str]

    def is_about(self, plan: Plan) -> bool:
        """Whether a plan is on that State under review, in that session."""
        return (self.sur, self.session) == (plan.sur, plan.session)

    def spelt(self, label: str) -> str:
        """An issue as the library spells it."""
        return self.labels.get(fold(label), label)

    def chance(self, text: str, label: str, state: str | None) -> Acceptance:
        """Estimate the chance that the State under review supports a text.

        Args:
            text: the ask.
            label: its issue.
            state: who would make it, ISO alpha-3; None for no particular State.
        """
        from uprtui.target.acceptance import Ask

        return self.past.acceptance(Ask(self.sur, state, (self.spelt(label),), text, self.session))


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the desk gets from the library.

    Attributes:
        known: what is known of the State under review.
        wordings: State → how it writes on the issue, as far as read.
    """

    known: Known
    wordings: Mapping[str, Wording]


class Shelf:
    """What was read of the library, kept from one ask to the next.

    Args:
        workspace: where the library is.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._known: Known | None = None
        self._wordings: dict[tuple[str, str], Wording] = {}

    def at_hand(self, plan: Plan, label: str) -> Gathered | None:
        """What was read before for that State under review; it may be out of date."""
        known = self._known
        if known is None or not known.is_about(plan):
            return None
        return Gathered(known, self._on(label))

    def gather(self, plan: Plan, label: str, wanted: tuple[str, ...] = ()) -> Gathered:
        """Read what is not here yet. For a thread.

        Args:
            plan: the campaign.
            label: the issue.
            wanted: States whose wording on the issue is wanted.

        Raises:
            LibraryError: where there is no library to read.
        """
        from uprtui.focus.wording import read_wording

        library = self._workspace.library()
        known = self._known
        if known is None or known.library is not library or not known.is_about(plan):
            known = read_known(library, self._workspace.states, plan)
            self._wordings = {}
            self._known = known
        for state in wanted:
            if (label, state) not in self._wordings:
                wording = read_wording(library, state, known.spelt(label))
                self._wordings[label, state] = wording
        return Gathered(known, self._on(label))

    def _on(self, label: str) -> dict[str, Wording]:
        return {state: found for (on, state), found in self._wordings.items() if on == label}


def read_known(library: Library, states: States, plan: Plan) -> Known:
    """Read what is known of a plan's State under review. For a thread.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    from uprtui.focus import SimilarTexts
    from uprtui.focus.avoided import read_avoided
    from uprtui.target.acceptance import look_back
    from uprtui.target.acceptance.table import shipped_vintages

    overview = library.issue_overview(plan.sur)
    return Known(
        library=library,
        sur=plan.sur,
        session=plan.session,
        texts=SimilarTexts.to_state(library, plan.sur),
        avoided=read_avoided(library, plan.sur),
        past=look_back(library, states, plan.session, {plan.sur}, shipped_vintages()),
        labels={fold(label): label for label in (*ISSUES, *(each.issue for each in overview))},
        sources={source.id: source.name for source in library.sources()},
    )
