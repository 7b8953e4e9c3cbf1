"""Checks of who is asked and for what: the State under review, one issue, one action."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from uprtui.focus.lint.case import LIKELY, Case
from uprtui.focus.lint.draft import Draft
from uprtui.focus.lint.rules import found, found_words
from uprtui.focus.lint.small_words import TREATY_VERBS
from uprtui.focus.lint.tables import overlaps, rows
from uprtui.focus.lint.verdict import Finding
from uprtui.recommendation import SuggestedIssue

#: So many words may precede the verb ("The Government of Nepal should also").
_SHORT_PREAMBLE = 2
_MANY_ACTIONS = 4
_SPECIFIC = 5
#: From here on a suggested issue may be the one that is meant.
_POSSIBLE = 0.2
_JOINTS = frozenset(["and", ",", ";", "."])
_EXAMPLES = frozenset(["including", "especially", "particularly", "particular", "such", "for"])
#: What leads to abolition, or follows from a protocol.
_LEADING = frozenset(["moratorium", "preventive"])
_REACH = 6
_EARLIER = frozenset(["recommended", "recommendation", "recommendations", "reiterating"])
_NEAR = 5
#: Verbs that put an act into practice: "ratify … and implement", "ban … and ensure".
_FOLLOWING = frozenset(
    ["implement", "enforce", "incorporate", "apply", "bring", "align", "ensure", "take", "provide"]
)


def check_addressee(case: Case) -> Iterator[Finding]:
    """Whether somebody else than the State under review is told to act, or named."""
    somebody = case.anatomy.other_subject()
    if somebody is not None:
        yield found_words("other-addressee", case.draft, *somebody)
    for first, (end, state) in case.names.items():
        told = somebody is not None and somebody[0] <= first < somebody[1]
        named_as_source = _is_origin(case, first, end) or _recommended(case, first)
        if case.about.sur not in {None, state} and not told and not named_as_source:
            yield found_words("other-state", case.draft, first, end)


def check_actions(case: Case) -> Iterator[Finding]:
    """Whether it says what to do, from its first word on, and only one thing."""
    anatomy, draft = case.anatomy, case.draft
    if anatomy.opening is None:
        if not anatomy.reported and anatomy.other_subject() is None:
            yield found("no-action")
        return
    before = anatomy.before
    long = before is not None and before[1] - before[0] > _SHORT_PREAMBLE
    if before is not None and long and not leans(draft, *before):
        yield found_words("preamble", draft, *before)
    actions = anatomy.actions
    if _are_steps(draft, actions) and case.action.category == _SPECIFIC:
        yield found_words("two-steps", draft, anatomy.opening[0], actions[-1][1])
    elif len(actions) > 1:
        rule = "many-actions" if len(actions) >= _MANY_ACTIONS else "two-actions"
        words = ", ".join(f"“{draft.spelt(*each)}”" for each in actions)
        span = (draft.span(*actions[1])[0], draft.span(*actions[-1])[1])
        yield found(rule, span, count=len(actions), words=words)


def _are_steps(draft: Draft, actions: Sequence[tuple[int, int]]) -> bool:
    """Whether two actions are an act and what puts it into practice or leads to it."""
    first, end = actions[0]
    if len(actions) == 1:
        return not TREATY_VERBS.isdisjoint(draft.words[first:end]) and not _FOLLOWING.isdisjoint(
            draft.words[first:end]
        )
    second, after = actions[1]
    if len(actions) > 2:
        return False
    leads = not _LEADING.isdisjoint(draft.words[after : after + _REACH])
    return leads or draft.words[second] in _FOLLOWING


def check_issues(case: Case) -> Iterator[Finding]:
    """Whether it raises issues that real recommendations do not raise together."""
    groups = separate_issues(case.issues)
    groups[1:] = [each for each in groups[1:] if _coordinated(case, groups[0], each)]
    if len(groups) > 1:
        words = "; ".join(f"{each.issue} (“{_phrases(each)}”)" for each in groups)
        last = max((span for each in groups for span in each.spans), default=(0, 0))
        yield found("two-issues", last, words=words)


def check_issue(case: Case) -> Iterator[Finding]:
    """Whether it surely raises another issue than the one it is said to be on.

    Nothing is said where real recommendations often carry both, nor of labels for any matter.
    """
    own, ways = case.own_issue, _ways_of_working()
    best = next((each for each in case.issues if each.issue not in ways), None)
    if (
        own is None
        or own in _ways_of_working(any_matter=True)
        or best is None
        or best.score < LIKELY
    ):
        return
    raised = [each.issue for each in case.issues if each.score >= _POSSIBLE]
    if own in raised or frozenset((own, best.issue)) in overlaps():
        return
    span = (min(start for start, _ in best.spans), max(end for _, end in best.spans))
    yield found("other-issue", span, read=best.issue, issue=own)


def separate_issues(suggested: Sequence[SuggestedIssue]) -> list[SuggestedIssue]:
    """The likeliest of each group of issues that have nothing to do with each other.

    Issues belong together where real recommendations often carry both, or both go with a third
    that is raised here; ways of working (treaties, reports, training) are no issue of their own.
    """
    ways = _ways_of_working()
    likely = [each for each in suggested if each.score >= LIKELY and each.issue not in ways]
    groups: list[list[SuggestedIssue]] = []
    for each in likely:
        near = [group for group in groups if any(_together(each, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(other for group in near for other in group), each])
    groups.sort(key=lambda group: -group[0].score)
    return [group[0] for group in groups]


def _together(one: SuggestedIssue, other: SuggestedIssue) -> bool:
    if frozenset((one.issue, other.issue)) in overlaps():
        return True
    return any(a < d and c < b for a, b in one.spans for c, d in other.spans)


def _coordinated(case: Case, one: SuggestedIssue, other: SuggestedIssue) -> bool:
    """Whether “and” or a mark stands between the phrases of two issues, and not “including”.

    Where the phrases are mixed, whether no action is on both: “ratify OPCAT, abolish the death
    penalty and improve prisons”.
    """
    first, second = sorted([one.spans, other.spans])
    if first[-1][1] > second[0][0]:
        return _in_actions(case, one).isdisjoint(_in_actions(case, other))
    between = case.draft.between(first[-1][1], second[0][0])
    return not _JOINTS.isdisjoint(between) and _EXAMPLES.isdisjoint(between)


def _in_actions(case: Case, issue: SuggestedIssue) -> set[int]:
    """Which actions the phrases of an issue belong to, counted from 1; 0 before the first."""
    starts = [case.draft.span(*each)[0] for each in case.anatomy.actions]
    return {sum(begin <= start for begin in starts) for start, _ in issue.spans}


@cache
def _ways_of_working(*, any_matter: bool = False) -> frozenset[str]:
    """Labels that are no issue of their own; or only those that nearly any matter falls under."""
    return frozenset(
        row["issue"] for row in rows("ways_of_working.csv") if row["any_matter"] or not any_matter
    )


def _phrases(suggested: SuggestedIssue) -> str:
    return ", ".join(suggested.phrases[:2])


def leans(draft: Draft, first: int, end: int) -> bool:
    """Whether words lean on an earlier recommendation: “As previously recommended by Norway,”."""
    return not _EARLIER.isdisjoint(draft.words[first:end])


def _recommended(case: Case, first: int) -> bool:
    """Whether the State named there is one that recommended: “as recommended by Norway”."""
    return leans(case.draft, max(0, first - _NEAR), first)


def _is_origin(case: Case, first: int, end: int) -> bool:
    """Whether a State stands in brackets at the end, as reports name who recommended."""
    words = case.draft.words
    return (
        first > 0
        and words[first - 1] in {"(", ",", ";"}
        and all(
            not word[0].isalnum()
            or place in case.names
            or any(start <= place < stop for start, (stop, _) in case.names.items())
            for place, word in enumerate(words[end:], start=end)
        )
        and ")" in words[end:]
    )
