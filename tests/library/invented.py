"""Invented sources: a few rows, and the library that they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb

from tests.made_once import made_once
from uprtui.api import Standing
from uprtui.home import Home
from uprtui.library import Builder, CheckedRow, SourceInfo
from uprtui.library.records import Position
from uprtui.recommendation import ActionSource, Kind, Response, identity

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def row(
    text: str,
    *,
    sur: str = "FRA",
    by: str | None = "DEU",
    session: int | None = 15,
    kind: Kind = Kind.RECOMMENDATION,
    issues: tuple[str, ...] = (),
    action: int | None = None,
    action_source: ActionSource | None = None,
    response: Response | None = None,
    paragraph: str | None = None,
    symbol: str | None = None,
    place: str = "row 2",
    suggested: tuple[str, ...] | None = None,
    themes: tuple[str, ...] = (),
    body: str | None = None,
    reference: str | None = None,
) -> CheckedRow:
    """A checked row of that text, with its identity."""
    return CheckedRow(
        id=identity(kind, sur, session, by, text, lambda _name: False),
        kind=kind,
        sur=sur,
        by=by,
        session=session,
        text=text,
        issues=issues,
        action=action,
        action_source=action_source,
        response=response,
        paragraph=paragraph,
        symbol=symbol,
        place=place,
        suggested=suggested,
        themes=themes,
        body=body,
        reference=reference,
    )


def digest(name: str) -> str:
    """The SHA-256 that a source of that name has in these tests."""
    return sha256(name.encode()).hexdigest()


Told = tuple[str, Sequence[CheckedRow]] | tuple[str, Sequence[CheckedRow], Standing]
"""A source: its name, its rows, and its standing where it has one."""


def publish(
    home: Home, *sources: Told, positions: Mapping[str, Sequence[Position]] | None = None
) -> list[SourceInfo]:
    """Import sources into the library of a home, all at once; `positions` are theirs by name."""
    with Builder.begin(home, NOW) as builder:
        infos = []
        for name, rows, *standing in sources:
            source = builder.open_source(
                "test", name, digest(name), standing=standing[0] if standing else Standing.OTHER
            )
            source.stage(rows)
            source.stage_positions((positions or {}).get(name, ()))
            infos.append(source.close())
        builder.publish()
    return infos


@made_once
def publish_once(home: Home, *sources: Told) -> None:
    """As `publish`, for tests of what a library is used for: equal ones are copied."""
    publish(home, *sources)


def contents(library: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All that the tables of a library hold, in a fixed order."""
    with duckdb.connect(":memory:") as connection:
        connection.execute("ATTACH ? AS library (READ_ONLY)", [str(library)])
        names = connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'library' ORDER BY 1"
        ).fetchall()
        return {
            name: connection.execute(f"SELECT * FROM library.{name} ORDER BY ALL").fetchall()
            for (name,) in names
        }
