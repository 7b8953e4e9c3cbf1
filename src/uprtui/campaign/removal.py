"""What goes with an entity that is removed, and what stays without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from uprtui.campaign.entities import Entity
from uprtui.campaign.model import (
    KINDS,
    REFERENCES,
    Kind,
    Plan,
    Reference,
    entities,
    kind_of,
    referred,
)
from uprtui.campaign.titles import counted


def without(plan: Plan, entity: Entity) -> Plan:
    """`plan` without `entity`, what needs it, and every reference to any of them."""
    gone = [entity]
    for lost in gone:  # grows while it is gone through: what needs the lost is lost as well
        gone += [each for each in _needing(plan, lost) if each not in gone]
    lists: dict[str, Any] = {}
    for kind in KINDS:
        left = [each for each in entities(plan, kind.table) if each not in gone]
        for lost in gone:
            left = [_detached(each, lost) for each in left]
        lists[kind.table] = tuple(left)
    return replace(plan, **lists)


def detached_by(plan: Plan, entity: Entity) -> str:
    """The end of a sentence that says what else a removal changes, or "".

    Such as ` and its 2 asks`, `; 1 assignment is left without it` or `; 1 target is then for
    all issues`.
    """
    gone = stays = ""
    for reference in _to(entity):
        kind = next(kind for kind in KINDS if kind.type is reference.type)
        held = [referred(each, reference) for each in entities(plan, kind.table)]
        held = [ids for ids in held if entity.id in ids]
        lost = sum(_goes(ids, reference) for ids in held)
        widens = reference.narrows and not reference.last_needed
        widened = sum(widens and len(ids) == 1 for ids in held)
        if lost:
            gone = f" and its {_things(lost, kind)}{gone}"
        if widened:
            stays += f"; {_things(widened, kind)} {_are(widened)} then for all {reference.table}"
        if left := len(held) - lost - widened:
            stays += f"; {_things(left, kind)} {_are(left)} left without it"
    return gone + stays


def _things(number: int, kind: Kind) -> str:
    return counted(number, kind.noun, "log entries" if kind.table == "log" else "")


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _goes(ids: tuple[str, ...], reference: Reference) -> bool:
    """Whether an entity that holds `ids` there goes with one of them."""
    return reference.needed or (reference.last_needed and len(ids) == 1)


def _to(entity: Entity) -> tuple[Reference, ...]:
    table = kind_of(entity).table
    return tuple(reference for reference in REFERENCES if reference.table == table)


def _needing(plan: Plan, lost: Entity) -> Iterator[Entity]:
    """The entities that have no meaning without one."""
    for reference in _to(lost):
        for kind in KINDS:
            for each in entities(plan, kind.table):
                ids = referred(each, reference)
                if lost.id in ids and _goes(ids, reference):
                    yield each


def _detached(each: Entity, lost: Entity) -> Entity:
    """An entity without its references to a lost one."""
    for reference in _to(lost):
        ids = referred(each, reference)
        if lost.id not in ids:
            continue
        held = getattr(each, reference.field)
        rest = tuple(one for one in ids if one != lost.id)
        change: dict[str, Any] = {reference.field: rest if isinstance(held, tuple) else None}
        each = replace(each, **change)
    return each
