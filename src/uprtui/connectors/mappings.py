"""Remember which column of a table is what, and use it again for files that look alike.

Kept are a connector's options that name columns and those with fixed choices: they describe how
such files are built. Free text, such as the State of a whole file, holds for one file and is not
kept. Files look alike where they have the same titles.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from uprtui.api import Connector, ConnectorError, Match, Source
from uprtui.connectors.guard import PluginFault, guarded
from uprtui.connectors.mappings_file import (
    KeptMapping,
    MappingsError,
    change_mappings,
    read_mappings,
)
from uprtui.connectors.options import checked_options
from uprtui.connectors.recognition import chosen
from uprtui.home import Home
from uprtui.text import fold

_ID_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Recalled:
    """What was chosen for a file that looks like this one.

    Args:
        options: the user's choices, those given now first.
        notes: sentences for the user: what was recalled, or why nothing could be.
        kept: the mapping that was used; None where there is none.
    """

    options: Mapping[str, str]
    notes: tuple[str, ...] = ()
    kept: KeptMapping | None = None


def has_columns(connector: Connector) -> bool:
    """Whether the user says for this connector what the columns of a file are."""
    return any(option.column for option in connector.options)


def recall(home: Home, connector: Connector, source: Source, given: Mapping[str, str]) -> Recalled:
    """Complete the user's choices by those for a file that looked alike. Never raises.

    In: the connector that reads the file, and what the user chose now, which wins.
    """
    if not has_columns(connector):
        return Recalled(given)
    try:
        kept = [each for each in read_mappings(home) if each.connector == connector.id]
    except MappingsError as problem:
        return Recalled(given, (str(problem),))
    found = _fitting(kept, connector, source, given)
    if found is None or not found.options.items() - given.items():
        return Recalled(given)
    note = f"columns as chosen on {found.chosen.isoformat()} for {found.file}"
    return Recalled({**found.options, **given}, (note,), found)


def remember(
    home: Home, connector: Connector, source: Source, used: Mapping[str, str], today: date
) -> str | None:
    """Keep what the user chose for a file, after it was read with success.

    In: the choices that it was read with. Out: a sentence where they could not be kept. Choices
    that are back at their defaults are forgotten.
    """
    if not has_columns(connector) or not used:
        return None
    header = _header(connector, source, used)
    if header is None:
        return None
    options = _lasting(connector, used)
    identity = identity_of(connector.id, header)
    made = KeptMapping(identity, connector.id, header, today, source.name, options)

    def change(kept: tuple[KeptMapping, ...]) -> tuple[KeptMapping, ...]:
        same = next((each for each in kept if each.id == identity), None)
        if same is not None and replace(same, chosen=today, file=source.name) == made:
            return kept  # told on the day it was chosen, for the file it was chosen for
        others = tuple(each for each in kept if each.id != identity)
        return (*others, made) if options else others

    try:
        change_mappings(home, change)
    except MappingsError as problem:
        return str(problem)
    return None


def forget(home: Home, identity: str) -> KeptMapping:
    """Forget a mapping by its id, or by the beginning of it.

    Raises:
        MappingsError: no mapping, or more than one, has that id; or the file is damaged.
    """
    gone: list[KeptMapping] = []

    def change(kept: tuple[KeptMapping, ...]) -> tuple[KeptMapping, ...]:
        gone[:] = [each for each in kept if identity and each.id.startswith(identity)]
        if len(gone) != 1:
            known = ", ".join(each.id for each in kept) or "none"
            raise MappingsError(f"No single mapping is called '{identity}'.", f"Kept are: {known}.")
        return tuple(each for each in kept if each not in gone)

    change_mappings(home, change, set_aside=False)
    return gone[0]


def chosen_or_known(
    home: Home, connectors: Mapping[str, Connector], source: Source, forced: str | None
) -> tuple[Connector, Match]:
    """The connector that reads a file, as `recognition.chosen`; else one that read its like before.

    Raises:
        ConnectorError: the user's choice does not exist, or nothing knows the file.
    """
    try:
        return chosen(connectors, source, forced)
    except ConnectorError:
        known = None if forced is not None else _known(home, connectors, source)
        if known is None:
            raise
        return known


def identity_of(connector: str, header: Iterable[str]) -> str:
    """What files that look alike have in common: their titles, in any order and spelling."""
    titles = "\x1f".join(sorted(fold(title) or title for title in header))
    digest = hashlib.sha256(f"{connector}\x1e{titles}".encode("utf-8", "replace"))
    return digest.hexdigest()[:_ID_DIGITS]


def _known(
    home: Home, connectors: Mapping[str, Connector], source: Source
) -> tuple[Connector, Match] | None:
    try:
        kept = read_mappings(home)
    except MappingsError:
        return None  # the refusal of the file says what to do
    for name in dict.fromkeys(each.connector for each in kept):
        connector = connectors.get(name)
        if connector is None or not has_columns(connector):
            continue
        found = _fitting([each for each in kept if each.connector == name], connector, source, {})
        if found is not None:
            return connector, Match(0.5, f"its columns are those of {found.file}")
    return None


def _fitting(
    kept: Sequence[KeptMapping], connector: Connector, source: Source, given: Mapping[str, str]
) -> KeptMapping | None:
    """The mapping of a file that looked like this one; None where nothing fits."""
    header = _header(connector, source, given) if kept else None
    if header is None:
        return None
    identity = identity_of(connector.id, header)
    found = next((each for each in kept if each.id == identity), None)
    if found is None:
        return None
    declared = {option.name: option for option in connector.options}
    usable = {
        name: value
        for name, value in found.options.items()
        if name in declared and (not declared[name].choices or value in declared[name].choices)
    }
    # Columns named by their place are the same ones only where the order is the same, too.
    if header != found.header and not _by_title(declared, usable, header):
        return None
    return replace(found, options=usable)


def _by_title(
    declared: Mapping[str, object], options: Mapping[str, str], header: Iterable[str]
) -> bool:
    titles = {fold(title) for title in header if not title.startswith("#")}
    columns = [value for name, value in options.items() if getattr(declared[name], "column", False)]
    return all(fold(value) in titles or not fold(value) for value in columns)


def _header(
    connector: Connector, source: Source, given: Mapping[str, str]
) -> tuple[str, ...] | None:
    """A file's titles where nothing lasting is chosen; None where it cannot be read so."""
    lasting = {option.name for option in connector.options if option.column or option.choices}
    single = {name: value for name, value in given.items() if name not in lasting}
    try:
        with guarded(f"The connector '{connector.id}'", f"looking at {source.name}"):
            preview = connector.preview(source, checked_options(connector, single), 0)
            return tuple(str(title) for title in preview.columns)
    except (ConnectorError, PluginFault, OSError):
        return None  # reading the file will say what is wrong with it


def _lasting(connector: Connector, used: Mapping[str, str]) -> dict[str, str]:
    """The choices that hold for every such file, those at their defaults left out."""
    return {
        option.name: used[option.name]
        for option in connector.options
        if (option.column or option.choices)
        and used.get(option.name, option.default) != option.default
    }
