"""From the rows of a coalition file to a plan that can be joined with ours.

A row is a member, a contact, an issue, a target, an ask or an assignment (who goes where). A row
that cannot be used is told with its reason; the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from uprtui.campaign import (
    Ask,
    AskKind,
    AskRole,
    Assignment,
    AssignmentStatus,
    Contact,
    Entity,
    EntryPoint,
    Issue,
    Member,
    Plan,
    Target,
    Visibility,
    find,
    kind_of,
    new_id,
)
from uprtui.campaign.ids import Choose, is_id
from uprtui.campaign.model import KINDS, entities, with_entities
from uprtui.coordinate.coalition_cells import Cells, ResolveState, WrongCellError
from uprtui.recommendation import canonical_issue
from uprtui.text import fold

EntityT = TypeVar("EntityT", bound=Entity)


class CoalitionRow(NamedTuple):
    """One row: where it stands, and its cells by the names of `COALITION_COLUMNS`."""

    place: str
    cells: Mapping[str, str]


@dataclass
class RowsRead:
    """What the rows hold.

    Args:
        plan: a version of our plan with what the rows hold, and nothing else, in its lists.
        of_rows: place of a row → the id of its entity there.
        rejected: (place, reason) of rows that cannot be used.
        notes: what was added because a row needs it.
    """

    plan: Plan
    of_rows: dict[str, str] = field(default_factory=dict)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_rows(
    rows: Sequence[CoalitionRow], ours: Plan, resolve: ResolveState, choose: Choose
) -> RowsRead:
    """Read the rows for a plan: those that others refer to first, whatever their order.

    In: `resolve` finds States by name; `choose` picks one character of a string by chance.
    """
    reading = _Reading(ours, resolve, choose)
    for entity, reader in reading.readers.items():
        for row in rows:
            if fold(row.cells.get("entity", "")) == entity:
                reading.read(row, reader)
    for row in rows:
        word = row.cells.get("entity", "")
        if fold(word) not in reading.readers:
            known = ", ".join(reading.readers)
            reading.found.rejected.append((row.place, f"{word!r} is none of: {known}"))
    return reading.found


class _Reading:
    """The rows of one file on their way into a plan."""

    def __init__(self, ours: Plan, resolve: ResolveState, choose: Choose) -> None:
        empty = ours
        for kind in KINDS:
            empty = with_entities(empty, kind.table, ())
        self.found = RowsRead(replace(empty, extra={}))
        self.readers: Mapping[str, Callable[[Cells], Entity]] = {
            "member": self._member,
            "contact": self._contact,
            "issue": self._issue,
            "target": self._target,
            "ask": self._ask,
            "assignment": self._assignment,
        }
        self._ours = ours
        self._resolve = resolve
        self._choose = choose
        self._place = ""
        self._first: dict[tuple[str, Hashable], str] = {}

    def read(self, row: CoalitionRow, reader: Callable[[Cells], Entity]) -> None:
        """Read one row; remember why not where that fails."""
        self._place = row.place
        before = self.found.plan, len(self.found.notes)
        try:
            cells = Cells(row.cells, self._resolve)
            entity = reader(cells)
            self._refuse_twice(entity)
        except WrongCellError as wrong:
            self.found.plan = before[0]
            del self.found.notes[before[1] :]
            self.found.rejected.append((row.place, f"{wrong}"))
            return
        self.found.of_rows[row.place] = entity.id
        if find(self.found.plan, entity.id) is None:
            self._add(entity)

    def _member(self, cells: Cells) -> Member:
        if not cells["name"] and not cells["organisation"]:
            reason = "there is no name and no organisation. Give one of them; a pseudonym will do"
            raise WrongCellError("name", reason)
        return Member(
            self._id(Member, cells),
            cells["name"],
            cells["organisation"],
            cells.languages(),
            cells.capacity(),
            cells.word("visibility", Visibility, Visibility.PRIVATE),
        )

    def _contact(self, cells: Cells) -> Contact:
        if not any(cells[name] for name in ("name", "role", "email", "phone")):
            raise WrongCellError("name", "there is no name, role, e-mail address or phone number")
        return Contact(
            self._id(Contact, cells),
            cells["name"],
            cells["role"],
            cells["organisation"],
            cells.state(),
            cells.optional_word("entry_point", EntryPoint),
            cells.email(),
            cells["phone"],
            cells["note"],
            cells.word("visibility", Visibility, Visibility.PRIVATE),
        )

    def _issue(self, cells: Cells) -> Issue:
        label = cells["issue"] or cells["name"] or cells["text"]
        if not label:
            raise WrongCellError("issue", "the issue has no name")
        return Issue(self._id(Issue, cells), canonical_issue(label) or label, cells["note"])

    def _target(self, cells: Cells) -> Target:
        state = self._state(cells)
        point = cells.optional_word("entry_point", EntryPoint)
        return Target(
            self._id(Target, cells),
            state,
            why=cells["note"] or cells["text"],
            issues=tuple(self._issue_of(label).id for label in cells.issues()),
            entry_points=() if point is None else (point,),
        )

    def _ask(self, cells: Cells) -> Ask:
        text = cells.needed("text", "the ask has no text")
        labels = cells.issues()
        known = {each.id: each for each in (*self._ours.issues, *self.found.plan.issues)}
        if not labels and len(known) != 1:
            several = "several" if known else "none"
            reason = f"the ask names no issue, and the campaign has {several}"
            raise WrongCellError("issue", reason)
        issue = self._issue_of(labels[0]) if labels else next(iter(known.values()))
        if not labels and find(self.found.plan, issue.id) is None:
            self._add(issue)
        return Ask(
            self._id(Ask, cells),
            issue.id,
            text,
            cells.word("kind", AskKind, AskKind.RECOMMENDATION),
            cells.word("role", AskRole, AskRole.GOAL),
            note=cells["note"],
            visibility=cells.word("visibility", Visibility, Visibility.PUBLIC),
        )

    def _assignment(self, cells: Cells) -> Assignment:
        state = self._state(cells)
        point = cells.optional_word("entry_point", EntryPoint)
        if point is None:
            raise WrongCellError("entry_point", "the entry point is missing")
        target = self._known(Target, lambda each: each.state == state)
        if target is None:
            target = Target(self._new_id(Target), state, entry_points=(point,))
            self._add(target)
            self.found.notes.append(
                f"{self._place}: {cells['state']} becomes a target, for this visit"
            )
        return Assignment(
            self._id(Assignment, cells),
            target.id,
            point,
            self._goes(cells["member"]),
            cells.word("status", AssignmentStatus, AssignmentStatus.PLANNED),
            cells["note"],
            cells.word("visibility", Visibility, Visibility.COALITION),
        )

    def _state(self, cells: Cells) -> str:
        code = cells.state()
        if code is None:
            raise WrongCellError("state", "the State is missing")
        if code == self._ours.sur:
            raise WrongCellError("state", f"{cells['state']} is the State under review itself")
        return code

    def _goes(self, name: str) -> str | None:
        """The id of the member that a cell names; a new one where nobody is called so."""
        if not name:
            return None
        wanted = fold(name)

        def called(each: Member) -> bool:
            both = fold(f"{each.name} {each.organisation}")
            return each.id == name or wanted in {fold(each.name), fold(each.organisation), both}

        for members in (self.found.plan.members, self._ours.members):
            several = [each for each in members if called(each)]
            if len(several) > 1:
                raise WrongCellError("member", f"{len(several)} members could be {name!r}")
            if several:
                member = several[0]
                break
        else:
            member = Member(self._new_id(Member), name)
            self.found.notes.append(f"{self._place}: {name} becomes a member, for this visit")
        if find(self.found.plan, member.id) is None:
            self._add(member)
        return member.id

    def _issue_of(self, label: str) -> Issue:
        """The issue of that name; a new one where there is none."""
        label = canonical_issue(label) or label
        issue = self._known(Issue, lambda each: fold(each.label) == fold(label))
        if issue is None:
            issue = Issue(self._new_id(Issue), label)
            self._add(issue)
        return issue

    def _known(self, cls: type[EntityT], is_it: Callable[[EntityT], bool]) -> EntityT | None:
        """One that the rows hold already, or a copy of ours for them to refer to."""
        table = next(kind.table for kind in KINDS if kind.type is cls)
        for plan in (self.found.plan, self._ours):
            for each in entities(plan, table):
                if isinstance(each, cls) and is_it(each):
                    if plan is self._ours:
                        self._add(each)
                    return each
        return None

    def _id(self, cls: type[Entity], cells: Cells) -> str:
        """The id that a row gives itself, or a new one."""
        given = cells["id"]
        if not given:
            return self._new_id(cls)
        prefix = next(kind.prefix for kind in KINDS if kind.type is cls)
        if not is_id(prefix, given):
            raise WrongCellError("id", f"{given!r} cannot be an id here; leave the cell empty")
        if find(self.found.plan, given) is not None and given in self.found.of_rows.values():
            raise WrongCellError("id", f"{given!r} stands in the file twice")
        return given

    def _new_id(self, cls: type[Entity]) -> str:
        kind = next(kind for kind in KINDS if kind.type is cls)
        taken = {
            each.id for plan in (self._ours, self.found.plan) for each in entities(plan, kind.table)
        }
        return new_id(kind.prefix, self._choose, taken)

    def _add(self, entity: Entity) -> None:
        plan, table = self.found.plan, kind_of(entity).table
        self.found.plan = with_entities(plan, table, (*entities(plan, table), entity))

    def _refuse_twice(self, entity: Entity) -> None:
        sign = kind_of(entity).noun, _sign(entity)
        first = self._first.setdefault(sign, self._place)
        if first != self._place:
            noun = kind_of(entity).noun
            raise WrongCellError("", f"the same {noun} stands in {first}. Keep one of the two")


def _sign(entity: Entity) -> Hashable:
    """What must not stand in a file twice."""
    if isinstance(entity, Member):
        return fold(entity.name), fold(entity.organisation)
    if isinstance(entity, Contact):
        bare = "" if entity.name else (fold(entity.role), entity.phone)
        return entity.email.casefold() or (fold(entity.name), entity.state, bare)
    if isinstance(entity, Issue | Target):
        return fold(entity.label) if isinstance(entity, Issue) else entity.state
    if isinstance(entity, Ask):
        return entity.issue, fold(entity.text)
    return (entity.target, entity.entry_point) if isinstance(entity, Assignment) else entity.id
