"""Invented exports of the Universal Human Rights Index in any size: for benchmarks and tests.

The words are those of `make_rows`; the keys, the States' names and the shapes of symbols, numbers
and cells are those of a real export. 45 % of the records are UPR recommendations, as long as real
ones and mostly of one State each; of the others three in five are recommendations of treaty bodies
and special procedures. The same seed gives the same file.
"""

from __future__ import annotations

import itertools
import json
import math
import random
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.make_rows import vocabulary
from uprtui.states import States

UPR_SHARE = 0.45
RECOMMENDED_SHARE = 0.6  # of what treaty bodies and special procedures say
_ZIPF_SHIFT, _ZIPF_POWER = 8, 1.05
_MEDIAN_WORDS, _SPREAD = 18, 0.45
_LEAST_WORDS, _MOST_WORDS = 4, 80
_OTHER_WORDS = (30, 200)
_OPENINGS = (
    *("Continue efforts to", "Ratify the", "Strengthen", "Take measures to", "Consider", "Ensure"),
    *("Adopt", "Implement", "Step up efforts to", "Guarantee", "Continue", "Promote", "Improve"),
    *("Take further steps to", "Develop a national plan on", "Enact a law on", "Repeal", "Amend"),
)
_BODIES = ("CAT", "CCPR", "CEDAW", "CERD", "CESCR", "CRC", "CRPD", "SR Torture", "WG Detention")
_THEMES = 150
_STATES_OF_A_TEXT = (1,) * 97 + (2, 2, 3)

Record = Mapping[str, object]

#: Titles of the Excel form in its order → the key of the JSON form.
COLUMNS = {
    "Text": "Text",
    "Countries Concerned": "Countries",
    "Reccomending Body": "Body",
    "Document Symbol": "Symbol",
    "Themes": "Themes",
    "Affected Persons": "AffectedPersons",
    "Sdgs": "Sdgs",
    "Document Publication Date": "PublicationDate",
    "UPR Reccomending States": "UprRecommendingCountry",
    "UPR Position": "UprPositions",
    "Type": "AnnotationType",
    "OHCHR Annotation Id": "AnnotationId",
    "UPR Session": "UprSession",
    "Regions Concerned": "Regions",
    "Recommending Regions": "UprRecommendingRegions",
    "Date of publication on UHRI": "PublicationDateOnUhri",
}


def make_records(count: int, seed: int = 1) -> Iterator[Record]:
    """Yield records with the keys of the full JSON export."""
    chance = random.Random(seed)
    words = vocabulary(seed)
    weights = [1 / (place + _ZIPF_SHIFT) ** _ZIPF_POWER for place in range(len(words))]
    cumulated = list(itertools.accumulate(weights))
    names = [state.name for state in States.builtin()]
    labels = [" ".join(chance.choices(words[:500], k=3)).capitalize() for _ in range(_THEMES)]
    for number in range(count):
        upr = chance.random() < UPR_SHARE
        length = _upr_length(chance) if upr else chance.randint(*_OTHER_WORDS)
        spoken = chance.choices(words, cum_weights=cumulated, k=length)
        text = " ".join([chance.choice(_OPENINGS), *spoken] if upr else spoken)
        states = chance.sample(names, k=chance.choice(_STATES_OF_A_TEXT)) if upr else []
        session = number % 54 + 1
        paragraph = f"{130 + number % 9}.{number % 250 + 1}"
        recommended = upr or chance.random() < RECOMMENDED_SHARE
        kind = "Recommendations" if recommended else "Concerns/Observations"
        year = 2006 + number % 20
        yield {
            "AffectedPersons": chance.sample(labels[:30], k=chance.randint(0, 3)),
            "AnnotationId": f"{number:08x}-0000-4000-8000-{seed:012x}",
            "AnnotationType": f"- {kind}",
            "Body": "- UPR" if upr else f"- {chance.choice(_BODIES)}",
            "Countries": [chance.choice(names)],
            "DocumentId": f"{number // 50:08x}-0000-4000-9000-{seed:012x}",
            "PublicationDate": f"{year}-{number % 12 + 1:02}-{number % 28 + 1:02}T00:00:00",
            "PublicationDateOnUhri": f"{year + 1}-01-01T10:00:00.827",
            "Regions": ["Western European and others"],
            "Sdgs": [
                f"{chance.randint(1, 17)}.{chance.randint(1, 9)} - {chance.choice(labels)}"
                for _ in range(chance.randint(0, 4))
            ],
            "Symbol": f"A/HRC/{session + 10}/{number % 20 + 1}" if upr else f"CRC/C/X/CO/{year}",
            "Text": f"{paragraph} {text} {''.join(f'({state})' for state in states)};"
            if upr
            else f"{number % 90 + 1}.{text.capitalize()}. ",
            "Themes": chance.sample(labels, k=chance.randint(1, 6)),
            "UprCycle": f"Cycle {session // 14 + 1}" if upr else None,
            "UprPositions": [chance.choice(("Supported", "Supported", "Noted"))] if upr else [],
            "UprRecommendingCountry": states,
            "UprRecommendingRegions": ["Africa"] if upr else [],
            "UprSession": [f"Session {session}"] if upr else [],
        }


def _upr_length(chance: random.Random) -> int:
    length = round(math.exp(chance.gauss(math.log(_MEDIAN_WORDS), _SPREAD)))
    return min(max(length, _LEAST_WORDS), _MOST_WORDS)


def write_json(path: Path, records: Iterable[Record]) -> None:
    """Write records as one array, as the full export is."""
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        for number, record in enumerate(records):
            file.write(",\n" if number else "\n")
            file.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")))
        file.write("\n]\n")


def write_xlsx(path: Path, records: Iterable[Record]) -> None:
    """Write records as a workbook of one sheet with shared strings, as Excel itself does.

    The strings are written to a file of their own beside `path` first; it is removed.
    """
    known: dict[str, int] = {}
    beside = path.with_suffix(".strings")
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        beside.open("w", encoding="utf-8") as strings,
    ):
        for name, part in _FRAME.items():
            archive.writestr(name, part)
        strings.write(f'<?xml version="1.0" encoding="UTF-8"?><sst xmlns="{_MAIN}">')
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            rows = itertools.chain([list(COLUMNS)], map(cells, records))
            for number, row in enumerate(rows, start=1):
                written = [f'<row r="{number}">']
                for at, value in enumerate(row):
                    if not value:
                        continue
                    place = f"{chr(65 + at)}{number}"
                    if value.replace(".", "").isdigit():
                        written.append(f'<c r="{place}"><v>{value}</v></c>')
                        continue
                    if value not in known:
                        known[value] = len(known)
                        kept = '<si><t xml:space="preserve">'
                        strings.write(f"{kept}{escape(value)}</t></si>")
                    written.append(f'<c r="{place}" t="s"><v>{known[value]}</v></c>')
                written.append("</row>")
                sheet.write("".join(written).encode())
            sheet.write(b"</sheetData></worksheet>")
        strings.write("</sst>")
        strings.flush()
        archive.write(beside, "xl/sharedStrings.xml")
    beside.unlink()


def cells(record: Record) -> list[str]:
    """A record's cells in the order of `COLUMNS`: bullets, line ends and serial dates."""
    return [_cell(key, record.get(key)) for key in COLUMNS.values()]


def _cell(key: str, value: object) -> str:
    if value is None:
        return ""
    if key.startswith("PublicationDate"):
        year, month, day = (int(part) for part in str(value)[:10].split("-"))
        return str(36526 + (year - 2000) * 365 + (month - 1) * 30 + day)  # near enough
    if isinstance(value, list):
        return "\n".join(f"- {one}" for one in value)
    return str(value)


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FRAME = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/>'
    "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    "</Relationships>",
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="export" sheetId="1" r:id="rId1"/></sheets></workbook>',
}
