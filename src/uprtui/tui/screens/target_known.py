"""What the screen Target knows besides the ranking: how each State fares, and each ask's chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from uprtui.tui.screens.target_list import Asked, Ranked, plan_issue

if TYPE_CHECKING:
    from uprtui.campaign import Ask, Plan
    from uprtui.library import Library
    from uprtui.states import States
    from uprtui.target.acceptance import Acceptance, Past
    from uprtui.target.profile import Profile


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier sessions tell of all States that a ranking has, and of the State under review.

    Attributes:
        library: where it was counted.
        asked: what the ranking is about.
        label: the issue as the library spells it.
        profiles: State → how it fares.
        past: what the chances of asks are made from.
    """

    library: Library
    asked: Asked
    label: str
    profiles: Mapping[str, Profile]
    past: Past

    def is_of(self, ranked: Ranked) -> bool:
        """Whether a ranking is about the same; by which method matters not."""
        return self.library is ranked.library and self.asked == replace(
            ranked.asked, method=self.asked.method
        )

    def support(self, state: str, asks: Sequence[Ask]) -> list[tuple[Ask, Acceptance]]:
        """Estimate the chance that the State under review supports each ask from a State."""
        from uprtui.target.acceptance import Ask as Draft

        asked = self.asked
        return [
            (
                ask,
                self.past.acceptance(
                    Draft(asked.sur, state, (self.label,), ask.text, asked.before_session)
                ),
            )
            for ask in asks
        ]


def read_known(ranked: Ranked, states: States, before: Known | None) -> Known:
    """Count it, or return what is known where it is still true. For a thread.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    from uprtui.target.acceptance import look_back
    from uprtui.target.acceptance.table import shipped_vintages
    from uprtui.target.profile import profiles

    library, asked = ranked.library, ranked.asked
    if before is not None and before.is_of(ranked):
        return before
    found = profiles(
        library,
        sur=asked.sur,
        issue=ranked.label,
        states={state.code for state in states}.union(row.state for row in ranked.ranking.rows),
        before_session=asked.before_session,
    )
    past = look_back(library, states, asked.before_session, {asked.sur}, shipped_vintages())
    return Known(library, asked, ranked.label, found, past)


def asks_on(plan: Plan, label: str, state: str) -> tuple[Ask, ...]:
    """Return the plan's written recommendations on an issue, but those for other targets only.

    Questions get no answer that could be foretold.
    """
    from uprtui.campaign import AskKind

    issue = plan_issue(plan, label)
    own = {target.id for target in plan.targets if target.state == state}
    return tuple(
        ask
        for ask in plan.asks
        if issue is not None
        and ask.issue == issue.id
        and ask.kind is AskKind.RECOMMENDATION
        and ask.text.strip()
        and (not ask.targets or own.intersection(ask.targets))
    )
