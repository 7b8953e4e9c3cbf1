"""What a step's screen says where it has nothing to work on: no campaign, or no library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uprtui.tui.screens.library_state import LibraryState, library_empty

if TYPE_CHECKING:
    from uprtui.library import LibraryError

Said = tuple[str, str, tuple[tuple[str, str], ...]]

_HOME = ("0", "Go to Home: open or begin a campaign there")


def no_campaign(step: str) -> Said:
    """Return title, meaning and keys where no campaign is open; `step` says what it is for."""
    return (
        "No campaign is open",
        f"A campaign is about one State under review. {step}",
        (_HOME,),
    )


def no_library(error: LibraryError | None) -> Said:
    """Return title, meaning and keys where the library is empty or cannot be read."""
    from uprtui.library import LibraryMissing

    title, meaning, keys = library_empty(LibraryState(error=error))
    if error is not None and not isinstance(error, LibraryMissing):
        keys = (("6", "Go to Library: the ways out are there"),)
    return title, meaning, keys
