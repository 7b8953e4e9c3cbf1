"""From a table's records to batches: one row for each recommending State."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from uprtui.api import ISSUE_SEPARATOR, LIST_COLUMNS, MAX_BATCH_ROWS, Batch, Kind, RowError
from uprtui_connectors.delimited import Record
from uprtui_connectors.places import Places, shown
from uprtui_connectors.recommenders import names_in, number_of, recommended
from uprtui_connectors.table_binary import LONGEST_CELL
from uprtui_connectors.table_mapping import Plan
from uprtui_connectors.table_words import position_in_english

#: What the user may choose for the option `issues-separator`, and how it divides a cell.
#: `auto`: signs that no label holds; a comma only without a space after it, since labels have some.
SEPARATORS = {
    "auto": re.compile(r"\s*[;|\n\r\x1f]+\s*|,(?=\S)"),
    ";": re.compile(r"\s*;\s*"),
    ",": re.compile(r"\s*,\s*"),
    "|": re.compile(r"\s*\|\s*"),
    "/": re.compile(r"\s*/\s*"),
    "newline": re.compile(r"\s*[\n\r]+\s*"),
    "none": None,
}
_BULLET = re.compile(r"^\s*[-–•*]\s+")
_WHOLE = re.compile(r"(\d+)\.0+")
_ONE_NUMBER = re.compile(r"\D*(\d{1,3})(?:\.0+)?\D*")
_END = re.compile(r"\s*;\s*$")
_LONGEST_RAW = 10_000
_REMEMBERED = 1024
_Row = tuple[str, dict[str, str]]


def batches_of(chunk: Sequence[Record | RowError], plan: Plan) -> Iterator[Batch | RowError]:
    """Turn a run of records into errors and batches of at most `MAX_BATCH_ROWS` rows."""
    rows: list[_Row] = []
    for record in chunk:
        made = record if isinstance(record, RowError) else _made(record, plan)
        if isinstance(made, RowError):
            yield made
        else:
            rows += made
        while len(rows) >= MAX_BATCH_ROWS:
            yield _batch(rows[:MAX_BATCH_ROWS], plan)
            del rows[:MAX_BATCH_ROWS]
    if rows:
        yield _batch(rows, plan)


def _made(record: Record, plan: Plan) -> list[_Row] | RowError:
    """The rows of one record, or why there is none."""
    place = f"row {record.row}"
    fault = _fault(record, plan)
    if fault:
        return RowError(place, " | ".join(record.cells)[:_LONGEST_RAW], fault)
    cells = {field: _value(field, record.cells[at], plan) for field, at in plan.places.items()}
    cells |= {"sur": plan.sur} if plan.sur else {}
    cells |= {"session": plan.session} if plan.session else {}
    if plan.kind is not Kind.RECOMMENDATIONS:
        return [(place, cells)]
    return _by_state(place, cells, plan)


def _by_state(place: str, cells: dict[str, str], plan: Plan) -> list[_Row] | RowError:
    """One row for each State that recommends."""
    number, text = number_of(cells["text"])
    cells["paragraph"] = cells.get("paragraph", "") or number
    if plan.in_text:
        made = [(said.state, said.text) for said in recommended(text)]
        if not made:
            reason = "no bracket in the text names a recommending State"
            return RowError(place, cells["text"][:_LONGEST_RAW], reason)
    else:
        made = [(state, _END.sub("", text)) for state in names_in(cells["by"])]
    if len(made) == 1:
        return [(place, cells | {"by": made[0][0], "text": made[0][1]})]
    places = Places()
    return [
        (places.once(f"{place} ({shown(state)})"), cells | {"by": state, "text": words})
        for state, words in made
    ]


def _fault(record: Record, plan: Plan) -> str | None:
    """Why a record cannot be used, or None."""
    cells, width = record.cells, len(plan.names)
    if any(cells[width:]):
        return f"{len(cells):,} cells, expected {width}"
    for field, place in plan.places.items():
        if place >= len(cells):
            return f"{len(cells)} cells; '{plan.names[place]}' ({field}) would be cell {place + 1}"
        if len(cells[place]) > LONGEST_CELL:
            return f"'{plan.names[place]}' has more than {LONGEST_CELL:,} characters"
    if not cells[plan.places["text"]].strip():
        return "the text is empty"
    return None


def _value(field: str, cell: str, plan: Plan) -> str:
    """A cell in the form that uprtui takes it in."""
    if field in LIST_COLUMNS:
        return _listed(cell, plan.separator)
    cell = cell.strip()
    if field == "response":
        return position_in_english(_BULLET.sub("", cell))
    if field == "session":
        found = _ONE_NUMBER.fullmatch(cell)
        return found[1] if found else cell
    if field == "action":
        return _WHOLE.sub(r"\1", cell)
    return cell


@lru_cache(_REMEMBERED)
def _listed(cell: str, separator: str) -> str:
    pattern = SEPARATORS[separator]
    values = [cell] if pattern is None else pattern.split(cell)
    bare = (_BULLET.sub("", value).replace(ISSUE_SEPARATOR, " ").strip() for value in values)
    return ISSUE_SEPARATOR.join(dict.fromkeys(value for value in bare if value))


def _batch(rows: Sequence[_Row], plan: Plan) -> Batch:
    """The rows as columns; who speaks to the State is a body where no State does."""
    by = "body" if plan.kind is Kind.SUPPORTING else "by"
    fields = dict.fromkeys(["sur", "by", "text", *plan.places])
    if plan.session:
        fields["session"] = None
    if plan.kind is Kind.RECOMMENDATIONS:
        fields["paragraph"] = None
    columns = {
        (by if field == "by" else field): [cells.get(field, "") for _, cells in rows]
        for field in fields
    }
    return Batch(plan.kind, columns, [place for place, _ in rows])
