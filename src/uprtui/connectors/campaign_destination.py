"""Where coalition files go: into one campaign's plan, previewed, merged, never overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from uprtui.api import Batch, ConnectorError, Kind
from uprtui.campaign import (
    CampaignError,
    Joined,
    Plan,
    PlanFile,
    aligned,
    find,
    joined,
    kept_ours,
    loads,
    thing,
)
from uprtui.campaign.ids import Choose
from uprtui.campaign.model import KINDS
from uprtui.connectors.destinations import Taken
from uprtui.coordinate import CoalitionRow, read_rows
from uprtui.states import States

#: How a row says that its text is a whole plan file.
WHOLE_PLAN = "plan"
_OF_ANY_CAMPAIGN = frozenset({"members", "contacts"})
_MOST_LINES = 40


class CampaignDestination:
    """Takes coalition rows into a plan.

    Args:
        plan: the plan as it is now.
        save: gets the plan as it was and the joined one; raises UprtuiError where it cannot be
            kept. Called by `commit` only.
        states: resolves names of States.
        choose: picks one character of a string by chance, for ids.
    """

    def __init__(
        self, plan: Plan, save: Callable[[Plan, Plan], object], states: States, choose: Choose
    ) -> None:
        self._before = plan
        self._plan = plan
        self._save = save
        self._states = states
        self._choose = choose
        self._batches: list[tuple[str, Batch]] = []

    @classmethod
    def of_file(cls, file: PlanFile, states: States, choose: Choose) -> CampaignDestination:
        """Take rows into the plan of a file, which others may save meanwhile.

        Raises:
            PlanMissingError, ReadError, PlanError: it cannot be read.
        """
        return cls(file.load(), lambda before, after: file.save(after, before), states, choose)

    @property
    def kind(self) -> Kind:
        """Coalition rows."""
        return Kind.COALITION

    @property
    def plan(self) -> Plan:
        """The plan with all that was taken so far."""
        return self._plan

    def take(self, source: str, batch: Batch) -> Taken:
        """Join a batch with the plan; the warnings are the preview, a line each.

        Raises:
            ConnectorError: a whole plan that cannot be read, or is no match for this one.
        """
        before = self._plan
        whole = next(_rows(batch, only_plan=True), None)
        taken = self._take_plan(whole, batch) if whole else self._take_rows(batch)
        if self._plan is not before:
            self._batches.append((source, batch))
        return taken

    def drop(self, source: str) -> None:
        """Take back what came from a file."""
        others = [each for each in self._batches if each[0] != source]
        self._plan, self._batches = self._before, []
        for each in others:
            self.take(*each)

    def commit(self) -> None:
        """Save the plan, where anything in it is new.

        Raises:
            PlanBusyError, SaveError, SaveRefusedError: it could not be written.
        """
        if self._plan != self._before:
            self._save(self._before, self._plan)
            self._before, self._batches = self._plan, []

    def _take_rows(self, batch: Batch) -> Taken:
        ours = self._plan
        read = read_rows(list(_rows(batch)), ours, self._code, self._choose)
        theirs, ids = aligned(read.plan, ours, self._choose)
        result = joined(ours, theirs)
        self._plan = result.plan
        known = sum(find(ours, ids[each]) is not None for each in read.of_rows.values())
        return Taken(
            added=len(read.of_rows) - known,
            merged=known,
            rejected=tuple((place, "", reason) for place, reason in read.rejected),
            warnings=tuple(self._lines(ours, result)) + _some(read.notes),
        )

    def _take_plan(self, whole: CoalitionRow, batch: Batch) -> Taken:
        ours = self._plan
        theirs = self._readable(whole.cells["text"])
        subject = self._states.name(theirs.sur)
        if theirs.sur != ours.sur:
            theirs = _people_of(theirs)
        rejected: list[tuple[str, str, str]] = []
        new = known = 0
        try:
            theirs, ids = aligned(theirs, ours, self._choose)
            result = joined(ours, theirs, whole=True)
        except CampaignError as problem:
            raise ConnectorError(problem.message, problem.remedy) from problem
        for row in _rows(batch):
            if row.cells.get("entity") == WHOLE_PLAN:
                continue
            entity_id = ids.get(row.cells.get("id", ""))
            if entity_id is None:
                reason = f"it belongs to a plan on {subject}; only people are taken from there"
                rejected.append((row.place, "", reason))
            elif find(ours, entity_id) is None:
                new += 1
            else:
                known += 1
        self._plan = result.plan
        return Taken(new, known, tuple(rejected), tuple(self._lines(ours, result)))

    def _readable(self, text: str) -> Plan:
        try:
            theirs = loads(text, "the plan to import")
        except CampaignError as problem:
            raise ConnectorError(problem.message, problem.remedy) from problem
        if theirs.sample and not self._plan.sample:
            raise ConnectorError(
                "The plan to import is marked SAMPLE DATA: all of it is invented.",
                "Take it into a campaign that is marked as a sample.",
            )
        return theirs

    def _lines(self, ours: Plan, result: Joined) -> Iterator[str]:
        """The preview: what is new, what is completed, what both sides say differently."""
        name = self._states.name
        yield from _some([f"new: {thing(result.plan, each, name)}" for each in result.added])
        gaps: dict[str, list[str]] = {}
        for entity_id, field in result.completed:
            gaps.setdefault(entity_id, []).append(field.replace("_", " "))
        yield from _some(
            [f"completed: {thing(ours, each, name)}: {', '.join(gaps[each])}" for each in gaps]
        )
        yield from _some([kept_ours(result.plan, each, name) for each in result.conflicts])

    def _code(self, name: str) -> str | None:
        state = self._states.resolve(name)
        return None if state is None else state.code


def _rows(batch: Batch, *, only_plan: bool = False) -> Iterator[CoalitionRow]:
    names = list(batch.columns)
    for place, *cells in zip(batch.places, *batch.columns.values(), strict=True):
        row = CoalitionRow(place, dict(zip(names, cells, strict=True)))
        if not only_plan or row.cells["entity"] == WHOLE_PLAN:
            yield row


def _people_of(theirs: Plan) -> Plan:
    """A plan on another State, with nothing but the people in it."""
    others: dict[str, Any] = {
        kind.table: () for kind in KINDS if kind.table not in _OF_ANY_CAMPAIGN
    }
    return replace(theirs, **others)


def _some(lines: list[str]) -> tuple[str, ...]:
    """The first lines, and how many more there are."""
    more = len(lines) - _MOST_LINES
    return tuple(lines[:_MOST_LINES]) + ((f"and {more:,} more",) if more > 0 else ())
