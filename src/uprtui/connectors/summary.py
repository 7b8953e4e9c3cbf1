"""What an import tells about one file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A name that is no State's.

    Args:
        name: as the file spells it.
        count: rows in which it occurs.
        suggestions: names of States that are near; a hint, never used.
    """

    name: str
    count: int
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """The outcome for one file.

    Args:
        source: the file's name.
        connector: id of the connector that read it; None where none did.
        sha256: the file's digest in hexadecimal digits; empty where it could not be read.
        read: rows found; added + merged + rejected.
        added: rows that are new to the library.
        merged: rows that the library, or this file, had already.
        rejected: rows that could not be used; kept with their reasons.
        unresolved_states: names that are no State's, most frequent first.
        new_issues: issue labels that are neither in the vocabulary nor in the library yet.
        suggested: rows without a label of UPR Info's vocabulary that got suggested ones.
        warnings: what was left out or left empty.
        notes: what the connector tells about the file, such as its encoding.
        error: why nothing of the file was taken in; None where all went well.
        synthetic: whether the file is marked as invented data.
        in_library: whether the file is a source of the library now (or would be, in a dry run).
    """

    source: str
    connector: str | None = None
    sha256: str = ""
    read: int = 0
    added: int = 0
    merged: int = 0
    rejected: int = 0
    unresolved_states: tuple[Unresolved, ...] = ()
    new_issues: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    error: str | None = None
    synthetic: bool = False
    suggested: int = 0
    in_library: bool = False

    def as_json(self) -> dict[str, object]:
        """The stable shape of `uprtui import --json`; notes, warnings, error only where given."""
        shape: dict[str, object] = {
            "source": self.source,
            "connector": self.connector,
            "sha256": self.sha256,
            "read": self.read,
            "added": self.added,
            "merged": self.merged,
            "rejected": self.rejected,
            "unresolved_states": [unresolved.name for unresolved in self.unresolved_states],
            "new_issues": list(self.new_issues),
            "suggested": self.suggested,
        }
        if self.notes:
            shape["notes"] = list(self.notes)
        if self.warnings:
            shape["warnings"] = list(self.warnings)
        if self.error is not None:
            shape["error"] = self.error
        return shape
