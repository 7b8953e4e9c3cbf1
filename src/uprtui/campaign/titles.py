"""Name a thing of the plan in one short line, for titles of edits and findings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from uprtui.campaign.entities import (
    Ask,
    Assessment,
    Assignment,
    Contact,
    Entity,
    EvidenceNote,
    Issue,
    LogEntry,
    Member,
    Milestone,
    Target,
)
from uprtui.campaign.model import Plan, find

StateName: TypeAlias = Callable[[str], str]

_WIDTH = 40


def plain_code(code: str) -> str:
    """The State's code itself, where no names are at hand."""
    return code


def entity_name(plan: Plan, entity: Entity, state_name: StateName = plain_code) -> str:
    """What to call `entity`; `state_name` gives a State's name for its code."""
    name = ""
    match entity:
        case Issue(label=label):
            name = label
        case Ask(text=text) | LogEntry(text=text) | EvidenceNote(text=text):
            name = text
        case Assessment(text=text, recommendation=recommendation):
            name = text or recommendation
        case Target(state=state):
            name = state_name(state)
        case Member(name=who, organisation=organisation):
            name = who or organisation
        case Contact(name=who, role=role, state=code, organisation=organisation):
            name = who or ", ".join(
                each for each in (role or organisation, state_name(code) if code else "") if each
            )
        case Milestone(title=title):
            name = title
        case Assignment(target=target_id, entry_point=entry_point):
            target = find(plan, target_id)
            where = state_name(target.state) if isinstance(target, Target) else target_id
            name = f"{where}, {entry_point.value}"
    return _shortened(name) or entity.id


def counted(number: int, singular: str, plural: str = "") -> str:
    """`1 ask`, `2 asks`."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1].rstrip() + "…"
