"""The campaign plan: one immutable value that holds every decision of a campaign."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, cast

from uprtui.campaign.entities import (
    Ask,
    Assessment,
    Assignment,
    Contact,
    DateStatus,
    Entity,
    EvidenceNote,
    Extra,
    Issue,
    LogEntry,
    Member,
    Milestone,
    Target,
)

SCHEMA = 1
PLAN_PREFIX = "c"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A campaign on one State under review (`sur`: ISO 3166 alpha-3).

    `issues` stand in order of priority. `sample` marks invented data. `session` is the
    number of the Working Group session, `review_date` the first day of the review;
    `date_status` says whether that day was published. `extra` keeps unknown keys.
    """

    schema: int = SCHEMA
    id: str
    title: str
    sur: str
    organisation: str | None = None
    session: int | None = None
    review_date: dt.date | None = None
    date_status: DateStatus = DateStatus.ESTIMATED
    sample: bool = False
    issues: tuple[Issue, ...] = ()
    evidence: tuple[EvidenceNote, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    asks: tuple[Ask, ...] = ()
    targets: tuple[Target, ...] = ()
    members: tuple[Member, ...] = ()
    contacts: tuple[Contact, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    log: tuple[LogEntry, ...] = ()
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of entity: its list in the plan, its noun, the prefix of its ids, its class."""

    table: str
    noun: str
    prefix: str
    type: type[Entity]


KINDS: tuple[Kind, ...] = (
    Kind("issues", "issue", "i", Issue),
    Kind("evidence", "evidence note", "e", EvidenceNote),
    Kind("assessments", "assessment", "s", Assessment),
    Kind("asks", "ask", "a", Ask),
    Kind("targets", "target", "t", Target),
    Kind("members", "member", "m", Member),
    Kind("contacts", "contact", "k", Contact),
    Kind("assignments", "assignment", "w", Assignment),
    Kind("milestones", "milestone", "d", Milestone),
    Kind("log", "log entry", "n", LogEntry),
)
TABLES: dict[str, Kind] = {kind.table: kind for kind in KINDS}
_KIND_OF_TYPE: dict[type[Entity], Kind] = {kind.type: kind for kind in KINDS}
_KIND_OF_PREFIX: dict[str, Kind] = {kind.prefix: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Reference:
    """A field of `type` that holds ids of entities of the list `table`.

    `needed`: the entity has no meaning without what it refers to, and goes with it;
    otherwise the reference alone is taken out. `narrows`: a list whose emptiness means all, so
    that nothing may empty it by the way. `last_needed`: the entity goes with the last of what
    the list names, because without it it would be for all.
    """

    type: type[Entity]
    field: str
    table: str
    needed: bool
    narrows: bool = False
    last_needed: bool = False


REFERENCES: tuple[Reference, ...] = (
    Reference(EvidenceNote, "issue", "issues", needed=True),
    Reference(Ask, "issue", "issues", needed=True),
    Reference(Ask, "of", "asks", needed=False),
    Reference(Ask, "targets", "targets", needed=False, narrows=True, last_needed=True),
    Reference(Target, "issues", "issues", needed=False, narrows=True),
    Reference(Assignment, "target", "targets", needed=True),
    Reference(Assignment, "member", "members", needed=False),
    Reference(LogEntry, "target", "targets", needed=False),
    Reference(LogEntry, "member", "members", needed=False),
)


def kind_of(entity: Entity) -> Kind:
    """The kind of `entity`."""
    return _KIND_OF_TYPE[type(entity)]


def kind_of_id(entity_id: str) -> Kind | None:
    """The kind whose ids begin as `entity_id` does, or None."""
    return _KIND_OF_PREFIX.get(entity_id.partition("-")[0])


def entities(plan: Plan, table: str) -> tuple[Entity, ...]:
    """The plan's list called `table`, in its order."""
    return cast("tuple[Entity, ...]", getattr(plan, table))


def with_entities(plan: Plan, table: str, members: tuple[Entity, ...]) -> Plan:
    """`plan` with `members` as its list `table`."""
    change: dict[str, Any] = {table: members}
    return replace(plan, **change)


def all_entities(plan: Plan) -> Iterator[Entity]:
    """Every entity of the plan, list by list in the order of KINDS."""
    for kind in KINDS:
        yield from entities(plan, kind.table)


def find(plan: Plan, entity_id: str) -> Entity | None:
    """The entity with that id, or None."""
    kind = kind_of_id(entity_id)
    if kind is None:
        return None
    return next((each for each in entities(plan, kind.table) if each.id == entity_id), None)


def referred(entity: Entity, reference: Reference) -> tuple[str, ...]:
    """The ids that `entity` holds in the field of `reference`; empty for another kind."""
    if not isinstance(entity, reference.type):
        return ()
    value = getattr(entity, reference.field)
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


@dataclass(frozen=True, slots=True)
class Dangling:
    """An entity that refers to something the plan does not hold."""

    entity: Entity
    reference: Reference
    missing: str


def dangling(plan: Plan) -> Iterator[Dangling]:
    """Every reference in `plan` to an entity that is not in it."""
    known = {
        kind.table: frozenset(each.id for each in entities(plan, kind.table)) for kind in KINDS
    }
    for entity in all_entities(plan):
        for reference in REFERENCES:
            for entity_id in referred(entity, reference):
                if entity_id not in known[reference.table]:
                    yield Dangling(entity, reference, entity_id)
