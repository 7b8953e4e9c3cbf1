"""From one entry of UPR Info's present database to rows: one for each recommending State."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from uprtui.api import ISSUE_SEPARATOR, MAX_BATCH_ROWS, Batch, Kind, RowError
from uprtui_connectors.places import Places, shown

_PLEDGE = "voluntary pledge"
_SESSION = re.compile(r"\s*0*(\d{1,3})\s*(?:[-–—].*)?", re.DOTALL)
_ACTION = re.compile(r"\s*([1-5])\s*(?:[-–—].*)?", re.DOTALL)
_MOST_STATES = 300


@dataclass(frozen=True, slots=True)
class Entry:
    """One recommendation or pledge of the database, in its own words.

    Args:
        place: where it stands in the file.
        sur: names of States under review; one, where all is well.
        by: names of the recommending States.
        text: of the recommendation.
        response: the position of the State under review.
        action: `5 - Specific action`.
        issues: labels.
        session: `44 - November 2023`.
        reference: the database's identifier; empty where the file gives none.
    """

    place: str
    sur: tuple[str, ...]
    by: tuple[str, ...]
    text: str
    response: str
    action: str
    issues: tuple[str, ...]
    session: str
    reference: str


@dataclass(frozen=True, slots=True)
class Other:
    """An entry that is no recommendation: a document, a State. `template` is its kind."""

    template: str


Item = Entry | Other | RowError


def fault_of(entry: Entry) -> str | None:
    """Why an entry cannot be used, as a sentence's beginning; None where it can."""
    if not entry.text.strip():
        return "the text of the recommendation is empty"
    if len(entry.sur) > 1:
        return "more than one State under review"
    if len(entry.by) > _MOST_STATES:
        return f"{len(entry.by):,} recommending States"
    return None


class Gathering:
    """Gathers rows into batches, and counts what was left out."""

    def __init__(self) -> None:
        self.left_out: Counter[str] = Counter()
        self.entries = 0
        self._rows: dict[Kind, list[dict[str, str]]] = {Kind.RECOMMENDATIONS: [], Kind.PLEDGES: []}

    def take(self, item: Item) -> Iterator[Batch | RowError]:
        """Take one item of the file; yields errors at once and batches when they are full."""
        if isinstance(item, Other):
            self.left_out[item.template] += 1
            return
        self.entries += 1
        if isinstance(item, RowError):
            yield item
            return
        reason = fault_of(item)
        if reason is not None:
            yield RowError(item.place, _raw(item), reason)
            return
        pledge = item.response.strip().casefold() == _PLEDGE
        kind = Kind.PLEDGES if pledge else Kind.RECOMMENDATIONS
        for row in _rows(item):
            self._rows[kind].append(row)
            if len(self._rows[kind]) == MAX_BATCH_ROWS:
                yield from self._batch(kind)

    def rest(self) -> Iterator[Batch]:
        """The last batches."""
        for kind in self._rows:
            yield from self._batch(kind)

    def note(self) -> str | None:
        """What was left out, for the user; None where nothing was."""
        if not self.left_out:
            return None
        named = ", ".join(f"{count:,} × {name}" for name, count in self.left_out.most_common(8))
        return f"entries that are no recommendations, left out: {named}"

    def _batch(self, kind: Kind) -> Iterator[Batch]:
        rows = self._rows[kind]
        if rows:
            columns = {name: [row[name] for row in rows] for name in rows[0] if name != "place"}
            yield Batch(kind, columns, [row["place"] for row in rows])
            self._rows[kind] = []


def _rows(entry: Entry) -> Iterator[dict[str, str]]:
    """One row for each recommending State; one without where the entry names none."""
    places = Places()
    for name in entry.by or ("",):
        several = len(entry.by) > 1
        yield {
            "sur": entry.sur[0] if entry.sur else "",
            "by": name,
            "text": entry.text,
            "response": entry.response,
            "action": _number(_ACTION, entry.action),
            "issues": ISSUE_SEPARATOR.join(
                issue.replace(ISSUE_SEPARATOR, " ") for issue in entry.issues
            ),
            "session": _number(_SESSION, entry.session),
            "reference": entry.reference,
            "place": places.once(f"{entry.place} ({shown(name)})") if several else entry.place,
        }


def _number(pattern: re.Pattern[str], label: str) -> str:
    """The number that a label begins with; the label itself where it does not."""
    found = pattern.fullmatch(label)
    return label.strip() if found is None else found[1]


def _raw(entry: Entry) -> str:
    cells: Sequence[str] = (*entry.sur, *entry.by, entry.response, entry.session, entry.text)
    return " | ".join(cell for cell in cells[: _MOST_STATES + 4] if cell)
