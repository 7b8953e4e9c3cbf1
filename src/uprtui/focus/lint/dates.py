"""Dates in a draft: by when it asks, whether that day can still come, and which year to name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from uprtui.focus.lint.case import Case
from uprtui.focus.lint.draft import quote
from uprtui.focus.lint.rules import found
from uprtui.focus.lint.verdict import Finding

#: From one review to the next: four and a half years.
_CYCLE_MONTHS = 54
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_MONTH = rf"(?:{'|'.join(_MONTHS)})"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\s+|{_MONTH}\s+(?:\d{{1,2}},?\s+)?)"
_NUMBER = r"(?:one|two|three|four|five|six|twelve|\d{1,3})"
_NEXT = (
    rf"(?:\s+{_NUMBER})?(?:\s+(?:(?:universal\s+periodic\s+)?review|upr|cycle|session|elections?"
    r"|years?|months?|weeks?))?"
)
_TIME_FRAME = re.compile(
    rf"\b(?:by|before|until|till|within|during|prior to|no later than|in time for|ahead of)\s+"
    rf"(?:the\s+)?(?:(?:(?:end|middle|start|beginning|course)\s+of\s+)?(?:the\s+)?(?:year\s+)?"
    rf"(?:(?:early|late|mid)[\s-]+)?{_DAY}?\d{{4}}\b|(?:(?:end|middle|start)\s+of\s+)?"
    rf"(?:the\s+)?(?:next|coming|following|current|this)\b{_NEXT}|{_NUMBER}[\s-]+(?:years?|months?|weeks?)"
    rf"|its\s+next{_NEXT})|\bnext\s+(?:review|year|upr|session|cycle)\b|\bthis\s+year\b"
    # "in 2027", and not "adopted in 2019", "of March 2019"
    rf"|(?<!ed)(?<!held)(?<!made)(?<!en)\s(?:in|from|as of)\s+{_DAY}?(?:mid-)?20\d\d\b",
    re.IGNORECASE,
)
#: What may stand between a date that is past and "by": "adopted by 2010", "committed before 2006".
_HAPPENED = re.compile(r"(?:ed|en|held|made|force)\s+$", re.IGNORECASE)
_DEADLINE = re.compile(r"\s*(?:by|before|until|till|no later|prior|ahead|in time)\b", re.IGNORECASE)
#: "in 2011" mostly dates an event ("her visit in 2011"), unless nothing else is said.
_SHORT = 8
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH_NAMED = re.compile(rf"\b{_MONTH}\b", re.IGNORECASE)


def time_frames(text: str) -> list[tuple[int, int]]:
    """Where a text says by when."""
    return [each.span() for each in _TIME_FRAME.finditer(text)]


def check_dates(case: Case) -> Iterator[Finding]:
    """Whether the year that it asks for can still come, and comes before the next review.

    Nothing is said of what lies behind the review's day where today is not known, nor of what lies
    ahead where neither is.
    """
    today, review = case.about.today, case.about.review
    base = review or today
    for start, end in time_frames(case.read):
        said = case.read[start:end]
        year = _YEAR.search(said)
        if year is None or not _is_deadline(case, start, said):
            continue
        span = (start + len(said) - len(said.lstrip()), end)
        words = quote(said.strip())
        if today is not None and _is_past(said, int(year[0]), today):
            yield found("passed", span, words=words, when=case.when)
        elif base is not None and int(year[0]) > _next_review(base):
            yield found("after-review", span, words=words, next=_next_review(base), when=case.when)


def check_time(case: Case) -> Iterator[Finding]:
    """Whether it says by when; worth saying only of what is concrete."""
    if not time_frames(case.read):
        yield found("time-frame", when=case.when)


def _is_deadline(case: Case, start: int, said: str) -> bool:
    """Whether a time says by when the State shall act, and not when something happened."""
    if _HAPPENED.search(case.read[:start] + " "):
        return False
    return _DEADLINE.match(said) is not None or case.draft.size <= _SHORT


def _is_past(said: str, year: int, today: date) -> bool:
    """Whether a year, or a month of this year, lies before today's."""
    month = _MONTH_NAMED.search(said)
    if year == today.year and month is not None:
        return _MONTHS.index(month[0].lower()) + 1 < today.month
    return year < today.year


def _next_review(base: date) -> int:
    """The year in which the review after the one at `base` falls."""
    return base.year + (base.month - 1 + _CYCLE_MONTHS) // 12
