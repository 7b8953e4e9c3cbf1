"""A coalition's list is read row by row: good rows go on, bad ones say where and what."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from uprtui.campaign import Member, Visibility
from uprtui.campaign.ids import is_id
from uprtui.coordinate import MemberError, MembersFileError, read_members


def read(tmp_path: Path, text: str) -> tuple[tuple[Member, ...], tuple[MemberError, ...]]:
    path = tmp_path / "members.csv"
    path.write_text(text, encoding="utf-8")
    return read_members(path, random.Random(7).choice)


def test_columns_come_in_any_order_and_case(tmp_path: Path) -> None:
    members, errors = read(
        tmp_path,
        "Visibility, CAPACITY ,Organization,Name,Languages\n"
        "coalition,3,Legal Desk,Cedar,English|French\n"
        ",,,Héron,\n",
    )
    cedar, heron = members
    assert errors == ()
    assert (cedar.name, cedar.organisation, cedar.capacity) == ("Cedar", "Legal Desk", 3)
    assert cedar.languages == ("English", "French")
    assert cedar.visibility is Visibility.COALITION
    assert (heron.name, heron.capacity, heron.languages) == ("Héron", None, ())
    assert heron.visibility is Visibility.PRIVATE, "private unless it says otherwise"


def test_ids_are_new_and_fit_a_plan(tmp_path: Path) -> None:
    path = tmp_path / "members.csv"
    path.write_text("name\nA\nB\nC\n", encoding="utf-8")
    first, _ = read_members(path, random.Random(7).choice)
    taken = {member.id for member in first}
    second, _ = read_members(path, random.Random(7).choice, taken)
    assert len(taken) == 3
    assert all(is_id("m", each) for each in taken)
    assert not taken & {member.id for member in second}


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_semicolons_and_tabs_of_other_locales_are_read(tmp_path: Path, delimiter: str) -> None:
    text = "name,organisation,languages\nCedar,Desk,English/French\n".replace(",", delimiter)
    members, errors = read(tmp_path, "\ufeff" + text)
    assert errors == ()
    assert [(each.name, each.languages) for each in members] == [("Cedar", ("English", "French"))]


def test_good_rows_go_on_and_bad_ones_are_told(tmp_path: Path) -> None:
    members, errors = read(
        tmp_path,
        "name,organisation,capacity,visibility,phone\n"
        "Heron,,2,coalition,1\n"
        "\n"
        "Cedar,,two,,\n"
        "Lotus,,,secret,\n"
        ",,3,,\n"
        "heron,,,,\n"
        "Juniper,,,,,,too many\n"
        "Kingfisher,,-1,,\n"
        "Marigold,,,,\n",
    )
    assert [member.name for member in members] == ["Heron", "Marigold"]
    assert [(error.row, error.column) for error in errors] == [
        (1, "phone"),
        (4, "capacity"),
        (5, "visibility"),
        (6, "name"),
        (7, "name"),
        (8, ""),
        (9, "capacity"),
    ]
    assert str(errors[1]) == (
        "row 4, column capacity: 'two' is not a number of assignments. "
        "Write it in digits, or leave it empty."
    )
    assert "row 2" in errors[4].reason


def test_a_cell_that_looks_like_a_formula_or_markup_is_text(tmp_path: Path) -> None:
    members, errors = read(
        tmp_path,
        'name,organisation\n"=HYPERLINK(""http://x"",""y"")",[red]Desk[/red]\n@SUM(A1),+41 22\n',
    )
    assert errors == ()
    assert members[0].name == '=HYPERLINK("http://x","y")'
    assert members[0].organisation == "[red]Desk[/red]"
    assert members[1].name == "@SUM(A1)"


def test_control_characters_do_not_come_in(tmp_path: Path) -> None:
    members, _ = read(tmp_path, "name\n\x1b[2JHeron\n")
    assert members[0].name == "[2JHeron"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no column is called name"),
        (b"languages,capacity\nEnglish,2\n", "no column is called name"),
        (b"name\ncaf\xe9\n", "row 2 is not UTF-8"),
        (b'name\n"open\n', "not CSV"),
    ],
)
def test_a_file_that_cannot_be_read_at_all_says_why(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "members.csv"
    path.write_bytes(content)
    with pytest.raises(MembersFileError, match=said) as caught:
        read_members(path, random.Random(7).choice)
    assert caught.value.remedy
    with pytest.raises(MembersFileError, match="cannot be read"):
        read_members(tmp_path / "absent.csv", random.Random(7).choice)
