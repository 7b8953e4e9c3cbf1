"""What goes with an entity that is removed, and what stays without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from uprtui.campaign.entities import Entity
from uprtui.campaign.model import KINDS, REFERENCES, Plan, Reference, entities, kind_of, referred
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

    Such as ` and its 2 asks` or `; 1 assignment is left without it`.
    """
    said = ""
    for reference in _to(entity):
        kind = next(kind for kind in KINDS if kind.type is reference.type)
        number = sum(entity.id in referred(each, reference) for each in entities(plan, kind.table))
        if not number:
            continue
        things = counted(number, kind.noun, "log entries" if kind.table == "log" else "")
        if reference.needed:
            said = f" and its {things}{said}"
        else:
            said += f"; {things} {'is' if number == 1 else 'are'} left without it"
    return said


def _to(entity: Entity) -> tuple[Reference, ...]:
    table = kind_of(entity).table
    return tuple(reference for reference in REFERENCES if reference.table == table)


def _needing(plan: Plan, lost: Entity) -> Iterator[Entity]:
    """The entities that have no meaning without one."""
    for reference in _to(lost):
        if reference.needed:
            for kind in KINDS:
                for each in entities(plan, kind.table):
                    if lost.id in referred(each, reference):
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
