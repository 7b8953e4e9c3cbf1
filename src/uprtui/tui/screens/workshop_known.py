"""What the library tells for the writing of asks to one State under review."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from uprtui.recommendation import ISSUES, Kind
from uprtui.text import fold
from uprtui.tui.screens.source_words import sources_by_id

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
        supporting: what treaty bodies and special procedures recommended to it.
        avoided: terms that it mostly does not support.
        past: what the chances of asks are made from.
        labels: folded label → the issue as the library spells it.
        sources: id of a source → its name, and how official it is.
    """

    library: Library
    sur: str
    session: int | None
    texts: SimilarTexts
    supporting: SimilarTexts
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


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was read of one library on one State under review; never changed, only replaced.

    Attributes:
        known: what is known of the State under review.
        wordings: issue and State → how it writes on that.
    """

    known: Known
    wordings: Mapping[tuple[str, str], Wording]

    def on(self, label: str) -> Gathered:
        """What it tells on an issue."""
        found = {state: read for (on, state), read in self.wordings.items() if on == label}
        return Gathered(self.known, found)


class Shelf:
    """What was read of the library, kept from one ask to the next.

    The list of asks and the editor before it share one shelf, and each reads in a thread of its
    own: `gather` works for one at a time, and `at_hand` may be asked meanwhile.

    Args:
        workspace: where the library is.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._kept: _Kept | None = None
        self._reading = threading.Lock()

    def at_hand(self, plan: Plan, label: str) -> Gathered | None:
        """What was read before for that State under review; it may be out of date."""
        kept = self._kept
        return kept.on(label) if kept is not None and kept.known.is_about(plan) else None

    def gather(self, plan: Plan, label: str, wanted: tuple[str, ...] = ()) -> Gathered:
        """Read what is not here yet, after another thread that reads. For a thread.

        Args:
            plan: the campaign.
            label: the issue.
            wanted: States whose wording on the issue is wanted.

        Raises:
            LibraryError: where there is no library to read.
        """
        from uprtui.focus.wording import read_wording

        with self._reading:
            library = self._workspace.library()
            kept = self._kept
            if kept is None or kept.known.library is not library or not kept.known.is_about(plan):
                known = read_known(library, self._workspace.states, plan)
                self._kept = kept = _Kept(known, MappingProxyType({}))
            for state in wanted:
                if (label, state) not in kept.wordings:
                    wording = read_wording(library, state, kept.known.spelt(label))
                    more = {**kept.wordings, (label, state): wording}
                    self._kept = kept = replace(kept, wordings=MappingProxyType(more))
            return kept.on(label)


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
        supporting=SimilarTexts.to_state(library, plan.sur, Kind.SUPPORTING),
        avoided=read_avoided(library, plan.sur),
        past=look_back(library, states, plan.session, {plan.sur}, shipped_vintages()),
        labels={fold(label): label for label in (*ISSUES, *(each.issue for each in overview))},
        sources=sources_by_id(library),
    )
