"""Look at files before anything is read: are they files, whose are they, with which options."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from uprtui.api import Connector, ConnectorError, Match, Source
from uprtui.connectors.host import ConnectorHost
from uprtui.connectors.mappings import chosen_or_known, recall
from uprtui.connectors.options import checked_options
from uprtui.connectors.progress import ImportCancelled, ImportReport
from uprtui.connectors.summary import ImportSummary
from uprtui.home import Home

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Chosen:
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


def prepared(
    path: Path,
    home: Home,
    host: ConnectorHost,
    connector: str | None,
    options: Mapping[str, str],
    report: ImportReport,
) -> Chosen | ImportSummary:
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
        return Chosen(source, sha256, reader, match, complete, known.options, known.notes)
    except ConnectorError as problem:
        return replace(failed, error=str(problem))


def check_unchanged(item: Chosen, report: ImportReport) -> None:
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


def without_repeats(prepared: Sequence[Chosen | ImportSummary]) -> list[Chosen | ImportSummary]:
    """Read the same content once, even if it is named twice."""
    first: dict[str, str] = {}
    unique: list[Chosen | ImportSummary] = []
    for item in prepared:
        if isinstance(item, Chosen) and item.sha256 in first:
            same = f"The same content as {first[item.sha256]}; read once."
            unique.append(replace(item.summary, warnings=(same,)))
            continue
        if isinstance(item, Chosen):
            first[item.sha256] = item.source.name
        unique.append(item)
    return unique
