"""Invented sources: a few rows, and the library that they make."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb

from uprtui.home import Home
from uprtui.library import Builder, CheckedRow, SourceInfo
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
    )


def digest(name: str) -> str:
    """The SHA-256 that a source of that name has in these tests."""
    return sha256(name.encode()).hexdigest()


def publish(home: Home, *sources: tuple[str, Sequence[CheckedRow]]) -> list[SourceInfo]:
    """Import sources (name, rows) into the library of a home, all at once."""
    with Builder.begin(home, NOW) as builder:
        infos = []
        for name, rows in sources:
            source = builder.open_source("test", name, digest(name))
            source.stage(rows)
            infos.append(source.close())
        builder.publish()
    return infos


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
