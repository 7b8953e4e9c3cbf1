"""Which things of two plans are the same, though each plan gave them ids of its own."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from uprtui.campaign.entities import (
    OWN_KIND,
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
from uprtui.campaign.ids import Choose, new_id
from uprtui.campaign.model import (
    KINDS,
    REFERENCES,
    TABLES,
    Plan,
    all_entities,
    entities,
    find,
    with_entities,
)
from uprtui.text import fold

# What others refer to comes before what refers to it.
_ORDER = (
    "issues",
    "targets",
    "members",
    "contacts",
    "evidence",
    "assessments",
    "asks",
    "assignments",
    "milestones",
    "log",
)


class _Loose(NamedTuple):
    """A sign that holds only where one thing has it."""

    name: str
    other_has_less: bool


def aligned(theirs: Plan, ours: Plan, choose: Choose) -> tuple[Plan, dict[str, str]]:
    """Give the things of another plan our ids where they are the same as ours.

    Two versions of one campaign know their things by id. Else, and for what has no such id with
    us, the same is: a member of that name and organisation, a contact of that e-mail address or
    of that name and State, an ask of that text, a visit to that State at that entry point, and
    so on. Each of our things is found once. What is new keeps its id where that is free.

    In: both plans; `choose` picks one character of a string by chance. Out: a version of our
    campaign that holds their lists (its own keys are ours unless it is one campaign), and what
    became of their ids.
    """
    by_id = theirs.id == ours.id
    if not by_id:
        own = {kind.table: entities(theirs, kind.table) for kind in KINDS}
        theirs = replace(ours, extra={}, **_lists(own))
    ids: dict[str, str] = {}
    if by_id:
        ids = {each.id: each.id for each in all_entities(theirs) if find(ours, each.id)}
    for table in _ORDER:
        _match(theirs, ours, table, ids)
        taken = {each.id for each in entities(ours, table)}
        for each in entities(theirs, table):
            if each.id not in ids:
                ids[each.id] = _free(each.id, table, choose, taken)
            taken.add(ids[each.id])
    for table in _ORDER:
        renamed = tuple(_renamed(each, ids) for each in entities(theirs, table))
        theirs = with_entities(theirs, table, renamed)
    return theirs, ids


def _lists(own: dict[str, tuple[Entity, ...]]) -> dict[str, Any]:
    return dict(own)


def _free(entity_id: str, table: str, choose: Choose, taken: Collection[str]) -> str:
    return new_id(TABLES[table].prefix, choose, taken) if entity_id in taken else entity_id


def _match(theirs: Plan, ours: Plan, table: str, ids: dict[str, str]) -> None:
    """Add to `ids` what is the same in one list, by the first of its signs that is found."""
    claimed = set(ids.values())
    known: dict[Hashable, str | None] = {}
    for each in entities(ours, table):
        if each.id not in claimed:
            for sign in _signs(each, ours, {}, sought=False):
                # Where two of ours have it, a sign that is less than certain says nothing.
                loose = sign in known and isinstance(sign, _Loose)
                known[sign] = None if loose else known.get(sign) or each.id
    for each in entities(theirs, table):
        if each.id in ids:
            continue
        for sign in _signs(each, theirs, ids, sought=True):
            found = known.get(sign)
            if found is not None and found not in claimed:
                ids[each.id] = found
                claimed.add(found)
                break


def _signs(each: Entity, plan: Plan, ids: dict[str, str], *, sought: bool) -> Iterator[Hashable]:
    """What an entity is known by, best first.

    In: `ids` are what references stand for with us; `sought` says that the entity is theirs.
    """
    match each:
        case Issue(label=label):
            yield fold(label)
        case Target(state=state):
            yield state
        case Member():
            yield from _signs_of_member(each, sought=sought)
        case Contact():
            yield from _signs_of_contact(each)
        case EvidenceNote(issue=issue, text=text):
            yield ids.get(issue, issue), fold(text)
        case Assessment(recommendation=recommendation):
            yield recommendation
        case Ask(issue=issue, text=text):
            yield ids.get(issue, issue), fold(text)
            yield fold(text)
        case Assignment(target=target, entry_point=entry_point):
            visited = find(plan, target)
            if isinstance(visited, Target):
                yield visited.state, entry_point
        case Milestone(kind=kind, state=state, entry_point=entry_point):
            own = kind in {"", OWN_KIND}
            yield (fold(each.title), each.date) if own else (kind, state, entry_point)
        case LogEntry(on=on, text=text):
            yield on, fold(text)


def _signs_of_member(member: Member, *, sought: bool) -> Iterator[Hashable]:
    if member.name or member.organisation:
        yield fold(member.name), fold(member.organisation)
    if member.name:
        # One side leaves the organisation out: the name will do, if only one has it.
        yield _Loose(fold(member.name), bool(member.organisation) is not sought)


def _signs_of_contact(contact: Contact) -> Iterator[Hashable]:
    if contact.email:
        yield "email", contact.email.casefold()
    if contact.name:
        yield "name", fold(contact.name), contact.state
    elif contact.role:
        yield "role", fold(contact.role), contact.state, contact.entry_point


def _renamed(each: Entity, ids: dict[str, str]) -> Entity:
    change: dict[str, Any] = {"id": ids[each.id]}
    for reference in REFERENCES:
        if isinstance(each, reference.type):
            held = getattr(each, reference.field)
            if isinstance(held, str):
                change[reference.field] = ids.get(held, held)
            elif held is not None:
                change[reference.field] = tuple(dict.fromkeys(ids.get(one, one) for one in held))
    return replace(each, **change)
