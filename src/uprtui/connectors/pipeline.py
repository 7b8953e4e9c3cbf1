"""Import files: one new library for all of them, published once, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from uprtui.api import Connector, ConnectorError, Match, Source
from uprtui.connectors.destinations import OUTSIDE_KINDS, Destination, Elsewhere
from uprtui.connectors.guard import PluginFault
from uprtui.connectors.host import ConnectorHost
from uprtui.connectors.mappings import chosen_or_known, recall, remember
from uprtui.connectors.options import checked_options
from uprtui.connectors.progress import ImportCancelled, ImportReport, Silent
from uprtui.connectors.reading import read_into
from uprtui.connectors.rows import RowChecker
from uprtui.connectors.summary import ImportSummary
from uprtui.home import Home
from uprtui.library.records import ID_DIGITS
from uprtui.library.suggesting import Suggest, remembering, suggested_labels
from uprtui.states import States

if TYPE_CHECKING:
    from uprtui.library import Builder

_CHUNK = 1 << 20
_EARLIER = "the earlier rows of the library"


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A file that a connector will read."""

    source: Source
    sha256: str
    connector: Connector
    match: Match
    options: Mapping[str, str]
    given: Mapping[str, str]  # by the user or recalled, without defaults
    notes: tuple[str, ...]

    @property
    def summary(self) -> ImportSummary:
        """What is known before reading."""
        return ImportSummary(
            source=self.source.name,
            connector=self.connector.id,
            sha256=self.sha256,
            synthetic=self.match.synthetic,
            notes=self.notes,
        )


def import_files(
    paths: Sequence[Path],
    *,
    home: Home,
    host: ConnectorHost,
    states: States,
    now: datetime,
    connector: str | None = None,
    options: Mapping[str, str] | None = None,
    dry_run: bool = False,
    report: ImportReport | None = None,
    wait: float = 0.0,
    suggest: Suggest = suggested_labels,
    destinations: Sequence[Destination] = (),
) -> list[ImportSummary]:
    """Import files into the library of a home folder.

    Args:
        paths: the files. A bad one is reported and does not hinder the others.
        home: where the library is.
        host: the connectors.
        states: resolves the names of States.
        now: the present moment.
        connector: id of the connector that must read all the files; None: the best match for each.
        options: the user's choices for the connector, by name.
        dry_run: do everything but publish.
        report: is told the progress, and asked whether to stop.
        wait: seconds to wait for another import to end.
        suggest: labels for texts without one of UPR Info's vocabulary.
        destinations: where rows go that are no part of the library, at most one for each kind.

    Returns:
        One summary per path, in order. Where every file failed, nothing is published.

    Raises:
        ImportCancelled: the report said stop; nothing is published.
        LibraryError: the library is locked, damaged, or cannot be written.
        HomeError: the home folder cannot be used.
    """
    from uprtui.library import Builder

    told: ImportReport = report or Silent()
    prepared: list[_Chosen | ImportSummary] = []
    for path in paths:
        if told.cancelled:
            raise ImportCancelled
        prepared.append(_prepared(path, home, host, connector, options or {}, told))
    prepared = _without_repeats(prepared)
    if not any(isinstance(item, _Chosen) for item in prepared):
        return [item for item in prepared if isinstance(item, ImportSummary)]
    suggest = remembering(suggest)
    elsewhere = Elsewhere(destinations)
    with Builder.begin(home, now, wait, states=states, suggest=suggest) as builder:
        summaries = [
            item
            if isinstance(item, ImportSummary)
            else _imported(
                item,
                builder,
                RowChecker(states, builder.known_issues(), suggest),
                elsewhere,
                told,
            )
            for item in prepared
        ]
        if any(summary.error is None for summary in summaries):
            summaries = _joined(summaries, builder.settle(partial(_renewed, told)))
        if not dry_run:
            if any(summary.in_library for summary in summaries):
                builder.publish()
            elsewhere.commit()
            if options:
                summaries = _remembered(prepared, summaries, home, now)
    return summaries


def _remembered(
    prepared: Sequence[_Chosen | ImportSummary],
    summaries: Sequence[ImportSummary],
    home: Home,
    now: datetime,
) -> list[ImportSummary]:
    """Keep what the user chose for the columns of files that were read with success."""
    told: list[ImportSummary] = []
    for item, summary in zip(prepared, summaries, strict=True):
        problem = None
        if isinstance(item, _Chosen) and not summary.error and summary.rejected < summary.read:
            problem = remember(home, item.connector, item.source, item.given, now.date())
        told.append(replace(summary, warnings=(*summary.warnings, problem)) if problem else summary)
    return told


def _joined(summaries: Sequence[ImportSummary], added: Mapping[str, int]) -> list[ImportSummary]:
    """The summaries, with what was joined across sources counted as merged."""
    return [
        summary
        if not summary.in_library
        else replace(
            summary,
            added=added[summary.sha256[:ID_DIGITS]],
            merged=summary.read - summary.rejected - added[summary.sha256[:ID_DIGITS]],
        )
        for summary in summaries
    ]


def _prepared(
    path: Path,
    home: Home,
    host: ConnectorHost,
    connector: str | None,
    options: Mapping[str, str],
    report: ImportReport,
) -> _Chosen | ImportSummary:
    """Look at a file and choose its connector; a summary with an error where that fails."""
    failed = ImportSummary(source=path.name or str(path))
    try:
        if path.is_dir():
            return replace(failed, error=f"{path} is a folder. Name the files in it.")
        if path.exists() and not path.is_file():
            return replace(failed, error=f"{path} is no ordinary file. Save it as one first.")
        source = Source.of(path)
        sha256 = _sha256(source, report)
    except OSError as problem:
        return replace(failed, error=f"{path} cannot be read: {problem.strerror or problem}.")
    failed = replace(failed, sha256=sha256)
    try:
        reader, match = chosen_or_known(home, host.connectors, source, connector)
        failed = replace(failed, connector=reader.id)
        known = recall(home, reader, source, options)
        complete = checked_options(reader, known.options)
        return _Chosen(source, sha256, reader, match, complete, known.options, known.notes)
    except ConnectorError as problem:
        return replace(failed, error=str(problem))


def _check_unchanged(item: _Chosen, report: ImportReport) -> None:
    """Raise ConnectorError where a file is another now than when its digest was taken."""
    if _sha256(item.source, report) != item.sha256:
        raise ConnectorError(
            f"{item.source.name} changed while it was read.",
            "Import it again when it is complete.",
        )


def _sha256(source: Source, report: ImportReport) -> str:
    digest = hashlib.sha256()
    with source.open() as stream:
        while chunk := stream.read(_CHUNK):
            if report.cancelled:
                raise ImportCancelled
            digest.update(chunk)
    return digest.hexdigest()


def _without_repeats(prepared: Sequence[_Chosen | ImportSummary]) -> list[_Chosen | ImportSummary]:
    """Read the same content once, even if it is named twice."""
    first: dict[str, str] = {}
    unique: list[_Chosen | ImportSummary] = []
    for item in prepared:
        if isinstance(item, _Chosen) and item.sha256 in first:
            same = f"The same content as {first[item.sha256]}; read once."
            unique.append(replace(item.summary, warnings=(same,)))
            continue
        if isinstance(item, _Chosen):
            first[item.sha256] = item.source.name
        unique.append(item)
    return unique


def _renewed(report: ImportReport, done: int, total: int) -> None:
    """Tell how far the renewal of an older library is; stop it where the user wants to."""
    if report.cancelled:
        raise ImportCancelled
    report.progress(_EARLIER, done, total)


def _imported(
    item: _Chosen,
    builder: Builder,
    checker: RowChecker,
    elsewhere: Elsewhere,
    report: ImportReport,
) -> ImportSummary:
    """Read one file into the new library. Where it fails, nothing of it enters the library."""
    key = item.sha256
    batch = builder.open_source(
        item.connector.id,
        item.source.name,
        item.sha256,
        item.match.licence,
        item.match.synthetic,
        item.match.standing,
    )
    try:
        elsewhere.check(item.source.name, item.connector.kinds)
        read_into(batch, item.connector, item.source, item.options, checker, report, elsewhere, key)
        _check_unchanged(item, report)
    except (ConnectorError, PluginFault, OSError) as problem:
        elsewhere.drop(key)
        if report.cancelled:
            raise ImportCancelled from problem
        return replace(item.summary, error=str(problem))
    told = elsewhere.of(key)
    summary = replace(item.summary, notes=(*item.notes, *checker.findings.notes))
    if item.connector.kinds <= OUTSIDE_KINDS:
        rejected = len(told.rejected) + batch.rejected
        return replace(
            summary,
            read=told.added + told.merged + rejected,
            added=told.added,
            merged=told.merged,
            rejected=rejected,
            warnings=told.sentences(batch.rejects),
        )
    counts = batch.close()
    return replace(
        summary,
        in_library=True,
        read=counts.read,
        added=counts.added,
        merged=counts.merged,
        rejected=counts.rejected,
        unresolved_states=checker.findings.unresolved(checker.near),
        new_issues=tuple(checker.findings.issues),
        suggested=checker.findings.suggested,
        warnings=checker.findings.warnings(),
    )
