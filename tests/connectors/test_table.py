"""The connector `table` reads any table, by what the user says and by what it can see itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import strategies as st

from tests.connectors.export_files import csv_bytes, xlsx_bytes
from tests.connectors.fuzzing import FEW, Fuzz
from tests.connectors.table_files import (
    HEADER,
    ROWS,
    delimited,
    json_lines,
    ods,
    parquet,
    parquet_table,
)
from uprtui.api import ISSUE_SEPARATOR, MAX_BATCH_ROWS, ConnectorError, Source
from uprtui.api.testing import check_connector, rows_of
from uprtui_connectors.table import TableConnector

CONNECTOR = TableConnector()
FORMS: Mapping[str, bytes] = {
    "comma.csv": delimited(","),
    "semicolon.csv": delimited(";"),
    "tab.tsv": delimited("\t"),
    "bar.txt": delimited("|"),
    "lines.jsonl": json_lines(),
    "book.xlsx": xlsx_bytes({"Read me": [("A note",)], "List": [HEADER, *ROWS]}),
    "book.ods": ods(),
    "file.parquet": parquet_table(),
}


def written(folder: Path, content: bytes, name: str = "table.bin") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def guesses_of(path: Path) -> dict[str, str]:
    options = {option.name: option.default for option in CONNECTOR.options}
    return dict(CONNECTOR.preview(Source.of(path), options, 3).guesses)


def refusal(path: Path, options: Mapping[str, str] | None = None) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(ConnectorError) as refused:
        rows_of(CONNECTOR, path, options)
    return str(refused.value)


def test_it_keeps_the_contract(tmp_path: Path) -> None:
    many = [
        (*ROWS[0][:2], f"Take the invented step number {n}", *ROWS[0][3:])
        for n in range(MAX_BATCH_ROWS + 10)
    ]
    good = [
        written(tmp_path, delimited(";", rows=many), "many.csv"),
        written(tmp_path, FORMS["book.xlsx"], "book.xlsx"),
    ]
    bad = [
        written(tmp_path, delimited(",") + b'Nepal,Chile,"Cut in', "cut.csv"),
        written(tmp_path, FORMS["book.xlsx"][:900], "cut.xlsx"),
        written(tmp_path, FORMS["file.parquet"][:400], "cut.parquet"),
        written(tmp_path, b"PAR1" + b"\0" * 500 + b"PAR1", "empty.parquet"),
        written(tmp_path, b"", "nothing.csv"),
        written(tmp_path, b"Nepal\nNorway\n", "one-column.csv"),
    ]
    foreign = [
        written(tmp_path, xlsx_bytes({"Budget": [("Item", "Cost"), ("Tea", 3)]}), "budget.xlsx"),
        written(tmp_path, b'{"item": "tea", "cost": 3}\n', "tea.jsonl"),
        written(tmp_path, parquet("SELECT 3 AS cost, 'tea' AS item"), "tea.parquet"),
    ]
    check_connector(CONNECTOR, good=good, bad=bad, foreign=foreign, mutated=FEW)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_rows_under_any_name(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, FORMS[form], "wrong.docx")
    match = CONNECTOR.detect(Source.of(path))
    assert match is not None
    assert match.score == 0.3
    rows, errors = rows_of(CONNECTOR, path)
    assert errors == []
    assert [(r["sur"], r["by"], r["text"], r["response"], r["session"]) for r in rows] == [*ROWS]
    first = 1 if form == "lines.jsonl" else 2
    assert [row["place"] for row in rows] == [f"row {first + n}" for n in range(3)]


TITLES = {
    "English": ("Country under review", "Recommended by", "Text", "Position", "Topics", "No."),
    "French": (
        "État examiné",
        "État auteur de la recommandation",
        "Texte de la recommandation",
        "Position de l'État examiné",
        "Sujets",
        "N° de paragraphe",
    ),
    "Spanish": (
        "Estado examinado",
        "País recomendante",
        "Texto de la recomendación",
        "Respuesta del Estado",
        "Asuntos",
        "Párrafo",
    ),
}


@pytest.mark.parametrize("language", TITLES)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_titles_are_understood_in_three_languages(
    tmp_path: Path, language: str, encoding: str
) -> None:
    titles = TITLES[language]
    row = ("Népal", "Côte d'Ivoire; Norvège", "Créer des écoles", "Acceptée", "Justice", "6.3")
    path = written(tmp_path, csv_bytes([row, row], header=titles, encoding=encoding))
    found = guesses_of(path)
    assert [found[name] for name in ("sur", "by", "text", "response", "issues")] == list(titles[:5])
    assert found.get("paragraph", titles[5]) == titles[5]
    rows, _ = rows_of(CONNECTOR, path)
    assert {row["response"] for row in rows} == {"Supported"}
    assert [row["by"] for row in rows[:2]] == ["Côte d'Ivoire", "Norvège"]


def test_columns_are_recognised_by_their_cells(tmp_path: Path) -> None:
    rows = [
        (
            "7",
            "Norway",
            "Nepal",
            "37",
            "Adopt a law that gives every village school books",
            "Noted",
        ),
        ("8", "Chile", "Nepal", "37", "Keep the river clean for all who live there", "Supported"),
    ]
    unnamed = csv_bytes(rows[1:], header=rows[0])
    found = guesses_of(written(tmp_path, unnamed))
    assert found == {"text": "#5", "sur": "#3", "by": "#2", "response": "#6", "session": "#1"} | {
        "session": found["session"]
    }
    named = csv_bytes(rows, header=("Rank", "Who", "Whom", "When", "What", "Then"))
    found = guesses_of(written(tmp_path, named))
    assert found == {"text": "What", "sur": "Whom", "by": "Who", "response": "Then"}, (
        "numbers under titles that say something else are not guessed"
    )


def test_who_recommends_to_whom_is_never_a_toss_up(tmp_path: Path) -> None:
    rows = [("Nepal", "Norway", ROWS[0][2]), ("Fiji", "Chile", ROWS[1][2])]
    path = written(tmp_path, csv_bytes(rows, header=("One", "Other", "Words")))
    assert guesses_of(path) == {"text": "Words"}
    said = refusal(path)
    assert "no column could be found for: State under review and Recommending State" in said
    assert "--option sur=COLUMN" in said
    assert "--option by=COLUMN" in said
    assert "'One', 'Other', 'Words'" in said


@pytest.mark.parametrize("word", ["Rgrp #2", "#2", "B", "rgrp #2"])
def test_a_column_without_its_own_title_is_named_by_its_place(tmp_path: Path, word: str) -> None:
    rows = [("Nepal", "Norway", ROWS[0][2], "x"), ("Nepal", "Chile", ROWS[1][2], "y")]
    path = written(tmp_path, csv_bytes(rows, header=("Land", "Rgrp", "", "Rgrp")))
    found, _ = rows_of(CONNECTOR, path, {"sur": "land", "by": word, "text": "C"})
    assert [row["by"] for row in found] == ["Norway", "Chile"]
    said = refusal(path, {"sur": "Land", "by": "Nowhere", "text": "C"})
    assert "There is no column 'Nowhere' for `by`" in said
    assert "'Land', 'Rgrp #2', '#3', 'Rgrp #4'" in said


def test_lines_above_the_titles_are_passed_over(tmp_path: Path) -> None:
    lines = [("List of the invented office", "", "", "", ""), ("", "", "", "", ""), HEADER, *ROWS]
    path = written(tmp_path, xlsx_bytes({"List": lines}))
    rows, _ = rows_of(CONNECTOR, path)
    assert [row["place"] for row in rows] == ["row 4", "row 5", "row 6"]
    again, _ = rows_of(CONNECTOR, path, {"header-row": "3"})
    assert again == rows
    assert "nothing in row 2" in refusal(path, {"header-row": "2"})


def test_a_sheet_is_chosen_by_what_is_in_it_or_by_name(tmp_path: Path) -> None:
    other = [(*row[:2], row[2].upper(), *row[3:]) for row in ROWS]
    book = xlsx_bytes(
        {"Notes": [("a", "b"), ("c", "d")], "One": [HEADER, *ROWS], "Two": [HEADER, *other]}
    )
    path = written(tmp_path, book)
    assert rows_of(CONNECTOR, path)[0][0]["text"] == ROWS[0][2]
    assert rows_of(CONNECTOR, path, {"sheet": "Two"})[0][0]["text"] == ROWS[0][2].upper()
    assert "no sheet 'Three'. Its sheets: Notes, One, Two" in refusal(path, {"sheet": "Three"})


def test_several_states_in_a_cell_are_several_rows(tmp_path: Path) -> None:
    rows = [
        ("Nepal", "France; Korea, Republic of\nTogo", ROWS[0][2], "Noted", "37"),
        ("Nepal", "Trinidad and Tobago", ROWS[1][2], "Noted", "37"),
        ("Nepal", "Atlantis; Fiji", ROWS[2][2], "Noted", "37"),
        ("Nepal", "Nobody, really", ROWS[2][2], "Noted", "37"),
    ]
    found, errors = rows_of(CONNECTOR, written(tmp_path, delimited(",", rows=rows)))
    assert errors == []
    assert [(row["place"], row["by"]) for row in found] == [
        ("row 2 (France)", "France"),
        ("row 2 (Korea, Republic of)", "Korea, Republic of"),
        ("row 2 (Togo)", "Togo"),
        ("row 3", "Trinidad and Tobago"),
        ("row 4 (Atlantis)", "Atlantis"),
        ("row 4 (Fiji)", "Fiji"),
        ("row 5", "Nobody, really"),
    ]


def test_states_in_brackets_after_the_text_are_rows(tmp_path: Path) -> None:
    texts = [
        "12.1 Ratify the invented convention (Chile) (Iran (Islamic Republic of));",
        "12.2 Sign the protocol (CAT) (Peru); Publish the protocol (Togo);",
        "12.3 Nobody says this",
    ]
    rows = [("Nepal", text) for text in texts]
    path = written(tmp_path, csv_bytes(rows, header=("SuR", "Recommendation")))
    found, errors = rows_of(CONNECTOR, path)
    assert [(r["place"], r["by"], r["text"], r["paragraph"]) for r in found] == [
        ("row 2 (Chile)", "Chile", "Ratify the invented convention", "12.1"),
        (
            "row 2 (Iran (Islamic Republic of))",
            "Iran (Islamic Republic of)",
            "Ratify the invented convention",
            "12.1",
        ),
        ("row 3 (Peru)", "Peru", "Sign the protocol (CAT)", "12.2"),
        ("row 3 (Togo)", "Togo", "Publish the protocol", "12.2"),
    ]
    assert [(e.place, e.reason) for e in errors] == [
        ("row 4", "no bracket in the text names a recommending State")
    ]
    assert "states-in-text=yes" in refusal(path, {"states-in-text": "no"})


def test_constants_stand_for_columns_that_are_not_there(tmp_path: Path) -> None:
    path = written(tmp_path, csv_bytes([row[1:3] for row in ROWS], header=("By", "Text")))
    match = CONNECTOR.detect(Source.of(path))
    assert match is not None
    assert match.score == 0.2
    assert "--option fixed-sur=STATE" in refusal(path)
    found, _ = rows_of(CONNECTOR, path, {"fixed-sur": "Nepal", "fixed-session": "37"})
    assert {(row["sur"], row["session"]) for row in found} == {("Nepal", "37")}


@pytest.mark.parametrize(
    ("cell", "separator", "labels"),
    [
        ("Justice; Labour|Women's rights", "auto", ["Justice", "Labour", "Women's rights"]),
        ("- Justice\n- Labour", "auto", ["Justice", "Labour"]),
        ("Rights of the Child,Labour", "auto", ["Rights of the Child", "Labour"]),
        ("Asylum-seekers, refugees", "auto", ["Asylum-seekers, refugees"]),
        ("Justice, Labour", ",", ["Justice", "Labour"]),
        ("Justice; Labour", "none", ["Justice; Labour"]),
        ("", "auto", []),
    ],
)
def test_labels_in_one_cell_are_divided(
    tmp_path: Path, cell: str, separator: str, labels: list[str]
) -> None:
    rows = [(*row, cell) for row in ROWS]
    path = written(tmp_path, csv_bytes(rows, header=(*HEADER, "Issues")))
    found, _ = rows_of(CONNECTOR, path, {"issues-separator": separator})
    assert found[0]["issues"] == ISSUE_SEPARATOR.join(labels)


def test_other_kinds_of_rows(tmp_path: Path) -> None:
    path = written(tmp_path, delimited(","))
    pledges, _ = rows_of(CONNECTOR, path, {"kind": "pledges", "by": "-"})
    assert {(row["kind"], row["by"]) for row in pledges} == {("pledges", "")}
    questions, _ = rows_of(CONNECTOR, path, {"kind": "questions"})
    assert {row["kind"] for row in questions} == {"questions"}
    supporting, _ = rows_of(CONNECTOR, path, {"kind": "supporting"})
    assert supporting[0]["body"] == "Norway"
    assert "by" not in supporting[0]


def test_nested_values_become_text(tmp_path: Path) -> None:
    query = (
        "SELECT 'Nepal' AS sur, ['Norway', 'Chile'] AS by, 'Keep the rivers clean for all' AS text,"
        " ['Justice', 'Labour'] AS issues, 37.0 AS session, {'a': [1]} AS reference,"
        " DATE '2026-01-05' AS published, 'x'::BLOB AS extra FROM range(2)"
    )
    found, errors = rows_of(CONNECTOR, written(tmp_path, parquet(query)))
    assert errors == []
    assert [(row["by"], row["session"], row["published"]) for row in found[:2]] == [
        ("Norway", "37", "2026-01-05"),
        ("Chile", "37", "2026-01-05"),
    ]
    assert found[0]["issues"] == f"Justice{ISSUE_SEPARATOR}Labour"
    assert found[0]["reference"] == "{'a': [1]}"
    line = json_lines(
        (*HEADER, "issues", "id"), [(*row, ["Justice", "Labour"], {"a": 1}) for row in ROWS]
    )
    found, _ = rows_of(CONNECTOR, written(tmp_path, line))
    assert (found[0]["issues"], found[0]["reference"]) == (
        f"Justice{ISSUE_SEPARATOR}Labour",
        '{"a": 1}',
    )


def test_damaged_rows_are_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    rows = [
        ROWS[0],
        ("Nepal", "Norway"),
        (*ROWS[1], "one too many"),
        ("Nepal", "Norway", " ", "Noted", "37"),
        ("Nepal", "Norway", "x" * 100_001, "Noted", "37"),
        ROWS[2],
    ]
    found, errors = rows_of(CONNECTOR, written(tmp_path, delimited(",", rows=rows)))
    assert [row["place"] for row in found] == ["row 2", "row 7"]
    assert [(error.place, error.reason) for error in errors] == [
        ("row 3", "2 cells; 'Recommendation' (text) would be cell 3"),
        ("row 4", "6 cells, expected 5"),
        ("row 5", "the text is empty"),
        ("row 6", "'Recommendation' has more than 100,000 characters"),
    ]
    lines = json_lines() + b'{"broken\n' + b"[" * 5_000 + b"\n" + b'{"n": 1e999}\n'
    found, errors = rows_of(CONNECTOR, written(tmp_path, lines))
    assert len(found) == 3
    assert [error.reason for error in errors] == ["the line is no JSON object"] * 2 + [
        "the text is empty"
    ]


def test_formulas_and_markup_are_only_text(tmp_path: Path) -> None:
    text = '=HYPERLINK("http://example.invalid";"x") [b]and[/b] \x1b[31m <b>all of it</b>'
    rows = [(row[0], row[1], text, *row[3:]) for row in ROWS]
    for content in (delimited(",", rows=rows), parquet_table(rows=rows)):
        found, _ = rows_of(CONNECTOR, written(tmp_path, content))
        assert found[0]["text"] == text


def test_a_table_with_far_too_many_columns_is_refused_at_once(tmp_path: Path) -> None:
    wide = written(tmp_path, b"sur,by,text" + b",x" * 2_000_000 + b"\n")
    with pytest.raises(ConnectorError, match="columns; tables are read up to 1,000"):
        CONNECTOR.detect(Source.of(wide))
    assert "columns; tables are read up to 1,000" in refusal(wide)
    assert "columns; tables are read up to 1,000" in refusal(written(tmp_path, ods(repeated=2_000)))
    names = [f"k{n}" for n in range(1_500)]
    lines = json_lines(names, [names])
    assert "1,500 columns" in refusal(written(tmp_path, lines))
    many = ", ".join(f"{n} AS k{n}" for n in range(1_500))
    assert "columns; tables are read up to 1,000" in refusal(
        written(tmp_path, parquet(f"SELECT {many}"))
    )


def test_a_table_with_far_too_many_rows_is_refused(tmp_path: Path) -> None:
    long = parquet("SELECT 'Nepal' AS sur, 'Fiji' AS by, 'Go on' AS text FROM range(2000001)")
    assert "more than 2,000,000 rows" in refusal(written(tmp_path, long))


@pytest.mark.parametrize(
    "start", [delimited(","), json_lines() + b'{"a": "'], ids=["delimited", "json"]
)
def test_an_endless_line_is_no_row(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "long.csv"
    with path.open("wb") as stream:
        stream.write(start)
        for _ in range(100):
            stream.write(b"x" * (1 << 20))
    assert "1,048,576" in refusal(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (delimited(",")[:60] + b"\0" + delimited(",")[60:], "zero bytes"),
        (b"PK\x03\x04" + b"xl/workbook.xml" + b"\0" * 200, "cannot be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4000, "cannot be read"),
        (FORMS["file.parquet"][:-9] + b"\xff" * 9, "cannot be read as Parquet"),
        (delimited(",").replace(b"Chile", b"Ch\xff\xc3\xa9\xc3\xa9"), "damaged letters"),
        (b"just words\nand more words\n", "is no table"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(
    tmp_path: Path, content: bytes, words: str
) -> None:
    assert words in refusal(written(tmp_path, content))


def test_a_parquet_bomb_ends_at_its_limits(tmp_path: Path) -> None:
    query = "SELECT repeat('Nepal ', 5000000) AS text, 'Nepal' AS sur, 'Chile' AS by FROM range(3)"
    path = written(tmp_path, parquet(query))
    assert path.stat().st_size < 5_000_000
    found, errors = rows_of(CONNECTOR, path)
    assert found == []
    assert {error.reason for error in errors} == {"'text' has more than 100,000 characters"}
    assert max(len(error.raw) for error in errors) <= 10_000


def test_a_parquet_file_cannot_reach_other_files(tmp_path: Path) -> None:
    secret = written(tmp_path, b"secret", "secret.txt")
    rows = [(f"SELECT * FROM read_text('{secret}')", *ROWS[0][1:])] * 2
    header = (f"x\"; FROM read_text('{secret}') --", *HEADER[1:])
    path = written(tmp_path, parquet_table(header, rows))
    found, _ = rows_of(CONNECTOR, path, {"sur": "A"})
    assert found[0]["sur"].startswith("SELECT")


def test_real_paragraphs_of_nine_reviews(real_data: Path) -> None:
    path = real_data / "working-group-reports" / "recommendations_9_reviews.csv"
    found, errors = rows_of(CONNECTOR, path)
    assert errors == []
    assert len({row["place"].partition(" (")[0] for row in found}) == 2_000
    assert len(found) == 2_061
    assert {row["session"] for row in found} == {"5", "14", "17", "21", "23", "37", "51", "52"}
    assert all(row["paragraph"] for row in found)
    told, _ = rows_of(
        CONNECTOR,
        path,
        {
            "sur": "state_under_review",
            "text": "recommendation",
            "response": "position",
            "session": "upr_session",
            "symbol": "document_symbol",
            "states-in-text": "yes",
        },
    )
    assert told == found


@pytest.mark.parametrize(("name", "count"), [("1-5.csv", 6_094), ("6-9.xls", 8_343)])
def test_a_real_export_with_other_titles(
    real_data: Path, tmp_path: Path, name: str, count: int
) -> None:
    content = (real_data / "upr-info-legacy" / name).read_bytes()
    if name.endswith("csv"):
        head, rest = content.split(b"\r", 1)
        head = (
            head.replace(b"To,", b"Land,", 1)
            .replace(b",From,", b",Who,")
            .replace(b",Text,", b",What,")
        )
        content = head + b"\r" + rest
    path = written(tmp_path, content)
    found, errors = rows_of(CONNECTOR, path)
    assert errors == []
    assert len(found) == count
    assert all(row["sur"] and row["by"] and row["text"] for row in found)
    assert {row["action"] for row in found} <= {"1", "2", "3", "4", "5"}


cells = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=40),
    st.sampled_from(["Nepal", "Norway; Chile", "37", "Noted", "=1+1", "(France)", "\x1b[2J", ""]),
)


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """Tables of strange cells in the forms that are read in this process."""
    width = draw(st.integers(1, 6))
    rows = draw(st.lists(st.lists(cells, min_size=width, max_size=width), max_size=5))
    header = draw(st.lists(st.sampled_from(HEADER) | cells, min_size=width, max_size=width))
    form = draw(st.sampled_from([",", ";", "\t", "|", "json"]))
    if form == "json":
        return json_lines(header, rows)
    return delimited(form, header, rows)


def test_no_strange_table_gets_past_the_connector(fuzz: Fuzz) -> None:
    fuzz.built(CONNECTOR, tables())


def test_no_damage_gets_past_the_connector(fuzz: Fuzz) -> None:
    fuzz.damaged(CONNECTOR, *FORMS.values())
