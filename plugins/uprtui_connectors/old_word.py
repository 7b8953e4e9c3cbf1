"""Say what to do with a document of Word that is no .docx: an older form, or locked."""

from __future__ import annotations

from collections.abc import Sequence

from uprtui.api import ConnectorError, Source
from uprtui_connectors.docx_zip import LARGEST_FILE, is_docx, is_locked, is_old_word


def refuse_old_word(source: Source, words: Sequence[str]) -> None:
    """Refuse a .doc in which one of some words stands; another file passes.

    For `detect`: the file is of the right kind, in a form that is not read.

    Raises:
        ConnectorError: says that it must be saved as .docx.
    """
    if not is_old_word(source) or source.size > LARGEST_FILE:
        return
    content = source.read_bytes().lower()
    for word in words:
        if any(word.lower().encode(form) in content for form in ("cp1252", "utf-16-le")):
            raise save_as_docx(source)


def require_docx(source: Source) -> None:
    """Let Word documents pass and say what is wrong with others.

    Raises:
        ConnectorError: the file is of Word's older form, locked, too large, or none of Word's.
    """
    if is_docx(source):
        return
    if is_old_word(source):
        raise save_as_docx(source)
    if is_locked(source):
        raise ConnectorError(
            f"{source.name} is protected by a password.", "Save a copy without a password."
        )
    if source.size > LARGEST_FILE:
        raise ConnectorError(
            f"{source.name} has {source.size >> 20:,} MiB; Word documents are read up to "
            f"{LARGEST_FILE >> 20} MiB.",
            "Check that it is the right file.",
        )
    raise ConnectorError(
        f"{source.name} is no Word document (.docx), or was cut short.",
        "Download it again, or save it as .docx.",
    )


def save_as_docx(source: Source) -> ConnectorError:
    """The refusal of a .doc."""
    return ConnectorError(
        f"{source.name} is of Word's older form (.doc), which is not read.",
        "Open it in a word processor, save it as .docx, and import that.",
    )
