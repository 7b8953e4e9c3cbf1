"""The connector `ohchr-list` reads OHCHR's thematic lists in every form that they have."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import strategies as st

from tests.connectors.docx_files import HEADER, TITLES, list_bytes, questions_bytes, xml_letters
from tests.connectors.fuzzing import FEW, Fuzz
from uprtui.api import ISSUE_SEPARATOR, MAX_BATCH_ROWS, ConnectorError, Source, Standing
from uprtui.api.testing import check_connector, rows_of
from uprtui.states import States
from uprtui_connectors.docx_file import blocks
from uprtui_connectors.ohchr_list import OhchrListConnector
from uprtui_connectors.ohchr_list_paragraphs import ThematicList, thematic_list

CONNECTOR = OhchrListConnector()
SOURCE_LINE = "Source of Position: A/HRC/62/7/Add.1 - Para.3"
ROW = (
    f"6.3 Ratify the invented convention (Norway) (Peru);\n{SOURCE_LINE}",
    "Supported",
    "- Ratification of & accession to international instruments\n- Right to health\n"
    "Groups of Persons: \n- Women & girls\n- Children",
    "- 3 - GOOD HEALTH AND WELL-BEING\n- 5 - GENDER EQUALITY",
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def listed(content: bytes) -> ThematicList:
    """A list, read in this process."""
    return thematic_list(blocks(io.BytesIO(content), {}))


def written(folder: Path, content: bytes, name: str = "list.bin") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def joined(*labels: str) -> str:
    return ISSUE_SEPARATOR.join(labels)


def test_it_keeps_the_contract(tmp_path: Path) -> None:
    everybody = "".join(f" ({state.name})" for state in States.builtin())
    many = [(f"6.{n} Do it{everybody};", "Noted", "", "") for n in range(1, 28)]
    good = list_bytes(["Theme: Right to health", *many, ("6.99 Nobody;", "", "", "")])
    bad = {
        "cut.docx": good[: len(good) // 2],
        "empty.docx": b"",
        "old.doc": OLE + "WordDocument".encode("utf-16-le") + b"Matrix of recommendations",
        "locked.docx": OLE + "EncryptedPackage".encode("utf-16-le"),
        "no-state.docx": list_bytes([ROW], header=""),
    }
    foreign = {
        "questions.docx": questions_bytes(["NORWAY", "* What about recommendations?"]),
        "letter.docx": list_bytes([("Item", "Cost")], titles=("What", "Position")),
        "old-letter.doc": OLE + "WordDocument".encode("utf-16-le") + b"Dear colleague",
    }
    check_connector(
        CONNECTOR,
        good=[written(tmp_path, good, "good.docx")],
        bad=[written(tmp_path, content, name) for name, content in bad.items()],
        foreign=[written(tmp_path, content, name) for name, content in foreign.items()],
        mutated=FEW,
    )
    rows, errors = rows_of(CONNECTOR, tmp_path / "good.docx")
    assert len(rows) == 27 * len(States.builtin()) > MAX_BATCH_ROWS
    assert [error.place for error in errors] == ["paragraph 6.99"]


def test_a_paragraph_becomes_a_row_for_each_state(tmp_path: Path) -> None:
    path = written(tmp_path, list_bytes(["Theme: Right to health", ROW]))
    match = CONNECTOR.detect(Source.of(path))
    assert match is not None
    assert match.standing is Standing.LIST
    rows, errors = rows_of(CONNECTOR, path)
    assert errors == []
    assert rows[1] == {
        "sur": "Nepal",
        "by": "Peru",
        "text": "Ratify the invented convention",
        "response": "Supported",
        "session": "51",
        "paragraph": "6.3",
        "symbol": "A/HRC/62/7",
        "themes": joined(
            "Right to health", "Ratification of & accession to international instruments"
        ),
        "affected": joined("Women & girls", "Children"),
        "sdgs": joined("3 - GOOD HEALTH AND WELL-BEING", "5 - GENDER EQUALITY"),
        "place": "paragraph 6.3 (Peru)",
        "kind": "recommendations",
    }
    preview = CONNECTOR.preview(Source.of(path), {}, 5)
    assert preview.rows[0][:1] + preview.rows[0][2:3] == ("6.3", "Supported")
    assert "session: 51" in preview.notes


@pytest.mark.parametrize(
    ("titles", "row"),
    [
        (("Recommendation", "Position"), ("6.3 Ratify it (Peru);", "Noted")),
        (
            ("Position", "Full list of themes", "Assessment/comments", "Recommendation"),
            ("Noted", "", "Remark", "6.3 Ratify it (Peru);"),
        ),
        (
            ("No.", "Recommendation", "Recommending States", "Theme", "Response"),
            ("6.3", "Ratify it;", "Peru", "", "noted"),
        ),
        (
            ("Recommendation no.", "Text of the recommendation", "State", "Groups", "Position"),
            ("6.3.", "Ratify it (Peru);", "(Peru)", "", "Noted*"),
        ),
        (
            ("Recommendations", "SDGs", "Position of the State under review"),
            ("Rec. 6.3. Ratify it (Peru);", "", "Not supported"),
        ),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_titles(titles: tuple[str, ...], row: tuple[str, ...]) -> None:
    (only,) = listed(list_bytes([row], titles=titles)).paragraphs
    assert (only.number, only.position) == ("6.3", "Noted")
    assert [(one.state, one.text) for one in only.said] == [("Peru", "Ratify it")]


@pytest.mark.parametrize(
    ("row", "theme"),
    [
        ("Theme: A12 Acceptance of international norms", "Acceptance of international norms"),
        ("Right or area: 2.1. Acceptance of norms", "Acceptance of norms"),
        ("Themes: Children: definition; principles", "Children: definition; principles"),
        ("B31 Equality & non-discrimination", "Equality & non-discrimination"),
        ("Theme: 2030 Agenda & other commitments", "2030 Agenda & other commitments"),
    ],
)  # fmt: skip
def test_a_theme_row_gives_its_theme_to_what_follows(row: str, theme: str) -> None:
    found = listed(list_bytes([row, ("6.3 Ratify it (Peru);", "Noted", "", "")]))
    assert found.paragraphs[0].labels.themes == (theme,)


def test_themes_persons_and_goals_may_share_a_cell_or_have_their_own() -> None:
    cell = (
        "A12 Acceptance of international norms; B31 Equality & non-discrimination\n"
        "Affected persons: - women\n- minorities/ racial, ethnic\nor religious groups\n"
        "SDGs:\n- SDG 5\n16.3 - Promote the rule of law"
    )
    shared = listed(list_bytes([("6.3 Ratify it (Peru);", "Noted", cell, "")])).paragraphs[0].labels
    assert shared.themes == ("Acceptance of international norms", "Equality & non-discrimination")
    assert shared.affected == ("women", "minorities/ racial, ethnic or religious groups")
    assert shared.sdgs == ("5", "16.3 - Promote the rule of law")
    titles = ("Recommendation", "Themes", "Affected persons", "SDG")
    own = listed(list_bytes([("6.3 It (Peru);", "Work", "- women", "- 5")], titles=titles))
    assert own.paragraphs[0].labels.affected == ("women",)


def test_a_paragraph_under_several_themes_comes_once_with_all_of_them() -> None:
    again = (ROW[0], "", "- Right to food", "")
    other = (ROW[0].replace("invented", "other"), "Noted", "", "")
    found = listed(list_bytes(["Theme: Right to health", ROW, "Theme: Work", again, other]))
    assert [one.position for one in found.paragraphs] == ["Supported", "Noted"]
    assert found.paragraphs[0].labels.themes == (
        "Right to health",
        "Ratification of & accession to international instruments",
        "Work",
        "Right to food",
    )


@pytest.mark.parametrize(
    ("cell", "position"),
    [
        ("Supported", "Supported"),
        ("SUPPORTED ", "Supported"),
        ("Enjoys the support", "Supported"),
        ("Accepted 2", "Supported"),
        ("Noted1", "Noted"),
        ("Supported-Noted", "Supported/Noted"),
        ("Supported / Noted", "Supported/Noted"),
        ("Partially supported", "Partially supported"),
        ("Supported (in part)", "Partially supported"),
        ("Does not enjoy the support", "Noted"),
        (f"Noted\n{SOURCE_LINE}", "Noted"),
        ("Under consideration", "Pending"),
        ("To be told*", "To be told"),
        ("", ""),
    ],
)
def test_positions_are_read_from_many_words(cell: str, position: str) -> None:
    found = listed(list_bytes([("6.3 Ratify it (Peru);", cell, "", "")]))
    assert found.paragraphs[0].position == position


def test_repeated_headers_empty_rows_and_notes_are_no_paragraphs() -> None:
    rows = ["Nepal, 51st session", ROW, ("", "", "", ""), TITLES, "* Titles are OHCHR's.", ROW[:2]]
    found = listed(list_bytes(rows))
    assert len(found.paragraphs) == 1
    assert found.errors == []


def test_several_paragraphs_in_a_cell_are_told_apart() -> None:
    row = ("6.3 Ratify it (Peru);\n6.4 Apply it\nin full (Chad);", "Supported\nNoted", "", "")
    found = listed(list_bytes([row])).paragraphs
    assert [(one.number, one.position, one.said[0].text) for one in found] == [
        ("6.3", "Supported", "Ratify it"),
        ("6.4", "Noted", "Apply it in full"),
    ]


def test_a_year_or_an_amount_is_no_number_of_a_paragraph() -> None:
    for text in ("1961 Convention: ratify it", "2.5% of it", "20 per cent of it"):
        (only,) = listed(list_bytes([(f"{text} (Peru);", "", "", "")])).paragraphs
        assert (only.number, only.said[0].text, only.place) == ("", text, "table 1, row 2")


def test_what_cannot_be_read_keeps_its_place_and_its_words() -> None:
    rows = [("6.3 Ratify it (CEDAW);", "", "", ""), ("Just words", "", "", ""), ROW]
    found = listed(list_bytes(rows))
    assert [(error.place, error.raw) for error in found.errors] == [
        ("paragraph 6.3", "6.3 Ratify it (CEDAW);"),
        ("table 1, row 3", "Just words"),
    ]
    assert len(found.paragraphs) == 1


def test_an_unknown_state_is_handed_over_by_its_name() -> None:
    found = listed(list_bytes([("6.3 Ratify it (Peru, Fantasia);", "", "", "")]))
    assert [one.state for one in found.paragraphs[0].said] == ["Peru", "Fantasia"]


def test_title_and_symbol_may_stand_in_the_text_and_options_say_the_rest(tmp_path: Path) -> None:
    title = ["Universal Periodic Review of Chad", "Twentieth session", "A/HRC/25/14"]
    rows, _ = rows_of(CONNECTOR, written(tmp_path, list_bytes([ROW], header="", title=title)))
    assert (rows[0]["sur"], rows[0]["session"], rows[0]["symbol"]) == ("Chad", "20", "A/HRC/25/14")
    bare = written(tmp_path, list_bytes([ROW], header=""), "bare.docx")
    rows, _ = rows_of(CONNECTOR, bare, {"sur": "Fiji", "session": "34"})
    assert (rows[0]["sur"], rows[0]["session"]) == ("Fiji", "34")
    with pytest.raises(ConnectorError, match=r"which State is under review.*--option sur=NAME"):
        rows_of(CONNECTOR, bare)
    with pytest.raises(ConnectorError, match="'next' is not a number"):
        rows_of(CONNECTOR, bare, {"session": "next"})


def test_other_word_documents_say_what_to_do(tmp_path: Path) -> None:
    old = written(tmp_path, OLE + "WordDocument".encode("utf-16-le") + b"Right or area", "x.docx")
    with pytest.raises(ConnectorError, match=r"older form \(\.doc\).*save it as \.docx"):
        CONNECTOR.detect(Source.of(old))
    with pytest.raises(ConnectorError, match=r"save it as \.docx"):
        rows_of(CONNECTOR, old)
    locked = written(tmp_path, OLE + "EncryptedPackage".encode("utf-16-le"), "y.docx")
    with pytest.raises(ConnectorError, match="password"):
        rows_of(CONNECTOR, locked)


REAL = (
    ("UPR20_Slovenia.docx", "20", "A/HRC/28/15", 163, 180, 25),
    ("UPR48_Slovenia.docx", "48", "A/HRC/59/15", 254, 262, 44),
)


@pytest.mark.parametrize(("name", "session", "symbol", "paragraphs", "count", "noted"), REAL)
def test_the_real_lists_are_read_whole(
    real_data: Path,
    name: str,
    session: str,
    symbol: str,
    paragraphs: int,
    count: int,
    noted: int,
) -> None:
    rows, errors = rows_of(CONNECTOR, real_data / "ohchr-thematic-lists" / name)
    states = States.builtin()
    numbers = {row["paragraph"] for row in rows}
    assert errors == []
    assert len(numbers) == paragraphs
    assert {int(number.split(".")[1]) for number in numbers} == set(range(1, paragraphs + 1))
    assert len(rows) == count
    assert sum(row["response"] == "Noted" for row in rows) == noted
    assert {row["response"] for row in rows} == {"Supported", "Noted"}
    assert {(row["sur"], row["session"], row["symbol"]) for row in rows} == {
        ("Slovenia", session, symbol)
    }
    assert [row["by"] for row in rows if states.resolve(row["by"]) is None] == []
    for row in rows:
        assert row["themes"]
        assert row["text"][-1] not in ";,( \n"
        assert "ource of" not in row["text"]
        assert "\n" not in row["text"] + row["themes"] + row["affected"] + row["sdgs"]
        assert not any(states.resolve(part) for part in row["text"].split("("))


def test_rows_of_the_real_lists_as_a_person_reads_them(real_data: Path) -> None:
    folder = real_data / "ohchr-thematic-lists"
    older, newer = (
        {row["place"]: row for row in rows_of(CONNECTOR, folder / real[0])[0]} for real in REAL
    )
    peru = older["paragraph 115.38 (Peru)"]
    assert peru["text"].startswith("continue with the efforts to guarantee compliance")
    assert peru["text"].endswith("with the Paris Principles")
    assert peru["themes"] == joined(
        "National Human Rights Institution (NHRI)", "Institutions & policies - General"
    )
    iran = older["paragraph 115.6 (Iran (Islamic Republic of))"]
    assert iran["text"].endswith("Members of Their Families (ICRMW)")
    assert iran["response"] == "Noted"
    bahrain = older["paragraph 115.106 (Bahrain)"]
    assert bahrain["text"].startswith("ensure implementation")
    assert "(2009–2014) and prevent" in bahrain["text"]
    togo = newer["paragraph 140.1 (Togo)"]
    assert (togo["response"], togo["text"].split()[0]) == ("Noted", "Ratify")
    qatar = newer["paragraph 140.194 (Qatar)"]
    assert "long-term care and custom-designed services" in qatar["text"]
    assert qatar["affected"].split(ISSUE_SEPARATOR)[0] != ""
    assert newer["paragraph 140.11 (North Macedonia)"]["sdgs"] == "10 - REDUCED INEQUALITIES"
    assert "Roma, Gypsies, Sinti & Travellers" in newer["paragraph 140.31 (China)"]["affected"]


CELLS = st.text(
    st.sampled_from("()[];,./-–: \n\t0123456789aA“€\u202e") | xml_letters(), max_size=40
) | st.sampled_from(
    ["Theme: A12 Work", "Recommendation", "Position", "6.3 Ratify it (Peru);", "(Peru, Fantasia)",
     "Affected persons:", "Supported", "115.", "6.3 A (Peru);\n6.4 B (Chad);", *TITLES]
)  # fmt: skip
TABLES = st.lists(CELLS | st.lists(CELLS, min_size=1, max_size=6).map(tuple), max_size=8)


def test_no_damage_gets_past_it(fuzz: Fuzz, real_data: Path) -> None:
    real = (real_data / "ohchr-thematic-lists" / REAL[0][0]).read_bytes()
    fuzz.damaged(CONNECTOR, list_bytes([ROW]), real)


def test_no_strange_table_gets_past_it(fuzz: Fuzz) -> None:
    contents = st.builds(
        lambda rows, header, sound: list_bytes(
            rows, titles=TITLES if sound else None, header=header
        ),
        TABLES,
        CELLS | st.just(HEADER),
        st.booleans(),
    )
    fuzz.built(CONNECTOR, contents, options={"sur": "Nepal"})
