"""Say an error in words for a screen, without showing the data it happened on."""

from __future__ import annotations

import traceback

from uprtui.errors import UprtuiError
from uprtui.tui.widgets.detail import Bullets, Detail, Heading, Paragraph, detail_lines


def said(error: BaseException) -> tuple[str, str]:
    """Return what is wrong and what to do.

    An error of uprtui's own says both. Any other is a fault of the program: its kind and words are
    named, with the way to report it.
    """
    if isinstance(error, UprtuiError):
        return error.message, error.remedy
    words = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return f"Something went wrong inside uprtui: {words}.", "Please report it with these lines."


def error_detail(error: BaseException, not_saved: str = "") -> Detail:
    """Return an unexpected error as a text to read: what, what to do, and where in the program.

    Args:
        error: what was raised.
        not_saved: why the plan could not be saved; empty where it was.
    """
    message, remedy = said(error)
    places = [
        f"{_module(frame.filename)}, line {frame.lineno}, in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return Detail(
        "An error",
        (
            Paragraph(message),
            Paragraph(not_saved or "Your plan is saved."),
            Paragraph(remedy),
            Heading("Where in the program"),
            Bullets(tuple(places) or ("unknown",)),
        ),
    )


def _module(filename: str) -> str:
    """Return a file name from its package on: the folders above are nobody's business."""
    for root in ("uprtui", "site-packages"):
        _, found, tail = filename.rpartition(f"/{root}/")
        if found:
            return f"{root}/{tail}" if root == "uprtui" else tail
    return filename.rpartition("/")[2]


def plain_lines(detail: Detail, width: int) -> str:
    """Return a detail as plain lines, for a terminal after the app has gone."""
    lines = [detail.title, ""]
    lines += ["".join(text for text, _ in pieces) for pieces, _ in detail_lines(detail, width)]
    return "\n".join(lines)
