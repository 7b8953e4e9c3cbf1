"""The options of connectors whose files are about one review: which State, which session."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from uprtui.api import ConnectorError, Option
from uprtui_connectors.review_title import Review, session_of_name

_SESSION = re.compile(r"0*([1-9]\d{0,2})")

REVIEW_OPTIONS = (
    Option(
        name="sur",
        title="State under review",
        help="The State under review; empty takes the one that the document names.",
    ),
    Option(
        name="session",
        title="Session",
        help="The number of the session; empty takes what the document says, or the file's name.",
    ),
)


def chosen_review(
    found: Review, options: Mapping[str, str], name: str, tell: Callable[[str], None]
) -> Review:
    """The review that a document names, or that the user says.

    Where neither says which session it was, the name of the file may: OHCHR calls its files
    `UPR48_Chad.docx`.

    In: what the document says, the user's options, the name of the file, and what takes a sentence
    for the user where the session is not from them.

    Raises:
        ConnectorError: nobody says which State is under review, or a session is no number.
    """
    session = options.get("session", "").strip()
    if session:
        number = _SESSION.fullmatch(session)
        if number is None:
            raise ConnectorError(
                f"{name}: the session '{session}' is not a number from 1 to 999.",
                "Give its number: --option session=48.",
            )
        session = number[1]
    sur = options.get("sur", "").strip()
    if not sur and not found.sur:
        raise ConnectorError(
            f"{name} does not say which State is under review.",
            "Say it: --option sur=NAME.",
        )
    session = session or found.session or _session_of_name(name, tell)
    return replace(found, sur=sur or found.sur, session=session)


def _session_of_name(name: str, tell: Callable[[str], None]) -> str:
    session = session_of_name(name)
    if session:
        tell(f"session {session}: from the file's name")
    else:
        tell("The document does not say which session it was: --option session=NUMBER.")
    return session
