"""`uprtui acceptance`: one ask with its reasons, or a file of asks with their figures."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from uprtui.cli.output import SAMPLE_MARK

ROWS = tuple(
    f"Nepal,Asia,,Abolish the death penalty in case {number},Norway,WEOG,,{response},5,"
    f"Death penalty,10"
    for number, response in enumerate(["Accepted"] * 3 + ["Rejected"] * 7)
)
HEADER = "sur,by,issues,text,session"
ASKED = ("--sur", "Nepal", "--by", "NOR", "--issue", "death penalty", "Abolish the death penalty")


@pytest.fixture
def filled(uprtui: Command, sample_csv: Callable[..., Path]) -> Command:
    uprtui("import", str(sample_csv(*ROWS)))
    return uprtui


@pytest.fixture
def asks(tmp_path: Path) -> Callable[..., str]:
    """Writes a file of asks, a line each."""

    def write(*lines: str, header: str = HEADER) -> str:
        path = tmp_path / "asks.csv"
        path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
        return str(path)

    return write


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_document_has_every_key_of_the_contract(filled: Command) -> None:
    found = filled.json("acceptance", *ASKED, "--before-session", "24")
    assert list(found) == [
        *("sur", "by", "issues", "text", "action"),
        *("probability", "low", "high", "n", "fitted_to", "factors"),
    ]
    assert (found["sur"], found["by"], found["issues"]) == ("NPL", "NOR", ["Death penalty"])
    assert (found["n"], found["action"], found["fitted_to"]) == (10, 5, 17)
    assert 0 < found["low"] < found["probability"] < found["high"] < 1
    assert all(list(factor) == ["name", "contribution", "text"] for factor in found["factors"])
    total = sum(factor["contribution"] for factor in found["factors"])
    assert 1 / (1 + math.exp(-total)) == pytest.approx(found["probability"], abs=1e-6)


def test_only_earlier_sessions_count(filled: Command) -> None:
    assert filled.json("acceptance", *ASKED, "--before-session", "10")["n"] == 0
    assert filled.json("acceptance", *ASKED)["n"] == 10


def test_the_chance_is_never_shown_without_usefulness(filled: Command) -> None:
    shown = filled("acceptance", *ASKED).stdout
    assert "Chance of support: " in shown
    assert "Usefulness: category 5 of 5, specific action." in shown
    assert "no reason to ask for less" in shown
    assert "10 earlier recommendations that Nepal supported or noted" in shown
    unknown = filled("acceptance", "--sur", "PER", "Build schools").stdout
    assert "No earlier answer of Peru is known" in unknown


def test_an_issue_that_the_library_lacks_is_said_and_left_aside(filled: Command) -> None:
    result = filled("acceptance", "--sur", "NPL", "--issue", "Deth penalty", "Abolish it")
    assert result.exit_code == 0
    assert "Did you mean “Death penalty”" in result.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--sur", "Nepall", "Build schools"), "Did you mean: Nepal"),
        (("--sur", "NPL", "--by", "Atlantis", "Build schools"), "is no State"),
        (("--sur", "NPL", "--by", "Nepal", "Build schools"), "does not recommend to itself"),
        (("--sur", "NPL", "--before-session", "0", "Build schools"), "--before-session"),
        (("--sur", "NPL", " "), "Give the TEXT"),
        (("--sur", "NPL"), "Give the TEXT"),
        (("Build schools",), "--sur"),
        (("--output", "out.csv", "--sur", "NPL", "Build schools"), "--output goes with --batch"),
        (("--batch", "no-such-file.csv"), "no-such-file.csv"),
    ],
)
def test_misuse_is_named(filled: Command, words: tuple[str, ...], told: str) -> None:
    result = filled("acceptance", *words)
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_batch_and_single_options_do_not_mix(filled: Command, asks: Callable[..., str]) -> None:
    result = filled("acceptance", "--batch", asks("NPL,NOR,,Build schools,24"), "--sur", "NPL")
    assert result.exit_code == 2
    assert "--batch takes its asks from the file" in result.stderr


def test_a_batch_gives_what_single_asks_give(filled: Command, asks: Callable[..., str]) -> None:
    result = filled(
        "acceptance",
        "--batch",
        asks(
            "Nepal,Norway,Death penalty,Abolish the death penalty,24",
            "NP,NO,death penalty; Nobody raised this,Abolish the death penalty,10",
            "NPL,,,Abolish the death penalty,",
        ),
    )
    assert result.exit_code == 0
    rows = rows_of(result.stdout)
    assert [row["n"] for row in rows] == ["10", "0", "10"]
    single = filled.json("acceptance", *ASKED, "--before-session", "24")
    for name in ("probability", "low", "high"):
        assert float(rows[0][name]) == pytest.approx(single[name], abs=1e-6)


def test_columns_stand_in_any_order_and_others_are_kept(
    filled: Command, asks: Callable[..., str]
) -> None:
    batch = asks('"our, own",24,"Build ""good"" schools",NPL', header="Note,Session,TEXT,SuR")
    result = filled("acceptance", "--batch", batch)
    lines = result.stdout.splitlines()
    assert lines[0] == "Note,Session,TEXT,SuR,probability,low,high,n"
    assert lines[1].startswith('"our, own",24,"Build ""good"" schools",NPL,0.')


def test_figures_of_an_earlier_run_are_replaced(
    filled: Command, asks: Callable[..., str], tmp_path: Path
) -> None:
    first = filled("acceptance", "--batch", asks("NPL,NOR,Death penalty,Abolish it,24")).stdout
    again = tmp_path / "again.csv"
    again.write_text(first, encoding="utf-8")
    assert filled("acceptance", "--batch", str(again)).stdout == first


def test_rows_that_cannot_be_read_are_told_and_the_others_written(
    filled: Command, asks: Callable[..., str], tmp_path: Path
) -> None:
    batch = asks(
        "Nepall,NOR,,Build schools,24",
        'NPL,NOR,,"Build\nschools",24',
        "NPL,Atlantis,,Build schools,24",
        "NPL,NOR,,Build schools,soon",
        "NPL,NPL,,Build schools,24",
        "NPL,NOR,,,24",
        "NPL,NOR",
        "",
        "NPL,NOR,,Build schools,14.0",
    )
    out = tmp_path / "out.csv"
    result = filled("acceptance", "--batch", batch, "--output", str(out))
    assert result.exit_code == 1
    rows = rows_of(out.read_text(encoding="utf-8"))
    given = [bool(row["probability"]) for row in rows]
    assert given == [False, True, False, False, False, False, False, True]
    told = result.stderr.splitlines()
    assert [line.split(", ", 1)[1].split(":")[0] for line in told[:-1]] == [
        *("line 2", "line 5", "line 6", "line 7", "line 8", "line 9"),
    ]
    assert "Did you mean Nepal (NPL)" in told[0]
    assert "6 rows have no figures" in told[-1]


def test_a_cell_is_never_a_formula(filled: Command, asks: Callable[..., str]) -> None:
    result = filled("acceptance", "--batch", asks('NPL,NOR,,"=HYPERLINK(""x"")",24'))
    assert rows_of(result.stdout)[0]["text"] == '\'=HYPERLINK("x")'


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "the header has no column sur and no column text"),
        (b"sur;text\nNPL;Build\n", "the header has no column sur"),
        (b"sur,text,text\nNPL,a,b\n", "“text” is there 2 times"),
        (b"sur,text\nNPL,Pr\xe9vention\n", "this is not UTF-8"),
        (b'sur,text\nNPL,"Build\n', "no CSV"),
    ],
)
def test_a_file_that_is_no_file_of_asks_is_refused(
    filled: Command, tmp_path: Path, content: bytes, told: str
) -> None:
    path = tmp_path / "asks.csv"
    path.write_bytes(content)
    result = filled("acceptance", "--batch", str(path))
    assert result.exit_code == 1
    assert told in result.stderr
    assert not result.stdout


def test_the_asks_are_not_overwritten(filled: Command, asks: Callable[..., str]) -> None:
    batch = asks("NPL,NOR,,Build schools,24")
    before = Path(batch).read_bytes()
    result = filled("acceptance", "--batch", batch, "--output", batch)
    assert result.exit_code == 1
    assert "overwrite" in result.stderr
    assert Path(batch).read_bytes() == before


def test_without_a_library_it_says_so(uprtui: Command) -> None:
    result = uprtui("acceptance", "--sur", "NPL", "Build schools")
    assert result.exit_code == 1
    assert "library" in result.stderr.casefold()


def test_invented_data_are_marked(uprtui: Command, asks: Callable[..., str]) -> None:
    uprtui("demo")
    sample = Command(uprtui.home / "sample", [])
    assert sample("acceptance", "--sur", "NPL", "Build schools").stdout.startswith(SAMPLE_MARK)
    assert sample.json("acceptance", "--sur", "NPL", "Build schools")["sample"] is True
    batch = sample("acceptance", "--batch", asks("NPL,NOR,,Build schools,24"))
    assert rows_of(batch.stdout)[0]["note"] == SAMPLE_MARK
