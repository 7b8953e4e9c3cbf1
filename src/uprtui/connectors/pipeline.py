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
from uprtui.connectors.guard import PluginFault
from uprtui.connectors.host import ConnectorHost
from uprtui.connectors.options import checked_options
from uprtui.connectors.progress import ImportCancelled, ImportReport, Silent
from uprtui.connectors.reading import read_into
from uprtui.connectors.recognition import chosen
from uprtui.connectors.rows import RowChecker
from uprtui.connectors.summary import ImportSummary
from uprtui.home import Home
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

    @property
    def summary(self) -> ImportSummary:
        """What is known before reading."""
        return ImportSummary(
            source=self.source.name,
            connector=self.connector.id,
            sha256=self.sha256,
            synthetic=self.match.synthetic,
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
        prepared.append(_prepared(path, host, connector, options or {}, told))
    prepared = _without_repeats(prepared)
    if not any(isinstance(item, _Chosen) for item in prepared):
        return [item for item in prepared if isinstance(item, ImportSummary)]
    suggest = remembering(suggest)
    with Builder.begin(home, now, wait, states=states, suggest=suggest) as builder:
        summaries = [
            item
            if isinstance(item, ImportSummary)
            else _imported(item, builder, RowChecker(states, builder.known_issues(), suggest), told)
            for item in prepared
        ]
        if not dry_run and any(summary.error is None for summary in summaries):
            builder.publish(partial(_renewed, told))
    return summaries


def _prepared(
    path: Path,
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
        reader, match = chosen(host.connectors, source, connector)
        failed = replace(failed, connector=reader.id)
        return _Chosen(source, sha256, reader, match, checked_options(reader, options))
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
    item: _Chosen, builder: Builder, checker: RowChecker, report: ImportReport
) -> ImportSummary:
    """Read one file into the new library. Where it fails, nothing of it enters the library."""
    batch = builder.open_source(
        item.connector.id,
        item.source.name,
        item.sha256,
        item.match.licence,
        item.match.synthetic,
    )
    try:
        read_into(batch, item.connector, item.source, item.options, checker, report)
        _check_unchanged(item, report)
    except (ConnectorError, PluginFault, OSError) as problem:
        if report.cancelled:
            raise ImportCancelled from problem
        return replace(item.summary, error=str(problem))
    counts = batch.close()
    return replace(
        item.summary,
        read=counts.read,
        added=counts.added,
        merged=counts.merged,
        rejected=counts.rejected,
        unresolved_states=checker.findings.unresolved(checker.near),
        new_issues=tuple(checker.findings.issues),
        suggested=checker.findings.suggested,
        warnings=checker.findings.warnings(),
        notes=tuple(checker.findings.notes),
    )
