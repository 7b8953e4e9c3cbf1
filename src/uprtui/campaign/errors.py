"""What can go wrong with a plan: each error says where, what, and what to do."""

from __future__ import annotations

from pathlib import Path

from uprtui.errors import UprtuiError


class CampaignError(UprtuiError):
    """Base of all errors of this package."""


class PlanError(CampaignError):
    """A text that is no plan that this version can read.

    Args:
        fault: the bare sentence that says what is wrong; `message` puts the place before it.
        remedy: what to do.
        file: the name of the file as it was given.
        key: the path of the key, such as `asks[2].issue` (lists count from 1), or "".
        line: counted from 1; None where the fault has no single place.
        column: counted from 1; known only where the text is not TOML.
    """

    def __init__(
        self,
        fault: str,
        remedy: str,
        *,
        file: str,
        key: str = "",
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        self.fault = fault
        self.file = file
        self.key = key
        self.line = line
        self.column = column
        super().__init__(f"{self.place}: {fault}", remedy)

    @property
    def place(self) -> str:
        """Where: file, then line, column and key as far as they are known."""
        parts = [self.file]
        if self.line is not None:
            parts.append(f"line {self.line}")
        if self.column is not None:
            parts.append(f"column {self.column}")
        if self.key:
            parts.append(f"key {self.key}")
        return ", ".join(parts)


class EditError(CampaignError):
    """An edit that does not fit the plan: unknown id or field, wrong value."""


class MergeError(CampaignError):
    """Two plans that are not versions of one campaign."""


class PlanFileError(CampaignError):
    """A plan file that could not be read or written; `path` is the plan's file."""

    def __init__(self, path: Path, message: str, remedy: str) -> None:
        super().__init__(f"{path}: {message}", remedy)
        self.path = path


class PlanMissingError(PlanFileError):
    """There is no such file."""


class PlanExistsError(PlanFileError):
    """A new plan would have replaced a file."""


class PlanBusyError(PlanFileError):
    """Another session is saving the same plan and does not finish."""


class ReadError(PlanFileError):
    """The system refused to read the file."""


class SaveError(PlanFileError):
    """The system refused to write; what was on the disk is still there."""


class SaveRefusedError(PlanFileError):
    """The file on the disk must not be overwritten: it is broken, or another campaign.

    Args:
        path: the plan's file.
        message: what was found there.
        remedy: what to do.
        rescue: the file beside it that holds the edits meanwhile.
        cause: what is wrong with the file, with line and key where it is broken.
    """

    def __init__(
        self, path: Path, message: str, remedy: str, *, rescue: Path, cause: CampaignError
    ) -> None:
        super().__init__(path, message, remedy)
        self.rescue = rescue
        self.cause = cause
