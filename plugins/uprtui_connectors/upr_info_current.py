"""Connector `upr-info-current`: UPR Info's database as it is since 2020.

Its CSV export, and the JSON of its search API: a saved answer, a list of entities, or the lines
that `uprtui fetch upr-info` writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from uprtui.api import (
    API_VERSION,
    Batch,
    ConnectorError,
    Context,
    Kind,
    Match,
    Preview,
    RowError,
    Source,
    Standing,
)
from uprtui_connectors.delimited import Record
from uprtui_connectors.json_stream import JsonStream, json_text
from uprtui_connectors.tables import (
    ENCODING_OPTION,
    Table,
    first_rows,
    has_header,
    open_table,
)
from uprtui_connectors.upr_info_current_entities import (
    Told,
    entities,
    item_of,
    looks_like_entities,
)
from uprtui_connectors.upr_info_current_rows import Entry, Gathering, Item
from uprtui_connectors.upr_info_current_table import Layout, is_current_header, layout_of
from uprtui_connectors.upr_info_current_table import item_of as row_item

_LICENCE = "UPR Info database, upr-info.org: see its terms of use"
_LOOK_UP_EVERY = 500  # entries between two looks at whether the user wants to stop
_FIELDS = (
    "State under review",
    "Recommending state",
    "Recommendation",
    "Response",
    "Action category",
    "Issues",
    "Session",
    "sharedId",
)


class UprInfoCurrentConnector:
    """Reads the CSV export and the JSON of UPR Info's present database."""

    id = "upr-info-current"
    title = "UPR Info database, present form (CSV export, JSON)"
    api_version = API_VERSION
    kinds = frozenset({Kind.RECOMMENDATIONS, Kind.PLEDGES})
    options = (ENCODING_OPTION,)

    def detect(self, source: Source) -> Match | None:
        """Recognise the export's header, or entities of the database in the first bytes."""
        reason = looks_like_entities(json_text(source.head))
        if reason is None and has_header(source, is_current_header):
            reason = "the header of a CSV export of UPR Info's database (Uwazi)"
        if reason is None:
            return None
        return Match(0.9, reason, licence=_LICENCE, standing=Standing.DATABASE)

    def preview(self, source: Source, options: Mapping[str, str], limit: int) -> Preview:
        """The first rows as they stand in the table; of JSON, the properties that are read."""
        if not _is_json(source):
            return _table_preview(source, options, limit)
        with source.open() as stream:
            found = entities(JsonStream(stream, source.name), Told())
            items = (item_of(entity, number) for number, entity in enumerate(found, start=1))
            entries = (item for item in items if isinstance(item, Entry))
            return Preview(_FIELDS, tuple(_shown(entry) for entry in islice(entries, limit)))

    def read(
        self, source: Source, options: Mapping[str, str], context: Context
    ) -> Iterator[Batch | RowError]:
        """Yield recommendations and pledges in batches, and entries that cannot be used."""
        gathering = Gathering()
        reading = _json_items if _is_json(source) else _table_items
        for number, item in enumerate(reading(source, options, context), start=1):
            if number % _LOOK_UP_EVERY == 1 and context.cancelled:
                return
            yield from gathering.take(item)
        if context.cancelled:
            return
        yield from gathering.rest()
        note = gathering.note()
        if note is not None:
            context.log(note)
        if not gathering.entries:
            raise ConnectorError(
                f"{source.name} holds no recommendations." + (f" Of {note}." if note else ""),
                "If it is an answer of the search API, an identifier in the address may have been "
                "wrong: then the answer is empty. `uprtui fetch upr-info` asks rightly.",
            )


def _is_json(source: Source) -> bool:
    return json_text(source.head).lstrip("\ufeff \t\r\n").startswith(("{", "["))


def _json_items(source: Source, options: Mapping[str, str], context: Context) -> Iterator[Item]:
    del options  # JSON says itself how its letters are spelt
    told = Told()
    number = 0
    with source.open() as stream:
        values = JsonStream(stream, source.name)
        for number, entity in enumerate(entities(values, told), start=1):
            yield item_of(entity, number)
            if number % _LOOK_UP_EVERY == 0:
                whole = number * source.size // max(values.bytes_read, 1)
                context.progress(number, max(whole, number))
    context.progress(number, number)
    if told.total > number:
        context.log(
            f"the answer holds {number:,} of {told.total:,} or more entities that were found: "
            "`uprtui fetch upr-info` brings all"
        )


def _table_items(source: Source, options: Mapping[str, str], context: Context) -> Iterator[Item]:
    encoding = options.get("encoding", "auto")
    with open_table(source, is_current_header, encoding=encoding) as table:
        layout = _layout(table)
        for note in table.notes:
            context.log(note)
        done = 0
        for done, record in enumerate(table.records, start=1):
            yield row_item(record, layout) if isinstance(record, Record) else record
            if done % _LOOK_UP_EVERY == 0:
                context.progress(done, max(done, table.rows))
        context.progress(done, done)


def _table_preview(source: Source, options: Mapping[str, str], limit: int) -> Preview:
    with open_table(
        source,
        is_current_header,
        encoding=options.get("encoding", "auto"),
        rows_wanted=limit + 10,
    ) as table:
        return first_rows(table, _layout(table).titles, limit)


def _layout(table: Table) -> Layout:
    layout = layout_of(table.header.cells)
    if layout is None:
        raise ConnectorError("The header of a CSV export of UPR Info's database is expected.")
    return layout


def _shown(entry: Entry) -> tuple[str, ...]:
    return (
        " | ".join(entry.sur),
        " | ".join(entry.by),
        entry.text,
        entry.response,
        entry.action,
        " | ".join(entry.issues),
        entry.session,
        entry.reference,
    )
