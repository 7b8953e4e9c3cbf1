"""What a report's first pages tell: which document it is, of which State, session and symbol."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from uprtui.api import is_state
from uprtui_connectors.ordinals import ordinal
from uprtui_connectors.wg_report_sessions import session_of_council

_TITLE = re.compile(
    r"^\W*(?:\w+\s+){0,3}?report of the working group on the universal periodic\s+review"
    r"[*†\d\s]*(?P<rest>.*)",
    re.IGNORECASE | re.MULTILINE,
)
_OTHER_TITLES = re.compile(
    r"^\W*(?:national report|compilation (?:of|prepared|on)|summary (?:of|prepared)|"
    r"outcome of the universal periodic review|mid-?term report|advance questions)\b",
    re.IGNORECASE | re.MULTILINE,
)
_FOREIGN = re.compile(
    r"rapport du groupe de travail sur l[’']examen p[ée]riodique universel"
    r"|informe del grupo de trabajo sobre el examen peri[óo]dico universal"
    r"|доклад рабочей группы по универсальному периодическому обзору"
    r"|普遍定期审议工作组报告|تقرير الفريق العامل المعني بالاستعراض الدوري الشامل",
    re.IGNORECASE,
)
_SYMBOL = re.compile(
    r"\bA/HRC/(?:WG\.6/(?P<wg>\d{1,2})/(?:L\.\d{1,3}|CRP\.\d+|[A-Z]{3}/\d)|(?P<council>\d{1,2})/\d{1,3})"
    r"(?:/Add\.(?P<add>\d))?"
)
_OF_GROUP = re.compile(r"\bA/HRC/WG\.6/(\d{1,2})/")
_HELD = re.compile(
    r"\bheld its\s+([A-Za-z]+(?:[-\s]{1,2}[a-z]+)?|\d{1,2}(?:st|nd|rd|th))\s+session", re.IGNORECASE
)
_DRAFT_SESSION = re.compile(
    r"Working Group on the Universal Periodic Review\W+([A-Z][a-z]+(?:-[a-z]+)?) session",
    re.IGNORECASE,
)
_REVIEWED = re.compile(
    r"\b(?:the review of|adopted the (?:draft )?report on|for the review of)\s+(?:the\s+)?"
    r"([A-Z][^.;:]{2,70}?)\s*(?:was held|\(|\.|:|;|,)"
)
_VIEWS = re.compile(r"^\W*(?:Addendum|Views on conclusions)", re.MULTILINE)
_LINES_OF_NAME = 3
_LONGEST_LOOK = 20_000


class Form(Enum):
    """Which document it is."""

    REPORT = "report"
    ADDENDUM = "addendum"
    LIST = "list"
    """Paragraphs without a cover."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first pages tell; empty where they do not.

    Args:
        form: report, addendum, or a bare list of recommendations.
        sur: the State under review.
        session: the Working Group's session, as "48".
        symbol: of the report: "A/HRC/59/15", without the addendum's "/Add.1".
    """

    form: Form
    sur: str = ""
    session: str = ""
    symbol: str = ""


def is_report_title(text: str) -> bool:
    """Whether a first page is that of a Working Group's report or of an addendum to one."""
    text = text[:_LONGEST_LOOK]
    other = _OTHER_TITLES.search(text)
    title = _TITLE.search(_with_whole_title(text))
    return title is not None and (other is None or _is_below(title.start(), other.start()))


def is_foreign_edition(text: str) -> bool:
    """Whether it is a report of the Working Group in another language than English."""
    return _FOREIGN.search(" ".join(text[:_LONGEST_LOOK].split())) is not None


def cover_of(lines: Sequence[str]) -> Cover:
    """Read the first pages: title, State, session and symbol.

    In: all lines of the first pages in their order, page furniture included.
    """
    text = "\n".join(lines)[:_LONGEST_LOOK]
    whole = re.sub(r"[\u00ad\u2010\u2011-]\s+", "-", " ".join(text.split()))
    symbol = _symbol(text)
    titled = is_report_title(text)
    form = Form.REPORT if titled else Form.LIST
    if titled and (_VIEWS.search(text) or (symbol is not None and symbol["add"])):
        form = Form.ADDENDUM
    return Cover(
        form=form,
        sur=_state_after_title(text) or _state_reviewed(whole),
        session=_session(whole, symbol),
        symbol=re.sub(r"/Add\.\d\Z", "", symbol[0]) if symbol else "",
    )


def _symbol(text: str) -> re.Match[str] | None:
    """The document's own symbol: the commonest, reports of the Council before drafts."""
    found = list(_SYMBOL.finditer(text))
    of_council = [symbol for symbol in found if symbol["council"]]
    candidates = of_council or found
    if not candidates:
        return None
    usual = Counter(symbol[0] for symbol in candidates).most_common(1)[0][0]
    return next(symbol for symbol in candidates if symbol[0] == usual)


def _is_below(title: int, other: int) -> bool:
    return other > title


def _with_whole_title(text: str) -> str:
    """The text with a title of several lines on one."""
    return re.sub(r"(?i)\b(on the|universal|periodic|working|group)\s*\n\s*", r"\1 ", text)


def _state_after_title(text: str) -> str:
    text = _with_whole_title(text)
    title = _TITLE.search(text)
    if title is None:
        return ""
    lines = [line.strip(" *†\t") for line in text[title.start("rest") :].splitlines()]
    lines = [line for line in lines if line][: 2 * _LINES_OF_NAME]
    for start in range(len(lines)):
        for length in range(_LINES_OF_NAME, 0, -1):
            name = re.sub(r"\s*[*†\d]+\Z", "", " ".join(lines[start : start + length]))
            if len(name) < 80 and is_state(name):
                return name
    return ""


def _state_reviewed(text: str) -> str:
    for found in _REVIEWED.finditer(text):
        tail = text[found.start(1) : found.start(1) + 80]
        words = tail.split()
        for length in range(min(9, len(words)), 0, -1):
            name = " ".join(words[:length]).strip(" ,.;:")
            if is_state(name):
                return name
    return ""


def _session(text: str, symbol: re.Match[str] | None) -> str:
    if symbol is not None and symbol["wg"]:
        return str(int(symbol["wg"]))
    for pattern in (_HELD, _DRAFT_SESSION):
        found = pattern.search(text)
        number = ordinal(found[1]) if found else None
        if number:
            return str(number)
    named = Counter(found[1] for found in _OF_GROUP.finditer(text))
    if named:
        return str(int(named.most_common(1)[0][0]))
    if symbol is not None and (session := session_of_council(int(symbol["council"]))):
        return str(session)
    return ""
