"""Hostile tables as text, calendars and plans."""

from __future__ import annotations

import codecs

from tests.connectors.export_files import TO_FROM, csv_bytes, export_row
from tests.connectors.hostile_sizes import Files, Sizes

#: Terminal escapes, bidi marks, invisible letters, markup, SQL: what a name or text may hold.
ESCAPES = (
    "\x1b[2J\x1b]0;owned\x07\x9b31m\u202egnorw\u202c\u200b\ufeff[red]x[/red]'; DROP TABLE x;--"
)
FORMULA = '=HYPERLINK("http://127.0.0.1/?"&A1,"here")'
PADDED = "Ratify the invented convention, and report on it to the next review. "

_GOOD = csv_bytes([export_row(f"Ratify convention {n}.") for n in range(40)])


def good_export(_: Sizes) -> bytes:
    """A sound export."""
    return _GOOD


def _escapes(_: Sizes) -> bytes:
    rows = [
        export_row("Ratify it."),
        export_row(f"Ratify {ESCAPES} it."),
        export_row("End it.", by=f"Nor{ESCAPES}way"),
        export_row("Stop it.", issues=f"Justice,{ESCAPES}"),
        export_row("Say it.", response=ESCAPES, action=ESCAPES, session=ESCAPES),
    ]
    return csv_bytes(rows)


def _formulas(_: Sizes) -> bytes:
    rows = [export_row(FORMULA), export_row("@SUM(1+1)*cmd|'/C calc'!A0"), export_row("-2+3")]
    return csv_bytes(rows)


def _nul_in_cells(_: Sizes) -> bytes:
    return csv_bytes([export_row("Ratify\x00 it.", by="Nor\x00way"), export_row()])


def _long_line(sizes: Sizes) -> bytes:
    return csv_bytes([]) + b"Nepal,Asia,," + b"a" * sizes.line


def _only_a_long_line(sizes: Sizes) -> bytes:
    return b"a" * sizes.line


def _endless_quote(sizes: Sizes) -> bytes:
    lines = sizes.line // 80
    return (
        csv_bytes([export_row()]) + b'Nepal,"' + (b"and so it goes on and on," * 3 + b"\n") * lines
    )


def _wide_header(sizes: Sizes) -> bytes:
    return ",".join([*TO_FROM, *(f"c{n}" for n in range(sizes.columns))]).encode() + b"\n"


def _wide_row(sizes: Sizes) -> bytes:
    return csv_bytes([export_row()]) + b"," * sizes.columns + b"\n"


def _quotes(sizes: Sizes) -> bytes:
    return csv_bytes([]) + b'"' * (sizes.line // 4)


def _newlines(sizes: Sizes) -> bytes:
    return b"\n" * (sizes.line // 8)


def _huge_cell(sizes: Sizes) -> bytes:
    return csv_bytes([export_row("a" * (sizes.line // 2)), export_row()])


def _cut_in_cell(_: Sizes) -> bytes:
    return csv_bytes([export_row(PADDED * 20)] * 20, quote_all=True)[:9_000]


def _half_utf_16(_: Sizes) -> bytes:
    return _GOOD.decode().encode("utf-16")[:-501]


def _mixed_encodings(_: Sizes) -> bytes:
    return (
        _GOOD
        + "Nepal,Asia,,Libérez-les.,Norway,,,Accepted,5,Justice,12\n".encode("cp1252")
        + ("Nepal,Asia,,Libérez-les ∀.,Norway,,,Accepted,5,Justice,12\n".encode())
    )


def _calendar(body: str) -> bytes:
    whole = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//y//EN\n{body}\nEND:VCALENDAR\n"
    return whole.replace("\n", "\r\n").encode()


def _event(extra: str, start: str = "20270503") -> str:
    return (
        f"BEGIN:VEVENT\nUID:1@x\nDTSTAMP:20260101T000000Z\nDTSTART;VALUE=DATE:{start}\n"
        f"SUMMARY:UPR Working Group, session 55\n{extra}\nEND:VEVENT"
    )


def _endless_recurrence(_: Sizes) -> bytes:
    return _calendar(_event("RRULE:FREQ=SECONDLY;COUNT=999999999"))


def _nested_events(sizes: Sizes) -> bytes:
    return _calendar("BEGIN:VEVENT\n" * (sizes.depth // 4))


def _calendar_without_end(_: Sizes) -> bytes:
    return _calendar(_event("DESCRIPTION:" + PADDED * 9))[:-60]


def _calendar_of_folds(sizes: Sizes) -> bytes:
    return _calendar(_event("DESCRIPTION:a" + "\n a" * (sizes.line // 16)))


def _calendar_of_odd_days(_: Sizes) -> bytes:
    return _calendar("\n".join(_event("", day) for day in ("99999999", "00000000", "20271301")))


def _calendar_escapes(_: Sizes) -> bytes:
    return _calendar(_event(f"LOCATION:{ESCAPES}\nDESCRIPTION:{ESCAPES}"))


def _deep_plan(sizes: Sizes) -> bytes:
    return b'schema = 1\nid = "c-abcde"\ntitle = "x"\nsur = "NPL"\nx = ' + b"[" * (
        sizes.depth // 10
    )


def _plan_escapes(_: Sizes) -> bytes:
    return (
        b'schema = 1\nid = "c-abcde"\ntitle = "a\\u001b[2J\\u202Eb"\nsur = "NPL"\n'
        b'[[member]]\nid = "m-abcde"\nname = "x\\u001b]0;owned\\u0007"\n'
    )


def _html(_: Sizes) -> bytes:
    return b"<html><body><table><tr><td>To</td><td>From</td></tr></table></body></html>"


REFUSED: Files = {
    "an empty file": ("empty.csv", lambda _: b""),
    "a file of one byte": ("one.csv", lambda _: b"T"),
    "a byte order mark alone": ("mark.csv", lambda _: codecs.BOM_UTF8),
    "nothing but NUL bytes": ("nul.csv", lambda sizes: bytes(sizes.line)),
    "nothing but one long line": ("line.csv", _only_a_long_line),
    "nothing but line ends": ("newlines.csv", _newlines),
    "an export with a long line": ("long.csv", _long_line),
    "an export with a huge cell": ("huge.csv", _huge_cell),
    "a quotation mark that is never closed": ("quote.csv", _endless_quote),
    "an export cut in a cell": ("half.csv", _cut_in_cell),
    "a header of too many columns": ("wide.csv", _wide_header),
    "a web page named as a workbook": ("page.xls", _html),
    "nested events": ("nested.ics", _nested_events),
    "a plan of brackets": ("deep.toml", _deep_plan),
}
TAKEN: Files = {
    "an export named as a workbook": ("export.xlsx", good_export),
    "an export named as a document": ("export.pdf", lambda _: _GOOD + b"\n"),
    "escapes and bidi marks in an export": ("escapes.csv", _escapes),
    "formulas in an export": ("formulas.csv", _formulas),
}
EITHER: Files = {
    "NUL bytes in cells": ("nulls.csv", _nul_in_cells),
    "a row of too many cells": ("row.csv", _wide_row),
    "nothing but quotation marks": ("quotes.csv", _quotes),
    "half a file in UTF-16": ("half16.csv", _half_utf_16),
    "two encodings in one file": ("mixed.csv", _mixed_encodings),
    "an event that never stops recurring": ("recurring.ics", _endless_recurrence),
    "a calendar cut short": ("half.ics", _calendar_without_end),
    "a calendar line of many folds": ("folds.ics", _calendar_of_folds),
    "days that do not exist": ("days.ics", _calendar_of_odd_days),
    "escapes in a calendar": ("escapes.ics", _calendar_escapes),
    "escapes in a plan": ("escapes.toml", _plan_escapes),
}
