"""The XML inside an .xlsx: from elements that come by to rows and texts. Values only."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol
from xml.parsers import expat

from uprtui.api import ConnectorError

LONGEST_CELL = 1 << 20  # Excel itself allows 32,767 characters
MOST_COLUMNS = 1_000
_REFERENCE = re.compile(r"([A-Z]{1,3})\d+")


class Handler(Protocol):
    """What is told the elements of a part; tags come without their namespace."""

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        """An element begins."""

    def end(self, tag: str, /) -> None:
        """An element ends."""

    def data(self, text: str, /) -> None:
        """Text within the elements that are open."""


class _Pieces:
    """The text of a cell, gathered; what tells how it is read aloud (`rPh`) is no part of it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._pieces: list[str] = []
        self._size = 0
        self._inside = False
        self._aloud = False

    def start(self, tag: str) -> None:
        if tag == "rPh":
            self._aloud = True
        elif tag in ("t", "v"):
            self._inside = not self._aloud

    def end(self, tag: str) -> None:
        if tag == "rPh":
            self._aloud = False
        elif tag in ("t", "v"):
            self._inside = False

    def data(self, text: str) -> None:
        if self._inside:
            self._size += len(text)
            if self._size > LONGEST_CELL:
                raise too_large(self._name, f"a cell of more than {LONGEST_CELL:,} characters")
            self._pieces.append(text)

    def taken(self) -> str:
        """The whole text; the next one begins."""
        text = "".join(self._pieces)
        self._pieces.clear()
        self._size = 0
        return text


class StringsHandler:
    """Gathers the shared strings in `ready`."""

    def __init__(self, name: str) -> None:
        self.ready: list[str] = []
        self._pieces = _Pieces(name)
        self.data = self._pieces.data

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        """An element begins."""
        self._pieces.start(tag)

    def end(self, tag: str) -> None:
        """An element ends."""
        self._pieces.end(tag)
        if tag == "si":
            self.ready.append(self._pieces.taken())


class SheetHandler:
    """Gathers a sheet's rows in `ready`: number, and cells in the order of the columns.

    Args:
        shared: gives a shared string by its number.
        name: the file's, for messages.
    """

    def __init__(self, shared: Callable[[int], str], name: str) -> None:
        self.ready: list[tuple[int, list[str]]] = []
        self._shared = shared
        self._name = name
        self._row = 0
        self._cells: list[str] = []
        self._column = 0
        self._kind = ""
        self._pieces = _Pieces(name)
        self.data = self._pieces.data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if tag == "c":
            self._kind = attributes.get("t", "n")
            self._pieces.taken()
            reference = _REFERENCE.fullmatch(attributes.get("r", ""))
            self._column = _column(reference[1]) if reference else self._column + 1
            if self._column >= MOST_COLUMNS:
                raise too_large(self._name, f"more than {MOST_COLUMNS:,} columns")
        elif tag == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isdecimal() else self._row + 1
            self._cells = []
            self._column = -1
        else:
            self._pieces.start(tag)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "c":
            value = self._value(self._pieces.taken())
            if value:
                self._cells.extend([""] * (self._column + 1 - len(self._cells)))
                self._cells[self._column] = value
        elif tag == "row":
            self.ready.append((self._row, self._cells))
        else:
            self._pieces.end(tag)

    def _value(self, written: str) -> str:
        if self._kind == "s" and written:
            if not written.strip().isdecimal():
                raise damaged(self._name, f"row {self._row:,} names no text")
            return self._shared(int(written))
        if self._kind == "e":  # an error such as #REF! is no value
            return ""
        return written.removesuffix(".0") if self._kind == "n" else written


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def parser_for(handler: Handler, name: str) -> expat.XMLParserType:
    """A parser that tells a handler the elements, and refuses what no workbook declares."""

    def refuse(*_arguments: object) -> None:
        raise damaged(name, "it declares a document type, which no workbook does")

    # Tags come as "namespace tag"; the namespace differs between the kinds of .xlsx.
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, attributes: handler.start(
        tag[tag.rfind(" ") + 1 :], attributes
    )
    parser.EndElementHandler = lambda tag: handler.end(tag[tag.rfind(" ") + 1 :])
    parser.CharacterDataHandler = handler.data
    parser.StartDoctypeDeclHandler = refuse
    return parser


def damaged(name: str, why: str) -> ConnectorError:
    """A workbook that cannot be read."""
    return ConnectorError(
        f"{name} cannot be read as an Excel workbook: {why}.",
        "Download it again, or save it without a password as .xlsx.",
    )


def too_large(name: str, what: str) -> ConnectorError:
    """A workbook that holds more than any real one."""
    return ConnectorError(
        f"{name} holds {what}: it is refused.", "Check that it is the right file."
    )
