"""Edits of a plan: add, remove, change, move, set a field, and several as one.

An edit is a value; `apply` gives the plan after it and never touches the plan before.
Each leaves the plan sound: no id twice, every reference leads somewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Protocol

from uprtui.campaign.entities import Entity
from uprtui.campaign.errors import EditError
from uprtui.campaign.model import (
    TABLES,
    Plan,
    dangling,
    entities,
    find,
    kind_of,
    with_entities,
)
from uprtui.campaign.removal import detached_by, without
from uprtui.campaign.schema import checked, read_field
from uprtui.campaign.titles import StateName, entity_name, plain_code
from uprtui.campaign.values import WrongValueError


class Edit(Protocol):
    """One change that a person makes, and can undo."""

    def apply(self, plan: Plan) -> Plan:
        """The plan after the edit. Raises EditError where it does not fit `plan`."""

    def title(self, plan: Plan, state_name: StateName = plain_code) -> str:
        """What the edit does to `plan`, as a screen says it: `Add target Norway`."""


@dataclass(frozen=True, slots=True)
class Add:
    """Add `entity` to its list, at place `at` (from 0), else at the end."""

    entity: Entity
    at: int | None = None

    def apply(self, plan: Plan) -> Plan:
        """The plan with the entity. Raises EditError for a used id or a wrong value."""
        table = kind_of(self.entity).table
        if find(plan, self.entity.id) is not None:
            raise EditError(f"The id {self.entity.id} is used already.", "Take a new id.")
        entity = _checked(self.entity)
        members = list(entities(plan, table))
        members.insert(len(members) if self.at is None else self.at, entity)
        return _sound(with_entities(plan, table, tuple(members)))

    def title(self, plan: Plan, state_name: StateName = plain_code) -> str:
        """`Add target Norway`."""
        return f"Add {_named(plan, self.entity, state_name)}"


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove an entity, and what has no meaning without it.

    With an issue go its asks and evidence notes, with a target its assignments and the asks
    that name no other target. Other references are taken out: an issue leaves the targets'
    issues, a member leaves assignments unassigned.
    """

    id: str

    def apply(self, plan: Plan) -> Plan:
        """The plan without the entity. Raises EditError for an unknown id."""
        return without(plan, _existing(plan, self.id))

    def title(self, plan: Plan, state_name: StateName = plain_code) -> str:
        """`Remove issue Torture and its 2 asks`."""
        entity = _existing(plan, self.id)
        return f"Remove {_named(plan, entity, state_name)}{detached_by(plan, entity)}"


@dataclass(frozen=True, slots=True)
class Change:
    """Set one field of an entity."""

    id: str
    field: str
    value: object

    def apply(self, plan: Plan) -> Plan:
        """The plan with the new value. Raises EditError for an unknown id, field or value."""
        entity = _existing(plan, self.id)
        if self.field == "id":
            raise EditError("An id never changes.", "Add a new entity and remove this one.")
        change: dict[str, Any] = {self.field: _read(type(entity), self.field, self.value)}
        changed = replace(entity, **change)
        table = kind_of(entity).table
        members = tuple(changed if each.id == self.id else each for each in entities(plan, table))
        return _sound(with_entities(plan, table, members))

    def title(self, plan: Plan, state_name: StateName = plain_code) -> str:
        """`Change issue Torture: why`."""
        named = _named(plan, _existing(plan, self.id), state_name)
        return f"Change {named}: {_words(self.field)}"


@dataclass(frozen=True, slots=True)
class Move:
    """Move an entity within its list to place `to` (from 0); past the end is the end."""

    id: str
    to: int

    def apply(self, plan: Plan) -> Plan:
        """The plan in the new order. Raises EditError for an unknown id."""
        entity = _existing(plan, self.id)
        table = kind_of(entity).table
        members = [each for each in entities(plan, table) if each.id != self.id]
        members.insert(max(self.to, 0), entity)
        return with_entities(plan, table, tuple(members))

    def title(self, plan: Plan, state_name: StateName = plain_code) -> str:
        """`Move issue Torture to place 1`."""
        entity = _existing(plan, self.id)
        last = len(entities(plan, kind_of(entity).table))
        place = min(max(self.to, 0) + 1, last)
        return f"Move {_named(plan, entity, state_name)} to place {place}"


@dataclass(frozen=True, slots=True)
class SetField:
    """Set one of the plan's own fields, such as the review date."""

    field: str
    value: object

    def apply(self, plan: Plan) -> Plan:
        """The plan with the new value. Raises EditError for an unknown field or value."""
        if self.field in {"id", "schema"} or self.field in TABLES:
            raise EditError(
                f"The field {self.field} is not set by hand.",
                "Lists change by adding, removing, changing and moving.",
            )
        change: dict[str, Any] = {self.field: _read(Plan, self.field, self.value)}
        return replace(plan, **change)

    def title(self, plan: Plan, state_name: StateName = plain_code) -> str:  # noqa: ARG002
        """`Change the campaign: review date`."""
        return f"Change the campaign: {_words(self.field)}"


@dataclass(frozen=True, slots=True)
class Several:
    """Edits that a person makes in one go and undoes in one go; all or none."""

    said: str
    edits: tuple[Edit, ...]

    def apply(self, plan: Plan) -> Plan:
        """The plan after all the edits, in their order. Raises EditError, doing none."""
        for edit in self.edits:
            plan = edit.apply(plan)
        return plan

    def title(self, plan: Plan, state_name: StateName = plain_code) -> str:  # noqa: ARG002
        """What was said for all of them."""
        return self.said


def _named(plan: Plan, entity: Entity, state_name: StateName) -> str:
    return f"{kind_of(entity).noun} {entity_name(plan, entity, state_name)}"


def _words(field: str) -> str:
    return {"sur": "State under review"}.get(field, field.replace("_", " "))


def _existing(plan: Plan, entity_id: str) -> Entity:
    entity = find(plan, entity_id)
    if entity is None:
        raise EditError(
            f"There is nothing with the id {entity_id!r} in the plan.",
            "It may have been removed; look again.",
        )
    return entity


def _checked(entity: Entity) -> Entity:
    try:
        return checked(entity)
    except WrongValueError as wrong:
        raise EditError(wrong.message, wrong.remedy) from None


def _read(cls: type[Plan] | type[Entity], field: str, value: object) -> object:
    try:
        return read_field(cls, field, value)
    except WrongValueError as wrong:
        raise EditError(wrong.message, wrong.remedy) from None


def _sound(plan: Plan) -> Plan:
    for loose in dangling(plan):
        noun = TABLES[loose.reference.table].noun
        raise EditError(
            f"There is no {noun} with the id {loose.missing!r} in the plan.",
            f"Add the {noun} first.",
        )
    return plan
