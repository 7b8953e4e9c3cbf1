"""Merge two versions of a plan that grew from one: entity by entity, field by field.

Laws (tested): what one side did alone is done; merge(b, a, a) = a; what both added is
there; merging again with the same changes nothing; every reference leads somewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from uprtui.campaign.entities import Entity
from uprtui.campaign.errors import MergeError
from uprtui.campaign.merge_fields import Conflict, merge_part
from uprtui.campaign.model import KINDS, Plan, dangling, entities, find
from uprtui.campaign.order import merge_order
from uprtui.campaign.same import same


@dataclass(frozen=True, slots=True)
class MergeResult:
    """The merged plan, and what a person should look at."""

    plan: Plan
    conflicts: tuple[Conflict, ...] = ()


def merge(base: Plan, ours: Plan, theirs: Plan) -> MergeResult:
    """Both sides' changes since `base` in one plan; where they contradict, ours is kept.

    An entity that one side removed and the other changed, or newly refers to, is kept.
    Raises MergeError where the three are not versions of one campaign.
    """
    if not base.id == ours.id == theirs.id:
        raise MergeError(
            "These are two different campaigns: "
            f"{ours.title!r} ({ours.id}) and {theirs.title!r} ({theirs.id}).",
            "Keep them in two files.",
        )
    return _Merging(base, ours, theirs).result()


class _Merging:
    """One merge under way: the entities chosen so far, and the conflicts found."""

    def __init__(self, base: Plan, ours: Plan, theirs: Plan) -> None:
        self._sides = (base, ours, theirs)
        self._conflicts: list[Conflict] = []
        self._chosen: dict[str, dict[str, Entity]] = {}

    def result(self) -> MergeResult:
        own = merge_part(*self._sides, self._conflicts)
        for kind in KINDS:
            self._chosen[kind.table] = self._choose(kind.table)
        plan = self._with_lists(own)
        while missing := {(each.reference.table, each.missing) for each in dangling(plan)}:
            for table, entity_id in sorted(missing):
                self._restore(table, entity_id)
            plan = self._with_lists(own)
        return MergeResult(self._in_order(plan), tuple(self._conflicts))

    def _choose(self, table: str) -> dict[str, Entity]:
        """What the merged list holds, by id."""
        base, ours, theirs = (
            {each.id: each for each in entities(side, table)} for side in self._sides
        )
        chosen: dict[str, Entity] = {}
        for entity_id in dict.fromkeys([*ours, *theirs]):
            was, we, they = base.get(entity_id), ours.get(entity_id), theirs.get(entity_id)
            entity = self._merged(was, we, they)
            if entity is not None:
                chosen[entity_id] = entity
        return chosen

    def _merged(self, was: Entity | None, we: Entity | None, they: Entity | None) -> Entity | None:
        if we is not None and they is not None:
            return merge_part(was, we, they, self._conflicts)
        present = we or they
        if was is None or present is None:
            return present
        if same(present, was):
            return None
        self._conflicts.append(Conflict(present.id, "", was, we, they, present))
        return present

    def _with_lists(self, own: Plan) -> Plan:
        lists: dict[str, Any] = {
            table: tuple(chosen.values()) for table, chosen in self._chosen.items()
        }
        return replace(own, **lists)

    def _restore(self, table: str, entity_id: str) -> None:
        """Keep what one side removed and the other newly refers to."""
        was, we, they = (find(side, entity_id) for side in self._sides)
        present = we or they
        if present is None:
            raise MergeError(
                f"One of the plans refers to {entity_id}, which none of them holds.",
                "Check the plans first, and correct the one that is broken.",
            )
        self._chosen[table][entity_id] = present
        self._conflicts.append(Conflict(entity_id, "", was, we, they, present))

    def _in_order(self, plan: Plan) -> Plan:
        lists: dict[str, Any] = {}
        for kind in KINDS:
            chosen = self._chosen[kind.table]
            base, ours, theirs = (
                tuple(each.id for each in entities(side, kind.table)) for side in self._sides
            )
            order, contradict = merge_order(base, ours, theirs, chosen.keys())
            lists[kind.table] = tuple(chosen[entity_id] for entity_id in order)
            if contradict:
                self._conflicts.append(
                    Conflict(plan.id, kind.table, base, ours, theirs, kept=order)
                )
        return replace(plan, **lists)
