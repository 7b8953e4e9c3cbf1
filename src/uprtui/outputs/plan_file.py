"""The file that a plan is exported to: its name, what speaks against it, and the writing."""

from __future__ import annotations

import os
from pathlib import Path

from uprtui.campaign import slug
from uprtui.campaign.atomic import replace_file
from uprtui.errors import UprtuiError


class ExportError(UprtuiError):
    """A plan could not be written; `path` is the file that was meant."""

    def __init__(self, path: Path, what: str, remedy: str) -> None:
        super().__init__(f"{path}: {what}", remedy)
        self.path = path


def proposed_name(title: str, profile: str) -> str:
    """Return a file name for a plan of that title, as `profile` may see it."""
    return f"{slug(title)}-{profile}.toml"


def resolved(typed: str, folder: Path) -> Path:
    """Return the file that a user means.

    In: a name as typed, `~` for the home folder; `folder`, where relative names are meant from.
    Out: an absolute path; a link is followed, so that what it points at is replaced.
    """
    path = Path(typed)
    try:
        path = path.expanduser()
    except RuntimeError as error:
        raise ExportError(path, "there is no such user.", "Write the whole path.") from error
    return Path(os.path.realpath(folder / path))


def wrong_path(typed: str, folder: Path, plan_path: Path) -> str | None:
    """Say in a sentence why a plan cannot be written there, or None.

    `plan_path` is the campaign's own file, which an export must never replace.
    """
    if not typed or typed.endswith("/"):
        return "Type a file's name, such as plan.toml."
    try:
        return _against(resolved(typed, folder), Path(os.path.realpath(plan_path)))
    except UprtuiError as error:
        return str(error)
    except (OSError, ValueError) as error:
        return f"That cannot be a file's name ({error}). Choose another one."


def checked_path(typed: str, folder: Path, plan_path: Path, *, replace: bool) -> Path:
    """Return the file to write a plan to.

    In: as for `wrong_path`; `replace`, whether a file that is there may be replaced.

    Raises:
        ExportError: where the plan cannot or must not be written there.
    """
    wrong = wrong_path(typed, folder, plan_path)
    if wrong is not None:
        raise ExportError(Path(typed), wrong, "")
    path = resolved(typed, folder)
    if path.exists() and not replace:
        raise ExportError(path, "there is a file of that name.", "Choose another, or add --force.")
    return path


def _against(path: Path, plan_path: Path) -> str | None:
    if path == plan_path:
        return "That is the campaign's own file. Choose another name."
    if path.is_dir():
        return f"{path} is a folder. Add a file's name."
    if not path.parent.is_dir():
        return f"There is no folder {path.parent}. Make it first, or choose another."
    if path.exists() and not path.is_file():
        return f"{path} is no ordinary file. Choose another name."
    return None


def write(path: Path, text: str) -> None:
    """Write a text to a file that only its owner may read; an old file is replaced in one step.

    Raises:
        ExportError: where the system refuses; an old file is then as it was.
    """
    try:
        replace_file(path, text.encode())
    except OSError as error:
        raise ExportError(
            path,
            f"the plan could not be written ({error.strerror or error}).",
            "Choose another folder, or look into its permissions and free space.",
        ) from error
