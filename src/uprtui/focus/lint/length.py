"""Checks of length: words and clauses, against those of real recommendations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from uprtui.campaign import AskKind
from uprtui.focus.lint.draft import Draft
from uprtui.focus.lint.rules import found
from uprtui.focus.lint.verdict import Finding
from uprtui.focus.practice import practice

_WORD = re.compile(r"\S+")
_JOINTS = frozenset([",", ";", "and", "which", "who", "whose", "including", "while"])


def joints(draft: Draft) -> list[int]:
    """The words and marks that join clauses or items, outside fixed names."""
    fixed = draft.fixed
    places = [index for index, word in enumerate(draft.words) if word in _JOINTS]
    return [index for index in places if not fixed[index]]


def check_length(draft: Draft, kind: AskKind) -> Iterator[Finding]:
    """Findings on how long a draft is, and on how many clauses are stacked in it."""
    real = practice(kind)
    if draft.size > real.words[99]:
        yield _too_many_words("too-long", draft, real.words[99], real.words[50])
    elif draft.size > real.words[90]:
        yield _too_many_words("long", draft, real.words[90], real.words[50])
    if kind is AskKind.RECOMMENDATION:
        places, limit = joints(draft), real.joints[95]
        if len(places) > limit:
            span = draft.span(places[limit], len(draft.words))
            yield found("stacked", span, count=len(places), limit=limit)


def _too_many_words(rule: str, draft: Draft, limit: int, aim: int) -> Finding:
    first = next(islice(_WORD.finditer(draft.text), limit, None)).start()
    span = (first, len(draft.text.rstrip()))
    return found(rule, span, count=f"{draft.size:,}", limit=limit, aim=aim)
