"""Import files: one new library for all of them, published once, or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from uprtui.api import ConnectorError
from uprtui.connectors.destinations import OUTSIDE_KINDS, Destination, Elsewhere
from uprtui.connectors.foresight import Foresight
from uprtui.connectors.guard import PluginFault
from uprtui.connectors.host import ConnectorHost
from uprtui.connectors.mappings import remember
from uprtui.connectors.preparing import Chosen, check_unchanged, prepared, without_repeats
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

_EARLIER = "the earlier rows of the library"


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
    files: list[Chosen | ImportSummary] = []
    for path in paths:
        if told.cancelled:
            raise ImportCancelled
        files.append(prepared(path, home, host, connector, options or {}, told))
    files = without_repeats(files)
    if not any(isinstance(item, Chosen) for item in files):
        return [item for item in files if isinstance(item, ImportSummary)]
    foresight = Foresight() if suggest is suggested_labels else None
    suggest = remembering(suggest)
    elsewhere = Elsewhere(destinations)
    with (
        Builder.begin(home, now, wait, states=states, suggest=suggest) as builder,
        foresight or nullcontext(),
    ):
        summaries = [
            item
            if isinstance(item, ImportSummary)
            else _imported(
                item,
                builder,
                RowChecker(states, builder.known_issues(), suggest, foresight),
                elsewhere,
                told,
            )
            for item in files
        ]
        if any(summary.error is None for summary in summaries):
            summaries = _joined(summaries, builder.settle(partial(_renewed, told)))
        if not dry_run:
            if any(summary.in_library for summary in summaries):
                builder.publish()
            elsewhere.commit()
            if options:
                summaries = _remembered(files, summaries, home, now)
    return summaries


def _remembered(
    files: Sequence[Chosen | ImportSummary],
    summaries: Sequence[ImportSummary],
    home: Home,
    now: datetime,
) -> list[ImportSummary]:
    """Keep what the user chose for the columns of files that were read with success."""
    told: list[ImportSummary] = []
    for item, summary in zip(files, summaries, strict=True):
        problem = None
        if isinstance(item, Chosen) and not summary.error and summary.rejected < summary.read:
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


def _renewed(report: ImportReport, done: int, total: int) -> None:
    """Tell how far the renewal of an older library is; stop it where the user wants to."""
    if report.cancelled:
        raise ImportCancelled
    report.progress(_EARLIER, done, total)


def _imported(
    item: Chosen,
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
        check_unchanged(item, report)
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
