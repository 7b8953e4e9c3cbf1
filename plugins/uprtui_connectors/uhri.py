"""Connector `uhri`: exports of the Universal Human Rights Index, whole or of one search.

JSON, Excel and CSV. Recommendations of the UPR, and those of treaty bodies and special procedures
as supporting recommendations. Read in a worker process that holds a little of the file at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any

from uprtui.api import (
    API_VERSION,
    Batch,
    ConnectorError,
    Context,
    Kind,
    Limits,
    Match,
    Option,
    Preview,
    RowError,
    Source,
    Standing,
    items_of,
)
from uprtui_connectors.delimited import delimiter_of
from uprtui_connectors.json_stream import json_text
from uprtui_connectors.uhri_record import is_header
from uprtui_connectors.xlsx_stream import SHEET
from uprtui_connectors.zip_contents import ZipLimits, contents_of

_LICENCE = "UHRI, OHCHR: terms of use of uhri.ohchr.org"
_WORKER = "uprtui_connectors.uhri_worker"
#: Unpacked, the export of 268,000 records has some 400 to 600 MiB.
LARGEST_EXPORT = ZipLimits(content=3 << 30)
_LIMITS = Limits(cpu_seconds=600)
_TO_DETECT = Limits(memory=512 << 20, cpu_seconds=5, silent_seconds=5)
# Names that no other source's JSON has; two of them are enough.
_OWN_KEYS = re.compile(
    r'"(AnnotationId|AnnotationType|UprPositions|UprSession|UprCycle|AffectedPersons'
    r'|UprRec+om+endingCountry|UprRec+om+endingRegions|PublicationDateOnUhri)"\s*:'
)


class UhriConnector:
    """Reads exports of the Universal Human Rights Index."""

    id = "uhri"
    title = "Universal Human Rights Index exports (JSON, Excel, CSV)"
    api_version = API_VERSION
    kinds = frozenset({Kind.RECOMMENDATIONS, Kind.SUPPORTING})
    options: tuple[Option, ...] = ()

    def detect(self, source: Source) -> Match | None:
        """Recognise the names of a JSON record, or the columns of the table."""
        form = _form(source)
        if form is None or (form == "xlsx" and not _has_header(source)):
            return None
        reason = {
            "json": "the record names of the Human Rights Index",
            "xlsx": "the columns of the Human Rights Index, in a workbook",
            "csv": "the columns of the Human Rights Index",
        }[form]
        return Match(0.95, reason, licence=_LICENCE, standing=Standing.INDEX)

    def preview(self, source: Source, options: Mapping[str, str], limit: int) -> Preview:
        """The first rows as they stand in the file."""
        del options
        form = _sure_form(source)
        arguments = {"name": source.name, "form": form, "limit": str(limit)}
        with closing(items_of(f"{_WORKER}:shown", source, arguments, limits=_LIMITS)) as lines:
            titles, *rows = lines
        return Preview(tuple(titles), tuple(map(tuple, rows)), (f"read as: {form}",))

    def read(
        self, source: Source, options: Mapping[str, str], context: Context
    ) -> Iterator[Batch | RowError]:
        """Yield batches of recommendations and of supporting recommendations."""
        del options
        arguments = {"name": source.name, "form": _sure_form(source)}
        reader = f"{_WORKER}:found"
        with closing(items_of(reader, source, arguments, limits=_LIMITS, context=context)) as items:
            for item in items:
                if context.cancelled:
                    return
                if "progress" in item:
                    done, read = item["progress"]
                    context.progress(done, round(done * source.size / read) if read else None)
                    continue
                for note in item.get("notes", ()):
                    context.log(note)
                yield from _handed_over(item)


def _handed_over(item: Mapping[str, Any]) -> Iterator[Batch | RowError]:
    for place, raw, reason in item.get("errors", ()):
        yield RowError(place, raw, reason)
    if "kind" in item:
        yield Batch(Kind(item["kind"]), item["columns"], item["places"])


def _form(source: Source) -> str | None:
    """Which of the three forms a file has; None where it has none. A workbook may be any."""
    if source.head.startswith(b"PK"):
        return "xlsx" if _is_xlsx(source) else None
    beginning = json_text(source.head).lstrip(" \t\r\n")
    if beginning[:1] in ("[", "{"):
        return "json" if len(set(_OWN_KEYS.findall(beginning))) > 1 else None
    first = next(iter(beginning.splitlines()), "")
    return "csv" if delimiter_of(first, is_header) else None


def _is_xlsx(source: Source) -> bool:
    """By the list of contents; by the first bytes where that is damaged.

    Raises:
        ConnectorError: the list is too long, or its parts are too large.
    """
    parts = contents_of(source, LARGEST_EXPORT)
    if parts is None:
        return b"xl/" in source.head
    return any(SHEET.fullmatch(part.filename) for part in parts)


def _has_header(source: Source) -> bool:
    arguments = {"name": source.name}
    with closing(items_of(f"{_WORKER}:header", source, arguments, limits=_TO_DETECT)) as answers:
        return bool(next(answers, False))


def _sure_form(source: Source) -> str:
    """The form of a file that is to be read.

    Raises:
        ConnectorError: it is no export of the Index.
    """
    form = _form(source)
    if form is None:
        raise ConnectorError(
            f"{source.name} is no export of the Human Rights Index: neither its record names nor "
            "its columns are there.",
            "Download it from uhri.ohchr.org as JSON or Excel; an old .xls or a protected file "
            "must be saved as .xlsx without a password.",
        )
    return form
