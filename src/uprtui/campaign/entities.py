"""What a plan is made of: issues, asks, targets, members, assignments, milestones, log.

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


@dataclass(frozen=True, slots=True)
class Issue:
    """A human rights issue that the campaign puts first. `label` is the library's spelling."""

    id: str
    label: str
    why: str = ""
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Ask:
    """A recommendation or advance question, on one issue, in the words for the State."""

    id: str
    issue: str
    text: str
    kind: AskKind = AskKind.RECOMMENDATION
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


Entity: TypeAlias = Issue | Ask | Target | Member | Assignment | Milestone | LogEntry
