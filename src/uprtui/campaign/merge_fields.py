"""Merge one part of a plan (an entity, or the plan's own keys) field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from uprtui.campaign.entities import Ask, Milestone
from uprtui.campaign.model import REFERENCES, Plan
from uprtui.campaign.order import merge_set
from uprtui.campaign.same import same
from uprtui.campaign.schema import PartT, own_fields

# Lists whose items count one by one; the reasons of a target are one statement of a day.
SETS = frozenset({"issues", "targets", "entry_points", "languages"})
# Lists whose emptiness means all: two sides that each narrowed one must not widen it together.
_NARROWING = frozenset((each.type, each.field) for each in REFERENCES if each.narrows)
# Fields that are true only together: a day that one side confirmed does not confirm the
# day that the other side moved it to.
_TOGETHER: Mapping[type, frozenset[str]] = {
    Plan: frozenset({"review_date", "date_status"}),
    Ask: frozenset({"role", "of"}),
    Milestone: frozenset({"date", "status", "rule", "source"}),
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that both sides changed, differently; the merged plan holds `kept`.

    `entity` is the id (the plan's own for its own fields), `field` the field, "" for the
    entity as a whole (one side removed it), or the name of a list for its order. The
    values are those of the model; None stands for what is not there.
    """

    entity: str
    field: str
    base: object
    ours: object
    theirs: object
    kept: object


def merge_part(base: PartT | None, ours: PartT, theirs: PartT, found: list[Conflict]) -> PartT:
    """Both sides' changes to one part; ours where they contradict, told in `found`.

    `base` is None for what both sides added under one id. A plan's lists of entities stay
    ours: they are not keys.
    """
    values: dict[str, Any] = {}
    contradicted = _contradicted_together(base, ours, theirs)
    for field in own_fields(type(ours)):
        was = getattr(base, field.name, None)
        we, they = getattr(ours, field.name), getattr(theirs, field.name)
        if field.name in contradicted:
            values[field.name] = we
            if not same(we, they):
                found.append(Conflict(ours.id, field.name, was, we, they, kept=we))
        elif field.name in SETS:
            merged = _merge_list(was or (), we, they)
            if we and they and not merged and (type(ours), field.name) in _NARROWING:
                merged = we
                found.append(Conflict(ours.id, field.name, was, we, they, kept=we))
            values[field.name] = merged
        else:
            values[field.name] = _merge_value(was, we, they, (ours.id, field.name), found)
    values["extra"] = _merge_table(
        base.extra if base else {}, ours.extra, theirs.extra, (ours.id, ""), found
    )
    return replace(ours, **values)


def _contradicted_together(base: PartT | None, ours: PartT, theirs: PartT) -> frozenset[str]:
    """The fields that are true only together, where both sides changed them differently."""
    names = _TOGETHER.get(type(ours), frozenset[str]())
    was, we, they = (
        tuple(getattr(side, name, None) for name in sorted(names)) for side in (base, ours, theirs)
    )
    return frozenset() if same(we, they) or same(was, we) or same(was, they) else names


def _merge_list(was: tuple[Any, ...], we: tuple[Any, ...], they: tuple[Any, ...]) -> object:
    return they if same(was, we) else merge_set(was, we, they)


def _merge_value(
    was: object, we: object, they: object, place: tuple[str, str], found: list[Conflict]
) -> object:
    if same(we, they) or same(was, they):
        return we
    if same(was, we):
        return they
    found.append(Conflict(*place, was, we, they, kept=we))
    return we


def _merge_table(
    base: Mapping[str, object],
    ours: Mapping[str, object],
    theirs: Mapping[str, object],
    place: tuple[str, str],
    found: list[Conflict],
) -> dict[str, object]:
    """Unknown keys: key by key, tables within tables too; changed wins over removed."""
    merged: dict[str, object] = {}
    entity, path = place
    for key in dict.fromkeys([*ours, *theirs]):
        # TOML has no null: None stands for a key that is not there.
        was, we, they = (side.get(key) for side in (base, ours, theirs))
        here = (entity, f"{path}.{key}" if path else key)
        if isinstance(we, Mapping) and isinstance(they, Mapping):
            before = was if isinstance(was, Mapping) else {}
            merged[key] = _merge_table(before, we, they, here, found)
            continue
        kept = they if we is None and not same(was, they) else None
        if kept is None:
            kept = _merge_value(was, we, they, here, found)
        elif was is not None:
            found.append(Conflict(*here, was, we, they, kept))
        if kept is not None:
            merged[key] = kept
    return merged
