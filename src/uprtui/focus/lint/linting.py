"""Check a draft: every rule that has something to say of it, with a way out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from uprtui.campaign import AskKind, Severity
from uprtui.focus.asks import WORDS_PER_MINUTE
from uprtui.focus.lint.asking import check_actions, check_addressee, check_issue, check_issues
from uprtui.focus.lint.beside import check_avoided, check_departures, check_earlier
from uprtui.focus.lint.buried import check_words
from uprtui.focus.lint.case import Case
from uprtui.focus.lint.dates import check_dates, check_time
from uprtui.focus.lint.draft import Draft
from uprtui.focus.lint.form import check_form
from uprtui.focus.lint.length import check_length
from uprtui.focus.lint.measure import check_category, check_reach
from uprtui.focus.lint.questions import check_question
from uprtui.focus.lint.rules import found
from uprtui.focus.lint.verdict import NOTHING_KNOWN, About, Finding, Verdict
from uprtui.recommendation import ACTIONS

_SPECIFIC = 5
_GRAVITY = {severity: place for place, severity in enumerate(Severity)}


def lint(
    text: str, *, kind: AskKind = AskKind.RECOMMENDATION, about: About = NOTHING_KNOWN
) -> Verdict:
    """Check one draft; cheap enough to run on every key.

    Args:
        text: the draft as it stands, whatever it holds. Its length is judged as a whole, its
            words in the first `EXAMINED` characters.
        kind: a recommendation or an advance question; each has its rules.
        about: what is known beside the text. A check that lacks its part says nothing.

    Returns:
        the action category of a recommendation, words, seconds and findings: the gravest first,
        then in the order of the text; none twice. Every span lies within `text`.
    """
    draft = Draft(text)
    seconds = math.ceil(draft.size * 60 / WORDS_PER_MINUTE)
    if not any(word[0].isalnum() for word in draft.words):
        return Verdict(None, "", (), draft.size, seconds, (found("empty"),))
    case = Case(draft, about)
    findings = list(_findings(case, kind))
    foreign = any(each.rule == "language" for each in findings)
    if kind is AskKind.QUESTION or foreign:
        return Verdict(None, "", (), draft.size, seconds, _in_order(findings))
    action = case.action
    if action.category == _SPECIFIC and all(_is_advice(each) for each in findings):
        findings += check_time(case)
    return Verdict(
        action=action.category,
        action_name=ACTIONS[action.category],
        because=action.because,
        words=draft.size,
        seconds=seconds,
        findings=_in_order(findings),
    )


def _findings(case: Case, kind: AskKind) -> Iterator[Finding]:
    form = tuple(check_form(case, kind))
    yield from form
    length = tuple(check_length(case.draft, kind))
    yield from length
    if any(each.rule == "language" for each in form):
        return
    yield from check_addressee(case)
    yield from check_issues(case)
    yield from check_issue(case)
    if kind is AskKind.QUESTION:
        yield from check_question(case)
    elif not any(each.rule == "a-question" for each in form):
        yield from _of_recommendation(case)
    yield from check_words(case, kind)
    if kind is AskKind.RECOMMENDATION:
        yield from check_earlier(case)
        yield from check_avoided(case)
        long = any(each.rule in {"long", "too-long"} for each in length)
        yield from check_departures(case, long=long)


def _of_recommendation(case: Case) -> Iterator[Finding]:
    yield from check_actions(case)
    yield from check_category(case)
    yield from check_reach(case)
    yield from check_dates(case)


def _is_advice(finding: Finding) -> bool:
    return finding.severity is Severity.ADVISE


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    once = dict.fromkeys(findings)
    return tuple(sorted(once, key=lambda each: (_GRAVITY[each.severity], each.start, each.end)))
