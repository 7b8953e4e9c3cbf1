"""Recommendations and wordings made for a test, without a library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.library.invented import publish_once, row
from uprtui.focus import Wording, read_wording
from uprtui.home import Home
from uprtui.library import CheckedRow, Library
from uprtui.recommendation import Kind, Recommendation, Response


def recommendation(text: str, response: Response | None = None) -> Recommendation:
    """A recommendation to Nepal with that text and answer."""
    return Recommendation(
        id=text,
        kind=Kind.RECOMMENDATION,
        sur="NPL",
        by="FRA",
        session=10,
        cycle=1,
        text=text,
        issues=(),
        action=None,
        action_source=None,
        response=response,
        paragraph=None,
        symbol=None,
        sources=(),
    )


def wording_of(
    folder: Path,
    rows: Sequence[CheckedRow],
    state: str = "NOR",
    issue: str | None = None,
    before_session: int | None = None,
) -> Wording:
    """How a State writes in a library of those rows."""
    home = Home(folder)
    publish_once(home, ("rows", rows))
    with Library.open(home.library) as library:
        return read_wording(library, state, issue, before_session)


def many(
    number: int, text: str, *, by: str, issue: str = "Torture", session: int = 10, action: int = 5
) -> list[CheckedRow]:
    """So many recommendations that differ in one figure."""
    return [
        row(f"{text} {each}", by=by, session=session, issues=(issue,), action=action)
        for each in range(number)
    ]
