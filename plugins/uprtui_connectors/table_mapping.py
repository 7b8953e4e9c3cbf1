"""What each column of an open table is taken for: the user's word first, then the guess."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from uprtui.api import ConnectorError, Kind
from uprtui_connectors.table_columns import FIELDS, NO_COLUMN, column_at, named
from uprtui_connectors.table_grid import Grid


@dataclass(frozen=True, slots=True)
class Plan:
    """How a table is read.

    Args:
        kind: what its rows are.
        names: its columns.
        places: field → place of its column.
        sur: the State under review of all rows; empty where a column names it.
        session: the session of all rows; likewise.
        in_text: whether the recommending States stand in brackets in the text.
        separator: what divides values in one cell, as the option says.
    """

    kind: Kind
    names: tuple[str, ...]
    places: Mapping[str, int]
    sur: str
    session: str
    in_text: bool
    separator: str

    @property
    def notes(self) -> tuple[str, ...]:
        """What the columns are taken for, and which are left out, for the user."""
        used = set(self.places.values())
        taken = [f"{FIELDS[field]}: '{self.names[at]}'" for field, at in self.places.items()]
        if self.in_text:
            taken.append("Recommending States: in brackets in the text")
        left = [f"'{name}'" for place, name in enumerate(self.names) if place not in used]
        notes = [f"columns: {', '.join(taken)}"]
        if left:
            notes.append(f"columns left out: {', '.join(left)}")
        return tuple(notes)


def plan_of(grid: Grid, options: Mapping[str, str], name: str) -> Plan:
    """Decide what each column is.

    In: an open table, a value for every option, and the file's name for messages.

    Raises:
        ConnectorError: a column that the user names is not there, or a field that every row needs
            has neither a column nor a value; the remedy says which options to give.
    """
    kind = Kind(options["kind"])
    chosen = {
        field: column_at(options[field], grid.names, field)
        for field in FIELDS
        if options[field].strip() not in {"", NO_COLUMN}
    }
    taken = set(chosen.values())
    guessed = {
        field: place
        for field, place in grid.guess.columns.items()
        if not options[field].strip() and place not in taken
    }
    both = chosen | guessed
    places = {field: both[field] for field in FIELDS if field in both}
    sur, session = options["fixed-sur"].strip(), options["fixed-session"].strip()
    if sur:
        places.pop("sur", None)
    if session:
        places.pop("session", None)
    plan = Plan(
        kind=kind,
        names=grid.names,
        places=places,
        sur=sur,
        session=session,
        in_text=_in_text(options, places, grid, kind),
        separator=options["issues-separator"],
    )
    if plan.in_text:
        places.pop("by", None)
    missing = _missing(plan)
    if missing:
        raise _incomplete(missing, grid.names, name)
    return plan


def _in_text(options: Mapping[str, str], places: Mapping[str, int], grid: Grid, kind: Kind) -> bool:
    wanted = options["states-in-text"]
    if kind is not Kind.RECOMMENDATIONS or wanted == "no":
        return False
    return wanted == "yes" or ("by" not in places and grid.guess.in_text)


def _missing(plan: Plan) -> list[str]:
    """Fields that every row of the kind needs and that nothing gives."""
    needed = ["sur", "text"] if plan.kind is Kind.PLEDGES else ["sur", "by", "text"]
    given = set(plan.places)
    if plan.sur:
        given.add("sur")
    if plan.in_text:
        given.add("by")
    return [field for field in needed if field not in given]


def _incomplete(missing: Sequence[str], names: Sequence[str], file: str) -> ConnectorError:
    wanted = " and ".join(FIELDS[field] for field in missing)
    ways = {
        "sur": "--option sur=COLUMN, or --option fixed-sur=STATE where all rows are of one State",
        "by": "--option by=COLUMN, or --option states-in-text=yes where the States stand in "
        "brackets in the text",
        "text": "--option text=COLUMN",
    }
    give = "; ".join(ways[field] for field in missing)
    return ConnectorError(
        f"{file}: no column could be found for: {wanted}.", f"Give {give}. {named(names)}"
    )
