"""What state the library is in, in words, with the keys that lead out of each state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from uprtui.home import Home
    from uprtui.library import Library, LibraryError, Stats
    from uprtui.tui.workspace import Workspace

Keys = tuple[tuple[str, str], ...]
_IMPORT = ("7", "Import files, or see what was imported")
_HOME = ("0", "Go to Home: the sample campaign is there")


@dataclass(frozen=True, slots=True)
class LibraryState:
    """The library as it is: open with its counts, or the reason why not.

    Args:
        library: the open library.
        stats: its counts.
        error: why it cannot be opened.
    """

    library: Library | None = None
    stats: Stats | None = None
    error: LibraryError | None = None

    @property
    def empty(self) -> bool:
        """Whether it is open and holds no record of any kind."""
        stats = self.stats
        return stats is not None and not (
            stats.recommendations or stats.pledges or stats.supporting or stats.questions
        )


def look(workspace: Workspace) -> LibraryState:
    """Open the home's library and count. For a worker thread."""
    from uprtui.library import LibraryError

    try:
        library = workspace.library()
        return LibraryState(library, library.stats())
    except LibraryError as error:
        return LibraryState(error=error)


def move_aside(home: Home, now: datetime) -> Path:
    """Rename a library that cannot be read, and return its new path.

    Raises:
        OSError: where the home folder cannot be written to.
    """
    path = home.library.with_name(f"{home.library.name}.damaged-{now:%Y%m%d-%H%M%S}")
    return home.library.rename(path)


def library_line(state: LibraryState) -> str:
    """Return the state in one or two sentences, for the screen Home."""
    from uprtui.library import LibraryDamaged, LibraryLocked, LibraryMissing, LibraryNewer

    if state.error is not None:
        short = {
            LibraryMissing: "not there yet; i imports files.",
            LibraryLocked: f"{state.error.message} 6 tries again.",
            LibraryDamaged: "it cannot be read. 6 says more, and leads out.",
            LibraryNewer: "a newer uprtui made it. 6 says more.",
        }
        return f"Library: {short.get(type(state.error), state.error.message)}"
    if state.empty or state.stats is None:
        return "Library: empty; i imports files."
    stats = state.stats
    held = [_counted(stats.recommendations, "recommendation")]
    if stats.pledges:
        held.append(_counted(stats.pledges, "pledge"))
    if stats.supporting:
        held.append(f"{stats.supporting:,} supporting")
    if stats.questions:
        held.append(_counted(stats.questions, "question"))
    told = [_counted(stats.sources, "source")]
    if stats.sessions:
        first, last = stats.sessions[0], stats.sessions[-1]
        told.append(f"session {first}" if first == last else f"sessions {first} to {last}")
    sample = " (SAMPLE DATA)" if stats.synthetic else ""
    return f"Library{sample}: {', '.join(held)} ({', '.join(told)})."


def library_empty(state: LibraryState) -> tuple[str, str, Keys]:
    """Return title, meaning and keys for a screen that has no library to show."""
    from uprtui.library import LibraryDamaged, LibraryMissing

    error = state.error
    if error is None:
        return (
            "The library is empty",
            "Nothing has been imported yet, or every source was forgotten. Import the exports "
            "that you have: uprtui sees from a file's content what it is.",
            (_IMPORT, _HOME),
        )
    if isinstance(error, LibraryMissing):
        return (
            "There is no library yet",
            "The library is made by your first import, from the exports that you have: uprtui "
            "sees from a file's content what it is. It stays on this machine.",
            (_IMPORT, _HOME),
        )
    keys: Keys = (("t", "Try again"),)
    if isinstance(error, LibraryDamaged):
        keys = (("m", "Move the damaged file aside, to import again"), *keys)
    return error.message, error.remedy, keys


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
