"""Variants of one ask: which target State gets which text, and how two texts differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from uprtui.campaign import Ask, AskKind, AskRole, Plan, Target

_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")
_SHOWN_CHANGES = 3
_SHOWN_WORDS = 8
# Comparing takes time that grows with the product of both lengths; an ask has some 30 words.
_COMPARED_WORDS = 600

#: Which rung that names a target stands in for its goal there: what is nearest to the goal first.
_NEAREST = (AskRole.VARIANT, AskRole.STEP, AskRole.FALLBACK)


@dataclass(frozen=True, slots=True)
class Difference:
    """How two texts differ, word by word; letters' case makes no difference.

    Attributes:
        one: where the words stand in the first text that the second has not (start, end).
        other: where the words stand in the second text that the first has not.
        sentence: what changes from the first to the second, in short.
    """

    one: tuple[tuple[int, int], ...]
    other: tuple[tuple[int, int], ...]
    sentence: str

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(self.one or self.other)


def difference(one: str, other: str) -> Difference:
    """Compare two texts word by word; punctuation marks count as words.

    Of longer texts only the first 600 words are compared: where the rests are not the same, each
    is marked as a whole, and the sentence says so.
    """
    left, right = list(_TOKEN.finditer(one)), list(_TOKEN.finditer(other))
    longer = len(right) - len(left)
    rests = left[_COMPARED_WORDS:], right[_COMPARED_WORDS:]
    left, right = left[:_COMPARED_WORDS], right[:_COMPARED_WORDS]
    matcher = SequenceMatcher(None, _words(left), _words(right), autojunk=False)
    ones, others, changes = [], [], []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        if a < b:
            ones.append((left[a].start(), left[b - 1].end()))
        if c < d:
            others.append((right[c].start(), right[d - 1].end()))
        changes.append((_quoted(one, left[a:b]), _quoted(other, right[c:d])))
    sentence = _sentence(changes, longer)
    if _words(rests[0]) != _words(rests[1]):
        for spans, rest in zip((ones, others), rests, strict=True):
            if rest:
                spans.append((rest[0].start(), rest[-1].end()))
        if not changes:
            sentence = "It begins with the same words."
        sentence += f" Only the first {_COMPARED_WORDS} words of each text were compared."
    return Difference(tuple(ones), tuple(others), sentence)


def variants_of(plan: Plan, goal: Ask) -> tuple[Ask, ...]:
    """The variants of a goal, in the plan's order."""
    return tuple(ask for ask in plan.asks if ask.role is AskRole.VARIANT and ask.of == goal.id)


def text_for(plan: Plan, goal: Ask, target: Target) -> Ask | None:
    """Which ask, and so which text, a target State gets in place of a goal.

    A variant that names the target comes first, then a step or fallback that names it, then the
    goal itself, unless that names other targets only; then a variant for all. An ask without text
    is nobody's. None where nothing of this goal is for the target.
    """
    on_ladder = [ask for ask in plan.asks if ask.of == goal.id and ask.text.strip()]
    for role in _NEAREST:
        for ask in on_ladder:
            if ask.role is role and target.id in ask.targets:
                return ask
    if goal.text.strip() and (not goal.targets or target.id in goal.targets):
        return goal
    for ask in on_ladder:
        if ask.role is AskRole.VARIANT and not ask.targets:
            return ask
    return None


def asks_for(plan: Plan, target: Target, kind: AskKind = AskKind.RECOMMENDATION) -> tuple[Ask, ...]:
    """What a target State is asked to say, one text a goal, the most important first.

    Issues stand in the plan's order of priority, asks on one issue in the plan's order. Only the
    target's issues count; a target without issues is for whatever there is to say, so it gets
    what is for all targets on every issue, and what names it (see docs/plan-format.md).

    Args:
        plan: the campaign.
        target: one of its targets.
        kind: recommendations, or advance questions.
    """
    return tuple(_asks_for(plan, target, kind))


def _asks_for(plan: Plan, target: Target, kind: AskKind) -> Iterator[Ask]:
    for issue in plan.issues:
        if target.issues and issue.id not in target.issues:
            continue
        for goal in plan.asks:
            if goal.issue == issue.id and goal.kind is kind and goal.role is AskRole.GOAL:
                chosen = text_for(plan, goal, target)
                if chosen is not None:
                    yield chosen


def _words(tokens: Sequence[re.Match[str]]) -> list[str]:
    return [token.group().casefold() for token in tokens]


def _quoted(text: str, tokens: Sequence[re.Match[str]]) -> str:
    if not tokens:
        return ""
    last = tokens[:_SHOWN_WORDS][-1]
    more = " …" if len(tokens) > _SHOWN_WORDS else ""
    return f"“{text[tokens[0].start() : last.end()]}{more}”"


def _sentence(changes: Sequence[tuple[str, str]], longer: int) -> str:
    if not changes:
        return "The same words."
    said = [
        f"{was} becomes {now}" if was and now else f"adds {now}" if now else f"leaves out {was}"
        for was, now in changes[:_SHOWN_CHANGES]
    ]
    if len(changes) > _SHOWN_CHANGES:
        more = len(changes) - _SHOWN_CHANGES
        said.append(f"{more} more {'change' if more == 1 else 'changes'}")
    if longer:
        size = "longer" if longer > 0 else "shorter"
        said.append(f"{abs(longer)} {'word' if abs(longer) == 1 else 'words'} {size}")
    sentence = "; ".join(said)
    return f"{sentence[0].upper()}{sentence[1:]}."
