"""The connector `advance-questions` reads the questions that States send before a review."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pytest
from docx import Document
from hypothesis import strategies as st

from tests.connectors.docx_files import (
    MAIN,
    list_bytes,
    part_of,
    questions_bytes,
    saved,
    with_parts,
    xml_letters,
)
from tests.connectors.fuzzing import FEW, Fuzz
from uprtui.api import MAX_BATCH_ROWS, Batch, ConnectorError, Source
from uprtui.api.testing import RecordingContext, check_connector, rows_of
from uprtui.states import States
from uprtui_connectors.advance_questions import AdvanceQuestionsConnector
from uprtui_connectors.advance_questions_text import questions_of
from uprtui_connectors.docx_file import blocks

CONNECTOR = AdvanceQuestionsConnector()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le")


def asked(content: bytes) -> list[tuple[str, str]]:
    """State and question, read in this process."""
    return [(one.by, one.text) for one in questions_of(blocks(io.BytesIO(content), {})).questions]


def written(folder: Path, content: bytes, name: str = "questions.bin") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_it_keeps_the_contract(tmp_path: Path) -> None:
    many = ["NORWAY", *(f"* What about {n}?" for n in range(40)), "GERMANY", "* Why?"]
    bad = {
        "cut.docx": questions_bytes(many)[:4_000],
        "old.doc": OLE + b"ADVANCE QUESTIONS TO NEPAL",
        "nobody.docx": questions_bytes(["Nothing was sent."]),
    }
    foreign = {
        "list.docx": list_bytes([("6.3 Ratify it (Peru);", "Noted", "", "")]),
        "letter.docx": questions_bytes(["NORWAY", "* Why?"], title=["Questions and answers"]),
        "letter.doc": OLE + b"Dear colleague",
    }
    check_connector(
        CONNECTOR,
        good=[written(tmp_path, questions_bytes(many), "good.docx")],
        bad=[written(tmp_path, content, name) for name, content in bad.items()],
        foreign=[written(tmp_path, content, name) for name, content in foreign.items()],
        mutated=FEW,
    )


def test_each_bullet_is_a_question_of_the_state_above_it(tmp_path: Path) -> None:
    title = ["ADVANCE QUESTIONS TO NEPAL", "UPR, 51st session"]
    lines = ["NORWAY", "* What about health?", "* And work?", "", "COSTA RICA", "* Why?"]
    path = written(tmp_path, questions_bytes(lines, title=title))
    rows, errors = rows_of(CONNECTOR, path)
    assert errors == []
    assert rows[1] == {
        "sur": "NEPAL",
        "by": "NORWAY",
        "text": "And work?",
        "session": "51",
        "place": "NORWAY, question 2",
        "kind": "questions",
    }
    assert [row["place"] for row in rows][2:] == ["COSTA RICA, question 1"]
    preview = CONNECTOR.preview(Source.of(path), {}, 2)
    assert preview.rows == (("NORWAY", "What about health?"), ("NORWAY", "And work?"))


@pytest.mark.parametrize(
    "title",
    [
        ["Advance questions to Nepal (first batch)"],
        ["ADVANCE QUESTIONS TO NEPAL – ADD.1", "Generated on 22 Jan 2025"],
        ["ADVANCE QUESTIONS TO", "NEPAL"],
        ["NEPAL", "Advance written questions to Nepal"],
        ["Universal Periodic Review", "Advanced questions for Nepal"],
    ],
)
def test_titles_name_the_state_under_review(title: list[str]) -> None:
    found = questions_of(blocks(io.BytesIO(questions_bytes(["PERU", "Why?"], title=title)), {}))
    assert found.review.sur.casefold() == "nepal"
    assert [(one.by, one.text) for one in found.questions] == [("PERU", "Why?")]


@pytest.mark.parametrize(
    ("heading", "states"),
    [
        ("Norway", ["Norway"]),
        ("UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND", None),
        ("Questions submitted by Norway:", ["Norway"]),
        ("NORWAY (second batch)", ["NORWAY"]),
        ("Norway and Peru", ["Norway", "Peru"]),
        ("Venezuela (Bolivarian Republic of)", None),
        ("1. NORWAY", ["1. NORWAY"]),
    ],
)
def test_headings_come_in_many_forms(heading: str, states: list[str] | None) -> None:
    found = asked(questions_bytes([heading, "* Why?"]))
    expected = ["NORWAY"] if heading.startswith("1.") else states or [heading]
    assert found == [(state, "Why?") for state in expected]


def test_a_heading_that_is_no_known_state_keeps_its_questions_to_itself() -> None:
    found = asked(questions_bytes(["NORWAY", "* Why?", "FANTASIA", "* When?"]))
    assert found == [("NORWAY", "Why?"), ("FANTASIA", "When?")]


def test_lines_that_belong_together_are_joined() -> None:
    bullets = [
        "NORWAY",
        "Norway thanks Nepal and asks:",
        "* What was done",
        "since the last review?",
        "On health:",
        "* And next?",
    ]
    assert asked(questions_bytes(bullets)) == [
        ("NORWAY", "Norway thanks Nepal and asks: What was done since the last review?"),
        ("NORWAY", "On health: And next?"),
    ]
    plain = [
        "NORWAY",
        "Nepal signed the Convention.",
        "When will it ratify",
        "and apply it?",
        "Please tell what the office does.",
        "Which plans are there?",
    ]
    assert asked(questions_bytes(plain)) == [
        ("NORWAY", "Nepal signed the Convention. When will it ratify and apply it?"),
        ("NORWAY", "Please tell what the office does."),
        ("NORWAY", "Which plans are there?"),
    ]


@pytest.mark.parametrize("mark", ["• ", "- ", "– ", "1. ", "1) ", "(a) ", "a) ", "Q1: "])
def test_typed_marks_are_taken_off(mark: str) -> None:
    assert asked(questions_bytes(["NORWAY", f"{mark}Why?", f"{mark}When?"])) == [
        ("NORWAY", "Why?"),
        ("NORWAY", "When?"),
    ]


def test_questions_may_stand_in_a_table() -> None:
    document = Document()
    document.add_paragraph("Advance questions to Nepal")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        [cell for row in table.rows for cell in row.cells],
        ["Norway", "Why?\nWhen?", "Peru", "How?"],
        strict=True,
    ):
        cell.text = text
    assert asked(saved(document)) == [("Norway", "Why?"), ("Norway", "When?"), ("Peru", "How?")]


def test_options_supply_what_the_document_does_not_say(tmp_path: Path) -> None:
    path = written(
        tmp_path, questions_bytes(["PERU", "Why?"], title=["Advance questions to the State"])
    )
    rows, _ = rows_of(CONNECTOR, path, {"sur": "Chad", "session": "048"})
    assert (rows[0]["sur"], rows[0]["session"]) == ("Chad", "48")
    with pytest.raises(ConnectorError, match="--option sur=NAME"):
        rows_of(CONNECTOR, path)


@pytest.mark.parametrize(
    ("name", "title", "option", "session", "told"),
    [
        ("UPR48_Peru.docx", "Advance questions to Peru", "", "48", ["from the file's name"]),
        ("UPR48_Peru.docx", "UPR51: advance questions to Peru", "", "51", []),
        ("UPR48_Peru.docx", "Advance questions to Peru", "50", "50", []),
        ("peru.docx", "Advance questions to Peru", "", "", ["--option session=NUMBER."]),
    ],
)
def test_the_name_of_the_file_says_the_session_where_nothing_else_does(
    tmp_path: Path, name: str, title: str, option: str, session: str, told: list[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(questions_bytes(["CHAD", "Why?"], title=[title]))
    context = RecordingContext()
    (batch,) = CONNECTOR.read(Source.of(path), {"session": option}, context)
    assert isinstance(batch, Batch)
    assert batch.columns["session"] == [session]
    assert len(context.messages) == len(told)
    assert all(map(str.endswith, context.messages, told))
    shown = CONNECTOR.preview(Source.of(path), {"session": option}, 5)
    assert f"session: {session or 'not given'}" in shown.notes


def test_more_questions_than_a_batch_holds_come_in_several(tmp_path: Path) -> None:
    one = b"<w:p><w:r><w:t>Why?</w:t></w:r></w:p>"
    content = questions_bytes(["PERU, CHAD, FIJI, CUBA"])
    body = part_of(content, MAIN).replace(
        b"<w:sectPr", one * (MAX_BATCH_ROWS // 4 + 1) + b"<w:sectPr"
    )
    rows, _ = rows_of(CONNECTOR, written(tmp_path, with_parts(content, {MAIN: body})))
    assert len({row["place"] for row in rows}) == MAX_BATCH_ROWS + 4


def test_the_real_document(real_data: Path) -> None:
    path = real_data / "ohchr-thematic-lists" / "UPR48_Slovenia_advance_questions.docx"
    rows, errors = rows_of(CONNECTOR, path)
    assert errors == []
    states = States.builtin()
    codes = Counter(state.code if (state := states.resolve(row["by"])) else "" for row in rows)
    assert codes == {
        "BEL": 5, "CRI": 1, "DEU": 2, "LIE": 1, "PRT": 2, "ESP": 3, "GBR": 5, "USA": 3
    }  # fmt: skip
    assert {(row["sur"], row["session"]) for row in rows} == {("SLOVENIA", "48")}
    assert all(len(row["text"].split()) > 15 for row in rows)
    assert rows[9]["text"].startswith("PORTUGAL on behalf")
    lists = [real_data / "ohchr-thematic-lists" / f"UPR{n}_Slovenia.docx" for n in (20, 48)]
    assert [CONNECTOR.detect(Source.of(path)) for path in lists] == [None, None]


LINES = st.text(xml_letters(), max_size=30) | st.sampled_from(
    ["NORWAY", "* What?", "PERU:", "Advance questions to Nepal", "1. ", "- ", "A title", "(a) Why?"]
)  # fmt: skip


def test_no_damage_gets_past_it(fuzz: Fuzz, real_data: Path) -> None:
    real = real_data / "ohchr-thematic-lists" / "UPR48_Slovenia_advance_questions.docx"
    fuzz.damaged(CONNECTOR, real.read_bytes(), questions_bytes(["NORWAY", "* Why?"]))


def test_no_strange_document_gets_past_it(fuzz: Fuzz) -> None:
    contents = st.builds(
        lambda lines, title: questions_bytes(lines, title=title),
        st.lists(LINES, max_size=12),
        st.lists(LINES, max_size=3),
    )
    fuzz.built(CONNECTOR, contents)
