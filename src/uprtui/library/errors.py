"""What can be wrong with a library; each error says what happened and what to do."""

from __future__ import annotations

from pathlib import Path

from uprtui.errors import UprtuiError


class LibraryError(UprtuiError):
    """Base of all errors of the library."""


class LibraryMissing(LibraryError):
    """There is no library yet."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is no library at {path}.",
            "Import a file of recommendations first, or open the sample.",
        )
        self.path = path


class LibraryLocked(LibraryError):
    """Somebody else is writing; `holder` says who, as well as can be told."""

    def __init__(self, holder: str) -> None:
        super().__init__(
            f"The library is being changed by {holder}.",
            "Wait until that has finished, then try again.",
        )
        self.holder = holder


class LibraryNewer(LibraryError):
    """A newer uprtui made the library: `found` is its schema or format, `known` is ours."""

    def __init__(self, path: Path, found: int | str, known: int | str) -> None:
        super().__init__(
            f"The library at {path} was made by a newer uprtui "
            f"(it has version {found}, this one reads {known}).",
            "Update uprtui, or use another home folder with --home DIR.",
        )
        self.path = path
        self.found = found
        self.known = known


class LibraryDamaged(LibraryError):
    """The file is no library, or no longer whole; `detail` is what the database found."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            f"The library at {path} cannot be read: {detail}",
            "Move this file away and import your files again. Campaigns are not affected.",
        )
        self.path = path
        self.detail = detail


class LibraryNotWritten(LibraryError):
    """The new library could not be built; the old one is as it was."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            f"The library could not be written: {detail}",
            "Nothing was changed. Check that the disk has space and the home folder is yours.",
        )
        self.detail = detail


class SourceUnknown(LibraryError):
    """A source was named that the library does not have."""

    def __init__(self, source: str) -> None:
        super().__init__(
            f"The library has no source {source}.",
            "See the list of sources: uprtui library sources.",
        )
        self.source = source


class MemoryShort(LibraryError):
    """A question needs more memory than it may have."""

    def __init__(self) -> None:
        super().__init__(
            "There is not enough memory for this search.", "Narrow it with a filter or a word."
        )


class SearchInterrupted(LibraryError):
    """A newer query took the place of this one, or the library was closed."""

    def __init__(self) -> None:
        super().__init__("The search was stopped before it had finished.", "Search again.")
