"""What goes with an entity that is removed, and what stays without it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from uprtui.campaign.entities import Entity
from uprtui.campaign.model import KINDS, REFERENCES, Plan, Reference, entities, kind_of, referred
from uprtui.campaign.titles import counted


def without(plan: Plan, entity: Entity) -> Plan:
    """`plan` without `entity`, what needs it, and every reference to it."""
    lists: dict[str, Any] = {}
    for kind in KINDS:
        left = (_left(each, entity) for each in entities(plan, kind.table))
        lists[kind.table] = tuple(each for each in left if each is not None)
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


def _left(each: Entity, removed: Entity) -> Entity | None:
    if each.id == removed.id:
        return None
    for reference in _to(removed):
        ids = referred(each, reference)
        if removed.id not in ids:
            continue
        if reference.needed:
            return None
        held = getattr(each, reference.field)
        rest = tuple(one for one in ids if one != removed.id)
        change: dict[str, Any] = {reference.field: rest if isinstance(held, tuple) else None}
        each = replace(each, **change)
    return each
