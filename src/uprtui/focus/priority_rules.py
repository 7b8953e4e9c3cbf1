"""What speaks for an issue, and how much each may count: the table behind a proposed order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class PartRule:
    """One thing that speaks for an issue.

    Attributes:
        title: a word or two.
        most: the points that it gives at most; all parts together give 100.
        rationale: why it counts, and why so much.
        source: who says so.
    """

    title: str
    most: int
    rationale: str
    source: str


_FACT_SHEET = "Fact sheet, NGO Advocacy in the UPR"
_OURS = "uprtui's own advice"

PARTS: Mapping[str, PartRule] = MappingProxyType(
    {
        "weight": PartRule(
            "Weight",
            30,
            "What the people concerned need most is theirs to say. It counts most, and no figure "
            "outweighs it alone.",
            _OURS,
        ),
        "need": PartRule(
            "Need",
            20,
            "Advocacy matters most where no progress was made: what was recommended and not done "
            "has to be raised again.",
            f"{_FACT_SHEET}: to assist States to raise the most relevant issues",
        ),
        "evidence": PartRule(
            "Evidence",
            10,
            "Those who draft for a State are often no experts: they take up what is shown to them "
            "with facts from the ground.",
            f"{_FACT_SHEET}: to assist States to raise the most relevant issues",
        ),
        "reach": PartRule(
            "Leverage",
            20,
            "Only States can recommend: an issue that nobody is likely to voice is lost, however "
            "pressing.",
            f"{_FACT_SHEET}: targeted advocacy",
        ),
        "openness": PartRule(
            "Openness",
            10,
            "Supported recommendations bind more. It counts little, as noted ones move States, "
            "too, and the most useful asks are the least supported.",
            f"{_FACT_SHEET}: to maintain a dialogue on noted recommendations",
        ),
        "momentum": PartRule(
            "Momentum",
            5,
            "Where ever more States raise an issue, one more ask finds company. It counts little: "
            "the past is no promise.",
            _OURS,
        ),
        "silence": PartRule(
            "Silence",
            5,
            "What few States raise is not heard without you. It counts little, as there may be a "
            "reason for the silence.",
            f"{_FACT_SHEET}: States are unable to include all the issues",
        ),
    }
)
"""Name → what it is, in the order in which the parts are told. Nothing else enters the sum."""

UNFINISHED: Mapping[str, float] = MappingProxyType({"not": 1.0, "partly": 0.5, "done": 0.0})
"""Status of an earlier recommendation → how much of it is still to do, 0 to 1."""

ENOUGH_NOTES = 3
"""So many notes of evidence give all points: a brief of two pages holds no more."""

FIRST_STATES = 8
"""So many likely States are looked at: as many targets as a plan can take care of."""

PRIOR_ANSWERS = 5
"""The State's habits on all issues count as so many answers on this one."""

NO_THEME = ("General", "Other")
"""Labels that collect what fits no other: no ask can be on them, so they are not proposed."""
