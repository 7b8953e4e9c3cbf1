"""The keys of the plan file: for every field of the model, what it may hold.

The file reader, the edits and the documentation's test all go by this one table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar, cast

from uprtui.campaign.entities import (
    LEAST_WEIGHT,
    MOST_WEIGHT,
    Ask,
    AskKind,
    AskRole,
    Assessment,
    AssessmentStatus,
    Assignment,
    AssignmentStatus,
    Contact,
    DateStatus,
    Entity,
    EntryPoint,
    EvidenceNote,
    Issue,
    LogEntry,
    Member,
    Milestone,
    MilestoneStatus,
    Target,
    Visibility,
)
from uprtui.campaign.model import PLAN_PREFIX, TABLES, Plan
from uprtui.campaign.values import (
    Reader,
    WrongValueError,
    any_toml,
    choice,
    day,
    flag,
    id_of,
    optional,
    several,
    state,
    text,
    whole,
)

Part: TypeAlias = Plan | Entity
PartT = TypeVar("PartT", bound=Part)

READERS: Mapping[type, Mapping[str, Reader]] = {
    Plan: {
        "schema": whole(1),
        "id": id_of(PLAN_PREFIX),
        "title": text,
        "sur": state,
        "organisation": optional(text),
        "session": optional(whole(1)),
        "review_date": optional(day),
        "date_status": choice(DateStatus),
        "sample": flag,
    },
    Issue: {
        "id": id_of("i"),
        "label": text,
        "why": text,
        "weight": whole(LEAST_WEIGHT, MOST_WEIGHT),
    },
    EvidenceNote: {
        "id": id_of("e"),
        "issue": id_of("i"),
        "text": text,
        "source": text,
        "on": optional(day),
        "visibility": choice(Visibility),
    },
    Assessment: {
        "id": id_of("s"),
        "recommendation": text,
        "status": choice(AssessmentStatus),
        "text": text,
        "note": text,
        "visibility": choice(Visibility),
    },
    Ask: {
        "id": id_of("a"),
        "issue": id_of("i"),
        "text": text,
        "kind": choice(AskKind),
        "role": choice(AskRole),
        "of": optional(id_of("a")),
        "targets": several(id_of("t"), distinct=True),
        "note": text,
        "visibility": choice(Visibility),
    },
    Target: {
        "id": id_of("t"),
        "state": state,
        "why": text,
        "reasons": several(text),
        "issues": several(id_of("i"), distinct=True),
        "entry_points": several(choice(EntryPoint), distinct=True),
    },
    Member: {
        "id": id_of("m"),
        "name": text,
        "organisation": text,
        "languages": several(text, distinct=True),
        "capacity": optional(whole(0)),
        "visibility": choice(Visibility),
    },
    Contact: {
        "id": id_of("k"),
        "name": text,
        "role": text,
        "organisation": text,
        "state": optional(state),
        "entry_point": optional(choice(EntryPoint)),
        "email": text,
        "phone": text,
        "note": text,
        "visibility": choice(Visibility),
    },
    Assignment: {
        "id": id_of("w"),
        "target": id_of("t"),
        "entry_point": choice(EntryPoint),
        "member": optional(id_of("m")),
        "status": choice(AssignmentStatus),
        "note": text,
        "visibility": choice(Visibility),
    },
    Milestone: {
        "id": id_of("d"),
        "title": text,
        "date": day,
        "status": choice(MilestoneStatus),
        "kind": text,
        "state": optional(state),
        "entry_point": optional(choice(EntryPoint)),
        "rule": text,
        "source": text,
    },
    LogEntry: {
        "id": id_of("n"),
        "on": day,
        "text": text,
        "target": optional(id_of("t")),
        "member": optional(id_of("m")),
        "visibility": choice(Visibility),
    },
}


def is_required(field: Field[Any]) -> bool:
    """Whether a part cannot be without this field."""
    return field.default is MISSING and field.default_factory is MISSING


def is_written(field: Field[Any], value: object) -> bool:
    """Whether the file says this value, or leaves it out because it is the empty default.

    Words of a choice are always written, so that a plan means the same should a later
    version choose another default; and so is the schema.
    """
    return (
        is_required(field)
        or field.name == "schema"
        or isinstance(value, StrEnum)
        or value != field.default
    )


def own_fields(part: type[PartT]) -> tuple[Field[Any], ...]:
    """The fields of `part` that are plain keys in the file, in the file's order."""
    readers = READERS[part]
    return tuple(field for field in fields(part) if field.name in readers)


def checked(part: PartT) -> PartT:
    """`part` with every field read by its reader, as if it came from a file.

    Raises WrongValueError, its message beginning with the field. Lists of a plan are left alone.
    """
    cls = type(part)
    values: dict[str, object] = {}
    for field in fields(part):
        value = getattr(part, field.name)
        if field.name == "extra":
            values["extra"] = _checked_extra(cls, value)
        elif field.name in READERS[cls]:
            values[field.name] = read_field(cls, field.name, value)
        else:
            values[field.name] = value
    return build(cls, values)


def build(cls: type[PartT], values: Mapping[str, object]) -> PartT:
    """A part of the class `cls` from its fields' values, which the readers have typed."""
    return cast("Callable[..., PartT]", cls)(**values)


def read_field(cls: type, name: str, value: object) -> object:
    """`value` as the field `name` of `cls` keeps it.

    Raises WrongValueError, for an unknown field too.
    """
    reader = READERS[cls].get(name)
    if reader is None:
        known = ", ".join(READERS[cls])
        raise WrongValueError(f"There is no field {name!r} here.", f"The fields are: {known}.")
    try:
        return reader(value)
    except WrongValueError as wrong:
        raise WrongValueError(f"{name}: {wrong.message}", wrong.remedy) from None


def _checked_extra(cls: type, extra: Mapping[str, object]) -> dict[str, object]:
    known = READERS[cls].keys() | (TABLES.keys() if cls is Plan else frozenset())
    for key in extra:
        if key in known:
            raise WrongValueError(
                f"{key!r} is a field and no unknown key.", "Set the field itself."
            )
    return {text(key): any_toml(value) for key, value in extra.items()}
