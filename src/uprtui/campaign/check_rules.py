"""The rules by which a plan is checked: a table, each rule with its remedy and its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Severity(StrEnum):
    """`object`: the plan cannot work so; `warn`: it works badly; `advise`: it can be better."""

    OBJECT = "object"
    WARN = "warn"
    ADVISE = "advise"


@dataclass(frozen=True, slots=True)
class Limits:
    """How many are a few; beyond, the check speaks up."""

    issues: int = 3
    targets: int = 8


@dataclass(frozen=True, slots=True)
class Rule:
    """How grave a finding is, what to do about it, and who says so."""

    severity: Severity
    remedy: str
    source: str


_FACT_SHEET = "Fact sheet, NGO Advocacy in the UPR"
_FOCUSED = f"{_FACT_SHEET}: focused advocacy; States raise 2 to 4 issues in their 2 minutes"
_TARGETED = f"{_FACT_SHEET}: targeted advocacy"
_ENTRY_POINTS = f"{_FACT_SHEET}: entry points"
_COORDINATED = f"{_FACT_SHEET}: coordinated advocacy; speak with one voice"
_TIMELY = f"{_FACT_SHEET}: timely advocacy"
_OURS = "uprtui's own advice"

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "dangling": Rule(
            Severity.OBJECT, "Correct the id, or take the reference out.", "docs/plan-format.md"
        ),
        "no-title": Rule(Severity.WARN, "Give the campaign a title.", _OURS),
        "unknown-state": Rule(
            Severity.OBJECT,
            "Write the State's ISO 3166 alpha-3 code; uprtui states resolve NAME tells it.",
            "ISO 3166-1 and the user's own States",
        ),
        "no-session": Rule(
            Severity.ADVISE, "Set the number of the Working Group session.", _TIMELY
        ),
        "no-date": Rule(
            Severity.WARN, "Set the date, estimated if it is not published yet.", _TIMELY
        ),
        "date-past": Rule(Severity.WARN, "Go on with the follow-up, or correct the date.", _TIMELY),
        "date-estimated": Rule(
            Severity.ADVISE, "Confirm the date once OHCHR has published the timetable.", _TIMELY
        ),
        "no-issues": Rule(Severity.WARN, "Choose the issues that matter most.", _FOCUSED),
        "many-issues": Rule(
            Severity.WARN,
            "Keep the few that matter most; one or two get into a statement.",
            _FOCUSED,
        ),
        "issue-twice": Rule(Severity.WARN, "Keep one of the two.", _FOCUSED),
        "no-ask": Rule(Severity.WARN, "Write what the State under review shall do.", _FOCUSED),
        "no-speaker": Rule(
            Severity.WARN, "Choose a target for it, or leave it to another campaign.", _TARGETED
        ),
        "empty-ask": Rule(Severity.OBJECT, "Write the ask, or remove it.", _FOCUSED),
        "no-goal": Rule(
            Severity.WARN, "Join it to an ask on the same issue that is an end goal.", _FOCUSED
        ),
        "other-kind": Rule(
            Severity.WARN,
            "Make both of one kind; until then a statement may lack them.",
            _FOCUSED,
        ),
        "assessed-twice": Rule(Severity.WARN, "Keep one of the two.", _OURS),
        "no-targets": Rule(
            Severity.WARN, "Choose States that have an interest in the issues.", _TARGETED
        ),
        "many-targets": Rule(
            Severity.ADVISE, "Begin with the most likely ones; each needs visits and care.", _OURS
        ),
        "sur-as-target": Rule(
            Severity.OBJECT, "Remove it: a State makes no recommendation to itself.", _TARGETED
        ),
        "target-twice": Rule(Severity.WARN, "Keep one and give it both's issues.", _COORDINATED),
        "no-issue": Rule(Severity.ADVISE, "Say on which of the issues to approach it.", _TARGETED),
        "no-entry-point": Rule(
            Severity.ADVISE,
            "Choose one; the embassy in the State under review takes the least means.",
            _ENTRY_POINTS,
        ),
        "unassigned": Rule(
            Severity.WARN, "Assign a member and an entry point, or drop the target.", _COORDINATED
        ),
        "no-member": Rule(Severity.WARN, "Assign a member.", _COORDINATED),
        "other-entry-point": Rule(
            Severity.ADVISE,
            "Add the entry point to the target, or change the visit.",
            _ENTRY_POINTS,
        ),
        "double-visit": Rule(
            Severity.WARN, "Send one representative for all, and remove the other.", _COORDINATED
        ),
        "empty-contact": Rule(
            Severity.ADVISE, "Write a name, a role or an address, or remove it.", _OURS
        ),
        "public-contact": Rule(
            Severity.WARN, "Mark it private or coalition, unless the contact agreed.", _OURS
        ),
        "over-capacity": Rule(
            Severity.WARN, "Give some of it to another member, or drop a target.", _OURS
        ),
        "unknown-key": Rule(
            Severity.ADVISE,
            "It is kept and has no effect. Correct it if it is a spelling mistake.",
            "docs/plan-format.md",
        ),
    }
)
