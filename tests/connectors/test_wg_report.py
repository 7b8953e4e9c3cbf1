"""Connector `wg-report`: reports of the Working Group in their formats and wordings."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import docx
import pytest

from tests.connectors import wg_report_texts as texts
from tests.connectors.fuzzing import FEW, Fuzz
from tests.connectors.pdf_files import (
    Text,
    bomb_pdf,
    locked_pdf,
    looping_pdf,
    pdf,
    report_pdf,
)
from uprtui.api import ConnectorError, Kind, RowError, Source, Standing
from uprtui.api.testing import RecordingContext, check_connector, rows_of
from uprtui_connectors.wg_report import WgReportConnector

CONNECTOR = WgReportConnector()
WORDINGS = {
    "dotted": (texts.DOTTED, texts.DOTTED_ROWS, 15),
    "plain": (texts.PLAIN, texts.PLAIN_ROWS, 15),
    "lettered": (texts.LETTERED, texts.LETTERED_ROWS, 15),
    "headed": (texts.HEADED, texts.HEADED_ROWS, 14),
}
LIST = "\n".join(f"6.{n} Plant {n} trees (France) (Chad);" for n in range(1, 8))
NATIONAL_REPORT = [
    "Human Rights Council",
    "Working Group on the Universal Periodic Review",
    "National report submitted in accordance with the annex to resolution 5/1",
    "Slovenia",
    "1. The report of the Working Group on the Universal Periodic Review of 2029 was discussed.",
]


def _write(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _word(folder: Path, paragraphs: list[str]) -> Path:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    path = folder / "report.docx"
    document.save(str(path))
    return path


def _told(path: Path, **options: str) -> list[tuple[str, str, str]]:
    rows, errors = rows_of(CONNECTOR, path, options)
    assert errors == []
    return [(row["paragraph"], row["by"], row["response"]) for row in rows]


def test_keeps_the_contract(tmp_path: Path) -> None:
    pages = texts.report(texts.DOTTED)
    good = [
        _write(tmp_path, "good.pdf", report_pdf(pages)),
        _write(tmp_path, "good.txt", texts.as_text(pages)),
    ]
    whole = report_pdf(pages)
    bad = [
        _write(tmp_path, "half.pdf", whole[: len(whole) // 2]),
        _write(tmp_path, "scan.pdf", pdf([[], []])),
    ]
    foreign = [
        _write(tmp_path, "national.pdf", report_pdf([NATIONAL_REPORT])),
        _write(tmp_path, "prose.txt", "1.1 Introduction\n1.2 Method\n1.3 Results\n1.4 End\n" * 9),
    ]
    check_connector(CONNECTOR, good=good, bad=bad, foreign=foreign, mutated=FEW)


@pytest.mark.parametrize("wording", WORDINGS)
def test_reads_the_wordings_of_all_cycles_from_pdf_and_text(wording: str, tmp_path: Path) -> None:
    conclusions, expected, last = WORDINGS[wording]
    pages = texts.report(conclusions, last)
    assert _told(_write(tmp_path, "report.pdf", report_pdf(pages))) == expected
    assert _told(_write(tmp_path, "report.txt", texts.as_text(pages))) == expected


def test_reads_a_word_document(tmp_path: Path) -> None:
    pages = texts.report(texts.DOTTED)
    paragraphs = [" ".join(part.split("\n")) for page in pages for part in page]
    path = _word(tmp_path, [p for p in paragraphs if "dis- crimination" not in p])
    match = CONNECTOR.detect(Source.of(path))
    assert match is not None
    assert match.standing is Standing.REPORT
    assert _told(path) == [row for row in texts.DOTTED_ROWS if row[0] != "14.1"]


def test_tells_cover_text_and_places(tmp_path: Path) -> None:
    rows, _ = rows_of(
        CONNECTOR, _write(tmp_path, "report.pdf", report_pdf(texts.report(texts.DOTTED)))
    )
    assert {(row["sur"], row["session"], row["symbol"]) for row in rows} == {
        ("Slovenia", "98", "A/HRC/99/7")
    }
    assert rows[0]["text"] == "Ratify the Convention on the Rights of Trees (CRT)"
    assert rows[0]["place"] == "paragraph 13.1 (Iran (Islamic Republic of))"
    told = {row["paragraph"]: row["text"] for row in rows}
    assert told["13.2"] == (
        "Step up work towards target 16.3 of the Goals, and follow recommendation 12.1 of the "
        "dialogue"
    )
    assert told["14.1"] == (
        "Fight all forms of discrimination and non-discrimination of trees (see paragraph 6.3)"
    )
    assert told["14.2"] == "Sign the Treaty on discrimination against hedges"


def test_page_furniture_and_footnotes_do_not_get_into_the_text(tmp_path: Path) -> None:
    pages = texts.report(
        [
            "13. The following recommendations enjoy the support of Slovenia:",
            "13.1 Plant trees and\nwater them,",
            "count them and\nguard them (France);",
            "13.2 Cut no trees (Spain).",
        ],
        14,
    )
    notes = ["1 As read out: “Plant bushes” (Chad).", "** The conclusions have not been edited."]
    rows, _ = rows_of(CONNECTOR, _write(tmp_path, "r.pdf", report_pdf(pages, notes=notes)))
    assert [row["text"] for row in rows] == [
        "Plant trees and water them, count them and guard them",
        "Cut no trees",
    ]


def test_a_raised_footnote_mark_is_left_out(tmp_path: Path) -> None:
    lines = [*texts.COVER.format(state="Slovenia", symbol="A/HRC/99/7").split("\n"), texts.HEADING]
    page = [Text(100, 800 - 14 * at, line) for at, line in enumerate(lines)]
    page += [
        Text(100, 500, "13. The following recommendations enjoy the support of Slovenia:"),
        Text(100, 480, "13.1 Plant trees"),
        Text(178, 484, "12", 6.0),
        Text(190, 480, "(France)."),
    ]
    rows, _ = rows_of(CONNECTOR, _write(tmp_path, "r.pdf", pdf([page])), {"session": "3"})
    assert [(row["text"], row["session"]) for row in rows] == [("Plant trees", "3")]


def test_a_list_without_cover_needs_the_users_word(tmp_path: Path) -> None:
    path = _write(tmp_path, "list.txt", LIST)
    match = CONNECTOR.detect(Source.of(path))
    assert match is not None
    assert match.score < 0.9
    with pytest.raises(ConnectorError, match="which State") as refusal:
        rows_of(CONNECTOR, path)
    assert "sur=" in str(refusal.value.remedy)
    rows, _ = rows_of(CONNECTOR, path, {"sur": "Chad", "session": "4", "symbol": "A/HRC/11/1"})
    assert len(rows) == 14
    assert {row["symbol"] for row in rows} == {"A/HRC/11/1"}


def test_a_paragraph_without_a_state_is_reported_and_a_number_twice_kept(tmp_path: Path) -> None:
    text = LIST.replace("6.3 Plant 3 trees (France) (Chad);", "6.3 Plant trees (CEDAW);")
    text = text.replace("6.5 ", "6.4 ")
    rows, errors = rows_of(CONNECTOR, _write(tmp_path, "list.txt", text), {"sur": "Peru"})
    assert [error.place for error in errors] == ["paragraph 6.3"]
    assert "paragraph 6.4 (France), 2" in {row["place"] for row in rows}


def test_a_draft_tells_its_session_by_its_symbol(tmp_path: Path) -> None:
    symbol = "A/HRC/WG.6/98/L.3"
    pages = texts.report(texts.DOTTED, symbol=symbol, session="strange")
    rows, _ = rows_of(CONNECTOR, _write(tmp_path, "d.pdf", report_pdf(pages, symbol)))
    assert {(row["session"], row["symbol"]) for row in rows} == {("98", symbol)}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (locked_pdf(), "password"),
        (looping_pdf(), "damaged"),
        (pdf([[]]), "scan"),
        (b"%PDF-1.7 nothing", "cut short"),
        (
            report_pdf([["Rapport du Groupe de travail sur l’Examen périodique universel"]]),
            "English",
        ),
    ],
    ids=["locked", "looping", "scan", "cut", "French"],
)
def test_a_pdf_that_cannot_be_used_says_why(content: bytes, says: str, tmp_path: Path) -> None:
    path = _write(tmp_path, "bad.pdf", content)
    with pytest.raises(ConnectorError, match=says):
        CONNECTOR.detect(Source.of(path))


def test_a_decompression_bomb_is_refused(tmp_path: Path) -> None:
    path = _write(tmp_path, "bomb.pdf", bomb_pdf(1200))
    with pytest.raises(ConnectorError):
        list(CONNECTOR.read(Source.of(path), {}, RecordingContext()))


def test_a_report_without_recommendations_is_refused(tmp_path: Path) -> None:
    path = _write(tmp_path, "r.pdf", report_pdf(texts.report(["13. Nothing was said."], 14)))
    with pytest.raises(ConnectorError, match="no numbered recommendations"):
        list(CONNECTOR.read(Source.of(path), {}, RecordingContext()))


@pytest.mark.parametrize(
    ("name", "session", "paragraphs", "rows_expected"),
    [("A_HRC_59_15.pdf", "48", 254, 262), ("A_HRC_28_15.pdf", "20", 163, 180)],
)
def test_reads_the_real_reports_whole(
    name: str, session: str, paragraphs: int, rows_expected: int, real_data: Path
) -> None:
    path = real_data / "working-group-reports" / name
    rows, errors = rows_of(CONNECTOR, path)
    assert errors == []
    assert len(rows) == rows_expected
    numbers = list(dict.fromkeys(row["paragraph"] for row in rows))
    top = numbers[0].partition(".")[0]
    assert numbers == [f"{top}.{n}" for n in range(1, paragraphs + 1)]
    assert {(row["sur"], row["session"], row["response"]) for row in rows} == {
        ("Slovenia", session, "Pending")
    }


@pytest.mark.parametrize(
    ("report", "listed", "misprints"),
    [("A_HRC_59_15.pdf", "UPR48_Slovenia.docx", 0), ("A_HRC_28_15.pdf", "UPR20_Slovenia.docx", 1)],
)
def test_real_reports_agree_with_the_thematic_lists(
    report: str, listed: str, misprints: int, real_data: Path
) -> None:
    """The lists hold the same paragraphs, word for word but for one corrected misprint."""
    rows, _ = rows_of(CONNECTOR, real_data / "working-group-reports" / report)
    told: dict[str, list[str]] = {}
    for row in rows:
        told.setdefault(row["paragraph"], []).extend((row["text"], row["by"]))
    document = docx.Document(str(real_data / "ohchr-thematic-lists" / listed))
    cells = {
        found[1]: found[2]
        for table in document.tables
        for line in table.rows
        for cell in line.cells[:3]
        if (found := re.match(r"\s*(\d+\.\d+)\s*(.*)", cell.text, re.DOTALL))
    }
    assert set(cells) == set(told)
    differing = [
        number
        for number, words in told.items()
        if not all(_letters(word) in _letters(cells[number]) for word in words)
    ]
    assert len(differing) == misprints, differing


def _letters(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalpha())


def test_reads_the_real_addendum(real_data: Path) -> None:
    path = real_data / "working-group-reports" / "A_HRC_59_15_Add.1.pdf"
    match = CONNECTOR.detect(Source.of(path))
    assert match is not None
    assert match.standing is Standing.ADDENDUM
    rows, errors = rows_of(CONNECTOR, path)
    assert errors == []
    assert {row["kind"] for row in rows} == {str(Kind.POSITIONS)}
    assert Counter(row["response"] for row in rows) == {"Supported": 217, "Noted": 37}
    assert {(row["sur"], row["session"], row["symbol"]) for row in rows} == {
        ("Slovenia", "48", "A/HRC/59/15")
    }
    told = {row["paragraph"]: row["response"] for row in rows}
    assert (told["140.240"], told["140.241"], told["140.55"]) == ("Noted", "Supported", "Noted")


def test_cancel_ends_the_reading(tmp_path: Path) -> None:
    path = _write(tmp_path, "r.pdf", report_pdf(texts.report(texts.DOTTED)))
    items = list(CONNECTOR.read(Source.of(path), {}, RecordingContext(cancelled=True)))
    assert not any(isinstance(item, RowError) for item in items)
    assert len(items) <= 1


def test_no_damage_gets_past_the_connector(fuzz: Fuzz) -> None:
    pages = texts.report(texts.DOTTED)
    fuzz.damaged(CONNECTOR, report_pdf(pages), texts.as_text(pages).encode(), LIST.encode())
