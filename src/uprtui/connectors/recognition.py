"""Ask every connector whether a file is its own, and choose the one that reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from uprtui.api import Connector, ConnectorError, Match, Source
from uprtui.connectors.guard import PluginFault, guarded


@dataclass(frozen=True, slots=True)
class Recognition:
    """What the connectors say about a file.

    Args:
        matches: those that recognise it, best first.
        tried: ids of all that were asked.
        remarks: sentences of those that could not tell or failed.
    """

    matches: tuple[tuple[Connector, Match], ...]
    tried: tuple[str, ...]
    remarks: tuple[str, ...]


def recognise(connectors: Iterable[Connector], source: Source) -> Recognition:
    """Ask each connector under guard; one that raises costs only its own answer."""
    matches: list[tuple[Connector, Match]] = []
    tried: list[str] = []
    remarks: dict[str, None] = {}  # several connectors may read by the same code, and say the same
    for connector in connectors:
        tried.append(connector.id)
        try:
            match = _asked(connector, source)
        except (ConnectorError, PluginFault) as problem:
            remarks[str(problem)] = None
            continue
        if match is not None:
            matches.append((connector, match))
    matches.sort(key=lambda pair: -pair[1].score)
    return Recognition(tuple(matches), tuple(tried), tuple(remarks))


def chosen(
    connectors: Mapping[str, Connector], source: Source, forced: str | None
) -> tuple[Connector, Match]:
    """The connector that reads a file: the user's choice, else the best match.

    Raises:
        ConnectorError: the user's choice does not exist, or no connector recognises the file.
    """
    if forced is not None:
        return _forced(connectors, source, forced)
    if not source.head:
        raise ConnectorError(f"{source.name} is empty.", "Download or save it again.")
    found = recognise(connectors.values(), source)
    if found.matches:
        return found.matches[0]
    if found.remarks:
        raise ConnectorError(f"{source.name} was not recognised.", " ".join(found.remarks))
    tried = ", ".join(found.tried) or "none is installed"
    raise ConnectorError(
        f"No connector recognises {source.name} (tried: {tried}).",
        "Check that it is an export with its header row; `uprtui plugins` lists the connectors, "
        f"and --connector ID uses one without asking it.{_for_tables(connectors.values())}",
    )


def _for_tables(connectors: Iterable[Connector]) -> str:
    """How to have a table read whose titles nobody knows."""
    ids = [each.id for each in connectors if any(option.column for option in each.options)]
    if not ids:
        return ""
    return (
        f" A table with titles of its own: --connector {ids[0]}, and --option FIELD=COLUMN for "
        "each column that it asks for."
    )


def _forced(
    connectors: Mapping[str, Connector], source: Source, forced: str
) -> tuple[Connector, Match]:
    connector = connectors.get(forced)
    if connector is None:
        known = ", ".join(connectors) or "none is installed"
        raise ConnectorError(f"There is no connector '{forced}'.", f"The connectors are: {known}.")
    try:
        match = _asked(connector, source)
    except (ConnectorError, PluginFault):
        match = None  # the user insists; reading will say what is wrong
    return connector, match or Match(1.0, "chosen by the user")


def _asked(connector: Connector, source: Source) -> Match | None:
    with guarded(f"The connector '{connector.id}'", f"looking at {source.name}"):
        match = connector.detect(source)
        if match is None:
            return None
        if not isinstance(match, Match) or not 0 < match.score <= 1:
            raise TypeError(f"a match has a score above 0 and up to 1, not {match!r}")
        if not isinstance(match.reason, str) or not isinstance(match.licence, str):
            raise TypeError(f"a match has a reason and a licence note that are text, not {match!r}")
        if not isinstance(match.synthetic, bool):
            raise TypeError(f"a match is synthetic or not (True or False), not {match!r}")
        return match
