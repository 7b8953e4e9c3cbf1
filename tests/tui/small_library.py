"""A small library of invented recommendations, for the tests of the screens."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.made_once import made_once
from uprtui.home import Home
from uprtui.library import Builder, CheckedRow
from uprtui.recommendation import ActionSource, Kind, Response, identity

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
BOOKS = "Adopt a law that gives every village school new books by 2030"
RIVER = "Continue its efforts to keep the river Karnali clean for the people who live beside it"
STRANGE = "Study the \x1b[31mred\u202eflag [bold]report[/bold] on wells"


def row(
    text: str,
    sur: str,
    by: str | None,
    session: int,
    issues: tuple[str, ...],
    action: int,
    response: Response,
    *,
    kind: Kind = Kind.RECOMMENDATION,
    place: str = "row 2",
) -> CheckedRow:
    """A checked row as an import would make it."""
    return CheckedRow(
        id=identity(kind, sur, session, by, text, lambda _: False),
        kind=kind,
        sur=sur,
        by=by,
        session=session,
        text=text,
        issues=issues,
        action=action,
        action_source=ActionSource.CODED if session < 20 else ActionSource.PREDICTED,
        response=response,
        place=place,
    )


_YES, _NO = Response.SUPPORTED, Response.NOTED
ROWS = (
    row(BOOKS, "NPL", "NOR", 37, ("Right to education",), 5, _YES),
    row(BOOKS, "NPL", "CHL", 37, ("Right to education", "Rights of the Child"), 5, _YES),
    row(BOOKS, "NPL", "GHA", 37, ("Right to education",), 5, _NO),
    row(RIVER, "NPL", "BTN", 37, ("Environment",), 2, _YES),
    row("Publish the yearly count of wells", "NPL", "FJI", 10, ("Environment",), 4, _YES),
    row(STRANGE, "NPL", "NOR", 10, ("Environment",), 3, _NO),
    row("Ensure that schools teach in every language", "BTN", "NOR", 34, ("Minorities",), 4, _YES),
    row("Ratify the invented convention on books", "BTN", "CHL", 34, ("Justice",), 5, _NO),
    row("Consider opening a côte school for nurses", "BTN", None, 6, ("Labour",), 3, _YES),
)
PLEDGE = row(
    "Build a school in each valley", "BTN", "BTN", 34, (), 5, _YES, kind=Kind.PLEDGE, place="row 9"
)


@made_once
def publish(home: Home, *, synthetic: bool = False) -> None:
    """Write the small library into a home: two sources, one of them with two rejected rows."""
    home.prepare()
    with Builder.begin(home, NOW) as builder:
        first = builder.open_source("upr-info", "villages.csv", "a" * 64, "Invented", synthetic)
        first.stage(ROWS[:6])
        first.reject("row 7", "Atlantis;Adopt a law", "no State is called Atlantis")
        first.reject("row 8", "Nepal;", "no text")
        first.close()
        second = builder.open_source("upr-info", "more.csv", "b" * 64, "", synthetic)
        second.stage([ROWS[0], *ROWS[6:], PLEDGE])
        second.close()
        builder.publish()


@made_once
def publish_empty(home: Home) -> None:
    """Write a library that holds nothing."""
    home.prepare()
    with Builder.begin(home, NOW) as builder:
        builder.publish()
