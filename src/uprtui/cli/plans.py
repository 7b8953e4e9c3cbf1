"""From what a user typed to a plan file: a path, a file's name in the home, or a title."""

from __future__ import annotations

from pathlib import Path

from uprtui.campaign import PlanFile, list_plans
from uprtui.errors import UprtuiError
from uprtui.home import Home


class NoSuchPlanError(UprtuiError):
    """No plan has that name."""


def find_plan(home: Home, name: str) -> Path | None:
    """The file of a plan, or None.

    Args:
        home: its campaigns are looked through by file name and by title.
        name: a path (with a folder or ending in .toml), a file's stem, or a title; the case of
            letters does not matter in a title.
    """
    if "/" in name or name.endswith(".toml"):
        found_path = _as_path(name)
        if found_path is not None:
            return found_path
    wanted = name.casefold()
    for found in list_plans(home.campaigns):
        if wanted in {found.path.name.casefold(), found.path.stem.casefold()}:
            return found.path
        if found.error is None and found.title.casefold() == wanted:
            return found.path
    return None


def _as_path(name: str) -> Path | None:
    """The file of that path, or None where there is none or where it cannot be a path."""
    try:
        path = Path(name).expanduser()
        return path if path.is_file() else None
    except (OSError, RuntimeError, ValueError):
        return None


def plan_file(home: Home, name: str) -> PlanFile:
    """The plan file that a command was told to work on.

    Raises:
        NoSuchPlanError: with the names that there are.
    """
    path = find_plan(home, name)
    if path is None:
        names = ", ".join(found.path.stem for found in list_plans(home.campaigns))
        raise NoSuchPlanError(
            f"There is no plan '{name}'.",
            f"Plans in {home.campaigns}: {names}."
            if names
            else "Give a path, or start one with `uprtui plan new`.",
        )
    return PlanFile(path)
