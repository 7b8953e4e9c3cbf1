"""Which column of a calendar table holds what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

OWN_COLUMNS = ("what", "session", "state", "start", "end", "status", "source")
_ALSO_OWN = ("precision", "usual_session", "uid", "title")
_TITLES = {
    "session": "session/upr session/session number/wg session/working group session",
    "hrc": "hrc session/hrc/council session/human rights council session/regular session",
    "dates": "dates/date/period/dates of the session/review date/date of review",
    "start": "start/from/begin/begins/first day/start date",
    "end": "end/to/until/ends/last day/end date",
    "states": "states/countries/states under review/countries under review",
    "state": "state/country/state under review/country under review/sur",
    "status": "status",
    "source": "source/basis/reference/sources",
}
_MEANING = {title: meaning for meaning, titles in _TITLES.items() for title in titles.split("/")}
_KINDS = {
    "stakeholder": "stakeholder-submission",
    "stakeholders": "stakeholder-submission",
    "stakeholder submission": "stakeholder-submission",
    "stakeholder submissions": "stakeholder-submission",
    "ngo submission": "stakeholder-submission",
    "ngo submissions": "stakeholder-submission",
    "submission": "stakeholder-submission",
    "submissions": "stakeholder-submission",
    "national report": "national-report",
    "pre session": "pre-session",
    "pre sessions": "pre-session",
    "presession": "pre-session",
    "advance questions": "advance-questions",
    "adoption": "adoption",
    "mid term report": "mid-term",
    "mid term": "mid-term",
}
_AROUND = re.compile(r"\b(?:deadlines?|due|dates?|day|of|the|for)\b")
# A table of recommendations or of people is another connector's business.
_FOREIGN = frozenset({"recommendation", "text", "response", "email", "name", "rs", "action"})


@dataclass(frozen=True, slots=True)
class CalendarLayout:
    """The columns of a calendar table.

    Args:
        own: whether it has uprtui's own columns.
        positions: what a column means → position, counting from 0; for uprtui's own layout the
            columns' names, else the keys of the titles and the kinds of milestones.
        titles: the header as it stands.
        unknown: titles that mean nothing here.
    """

    own: bool
    positions: dict[str, int]
    titles: tuple[str, ...]
    unknown: tuple[str, ...]


def layout_of(header: Sequence[str]) -> CalendarLayout | None:
    """Recognise a header; None where it is no calendar's."""
    titles = tuple(title.strip() for title in header)
    while titles and not titles[-1]:
        titles = titles[:-1]
    plain = [title.casefold() for title in titles]
    if all(plain.count(column) == 1 for column in OWN_COLUMNS):
        known = {name: plain.index(name) for name in (*OWN_COLUMNS, *_ALSO_OWN) if name in plain}
        unknown = tuple(t for t, name in zip(titles, plain, strict=True) if t and name not in known)
        return CalendarLayout(True, known, titles, unknown)
    return _kindred(titles)


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row is a calendar table's header."""
    return layout_of(cells) is not None


def _kindred(titles: tuple[str, ...]) -> CalendarLayout | None:
    positions: dict[str, int] = {}
    unknown: list[str] = []
    for at, title in enumerate(titles):
        words = " ".join(re.sub(r"[^a-z0-9]+", " ", title.casefold()).split())
        if words in _FOREIGN:
            return None
        meaning = _MEANING.get(words) or _KINDS.get(" ".join(_AROUND.sub(" ", words).split()), "")
        if not meaning or meaning in positions:
            unknown += [title] if title else []
        else:
            positions[meaning] = at
    if not ({"session", "hrc"} & set(positions) and {"dates", "start"} & set(positions)):
        return None
    return CalendarLayout(False, positions, titles, tuple(unknown))


def milestones_of(layout: CalendarLayout) -> tuple[str, ...]:
    """The kinds of milestones that a kindred table has columns for, in its order."""
    return tuple(kind for kind in layout.positions if kind in set(_KINDS.values()))
