"""The files that a user wants to import: what each one is taken for, and by which connector."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail import Block, Bullets, Detail, Facts, Heading, Paragraph
from uprtui.tui.widgets.folders import size_in_words
from uprtui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from uprtui.api import Connector, Match, Preview, Source
    from uprtui.connectors import ConnectorHost

COLUMNS = (
    Column("name", "File", min_width=16, max_width=30),
    Column("connector", "Connector", min_width=14, max_width=18),
    Column("score", "Sure", min_width=5, numeric=True, priority=2),
    Column("reason", "Because", min_width=16, flexible=True, priority=2),
    Column("size", "Size", min_width=8, numeric=True, priority=3),
)
PREVIEW_ROWS = 8
_LONGEST_CELL = 300


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be imported.

    Args:
        path: where it is.
        source: its name, size and first bytes; None where it cannot be read.
        matches: the connectors that recognise it, best first.
        remarks: sentences of connectors that could not tell.
        problem: why it cannot be read; empty where it can.
        chosen: id of the connector that the user chose; None for the best match.
        options: the user's choices for the connector.
    """

    path: Path
    source: Source | None = None
    matches: tuple[tuple[Connector, Match], ...] = ()
    remarks: tuple[str, ...] = ()
    problem: str = ""
    chosen: str | None = None
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What its row is known by."""
        return str(self.path)

    @property
    def connector_id(self) -> str | None:
        """Id of the connector that will read it; None where nothing recognises it."""
        if self.chosen is not None:
            return self.chosen
        return self.matches[0][0].id if self.matches else None

    @property
    def match(self) -> Match | None:
        """What the connector that will read it says about it."""
        found = (match for connector, match in self.matches if connector.id == self.connector_id)
        return next(found, None)


def recognised(path: Path, host: ConnectorHost) -> Candidate:
    """Look at a file and ask every connector about it. For a worker thread; never raises."""
    from uprtui.api import Source
    from uprtui.connectors.recognition import recognise

    try:
        if path.is_dir():
            return Candidate(path, problem="It is a folder: choose the files in it.")
        source = Source.of(path)
    except OSError as error:
        return Candidate(path, problem=f"It cannot be read: {error.strerror or error}.")
    found = recognise(host.connectors.values(), source)
    return Candidate(path, source, found.matches, found.remarks)


def preview_of(candidate: Candidate, host: ConnectorHost) -> Preview:
    """Return the first rows of a file as its connector sees them. For a worker thread.

    Raises:
        ConnectorError: the file cannot be read.
        PluginFault: the connector failed otherwise.
    """
    from uprtui.api import ConnectorError
    from uprtui.connectors.guard import guarded
    from uprtui.connectors.options import checked_options

    connector = host.connectors.get(candidate.connector_id or "")
    if connector is None or candidate.source is None:
        raise ConnectorError(candidate.problem or "No connector recognises this file.")
    options = checked_options(connector, candidate.options)
    with guarded(f"The connector '{connector.id}'", f"previewing {candidate.source.name}"):
        return connector.preview(candidate.source, options, PREVIEW_ROWS)


def groups(candidates: Sequence[Candidate]) -> list[list[int]]:
    """Return the places of the files that can be read by one call, in order.

    Files belong together if the user has chosen the same connector and options for them, or left
    both as they are.
    """
    found: dict[tuple[str | None, tuple[tuple[str, str], ...]], list[int]] = {}
    for place, each in enumerate(candidates):
        key = (forced_connector(each), tuple(sorted(each.options.items())))
        found.setdefault(key, []).append(place)
    return list(found.values())


def forced_connector(candidate: Candidate) -> str | None:
    """Return the connector that must read a file: the chosen one, or the one with options."""
    return candidate.connector_id if candidate.options else candidate.chosen


def candidate_row(candidate: Candidate) -> Row:
    """Return a file as a row of `COLUMNS`."""
    match = candidate.match
    if candidate.connector_id is None:
        because = candidate.problem or " ".join(candidate.remarks) or "no connector recognises it"
        cells = ("not known", "", because)
    elif match is None:
        cells = (candidate.connector_id, "", "chosen by you")
    else:
        cells = (candidate.connector_id, f"{match.score:.0%}", match.reason)
    size = size_in_words(candidate.source.size) if candidate.source else ""
    return Row(candidate.key, (candidate.path.name, *cells, size))


def candidate_detail(
    candidate: Candidate, host: ConnectorHost, preview: Preview | Exception | None
) -> Detail:
    """Return what is known about a file.

    Args:
        candidate: the file.
        host: the connectors.
        preview: its first rows, why there are none, or None while they are read.
    """
    match = candidate.match
    connector = host.connectors.get(candidate.connector_id or "")
    facts = [("Folder", str(candidate.path.parent))]
    if candidate.source is not None:
        facts.append(("Size", size_in_words(candidate.source.size)))
    if connector is not None:
        facts.append(("Connector", f"{connector.id}: {connector.title}"))
    if match is not None:
        facts.append(("Recognised by", f"{match.reason} ({match.score:.0%} sure)"))
        if match.licence:
            facts.append(("Licence", match.licence))
    blocks: list[Block] = [Facts(tuple(facts))]
    if match is not None and match.synthetic:
        blocks.append(Paragraph("SAMPLE DATA: this file holds invented data."))
    if connector is None:
        blocks += _unknown(candidate)
    else:
        blocks += _options(candidate, connector, preview)
        blocks += _preview(preview)
    return Detail(candidate.path.name, tuple(blocks))


def _unknown(candidate: Candidate) -> list[Block]:
    if candidate.problem:
        return [Paragraph(candidate.problem)]
    said = [Paragraph("No connector recognises this file, so it will not be imported.")]
    remedy = (
        "Check that it is an export with its header row. If you know what it is, press c and "
        "choose the connector yourself."
    )
    remarks = [Bullets(candidate.remarks)] if candidate.remarks else []
    return [*said, *remarks, Paragraph(remedy)]


def _options(
    candidate: Candidate, connector: Connector, preview: Preview | Exception | None
) -> list[Block]:
    if not connector.options:
        return []
    if any(option.column for option in connector.options):
        return _columns(candidate, connector, preview)
    pairs = tuple(
        (option.title, candidate.options.get(option.name, option.default) or "not set")
        for option in connector.options
    )
    return [Heading("Options (p changes them)"), Facts(pairs)]


def _columns(
    candidate: Candidate, connector: Connector, preview: Preview | Exception | None
) -> list[Block]:
    """What the columns are taken for, and the other options that were chosen."""
    guesses = {} if preview is None or isinstance(preview, Exception) else preview.guesses
    pairs = []
    for option in connector.options:
        chosen = candidate.options.get(option.name, "")
        guessed = f"{guesses[option.name]} (guessed)" if option.name in guesses else ""
        if chosen or guessed:
            pairs.append((option.title, chosen or guessed))
    if not pairs:
        return [Heading("Columns"), Paragraph("None is known yet: press m and choose them.")]
    return [Heading("Columns (m changes them)"), Facts(tuple(pairs))]


def _preview(preview: Preview | Exception | None) -> list[Block]:
    if preview is None:
        return [Paragraph("Reading the first rows …")]
    if isinstance(preview, Exception):
        return [Heading("It cannot be read"), Paragraph(str(preview))]
    blocks: list[Block] = []
    if preview.notes:
        blocks += [Heading("Seen in the file"), Bullets(preview.notes)]
    for number, row in enumerate(preview.rows, start=1):
        pairs = tuple(
            (title, value[:_LONGEST_CELL])
            for title, value in zip(preview.columns, row, strict=False)
            if value
        )
        blocks += [Heading(f"Row {number}"), Facts(pairs)]
    if not preview.rows:
        blocks.append(Paragraph("It has no rows."))
    return blocks
