"""What an event of a calendar is, by its words: a session, a review, a deadline of the UPR.

English, and where it is cheap French and Spanish. An event whose words leave it open is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from uprtui.api import is_state

_KINDS = (
    ("pre-session", r"pre-?sessions?\b|pr[ée]-?sessions?\b|presesi[óo]n"),
    (
        "stakeholder-submission",
        r"(?:stakeholders?|civil society|ngos?|joint|nhri).{0,30}(?:submission|contribution|report)"
        r"|submissions? (?:deadline|due)|deadline.{0,40}(?:submission|contribution)s?",
    ),
    ("national-report", r"national report|rapport national|informe nacional"),
    ("advance-questions", r"advance(?:d)? (?:written )?questions|questions pr[ée]alables"),
    ("mid-?term", r"mid-?term report|rapport (?:de |à )?mi-parcours"),
    ("adoption", r"adoption|adopts?\b|adopted|outcome.{0,20}(?:plenary|item 6)"),
)
_KIND = tuple((kind.replace("?", ""), re.compile(words, re.I)) for kind, words in _KINDS)
_UPR = re.compile(
    r"\bUPR\b|\bEPU\b|universal periodic review|examen (?:p[ée]riodique )?universel", re.I
)
_HRC = re.compile(r"\bHRC\b|human rights council|conseil des droits|consejo de derechos", re.I)
_WORKING_GROUP = re.compile(r"working group|\bWG\b|groupe de travail|grupo de trabajo", re.I)
_REVIEW = re.compile(r"\breviews?\b|\breviewed\b|\bUPR\b|\bEPU\b|\bexamen\b", re.I)
_SPECIAL = re.compile(r"special session|session extraordinaire|organi[sz]ational", re.I)
_ORDINAL = r"(\d{1,3})(?:st|nd|rd|th|e|è?me|[aª])?"
_NUMBERS = (
    re.compile(
        rf"\b{_ORDINAL}\s+(?:regular\s+|UPR\s+|HRC\s+|WG\s+|working group\s+)?sess?i[oó]n", re.I
    ),
    re.compile(r"\bsess?i[oó]ns?\s*(?:no\.?|n[°º]|#)?\s*(\d{1,3})\b", re.I),
)
_UPR_NUMBER = re.compile(r"\b(?:UPR|EPU)\s?-?\s?(\d{1,3})\b", re.I)
_HRC_NUMBER = re.compile(r"\bHRC\s?-?\s?(\d{1,3})\b", re.I)
_WORD = re.compile(r"[^\s:;,–—|/()]+|[,()]")
_SHORT = frozenset(
    {"UK", "USA", "US", "UAE", "DPRK", "DRC", "Fiji", "Chad", "Cuba", "Iran", "Iraq"}
)
_LONGEST_NAME = 8
_MOST_WORDS = 60
_LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Fact:
    """What an event is: the columns `what`, `session` and `state` of a calendar."""

    what: str
    session: str = ""
    state: str = ""


def fact_of(title: str, words: str = "") -> Fact | None:
    """What an event is by its title; its other words help only to know that it is the UPR's.

    In: texts of at most some thousand characters. Out: None where the words name nothing of the
    UPR, or leave open which session or State.
    """
    about_upr = bool(_UPR.search(title) or _UPR.search(words))
    state = _state_in(title)
    kind = next((kind for kind, pattern in _KIND if pattern.search(title)), "")
    session = _session(title, council=False)
    if kind:
        known = session or state
        return (
            Fact(kind, session, state) if known and (about_upr or kind == "pre-session") else None
        )
    if state:
        reviewed = about_upr and _REVIEW.search(title)
        return Fact("review", session, state) if reviewed else None
    if _SPECIAL.search(title):
        return None
    if about_upr and session and (_UPR.search(title) or _WORKING_GROUP.search(title)):
        return Fact("upr-session", session)
    council = _session(title, council=True)
    if _HRC.search(title) and not _WORKING_GROUP.search(title) and council:
        return Fact("hrc-session", council)
    return None


def _session(title: str, *, council: bool) -> str:
    """The number of the session that a title names: the Council's own, or the Working Group's."""
    own = (_HRC_NUMBER if council else _UPR_NUMBER).search(title)
    if own:
        return str(int(own[1]))
    if (
        not council
        and _HRC.search(title)
        and not (_UPR.search(title) or _WORKING_GROUP.search(title))
    ):
        return ""
    for pattern in _NUMBERS:
        found = {str(int(number)) for number in pattern.findall(title)} - {"0"}
        if len(found) == 1:
            return found.pop()
    return ""


def _state_in(title: str) -> str:
    """The one State that a title names; empty where it names none, or several."""
    words = list(_WORD.finditer(title))[:_MOST_WORDS]
    found: dict[str, None] = {}
    at = 0
    while at < len(words):
        for last in range(min(at + _LONGEST_NAME, len(words)), at, -1):
            name = title[words[at].start() : words[last - 1].end()]
            if _may_be_name(name) and is_state(name):
                found[name] = None
                at = last
                break
        else:
            at += 1
    return next(iter(found)) if len(found) == 1 else ""


def _may_be_name(name: str) -> bool:
    """Whether words may be a name: `and`, `can` and `are` are codes of States as well."""
    if name in _SHORT:
        return True
    in_capitals = name.isupper() and len(name) == _LEAST_LETTERS
    whole = name[-1] not in "(," and name[0].isupper()
    return whole and len(name) >= _LEAST_LETTERS and not in_capitals
