"""A file of the user's own States: what it adds, and what is refused with place and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from uprtui.states import RegionalGroup, StateKind, States, StatesFileError

HEADER = "code,name,group,blocs,neighbours,aliases"
STATES = States.builtin()


@pytest.fixture
def states_file(tmp_path: Path) -> Path:
    return tmp_path / "states.csv"


def write(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding=encoding)
    return path


def refusal(path: Path) -> StatesFileError:
    with pytest.raises(StatesFileError) as caught:
        STATES.with_file(path)
    assert str(path) in caught.value.message
    assert caught.value.remedy
    assert caught.value.path == path
    return caught.value


def test_a_file_adds_entities_to_a_new_registry(states_file: Path) -> None:
    write(
        states_file,
        'XAA,Aldovia,EEG,EU|OIF,XAB|FRA,"Republic of Aldovia|Aldovia, Free State of"',
        "",
        "XAB,Bordúria,,,,",
    )
    states = STATES.with_file(states_file)

    assert len(states) == 197
    assert states["XAA"].kind is StateKind.USER
    assert states["XAA"].group is RegionalGroup.EASTERN_EUROPEAN
    assert states["XAA"].blocs == {"EU", "OIF"}
    assert (states["XAA"].alpha2, states["XAA"].numeric) == ("", "")
    assert states["XAB"].group is None
    assert [state.code for state in states][-7:-2] == ["WSM", "XAA", "XAB", "YEM", "ZAF"]
    assert len(STATES) == 195
    assert "XAA" not in STATES


def test_added_names_resolve_like_any_other(states_file: Path) -> None:
    write(states_file, "XAA,Bordúria,,,,Republic of Borduria")
    states = STATES.with_file(states_file)
    for name in (
        "XAA",
        "borduria",
        "BORDÚRIA*",
        "Borduria, Republic of",
        "the Republic of Bordúria",
    ):
        assert states.resolve(name) is states["XAA"]
    assert [state.code for state in states.suggest("Bordurya")] == ["XAA"]
    assert states.resolve("Niger") == STATES["NER"]


def test_neighbours_are_made_mutual(states_file: Path) -> None:
    states = STATES.with_file(write(states_file, "XAA,Aldovia,,,XAB|FRA,", "XAB,Borduria,,,,"))
    assert states["XAA"].neighbours == {"XAB", "FRA"}
    assert states["XAB"].neighbours == {"XAA"}
    assert states["FRA"].neighbours == STATES["FRA"].neighbours | {"XAA"}


def test_a_second_file_adds_to_the_first(states_file: Path, tmp_path: Path) -> None:
    first = STATES.with_file(write(states_file, "XAA,Aldovia,,,,"))
    second = first.with_file(write(tmp_path / "more.csv", "XAB,Borduria,,,XAA,"))
    assert second["XAA"].neighbours == {"XAB"}
    with pytest.raises(StatesFileError, match="XAA is already Aldovia"):
        first.with_file(states_file)


def test_a_spreadsheet_may_save_it_its_own_way(states_file: Path) -> None:
    states_file.write_bytes(
        b"\xef\xbb\xbfName,Code,Group,Blocs,Neighbours,Aliases,Remark\r\n"
        b'"Aldovia",XAA, latin american and caribbean group ,,,,"seen\r\nin a film"\r\n'
        b",,,,,,\r\n"
    )
    states = STATES.with_file(states_file)
    assert states["XAA"].name == "Aldovia"
    assert states["XAA"].group is RegionalGroup.GRULAC


def test_a_header_alone_adds_nothing(states_file: Path) -> None:
    assert list(STATES.with_file(write(states_file))) == list(STATES)


@pytest.mark.parametrize(
    ("line", "column", "what"),
    [
        ("QAA,Aldovia,,,,", "code", "'QAA' is not a code from XAA to XZZ"),
        ("xaa,Aldovia,,,,", "code", "'xaa' is not a code from XAA to XZZ"),
        ("FRA,Aldovia,,,,", "code", "'FRA' is not a code from XAA to XZZ"),
        (",Aldovia,,,,", "code", "'' is not a code from XAA to XZZ"),
        ("XAB,Aldovia,,,,", "code", "XAB is already in row 2"),
        ("XAA,,,,,", "name", "the name is empty"),
        ("XAA,—,,,,", "name", "'—' has no letter or digit"),
        ("XAA,Niger,,,,", "name", "'Niger' already means Niger (NER)"),
        ("XAA,borduria,,,,", "name", "'borduria' already means Borduria (XAB)"),
        ("XAA,Ald\u202eovia,,,,", "name", "'Ald\\u202eovia' holds a control"),
        ("XAA,Aldovia,Asia,,,", "group", "'Asia' is not a regional group"),
        ("XAA,Aldovia,,EU|Comonwealth,,", "blocs", "'Comonwealth' is not a known bloc"),
        ("XAA,Aldovia,,,FRA|ZZZ,", "neighbours", "'ZZZ' is not the code of a State"),
        ("XAA,Aldovia,,,France,", "neighbours", "'France' is not the code of a State"),
        ("XAA,Aldovia,,,XAA,", "neighbours", "XAA is named its own neighbour"),
        ("XAA,Aldovia,,,,Aldo|Burma", "aliases", "'Burma' already means Myanmar (MMR)"),
        ("XAA,Aldovia,,,,Republic of Guinea", "aliases", "already means Guinea (GIN)"),
        ("XAA,Aldovia,,,,fra", "aliases", "'fra' already means France (FRA)"),
        ("XAA,Aldovia,,,,XAB", "aliases", "'XAB' already means Borduria (XAB)"),
        ("XAA,Aldovia,,,", "", "the row has 5 cells, the header 6"),
        ("XAA,Aldovia, Republic of,,,,", "", "the row has 7 cells, the header 6"),
        ('XAA,"Aldovia,,,,', "", "not CSV"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_its_column(
    states_file: Path, line: str, column: str, what: str
) -> None:
    error = refusal(write(states_file, "XAB,Borduria,,,,", "", line))
    assert (error.row, error.column) == (4, column)
    assert what in error.what
    assert f"row 4, column {column}:" in error.message or (not column and "row 4:" in error.message)


def test_the_message_is_one_sentence_with_a_remedy(states_file: Path) -> None:
    error = refusal(write(states_file, "XAA,Aldovia,Asia,,,"))
    assert str(error) == (
        f"{states_file}, row 2, column group: 'Asia' is not a regional group. "
        "Use Africa, Asia-Pacific, EEG, GRULAC, WEOG, or leave it empty."
    )


@pytest.mark.parametrize(
    ("header", "column", "what"),
    [
        ("code,name,group,blocs,neighbours", "aliases", "the column is missing"),
        ("code;name;group;blocs;neighbours;aliases", "code", "the column is missing"),
        ("code,name,name,group,blocs,neighbours,aliases", "name", "occurs more than once"),
        ("", "code", "the column is missing"),
    ],
)
def test_a_header_without_its_columns_is_refused(
    states_file: Path, header: str, column: str, what: str
) -> None:
    states_file.write_text(header, encoding="utf-8")
    error = refusal(states_file)
    assert (error.row, error.column) == (1, column)
    assert what in error.what
    assert HEADER in error.remedy


def test_text_that_is_not_utf_8_is_refused_with_its_row(states_file: Path) -> None:
    error = refusal(write(states_file, "XAA,Aldovia,,,,", "XAB,Bordúria,,,,", encoding="latin-1"))
    assert (error.row, error.column) == (3, "")
    assert "UTF-8" in error.message


def test_a_file_that_is_not_there_is_refused(states_file: Path) -> None:
    error = refusal(states_file)
    assert error.row is None
    assert "No such file" in error.message


def test_nothing_of_a_refused_file_is_taken(states_file: Path) -> None:
    refusal(write(states_file, "XAA,Aldovia,,,FRA,", "XAB,Aldovia,,,,"))
    assert "XAA" not in STATES["FRA"].neighbours
    assert STATES.resolve("Aldovia") is None
