"""What the words before a list of recommendations say of the State under review's position.

The wordings are those of the Working Group's reports of sessions 1 to 50: a State supports a
recommendation, takes note of it, or answers later. Recommendations that it holds to be carried out
already count as supported where it does not say otherwise.
"""

from __future__ import annotations

import re

SUPPORTED, NOTED, PENDING, MIXED = "Supported", "Noted", "Pending", "Supported/Noted"

_MIXED = re.compile(
    r"\bpart(?:ial(?:ly)?|ly)\b[\s\-]*(?:\w+\s+)?(?:support|accept|note)|(?:support|accept)ed\s+in\s+part\b"
    r"|\bsupport(?:ed|s)?\s*(?:/|and)\s*not(?:ed|es)\b|\bnoted\s*/\s*(?:supported|accepted)"
    r"|\b(?:accept|support)\w*\s+in\s+principle\b"
    r"|\baccept(?:ed|s)?\s*/\s*not(?:ed|es)\b|\bpartial(?:ly)?\s+(?:supported|accepted|noted)",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:not|cannot|can\s*not|unable\s+to|nor|neither)\s+(?:\w+\s+){0,4}?"
    r"(?:support|accept|endorse|agree|enjoy|receive|meet|in\s+a\s+position|acceptable|approve|adopt)"
    r"|\b(?:reject|refus|declin)\w*|\bunacceptable\b|\bno\s+support\b"
    r"|\b(?:would|could|did|do|does|are|is|were|have|has)(?:n['’]t)\s+(?:\w+\s+){0,3}?"
    r"(?:support|accept|enjoy)",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\bwill\s+(?:be\s+|further\s+|carefully\s+)*(?:examin|consider|review|provid|respond|stud|respon)"
    r"|\b(?:response|answer|repl|position)\w*\s+(?:\w+\s+){0,8}?(?:will|shall|would)\s+be\b"
    r"|\bin\s+due\s+(?:time|course)\b|\bpending\b|\bunder\s+(?:consideration|examination)\b"
    r"|\b(?:would|shall)\s+(?:be\s+)?(?:examin|consider|respond|provid)"
    r"|\bno\s+later\s+than\s+the\b|\bto\s+be\s+(?:examined|considered)\b",
    re.IGNORECASE,
)
_SUPPORTED = re.compile(
    r"\b(?:enjoy(?:s|ed|ing)?|receiv(?:e|es|ed)|ha(?:s|ve)|had|with|meet|met)\s+(?:\w+\s+){0,3}?"
    r"(?:support|acceptance|approval)\b"
    r"|\b(?:support|accept|endors|approv|agree)(?:s|ed|es|d)?\b"
    r"|\b(?:already|being|been|as|fully|process\s+of|progress\s+of|currently)\s+"
    r"(?:\w+\s+){0,3}?(?:implement\w*|fulfil\w*|carried\s+out)"
    r"|\balready\s+(?:\w+\s+){0,3}?(?:in\s+place|in\s+force|reflected|adopted)\b",
    re.IGNORECASE,
)
_NOTED = re.compile(
    r"\bnoted\b|\btak(?:e|es|en|ing)\s+(?:due\s+)?notes?\b|\btook\s+note\b|\bnot(?:es|ing)\b",
    re.IGNORECASE,
)
_LONGEST = 1_500
_ABOUT_RECOMMENDATIONS = re.compile(
    r"\b(?:recommendations?|conclusions?|following|listed|below)\b", re.IGNORECASE
)


def position_of(text: str) -> str | None:
    """Return the position that a sentence tells: one of the words above, or None.

    In: a lead-in ("The recommendations listed below enjoy the support of Ecuador:"), a heading
    ("Noted") or a table's cell. Refusals are looked for first, since they hold the words of
    support; a promise to answer later comes before support for the same reason.
    """
    text = " ".join(text[:_LONGEST].split())
    if _MIXED.search(text):
        return MIXED
    if _REFUSED.search(text):
        return NOTED
    if _LATER.search(text):
        return PENDING
    if _SUPPORTED.search(text):
        return SUPPORTED
    return NOTED if _NOTED.search(text) else None


def is_lead_in(text: str) -> bool:
    """Whether a text introduces a list of recommendations and tells the position on them."""
    return (
        len(text) <= _LONGEST
        and bool(_ABOUT_RECOMMENDATIONS.search(text))
        and position_of(text) is not None
    )
