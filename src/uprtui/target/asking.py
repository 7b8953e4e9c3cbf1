"""Ask an open library in SQL, with its refusals in our words."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from typing import TYPE_CHECKING, Any

from uprtui.library import LibraryError

if TYPE_CHECKING:
    from uprtui.library import Library


def ask(library: Library, statement: str, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
    """Return all rows of a question; `values` are bound by name, never pasted.

    Raises:
        LibraryError: where the library was closed or its file is no longer whole.
    """
    import duckdb

    try:
        with closing(library.cursor()) as cursor:
            return cursor.execute(statement, dict(values)).fetchall()
    except duckdb.ProgrammingError:  # a mistake in the statement, not in the file
        raise
    except duckdb.Error as error:
        raise LibraryError(
            f"The library can no longer be read ({str(error).splitlines()[0]}).",
            "Open it again; if that does not help, import your files again.",
        ) from error
