"""The records of an export of the Human Rights Index in JSON, one by one.

The full export is one array of some 268,000 objects. Also read: the array inside an object, as an
interface answers, and objects one after another (JSON lines).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from uprtui.api import ConnectorError
from uprtui_connectors.json_stream import JsonStream
from uprtui_connectors.uhri_record import FIELDS, LEFT_OUT, folded

#: The longest record that is read, in characters; real ones stay far below 100,000.
LARGEST_RECORD = 4 << 20
_DEEPEST = 8
_COMMON_NAMES = frozenset({"type", "text", "body", "country", "regions"})


@dataclass(frozen=True, slots=True)
class Found:
    """One record.

    Args:
        number: its place in the file, from 1.
        value: what JSON makes of it.
        read: how many bytes of the file have been read so far.
    """

    number: int
    value: object
    read: int


def json_records(stream: BinaryIO, name: str) -> Iterator[Found]:
    """Yield the records of a JSON file in their order; of a key that occurs twice the last counts.

    Raises:
        ConnectorError: the file is cut short, no JSON, no list of records, nested too deep, or
            holds a record that is too large; says in which record.
    """
    number = 0
    try:
        json = JsonStream(stream, name, longest=LARGEST_RECORD)
        for number, value in enumerate(_values(json), start=1):
            yield Found(number, value, json.bytes_read)
    except ConnectorError as problem:
        raise ConnectorError(
            f"{problem.message} It stopped after {number:,} whole records; none was taken in.",
            problem.remedy,
        ) from problem


def _values(json: JsonStream) -> Iterator[object]:
    if json.peek() == "[":
        yield from json.items()
    else:
        found = False
        for value in _of_object(json, 0):
            found = True
            yield value
        if not found:
            raise json.broken("a list of records is expected")
    while json.peek():
        if json.peek() != "{":
            raise json.broken("something follows the records")
        yield json.value()


def _of_object(json: JsonStream, depth: int) -> Iterator[object]:
    """The object that begins here where it is a record, else the records in its lists."""
    if depth > _DEEPEST:
        raise json.broken("no list of records within the first levels")
    members: dict[str, object] = {}
    is_record = False
    for key in json.members():
        is_record = is_record or _names_a_field(key)
        if is_record or json.peek() not in ("[", "{"):
            members[key] = json.value()
        elif json.peek() == "{":
            yield from _of_object(json, depth + 1)
        else:
            yield from (value for value in json.items() if isinstance(value, dict))
    if is_record:
        yield members


def _names_a_field(key: str) -> bool:
    """Whether only a record has such a name; an answer around the records may have a `type`."""
    name = folded(key)
    return name not in _COMMON_NAMES and (name in FIELDS or name in LEFT_OUT)
