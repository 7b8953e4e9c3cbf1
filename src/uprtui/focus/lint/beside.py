"""Checks that need more than the text: earlier recommendations, avoided terms, wording."""

from __future__ import annotations

import re
from collections.abc import Iterator

from uprtui.focus.lint.case import Case
from uprtui.focus.lint.draft import quote
from uprtui.focus.lint.rules import found
from uprtui.focus.lint.verdict import Finding
from uprtui.recommendation import Recommendation

#: From here on (0 to 1) an earlier recommendation asks for much the same.
_NEAR = 0.5
_LEANS = re.compile(
    r"\b(?:previous(?:ly)?|earlier|already|as)\s+(?:accepted\s+|supported\s+)?recommend|\breiterat",
    re.IGNORECASE,
)


def check_earlier(case: Case) -> Iterator[Finding]:
    """Whether it is near an earlier recommendation that it could lean on."""
    earlier = case.about.earlier
    if earlier is None or _LEANS.search(case.read):
        return
    for near in earlier.nearest(case.read, 1):
        if near.score >= _NEAR:
            of = near.recommendation
            yield found(
                "earlier",
                state=_name(case, of.by),
                session="?" if of.session is None else of.session,
                response="no position known" if of.response is None else of.response.value,
                words=quote(of.text),
                reference=_reference(of),
            )


def check_avoided(case: Case) -> Iterator[Finding]:
    """Which terms the State under review mostly does not support."""
    avoided = case.about.avoided
    if avoided is None:
        return
    for term in avoided.found_in(case.read):
        yield found(
            "avoided",
            (term.start, term.end),
            words=quote(case.read[term.start : term.end]),
            sur=_name(case, avoided.sur),
            noted=term.noted,
            supported=term.supported,
        )


def check_departures(case: Case, *, long: bool) -> Iterator[Finding]:
    """Where it departs from how the target States write; its length only where nobody said so."""
    for wording in case.about.wordings:
        for each in wording.departures(case.read):
            if not (long and each.kind == "length"):
                yield found(
                    "departure", (each.start, each.end), message=each.message, remedy=each.remedy
                )


def _name(case: Case, state: str | None) -> str:
    if state is None:
        return "a State that is not known"
    return state if case.about.states is None else case.about.states.name(state)


def _reference(of: Recommendation) -> str:
    parts = [of.symbol, f"paragraph {of.paragraph}" if of.paragraph else None]
    if of.session is not None:
        parts.append(f"session {of.session}")
    return ", ".join(part for part in parts if part) or f"id {of.id}"
