"""Take what others know into a plan: gaps are filled, nothing is erased or overwritten.

Two copies of one campaign that were edited apart merge three ways (`merge`), against the copy
that both came from. A file from outside has no such copy. Here one is made up, field by field, so
that the merge keeps all that we have said, takes what we have not, and tells where both say
something different.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, replace
from enum import StrEnum
from typing import Any

from uprtui.campaign.entities import Ask, Milestone, Target
from uprtui.campaign.merge import merge
from uprtui.campaign.merge_fields import SETS, Conflict
from uprtui.campaign.model import KINDS, Plan, entities, find, kind_of, with_entities
from uprtui.campaign.same import same
from uprtui.campaign.schema import Part, PartT, own_fields
from uprtui.campaign.titles import StateName, entity_name, plain_code
from uprtui.text import fold

# Who may see a thing and what an ask is for are never taken from outside. An empty list of targets
# or issues means all of them: that is something said, and no gap.
_NEVER_TAKEN = frozenset(
    {
        (Ask, "kind"),
        (Ask, "role"),
        (Ask, "of"),
        (Ask, "targets"),
        (Target, "issues"),
    }
)
# A day, and what it rests on: taken together where we have no day, else not at all.
_WITH_THE_DAY: Mapping[type, tuple[str, frozenset[str]]] = {
    Plan: ("review_date", frozenset({"review_date", "date_status"})),
    Milestone: ("date", frozenset({"date", "status", "rule", "source"})),
}
_LONGEST_VALUE = 60


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of it.

    Args:
        plan: our plan with what was new.
        added: ids of what is new.
        completed: (id, field) of what filled a gap.
        conflicts: what both sides say differently; ours was kept.
    """

    plan: Plan
    added: tuple[str, ...] = ()
    completed: tuple[tuple[str, str], ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class TakeIn:
    """The edit that takes a joined plan in; undone in one go.

    Args:
        said: the title.
        before: the plan that was joined with something.
        after: the joined plan.
    """

    said: str
    before: Plan
    after: Plan

    def apply(self, plan: Plan) -> Plan:
        """The plan with what was new; edits made since `before` are kept."""
        return merge(self.before, plan, self.after).plan

    def title(self, plan: Plan, state_name: StateName = plain_code) -> str:  # noqa: ARG002
        """What was said."""
        return self.said


def joined(ours: Plan, theirs: Plan, *, whole: bool = False) -> Joined:
    """Our plan, completed from another one whose ids are ours (see `aligned`).

    In: `whole` says that their plan means every value that it holds, as a plan file does. A
    plan made from the rows of a table holds defaults that nobody has said; those are passed
    over. In a whole plan, lists such as languages are joined item by item.

    Law: joining the same again changes nothing.

    Raises MergeError where a reference leads nowhere in both.
    """
    joining = _Joining(ours, whole=whole)
    base = joining.base(ours, theirs)
    for kind in KINDS:
        present = {each.id: each for each in entities(ours, kind.table)}
        # In their order: so their order is no change, and ours counts.
        shared = tuple(
            joining.base(present[each.id], each)
            for each in entities(theirs, kind.table)
            if each.id in present
        )
        base = with_entities(base, kind.table, shared)
    result = merge(base, ours, theirs)
    plan, added = result.plan, []
    for kind in KINDS:
        new = [each for each in entities(plan, kind.table) if find(ours, each.id) is None]
        added += [each.id for each in new]
        # What is new comes last: the order of issues is one of priority.
        known = {each.id: each for each in entities(plan, kind.table)}
        ordered = [known[each.id] for each in entities(ours, kind.table)]
        plan = with_entities(plan, kind.table, (*ordered, *new))
    return Joined(
        plan,
        tuple(added),
        tuple(joining.completed),
        (*joining.conflicts, *result.conflicts),
    )


def kept_ours(plan: Plan, conflict: Conflict, state_name: StateName = plain_code) -> str:
    """One sentence: `member Amina: languages 'fr' here, 'fr, ar' in the file; kept ours`."""
    field = conflict.field.replace("_", " ") or "all of it"
    ours, theirs = (_words(plan, side, state_name) for side in (conflict.ours, conflict.theirs))
    who = thing(plan, conflict.entity, state_name)
    return f"{who}: {field} {ours} here, {theirs} in the file; kept ours"


def thing(plan: Plan, entity_id: str, state_name: StateName = plain_code) -> str:
    """An entity as a sentence names it: `member Amina`; the campaign itself for its own id."""
    entity = find(plan, entity_id)
    if entity is None:
        return "campaign"
    return f"{kind_of(entity).noun} {entity_name(plan, entity, state_name)}"


class _Joining:
    """The copy that both sides could have come from, and what was noticed while making it up."""

    def __init__(self, ours: Plan, *, whole: bool) -> None:
        self._ours = ours
        self._whole = whole
        self.completed: list[tuple[str, str]] = []
        self.conflicts: list[Conflict] = []

    def base(self, ours: PartT, theirs: PartT) -> PartT:
        """A part from which ours came by all its changes, and theirs by those to take."""
        cls: type = type(ours)
        values: dict[str, Any] = {"extra": {}}
        for field in own_fields(type(ours)):
            name = field.name
            we, they = getattr(ours, name), getattr(theirs, name)
            union = self._whole and name in SETS and not _is_never_taken(cls, name)
            if _is_same(we, they) or not self._said(cls, field, they):
                values[name] = they
            elif self._is_gap(cls, field, ours, theirs):
                values[name] = we
                self.completed.append((ours.id, name))
            elif union:
                values[name] = ()
                if set(they) - set(we):
                    self.completed.append((ours.id, name))
            else:
                values[name] = they
                self.conflicts.append(Conflict(ours.id, name, None, we, they, kept=we))
        return replace(ours, **values)

    def _said(self, cls: type, field: Field[Any], value: object) -> bool:
        """Whether their value means something."""
        if self._whole and isinstance(value, StrEnum) and _is_never_taken(cls, field.name):
            return True
        return not _is_empty(field, value)

    def _is_gap(self, cls: type, field: Field[Any], ours: Part, theirs: Part) -> bool:
        """Whether ours says nothing that theirs would contradict."""
        day, with_day = _WITH_THE_DAY.get(cls, ("", frozenset[str]()))
        if field.name in with_day:
            return getattr(ours, day) is None and getattr(theirs, day) is not None
        return not _is_never_taken(cls, field.name) and _is_empty(field, getattr(ours, field.name))


def _is_same(we: object, they: object) -> bool:
    """Whether both say the same; capitals, accents and spaces make no difference."""
    if isinstance(we, str) and isinstance(they, str) and not isinstance(we, StrEnum):
        return fold(we) == fold(they) != "" or we == they
    return same(we, they)


def _is_never_taken(cls: type, name: str) -> bool:
    return name == "visibility" or (cls, name) in _NEVER_TAKEN


def _is_empty(field: Field[Any], value: object) -> bool:
    """Whether a field says no more than it says unasked."""
    return value in ("", (), None) or (field.default is not MISSING and value == field.default)


def _words(plan: Plan, value: object, state_name: StateName) -> str:
    several = value if isinstance(value, tuple) else (value,)
    found = [(each, find(plan, str(each))) for each in several]
    said = ", ".join(
        str(each) if entity is None else entity_name(plan, entity, state_name)
        for each, entity in found
        if each is not None
    )
    said = " ".join(said.split()) or "nothing"
    return f"'{said if len(said) <= _LONGEST_VALUE else said[: _LONGEST_VALUE - 1] + '…'}'"
