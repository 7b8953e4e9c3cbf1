"""From a report's paragraphs to rows: one recommendation by one State each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from uprtui.api import RowError
from uprtui_connectors.places import Places, shown
from uprtui_connectors.recommenders import LONGEST_PARAGRAPH, recommended
from uprtui_connectors.wg_report_paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class Row:
    """A recommendation by one State, with its place in the document."""

    place: str
    by: str
    text: str
    response: str
    paragraph: str


def rows_of_paragraphs(paragraphs: Sequence[Paragraph]) -> tuple[list[Row], list[RowError]]:
    """One row for each recommending State; paragraphs that cannot be used as errors."""
    rows: list[Row] = []
    errors: list[RowError] = []
    places = Places()
    for paragraph in paragraphs:
        named = f"paragraph {paragraph.number}"
        if len(paragraph.text) > LONGEST_PARAGRAPH:
            reason = f"longer than {LONGEST_PARAGRAPH:,} letters: it is no recommendation"
            errors.append(RowError(places.once(named), paragraph.text[:500], reason))
            continue
        found = recommended(paragraph.text)
        if not found or not all(said.text for said in found):
            reason = "no words" if found else "no recommending State in brackets at its end"
            errors.append(RowError(places.once(named), paragraph.text, reason))
        rows += [
            Row(
                places.once(f"{named} ({shown(said.state)})"),
                said.state,
                said.text,
                paragraph.response,
                paragraph.number,
            )
            for said in found
            if said.text
        ]
    return rows, errors


def missing_numbers(numbers: Sequence[str]) -> list[str]:
    """Numbers left out between two that are there; at most ten."""
    known: dict[str, set[int]] = {}
    for number in numbers:
        top, dot, last = number.partition(".")
        if dot:
            known.setdefault(top, set()).add(int(last))
    return [
        f"{top}.{number}"
        for top, found in known.items()
        for number in range(min(found), max(found))
        if number not in found
    ][:10]
