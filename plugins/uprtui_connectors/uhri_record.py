"""One record of the Human Rights Index, whichever form it comes in: JSON object or table row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from uprtui.api import is_state, split_states

# What a field means → its keys and titles, folded. Exports spell "Reccomending" and "Recommending".
_NAMES = {
    "text": ("text",),
    "countries": ("countries", "country", "countriesconcerned", "countryconcerned"),
    "body": ("body", "recommendingbody"),
    "symbol": ("symbol", "documentsymbol"),
    "themes": ("themes",),
    "affected": ("affectedpersons",),
    "sdgs": ("sdgs",),
    "published": ("publicationdate", "documentpublicationdate"),
    "states": (
        "uprrecommendingcountry",
        "uprrecommendingcountries",
        "uprrecommendingstate",
        "uprrecommendingstates",
    ),
    "positions": ("uprposition", "uprpositions"),
    "type": ("annotationtype", "type"),
    "reference": ("annotationid", "ohchrannotationid"),
    "session": ("uprsession", "uprsessions"),
}
FIELDS = {name: meaning for meaning, names in _NAMES.items() for name in names}
#: Known, and not needed: uprtui knows regions and cycles for itself.
LEFT_OUT = frozenset(
    {
        "regions",
        "regionsconcerned",
        "recommendingregions",
        "uprrecommendingregions",
        "publicationdateonuhri",
        "dateofpublicationonuhri",
        "documentid",
        "uprcycle",
    }
)
_REQUIRED = frozenset({"text", "countries", "body"})
_NOT_A_LETTER = re.compile(r"[^a-z]")
_MISSPELT = re.compile(r"rec+om+end")
_LINE_END = re.compile(r"[\r\n]+")
_BULLET = re.compile(r"\A-\s+")
_INLINE_BULLET = re.compile(r"\s+-\s+")
_DAY = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_EXCEL_EPOCH = date(1899, 12, 30)  # Excel counts a 29 February 1900 that never was
_NUMBER = r"(?<!\d)0*([1-9]\d?)(?:\.0)?(?!\d)"
_SESSION = re.compile(rf"session\s*(?:no\.?\s*)?{_NUMBER}", re.IGNORECASE)
_SESSION_LATER = re.compile(rf"{_NUMBER}(?:st|nd|rd|th)?\s*session", re.IGNORECASE)
_ANY_NUMBER = re.compile(_NUMBER)
_BETWEEN_SYMBOLS = re.compile(r"\s*[;,]\s*")
_ADDENDUM = re.compile(r"/Add\.", re.IGNORECASE)


class UnusableRecord(Exception):
    """Why a record cannot be used, as a sentence's beginning."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a record says, field by field, bullets gone, in the source's order and words.

    Args:
        values: a key of `_NAMES` → its values; keys without values are left out.
    """

    values: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def one(self, meaning: str) -> str:
        """The first value of a field; empty where it has none."""
        values = self.values.get(meaning)
        return values[0] if values else ""

    def all(self, meaning: str) -> Sequence[str]:
        """Every value of a field."""
        return self.values.get(meaning, ())


def folded(title: str) -> str:
    """A key or title without case, spaces and known misspellings."""
    return _MISSPELT.sub("recommend", _NOT_A_LETTER.sub("", title.casefold()))


def is_header(titles: Sequence[str]) -> bool:
    """Whether a row is the header of the Index's export, in any order of its columns."""
    meanings = [FIELDS[name] for name in map(folded, titles) if name in FIELDS]
    known = set(meanings)
    return known >= _REQUIRED and len(known & {"type", "reference", "states"}) > 1


def unknown_titles(titles: Sequence[str]) -> tuple[str, ...]:
    """Titles that no known export has."""
    return tuple(
        title
        for title in titles
        if title and folded(title) not in FIELDS and folded(title) not in LEFT_OUT
    )


def record_of_object(item: object) -> Record:
    """Read a JSON record; a field may be a text, a number, a list of these, or null.

    Raises:
        UnusableRecord: it is no object, or a field holds something else.
    """
    if not isinstance(item, dict):
        raise UnusableRecord("it is no record with named fields")
    values: dict[str, list[str]] = {}
    for key, value in item.items():
        meaning = _FIELD_OF_KEY.get(key) or FIELDS.get(folded(key))
        if meaning is not None and value is not None and value != []:
            found = _texts(meaning, key, value)
            if found:
                values.setdefault(meaning, []).extend(found)
    return Record(values)


# The keys of the full export as they are, so that 268,000 records need not be folded.
_FIELD_OF_KEY = {
    "AffectedPersons": "affected",
    "AnnotationId": "reference",
    "AnnotationType": "type",
    "Body": "body",
    "Countries": "countries",
    "PublicationDate": "published",
    "Sdgs": "sdgs",
    "Symbol": "symbol",
    "Text": "text",
    "Themes": "themes",
    "UprPositions": "positions",
    "UprRecommendingCountry": "states",
    "UprSession": "session",
}


def meanings_of(titles: Sequence[str]) -> list[str | None]:
    """What each column of a table means, by its header; None for those left out."""
    seen: set[str] = set()
    meanings: list[str | None] = []
    for name in map(folded, titles):
        meaning = FIELDS.get(name)
        meanings.append(None if meaning in seen else meaning)
        if meaning is not None:
            seen.add(meaning)
    return meanings


def record_of_cells(meanings: Sequence[str | None], cells: Sequence[str]) -> Record:
    """Read a row of a table; several values of a cell stand on lines of their own.

    Raises:
        UnusableRecord: cells without a title hold something.
    """
    if any(cells[len(meanings) :]):
        raise UnusableRecord(f"{len(cells)} cells, expected {len(meanings)}")
    values: dict[str, list[str]] = {}
    for meaning, cell in zip(meanings, cells, strict=False):
        if meaning is not None and cell:
            found = [cell] if meaning == "text" else _lines(cell)
            if found:
                values[meaning] = found
    return Record(values)


def _texts(meaning: str, key: str, value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if meaning == "text" else _lines(value)
    if isinstance(value, list) and meaning != "text":
        texts: list[str] = []
        for one in value:
            if isinstance(one, str):
                texts.extend(_lines(one))
            elif _is_number(one):
                texts.append(str(one))
            elif one is not None:
                raise UnusableRecord(f"a value of '{key[:40]}' is {_kind(one)}, not text")
        return texts
    if _is_number(value) and meaning != "text":
        return [str(value)]
    raise UnusableRecord(f"'{key[:40]}' is {_kind(value)}, not text")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", bool: "true or false"}
    return names.get(type(value), "something else")


def _lines(cell: str) -> list[str]:
    """The values of a cell, without the bullets before them."""
    if "\n" not in cell and "\r" not in cell:
        value = _BULLET.sub("", cell.strip(), count=1) if cell.lstrip()[:1] == "-" else cell.strip()
        return [value] if value and value != "-" else []
    return [value for line in _LINE_END.split(cell) for value in _lines(line)]


def names_of(values: Sequence[str]) -> tuple[str, ...]:
    """Names of States in a field's values, each once; a value is one name wherever it can be.

    `Guinea-Bissau` stays whole; `France - Spain` and `France; Spain` on one line are two, since
    every part is a State's name.
    """
    found: dict[str, None] = {}
    for value in values:
        name = value.strip().rstrip("*").rstrip()
        found.update(dict.fromkeys(_names(name) if name else ()))
    return tuple(found)


def _names(value: str) -> Iterator[str]:
    if is_state(value):
        yield value
        return
    parts = [part.removeprefix("- ").rstrip("*") for part in _INLINE_BULLET.split(value)]
    if len(parts) > 1 and all(map(is_state, parts)):
        yield from parts
        return
    yield from split_states(value) or (value,)


def day_of(value: str) -> str | None:
    """A date of an export as 2025-02-12: ISO, with a time or not, or an Excel serial number.

    Out: None where it cannot be read.
    """
    found = _DAY.match(value)
    if found is not None:
        return found[0]
    serial = _SERIAL.fullmatch(value)
    if serial is not None:
        return (_EXCEL_EPOCH + timedelta(days=int(serial[1]))).isoformat()
    return None


def session_of(value: str) -> str | None:
    """The number in `48`, `Session 48`, `UPR 48`, `48th session - January 2025`; else None."""
    found = _SESSION.search(value) or _SESSION_LATER.search(value) or _ANY_NUMBER.search(value)
    return found[1] if found else None


def symbol_of(values: Sequence[str]) -> str:
    """The document's symbol; of several the first that is no addendum."""
    symbols = [symbol for value in values for symbol in _BETWEEN_SYMBOLS.split(value) if symbol]
    reports = (symbol for symbol in symbols if not _ADDENDUM.search(symbol))
    return next(reports, symbols[0] if symbols else "")
