"""The rules of the checks: a table, each with its severity, its way out and its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from uprtui.campaign import AskKind, Severity
from uprtui.focus.lint.draft import Draft, quote
from uprtui.focus.lint.tables import rows
from uprtui.focus.lint.verdict import Finding


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        id: its name.
        severity: how grave it is.
        kinds: the kinds of ask that it is for.
        needs: what it needs beside the text: "library", "states", "issue" (the
            one that the ask is on), "date" (today's, or the review's) or nothing.
        title: what it is about, in a few words.
        message: what is said; names in braces are filled in.
        remedy: a way out; names in braces are filled in.
        source: who says so.
        example: a draft that it speaks of; empty where no short one shows it.
    """

    id: str
    severity: Severity
    kinds: frozenset[AskKind]
    needs: str
    title: str
    message: str
    remedy: str
    source: str
    example: str


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by their id, in the order of the table."""
    return MappingProxyType({row["id"]: _rule(row) for row in rows("rules.csv")})


def _rule(row: Mapping[str, str]) -> Rule:
    both = row["kind"] == "both"
    return Rule(
        id=row["id"],
        severity=Severity(row["severity"]),
        kinds=frozenset(AskKind) if both else frozenset({AskKind(row["kind"])}),
        needs=row["needs"],
        title=row["title"],
        message=row["message"],
        remedy=row["remedy"],
        source=row["source"],
        example=row["example"],
    )


def found(
    rule: str, span: tuple[int, int] = (0, 0), *, remedy: str = "", **filled: object
) -> Finding:
    """A finding by a rule: at `span`, with `filled` in its sentences; `remedy` instead of its own.

    Raises:
        KeyError: where there is no such rule, or its sentences need more than was filled in.
    """
    return _finding(rules()[rule], span, remedy, filled)


def found_words(rule: str, draft: Draft, first: int, end: int, **filled: object) -> Finding:
    """A finding on the words from `first` up to `end`, which its sentences may quote as {words}."""
    start, stop = draft.span(first, end)
    words = quote(draft.text[start:stop])
    return _finding(rules()[rule], (start, stop), "", {"words": words, **filled})


def _finding(
    rule: Rule, span: tuple[int, int], remedy: str, filled: Mapping[str, object]
) -> Finding:
    return Finding(
        severity=rule.severity,
        rule=rule.id,
        message=rule.message.format_map(filled),
        remedy=remedy or rule.remedy.format_map(filled),
        source=rule.source,
        start=span[0],
        end=span[1],
    )
