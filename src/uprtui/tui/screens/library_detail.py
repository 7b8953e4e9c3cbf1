"""Everything that the library knows about one recommendation, as a text to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.recommendation import ACTIONS, ActionSource, Kind, classify
from uprtui.text import fold
from uprtui.tui.screens.library_rows import state_or_unknown
from uprtui.tui.widgets.detail import Block, Bullets, Detail, Facts, Heading, Paragraph

if TYPE_CHECKING:
    from uprtui.library import Library, Words
    from uprtui.recommendation import Recommendation
    from uprtui.states import States

_MOST_SAME = 200
_NOT_SAID = "not said"


@dataclass(frozen=True, slots=True)
class Context:
    """What must be asked of the library to say everything about a recommendation.

    Args:
        same: the same text, made to the same State in the same session by others.
        sources: names of the sources by id.
    """

    same: tuple[Recommendation, ...]
    sources: Mapping[str, str]


def context_of(library: Library, found: Recommendation) -> Context:
    """Ask the library. For a worker thread.

    Raises:
        SearchInterrupted: where a newer search took its place.
    """
    from uprtui.library import Query

    wanted = fold(found.text)
    sessions = None if found.session is None else (found.session, found.session)
    query = Query(
        words=f'"{wanted}"',
        kind=found.kind,
        sur=found.sur,
        sessions=sessions,
        sort="by",
        descending=False,
    )
    same = tuple(
        other
        for other in library.search(query).rows(0, _MOST_SAME)
        if other.id != found.id and fold(other.text) == wanted
    )
    return Context(same, {source.id: source.name for source in library.sources()})


def recommendation_detail(
    found: Recommendation, states: States, words: Words, context: Context | None = None
) -> Detail:
    """Return everything about a recommendation.

    Args:
        found: the recommendation.
        states: names of States.
        words: the words of the search, to mark.
        context: what else the library says; None while it is being asked.
    """
    from uprtui.library import highlight

    blocks: list[Block] = [
        Paragraph(found.text, tuple(highlight(found.text, words))),
        Facts(_facts(found, states)),
        *_category(found),
    ]
    if context is not None:
        blocks += _others(context.same, states)
        names = tuple(context.sources.get(each, each) for each in found.sources)
        blocks += [Heading("Told by"), Bullets(names)]
    return Detail(_title(found, states), tuple(blocks))


def _title(found: Recommendation, states: States) -> str:
    sur = states.name(found.sur)
    if found.kind is Kind.PLEDGE:
        return f"Voluntary pledge of {sur}"
    return f"{state_or_unknown(found.by, states)} to {sur}"


def _facts(found: Recommendation, states: States) -> tuple[tuple[str, str], ...]:
    by = None if found.by is None else states.get(found.by)
    group = f" ({by.group})" if by is not None and by.group else ""
    session = _NOT_SAID
    if found.session is not None:
        session = f"{found.session} (cycle {found.cycle})"
    return (
        ("Reviewed", states.name(found.sur)),
        (
            "Pledged by" if found.kind is Kind.PLEDGE else "Recommended by",
            state_or_unknown(found.by, states) + group,
        ),
        ("Session", session),
        ("Response", str(found.response or _NOT_SAID)),
        ("Issues", "; ".join(found.marked_issues) or _NOT_SAID),
        ("Kind", str(found.kind)),
        ("Report", _report(found)),
    )


def _report(found: Recommendation) -> str:
    """Return document symbol and paragraph, `A/HRC/28/15, paragraph 115.28`, as far as known."""
    paragraph = f"paragraph {found.paragraph}" if found.paragraph else ""
    return ", ".join(part for part in (found.symbol, paragraph) if part) or _NOT_SAID


def _category(found: Recommendation) -> list[Block]:
    if found.kind is Kind.PLEDGE and found.action is None:
        return []
    verdict = classify(found.text)
    rules = f"By uprtui's rules: {verdict.category} {ACTIONS[verdict.category]}."
    if found.action is None:
        heading = "Action category: not said"
    else:
        heading = f"Action category: {found.action} {ACTIONS.get(found.action, '')}"
    if found.action_source is ActionSource.CODED:
        said = "Coded by people, in the source."
        if verdict.category != found.action:
            said = f"{said} {rules}"
    else:
        said = "Worked out from its words, by rules." if found.action else rules
    return [Heading(heading), Paragraph(said), Bullets(verdict.because)]


def _others(same: Sequence[Recommendation], states: States) -> list[Block]:
    if not same:
        return []
    names = [state_or_unknown(other.by, states) for other in same]
    said = "; ".join(
        f"{name} ({other.response})" if other.response else name
        for name, other in zip(names, same, strict=True)
    )
    count = len(same)
    heading = f"The same text from {count} other {'State' if count == 1 else 'States'}"
    return [Heading(heading), Paragraph(said)]
