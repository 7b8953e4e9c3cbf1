"""The CSV export of UPR Info's present database: which column holds what, and its rows.

The form is Uwazi's (HURIDOCS): `Title, Date added, Template`, the labels of the properties,
`Geolocation, Documents, Attachments, Published`; several values of a cell are joined by `|`, the
parent of a value stands before it with `::`. Source: `csvExporter.ts` and `typeFormatters.ts` of
github.com/huridocs/uwazi. The order of the properties' columns is the instance's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from uprtui.api import RowError
from uprtui_connectors.delimited import Record
from uprtui_connectors.places import shown
from uprtui_connectors.upr_info_current_rows import Entry, Item, Other

#: What a column means → its label as a name (see `_name`), which is also the API's name.
_PROPERTIES = {
    "sur": "state_under_review",
    "by": "recommending_state",
    "text": "recommendation",
    "response": "response",
    "action": "action_category",
    "issues": "issues",
    "session": "session",
}
_REQUIRED = frozenset({"sur", "by", "text"})
_COMMON = frozenset({"title", "template", "published"})
_NO_NAME = re.compile(r"[^a-z0-9]+")
_RECOMMENDATION = re.compile(r"recommendation|pledge", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """The positions of an export's columns, counting from 0.

    Args:
        positions: what a column means → its position.
        template: the position of the column that says what kind of entry a row is.
        titles: the header as it stands.
    """

    positions: dict[str, int]
    template: int
    titles: tuple[str, ...]


def layout_of(header: Sequence[str]) -> Layout | None:
    """Recognise the header; None where a column that every export has is missing or doubled."""
    titles = tuple(title.strip() for title in header)
    while titles and not titles[-1]:
        titles = titles[:-1]
    names = [_name(title) for title in titles]
    if any(names.count(name) != 1 for name in _COMMON):
        return None
    positions: dict[str, int] = {}
    for meaning, wanted in _PROPERTIES.items():
        found = [i for i, name in enumerate(names) if name == wanted]
        if len(found) == 1:
            positions[meaning] = found[0]
        elif found or meaning in _REQUIRED:
            return None
    return Layout(positions, names.index("template"), titles)


def is_current_header(cells: Sequence[str]) -> bool:
    """Whether a row is the header of such an export."""
    return layout_of(cells) is not None


def item_of(record: Record, layout: Layout) -> Item:
    """Read one row of the export."""
    cells, width = record.cells, len(layout.titles)
    place = f"row {record.row}"
    if len(cells) < width or any(cells[width:]):
        return RowError(place, " | ".join(cells), f"{len(cells)} cells, expected {width}")
    cell = {meaning: cells[at] for meaning, at in layout.positions.items()}
    template = cells[layout.template].strip()
    tells_all = cell["sur"].strip() and cell["text"].strip()
    if not tells_all and not _RECOMMENDATION.search(template):
        return Other(shown(template) if template else "without a template")
    return Entry(
        place=place,
        sur=_values(cell["sur"]),
        by=_values(cell["by"]),
        text=cell["text"],
        response=cell.get("response", "").strip(),
        action=cell.get("action", ""),
        issues=_values(cell.get("issues", "")),
        session=cell.get("session", ""),
        reference="",
    )


def _name(label: str) -> str:
    """A label as Uwazi makes the API's name from it: small letters, all else one underscore."""
    return _NO_NAME.sub("_", label.casefold()).strip("_")


def _values(cell: str) -> tuple[str, ...]:
    """The values of a cell; of `parent::child`, the child."""
    values = (part.rpartition("::")[2].strip() for part in cell.split("|"))
    return tuple(value for value in values if value)
