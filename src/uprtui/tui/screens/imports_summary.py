"""What an import has done, file by file, and what is in the library, source by source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from uprtui.tui.dates import MONTHS
from uprtui.tui.screens.source_words import standing_of
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail import Block, Bullets, Detail, Facts, Heading, Paragraph
from uprtui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from uprtui.connectors import ImportSummary, Unresolved
    from uprtui.library import Library, SourceInfo

_COUNTS = (
    Column("read", "Read", min_width=7, numeric=True, priority=3),
    Column("added", "Added", min_width=7, numeric=True),
    Column("merged", "Merged", min_width=7, numeric=True, priority=3),
    Column("rejected", "Rejected", min_width=8, numeric=True),
)
SUMMARY_COLUMNS = (
    Column("name", "File", min_width=16, max_width=30),
    *_COUNTS,
    Column("note", "To look at", min_width=16, flexible=True, priority=2),
)
SOURCE_COLUMNS = (
    Column("name", "Source", min_width=16, flexible=True),
    Column("standing", "What it is", min_width=12, max_width=20, priority=2),
    *_COUNTS,
    Column("when", "Imported", min_width=11, priority=4),
    Column("connector", "Connector", min_width=10, max_width=16, priority=5),
)
REJECT_COLUMNS = (
    Column("place", "Place", min_width=10, max_width=16),
    Column("reason", "Reason", min_width=24, max_width=44),
    Column("raw", "What stands there", min_width=20, flexible=True, priority=2),
)
_NO_STATE = (
    "A row with such a name is rejected. Only where the source itself says (Unknown) for the "
    "recommending State is the row kept, without that State. A name of your own can be added to "
    "the file states.csv in the home folder."
)
_SUGGESTED = (
    "{:,} rows have no issue label of UPR Info's. Their words suggested some; these are marked "
    "“suggested” wherever they are shown, and go when a file names the issues."
)


class RejectRows:
    """The rejected rows of a source, read in windows.

    Args:
        library: the open library.
        source: the source.
    """

    def __init__(self, library: Library, source: SourceInfo) -> None:
        self._library = library
        self._source = source

    @property
    def total(self) -> int:
        """How many rows were rejected."""
        return self._source.rejected

    @property
    def source(self) -> SourceInfo:
        """The source."""
        return self._source

    def rows(self, offset: int, limit: int) -> list[Row]:
        """Return at most `limit` rows from the row `offset`. Called in a worker thread."""
        rejects = self._library.rejects(self._source.id, limit, offset)
        return [
            Row(str(number), (each.place, each.reason, each.raw))
            for number, each in enumerate(rejects, start=offset)
        ]

    def detail(self, row: Row) -> Detail:
        """Return a rejected row in full."""
        place, reason, raw = (str(cell) for cell in row.cells)
        return Detail(
            f"Rejected: {place}",
            (
                Facts((("Source", self._source.name), ("Place", place))),
                Heading("Why"),
                Paragraph(reason),
                Heading("What stands there"),
                Paragraph(raw),
            ),
        )


def summary_row(summary: ImportSummary, key: str) -> Row:
    """Return what an import did with a file as a row of `SUMMARY_COLUMNS`."""
    if summary.error is not None:
        return Row(key, (summary.source, "", "", "", "", f"not imported: {summary.error}"))
    counts = (summary.read, summary.added, summary.merged, summary.rejected)
    return Row(key, (summary.source, *(f"{count:,}" for count in counts), _note(summary)))


def summary_detail(summary: ImportSummary, *, dry_run: bool) -> Detail:
    """Return all that an import says about a file."""
    would = "would be " if dry_run else ""
    blocks: list[Block] = []
    if summary.error is not None:
        blocks += [Heading("Not imported"), Paragraph(summary.error)]
    else:
        blocks.append(
            Facts(
                (
                    ("Connector", summary.connector or "none"),
                    ("Rows read", f"{summary.read:,}"),
                    ("Added", f"{summary.added:,} {would}new to the library"),
                    ("Merged", f"{summary.merged:,} known already"),
                    ("Rejected", f"{summary.rejected:,} that cannot be used"),
                )
            )
        )
    if summary.suggested:
        blocks.append(Paragraph(_SUGGESTED.format(summary.suggested)))
    if summary.synthetic:
        blocks.append(Paragraph("SAMPLE DATA: all of this file is invented."))
    if summary.unresolved_states:
        names = tuple(_unresolved(each) for each in summary.unresolved_states)
        blocks += [Heading("Names that are no State's"), Bullets(names), Paragraph(_NO_STATE)]
    if summary.new_issues:
        blocks += [Heading("Issue labels not seen before"), Bullets(summary.new_issues)]
    if summary.warnings:
        blocks += [Heading("Good to know"), Bullets(summary.warnings)]
    return Detail(summary.source, tuple(blocks))


def said_of_all(summaries: Sequence[ImportSummary], *, dry_run: bool) -> str:
    """Return one sentence about all files."""
    failed = sum(summary.error is not None for summary in summaries)
    added = sum(summary.added for summary in summaries)
    merged = sum(summary.merged for summary in summaries)
    rejected = sum(summary.rejected for summary in summaries)
    counts = f"{added:,} new, {merged:,} known already, {rejected:,} rejected"
    said = f"Dry run, nothing was changed: {counts}." if dry_run else f"Imported: {counts}."
    if failed == len(summaries):
        said = "Nothing was imported: the library is as it was."
    elif failed:
        said += f" {failed} of {len(summaries)} files not imported."
    return said


def source_row(source: SourceInfo) -> Row:
    """Return a source of the library as a row of `SOURCE_COLUMNS`."""
    name = f"SAMPLE {source.name}" if source.synthetic else source.name
    counts = (source.read, source.added, source.merged, source.rejected)
    return Row(
        source.id,
        (
            name,
            standing_of(source),
            *(f"{count:,}" for count in counts),
            _day(source),
            source.connector,
        ),
    )


def source_detail(source: SourceInfo, titles: Mapping[str, str]) -> Detail:
    """Return all that the library knows about a source.

    Args:
        source: the source.
        titles: connectors' names for people, by id.
    """
    blocks: list[Block] = [
        Facts(
            (
                ("Source", source.id),
                ("Connector", titles.get(source.connector, source.connector)),
                ("What it is", standing_of(source)),
                ("Imported", f"{_day(source)}, {source.imported_at:%H:%M %Z}"),
                ("Rows read", f"{source.read:,}"),
                ("Added", f"{source.added:,} that it was the first to tell"),
                ("Merged", f"{source.merged:,} that were known already"),
                ("Rejected", f"{source.rejected:,} that cannot be used"),
                ("Licence", source.licence or "no note"),
                ("SHA-256", source.sha256),
            )
        )
    ]
    if source.synthetic:
        blocks.append(Paragraph("SAMPLE DATA: all of this source is invented."))
    if source.rejected:
        blocks.append(Paragraph("v shows the rejected rows, each with its place and the reason."))
    return Detail(source.name, tuple(blocks))


def _note(summary: ImportSummary) -> str:
    notes = []
    names, labels = len(summary.unresolved_states), len(summary.new_issues)
    if names:
        notes.append(f"{names} unknown {'name' if names == 1 else 'names'}")
    if labels:
        notes.append(f"{labels} new issue {'label' if labels == 1 else 'labels'}")
    return "; ".join([*notes, *summary.warnings[:1]])


def _unresolved(each: Unresolved) -> str:
    rows = f"{each.count:,} {'row' if each.count == 1 else 'rows'}"
    near = f"; near: {', '.join(each.suggestions)}" if each.suggestions else ""
    return f"{each.name} ({rows}{near})"


def _day(source: SourceInfo) -> str:
    return (
        f"{source.imported_at.day} {MONTHS[source.imported_at.month - 1]} {source.imported_at.year}"
    )
