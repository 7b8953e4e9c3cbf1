"""How a State fares with the State under review, and whether that would support an ask of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from uprtui.recommendation import ACTIONS
from uprtui.tui.widgets.detail import Block, Facts, Heading, Paragraph

if TYPE_CHECKING:
    from uprtui.campaign import Ask
    from uprtui.target.acceptance import Acceptance
    from uprtui.target.profile import Answers, Profile, Repeats

_FEW = 10  # of fewer answers no share is called more or less than others'
_ALIKE = 0.05  # shares of which the difference is smaller are called alike
_TRADE_OFF = (
    "A softer ask is supported more and changes less: a higher chance alone is no reason to ask"
    " for less."
)


def fare_blocks(profile: Profile | None, sur: str) -> list[Block]:
    """Say what became of a State's recommendations, how far they go, and whether it comes back.

    Args:
        profile: the State's; None where nothing was counted of it.
        sur: short name of the State under review.
    """
    if profile is None or not profile.everywhere.total:
        return []
    pairs = [
        ("Any issue", _answers(profile.here)),
        ("This issue", _answers(profile.here_on_issue)),
        ("Noted", _noted(profile.everywhere, profile.all_states)),
        ("Usual ask", _usual(profile)),
        ("Comes back", _repeats(profile.repeats)),
    ]
    return [Heading(f"How {sur} answers it"), Facts(tuple(pairs))]


def support_blocks(found: Sequence[tuple[Ask, Acceptance]], maker: str, sur: str) -> list[Block]:
    """Say for each ask how likely the State under review is to support it, and how much it asks.

    Args:
        found: the plan's asks on the issue, with their chances.
        maker: short name of the State that would make them.
        sur: short name of the State under review.
    """
    heading = Heading(f"Would {sur} support it?")
    if not found:
        return [heading, Paragraph("Write an ask on this issue (1) to see its chance here.")]
    blocks: list[Block] = [heading]
    for ask, chance in found:
        blocks += [Paragraph(f"“{ask.text}”"), Facts(_support(chance, maker, sur))]
    return [*blocks, Paragraph(_TRADE_OFF)]


def _support(chance: Acceptance, maker: str, sur: str) -> tuple[tuple[str, str], ...]:
    asks = f"category {chance.action} of 5, {ACTIONS[chance.action]}"
    likely = (
        f"{chance.probability:.0%} if {maker} makes it; in 8 of 10 such cases between"
        f" {chance.low:.0%} and {chance.high:.0%}"
    )
    basis = f"{chance.n:,} earlier answers of {sur}"
    if not chance.n:
        basis = f"what other States did: no earlier answer of {sur} is known"
    return (("Asks for", asks), ("Chance", likely), ("Rests on", basis))


def _answers(found: Answers) -> str:
    if not found.total:
        return "nothing recommended yet"
    counts = ((found.supported, "supported"), (found.noted, "noted"), (found.open, "not answered"))
    return ", ".join(f"{count:,} {said}" for count, said in counts if count)


def _noted(its: Answers, all_states: Answers) -> str:
    """The share noted of what it recommends to anybody, beside that of all States."""
    share, usual = its.noted_share, all_states.noted_share
    if share is None or usual is None:
        return "no answer to it is known"
    figures = f"{share:.0%} of its {its.answered:,} to any State, of all States' {usual:.0%}"
    if its.answered < _FEW:
        return f"{figures}: too few to compare"
    if abs(share - usual) < _ALIKE:
        return f"{figures}: much as others'"
    return f"{figures}: {'more' if share > usual else 'less'} often than others'"


def _usual(profile: Profile) -> str:
    category, total = profile.usual_category, sum(profile.categories.values())
    if category is None:
        return "not known on this issue"
    times = profile.categories[category]
    return f"category {category}, {ACTIONS[category]}: {times:,} of {total:,} on this issue"


def _repeats(found: Repeats) -> str:
    if not found.chances:
        return "not known: it spoke in no later review of the same State"
    times = f"{found.again:,} of {found.chances:,} times"
    return f"raised an issue again in the same State's next review {times}"
