"""What a plan is made of: issues and their evidence, asks, targets, people, visits, dates, log.

Every entity is immutable, has an id that never changes, and keeps in `extra` the keys of
its table that this version does not know.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

Extra: TypeAlias = Mapping[str, object]


class Visibility(StrEnum):
    """Who may see a thing when the plan is shared; `private` is this machine only."""

    PRIVATE = "private"
    COALITION = "coalition"
    PUBLIC = "public"


class DateStatus(StrEnum):
    """Whether a date was published or computed."""

    CONFIRMED = "confirmed"
    ESTIMATED = "estimated"


class AskKind(StrEnum):
    """What the target State is asked to put forward."""

    RECOMMENDATION = "recommendation"
    QUESTION = "question"


class AskRole(StrEnum):
    """What an ask is for in its ladder: the end goal, a step towards it, less of it, its twin.

    A fallback is what remains worth having where the goal cannot be had; a variant says the same
    for other targets. Fact sheet: what takes longer than a cycle needs intermediary steps.
    """

    GOAL = "goal"
    STEP = "step"
    FALLBACK = "fallback"
    VARIANT = "variant"


class AssessmentStatus(StrEnum):
    """How far an earlier recommendation was carried out, as the campaign sees it."""

    DONE = "done"
    PARTLY = "partly"
    NOT = "not"
    UNKNOWN = "unknown"


class EntryPoint(StrEnum):
    """Where a target State is approached (fact sheet, "What are the NGO entry points?")."""

    EMBASSY = "embassy"
    MISSION = "mission"
    CAPITAL = "capital"


class AssignmentStatus(StrEnum):
    """How far an approach has come, from planned to used in the review, or declined."""

    PLANNED = "planned"
    ASKED = "asked"
    MET = "met"
    PROMISED = "promised"
    USED = "used"
    DECLINED = "declined"


class MilestoneStatus(StrEnum):
    """A milestone's date is confirmed or estimated, or the milestone is missed or done."""

    CONFIRMED = "confirmed"
    ESTIMATED = "estimated"
    MISSED = "missed"
    DONE = "done"


LEAST_WEIGHT, USUAL_WEIGHT, MOST_WEIGHT = 1, 3, 5


@dataclass(frozen=True, slots=True)
class Issue:
    """A human rights issue that the campaign puts first. `label` is the library's spelling.

    `weight` is how much it matters to the campaign itself, from LEAST_WEIGHT to MOST_WEIGHT.
    """

    id: str
    label: str
    why: str = ""
    weight: int = USUAL_WEIGHT
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class EvidenceNote:
    """What the campaign itself knows on an issue, and where it comes from."""

    id: str
    issue: str
    text: str
    source: str = ""
    on: dt.date | None = None
    visibility: Visibility = Visibility.COALITION
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What became of an earlier recommendation to the State under review.

    `recommendation` is its id in the library; `text` has its words, for readers without one.
    """

    id: str
    recommendation: str
    status: AssessmentStatus = AssessmentStatus.UNKNOWN
    text: str = ""
    note: str = ""
    visibility: Visibility = Visibility.COALITION
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Ask:
    """A recommendation or advance question, on one issue, in the words for the State.

    `of` is the end goal that a step, a fallback or a variant belongs to; `targets` are the ids of
    those whom these words are for, none meaning all.
    """

    id: str
    issue: str
    text: str
    kind: AskKind = AskKind.RECOMMENDATION
    role: AskRole = AskRole.GOAL
    of: str | None = None
    targets: tuple[str, ...] = ()
    note: str = ""
    visibility: Visibility = Visibility.PUBLIC
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Target:
    """A recommending State to approach (`state`: ISO 3166 alpha-3).

    `reasons` are the sentences that spoke for it on the day it was chosen, kept as they
    were; `issues` are ids of issues.
    """

    id: str
    state: str
    why: str = ""
    reasons: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    entry_points: tuple[EntryPoint, ...] = ()
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Member:
    """One who does the advocacy. Every detail is optional, and a pseudonym is a fine name.

    `capacity` is how many assignments the member can take on, None where not known.
    """

    id: str
    name: str = ""
    organisation: str = ""
    languages: tuple[str, ...] = ()
    capacity: int | None = None
    visibility: Visibility = Visibility.PRIVATE
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or desk of a target State: whom to write to. Every detail is optional.

    `state` is the State that the contact works for (ISO 3166 alpha-3), `entry_point` where. Such
    details concern somebody who did not choose to be in the plan: they are private by default.
    """

    id: str
    name: str = ""
    role: str = ""
    organisation: str = ""
    state: str | None = None
    entry_point: EntryPoint | None = None
    email: str = ""
    phone: str = ""
    note: str = ""
    visibility: Visibility = Visibility.PRIVATE
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who approaches which target at which entry point; `member` None: nobody yet."""

    id: str
    target: str
    entry_point: EntryPoint
    member: str | None = None
    status: AssignmentStatus = AssignmentStatus.PLANNED
    note: str = ""
    visibility: Visibility = Visibility.COALITION
    extra: Extra = field(default_factory=dict, hash=False)


OWN_KIND = "own"
"""The kind of a milestone whose day the user set: no rule computes it."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day that matters, with the rule it was computed by and the source of the rule."""

    id: str
    title: str
    date: dt.date
    status: MilestoneStatus = MilestoneStatus.ESTIMATED
    kind: str = ""
    state: str | None = None
    entry_point: EntryPoint | None = None
    rule: str = ""
    source: str = ""
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What happened on a day: a meeting, an e-mail, a promise."""

    id: str
    on: dt.date
    text: str
    target: str | None = None
    member: str | None = None
    visibility: Visibility = Visibility.PRIVATE
    extra: Extra = field(default_factory=dict, hash=False)


Entity: TypeAlias = (
    Issue
    | EvidenceNote
    | Assessment
    | Ask
    | Target
    | Member
    | Contact
    | Assignment
    | Milestone
    | LogEntry
)
