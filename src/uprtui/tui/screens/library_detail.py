"""Everything that the library knows about one recommendation, as a text to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uprtui.recommendation import ACTIONS, ActionSource, Kind, classify, labels_of_themes
from uprtui.text import fold
from uprtui.tui.screens.library_rows import state_or_unknown, who_said
from uprtui.tui.screens.source_words import difference_of, disagreements_on, sources_by_id
from uprtui.tui.widgets.detail import Block, Bullets, Detail, Facts, Heading, Paragraph

if TYPE_CHECKING:
    from uprtui.library import Library, Words
    from uprtui.library.records import Disagreement
    from uprtui.recommendation import Recommendation
    from uprtui.states import States

_MOST_SAME = 200
_NOT_SAID = "not said"
_UNANSWERED = frozenset({Kind.SUPPORTING, Kind.QUESTION})
_UNCATEGORISED = frozenset({Kind.PLEDGE, Kind.SUPPORTING, Kind.QUESTION})
_KIND_WORDS = {
    Kind.RECOMMENDATION: "recommendation",
    Kind.PLEDGE: "pledge",
    Kind.SUPPORTING: "supporting recommendation",
    Kind.QUESTION: "advance question",
}


@dataclass(frozen=True, slots=True)
class Context:
    """What must be asked of the library to say everything about a recommendation.

    Args:
        same: the same text, made to the same State in the same session by others.
        sources: the sources by id, each as `source_words` says it.
        disagreements: where sources tell it differently.
    """

    same: tuple[Recommendation, ...]
    sources: Mapping[str, str]
    disagreements: tuple[Disagreement, ...] = ()


def context_of(library: Library, found: Recommendation) -> Context:
    """Ask the library. For a worker thread.

    Raises:
        SearchInterrupted: where a newer search took its place.
    """
    from uprtui.library import Query

    sources = sources_by_id(library)
    if found.kind is Kind.SUPPORTING:
        return Context((), sources)
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
    return Context(same, sources, disagreements_on(library, found.id, found.sur))


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
        *_suggested(found),
        *_category(found),
    ]
    if context is not None:
        blocks += _others(context.same, states)
        names = tuple(context.sources.get(each, each) for each in found.sources)
        blocks += [Heading("Told by"), Bullets(names)]
        blocks += difference_blocks(context, states)
    return Detail(_title(found, states), tuple(blocks))


def difference_blocks(context: Context, states: States) -> list[Block]:
    """What sources say differently, and which one was followed; nothing where they agree."""
    if not context.disagreements:
        return []
    told = (difference_of(each, context.sources, states) for each in context.disagreements)
    return [
        Heading("Where sources disagree"),
        Bullets(tuple(each.sentence for each in told)),
        Paragraph("The more official source is followed."),
    ]


def _title(found: Recommendation, states: States) -> str:
    sur = states.name(found.sur)
    if found.kind is Kind.PLEDGE:
        return f"Voluntary pledge of {sur}"
    if found.kind is Kind.QUESTION:
        return f"Advance question of {state_or_unknown(found.by, states)} to {sur}"
    return f"{who_said(found, states)} to {sur}"


def _facts(found: Recommendation, states: States) -> tuple[tuple[str, str], ...]:
    """What is always told, and what some kinds and sources have besides."""
    session = _NOT_SAID
    if found.session is not None:
        session = f"{found.session} (cycle {found.cycle})"
    supporting = found.kind is Kind.SUPPORTING
    may_have = (
        ("Date", found.published),
        ("OHCHR themes", "; ".join(found.themes)),
        ("Affected", "; ".join(found.affected)),
        ("SDGs", "; ".join(found.sdgs)),
        ("References", "; ".join(found.references)),
    )
    return (
        ("Reviewed" if not supporting else "Addressed to", states.name(found.sur)),
        _who(found, states),
        *(() if supporting else (("Session", session),)),
        *(
            (("Response", str(found.response or _NOT_SAID)),)
            if found.kind not in _UNANSWERED
            else ()
        ),
        ("Issues", "; ".join(found.marked_issues) or _NOT_SAID),
        ("Kind", _KIND_WORDS[found.kind]),
        ("Report" if not supporting else "Document", _report(found)),
        *((name, value) for name, value in may_have if value),
    )


def _who(found: Recommendation, states: States) -> tuple[str, str]:
    if found.kind is Kind.SUPPORTING:
        return "Body", found.body or _NOT_SAID
    by = None if found.by is None else states.get(found.by)
    group = f" ({by.group})" if by is not None and by.group else ""
    said = {Kind.PLEDGE: "Pledged by", Kind.QUESTION: "Asked by"}.get(found.kind, "Recommended by")
    return said, state_or_unknown(found.by, states) + group


def _suggested(found: Recommendation) -> list[Block]:
    """Where suggested labels come from: OHCHR's themes, or the words of the text."""
    if not found.suggested:
        return []
    by_theme = set(labels_of_themes(found.themes))
    ways = {"its OHCHR themes" if label in by_theme else "its words" for label in found.suggested}
    return [
        Paragraph(
            "No source gives it an issue label of UPR Info's; "
            f"those marked “suggested” follow from {' and '.join(sorted(ways))}."
        )
    ]


def _report(found: Recommendation) -> str:
    """Return document symbol and paragraph, `A/HRC/28/15, paragraph 115.28`, as far as known."""
    paragraph = f"paragraph {found.paragraph}" if found.paragraph else ""
    return ", ".join(part for part in (found.symbol, paragraph) if part) or _NOT_SAID


def _category(found: Recommendation) -> list[Block]:
    if found.kind in _UNCATEGORISED and found.action is None:
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
