"""`uprtui acceptance --batch`: a file of asks in, the same rows with their figures out."""

from __future__ import annotations

import csv
import errno
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.cli.acceptance_asks import ASKED, ROWS, rows_of, write_asks
from tests.cli.conftest import Command


@pytest.fixture
def filled(filled_with: Callable[..., Command]) -> Command:
    return filled_with(*ROWS)


@pytest.fixture
def asks(tmp_path: Path) -> Callable[..., str]:
    """Writes a file of asks, a line each."""

    return partial(write_asks, tmp_path / "asks.csv")


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
        "NPL,NOR,,...,24",
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
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf\n \r\n\n", "the file is empty"),
        (b"Name\nNPL\n", "line 1: the header has no column sur and no column text"),
        (b"\n\nsur\nNPL\n", "line 3: the header has no column text"),
        (b"sur,text,text\nNPL,a,b\n", "line 1: the column “text” is there 2 times"),
        (b"sur,text,n\nNPL,a,4\n", "line 1: the column “n” has the name of a figure"),
        (b"sur,text\nNPL,Build\nNPL,Pr\xe9vention\n", "line 3: this is not UTF-8"),
        (b'sur,text\nNPL,Go\nNPL,"Build\n\n', "line 3: a quotation mark is opened"),
        (b'\nsur,text\nNPL,"a\nb"\nNPL,"Say "go""\n', "line 5: a quotation mark stands alone"),
        (b"sur,text\nNPL,Go\nNPL," + b"x" * 140_000, "line 3: a cell has more than 131,072"),
        (b'sur,text\nNPL,Go\nNPL,"' + b"x,\n" * 70_000, "line 3: a cell has more than"),
        (b"sep=|\nsur|text\nNPL|Go\n", "line 1: cells are separated by “|”"),
        (b"x" * 140_000 + b",text\n", "line 1: a cell has more than"),
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


@pytest.mark.parametrize(
    "content",
    [
        'sur;by;issues;text\nNPL;NOR;"Death penalty; Foo";Abolish it, now',
        "sur\tby\tissues\ttext\nNPL\tNOR\tDeath penalty;Foo\tAbolish it, now",
        'sep=;\r\nsur;by;issues;text\r\nNPL;NOR;"Death penalty; Foo";Abolish it, now\r\n',
        '\ufeff"sep=,"\n\nsur,by,issues,text\nNPL,NOR,Death penalty;Foo,"Abolish it, now"\n',
        '\n ,\n\nsur,by,issues,text\n\nNPL,NOR,Death penalty;Foo,"Abolish it, now"\n',
    ],
)
def test_cells_are_separated_as_spreadsheets_do(
    filled: Command, tmp_path: Path, content: str
) -> None:
    path = tmp_path / "asks.csv"
    path.write_text(content, encoding="utf-8", newline="")
    result = filled("acceptance", "--batch", str(path))
    assert result.exit_code == 0, result.stderr
    [row] = rows_of(result.stdout)
    single = ("--sur", "NPL", "--by", "NOR", "--issue", "Death penalty", "Abolish it, now")
    found = filled.json("acceptance", *single)["probability"]
    assert float(row["probability"]) == pytest.approx(found, abs=1e-6)


def test_the_limit_of_other_csv_readers_stays(filled: Command, asks: Callable[..., str]) -> None:
    before = csv.field_size_limit()
    assert filled("acceptance", "--batch", asks("NPL,NOR,,Build schools,24")).exit_code == 0
    assert csv.field_size_limit() == before


def test_issues_without_an_answer_are_named_once(filled: Command, asks: Callable[..., str]) -> None:
    batch = asks(
        "NPL,NOR,Death penalty;Foo;Bar,Abolish it,24",
        "NPL,NOR,Foo,Abolish it,24",
        "NPL,NOR,Death penalty,Abolish it,10",
    )
    told = filled("acceptance", "--batch", batch).stderr.splitlines()
    assert len([line for line in told if "“Foo”" in line]) == 1
    assert "“Foo” (2 rows), “Bar” (1 row), “Death penalty” (1 row)" in told[0]
    assert "Note: 1 row of sessions that the model has learned from" in told[1]


def test_a_row_with_more_cells_than_columns_loses_none(
    filled: Command, asks: Callable[..., str], tmp_path: Path
) -> None:
    batch = asks("NPL,NOR,,Build schools, roads, clinics,24", "NPL,NOR,,Build schools,24")
    first = filled("acceptance", "--batch", batch)
    assert first.exit_code == 1
    assert "line 2: 7 cells under 5 columns" in first.stderr
    line = first.stdout.splitlines()[1]
    assert [cell for cell in line.split(",") if cell] == [
        *("NPL", "NOR", "Build schools", " roads", " clinics", "24"),
    ]
    again = tmp_path / "again.csv"
    again.write_text(first.stdout, encoding="utf-8")
    second = filled("acceptance", "--batch", str(again))
    assert (second.exit_code, second.stdout) == (1, first.stdout)


def test_the_mark_of_invented_data_is_not_put_twice(
    sample: Command, asks: Callable[..., str], tmp_path: Path
) -> None:
    batch = asks("mine,NPL,Build schools", header="Note,sur,text")
    first = sample("acceptance", "--batch", batch).stdout
    assert first.splitlines()[0] == "Note,sur,text,probability,low,high,n,note"
    again = tmp_path / "again.csv"
    again.write_text(first, encoding="utf-8")
    assert sample("acceptance", "--batch", str(again)).stdout == first


def test_only_its_owner_can_read_the_output_and_a_second_run_replaces_it(
    filled: Command, asks: Callable[..., str], tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    for text in ("Build schools", "Abolish it"):
        batch = asks(f"NPL,NOR,,{text},24")
        assert filled("acceptance", "--batch", batch, "--output", str(out)).exit_code == 0
        assert [row["text"] for row in rows_of(out.read_text(encoding="utf-8"))] == [text]
        assert out.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".new") == []


@pytest.mark.parametrize(
    "content", [b"sur,text\nNPL,Other asks\n", b"My diary\n", b"\x00\xff\n", b"\n\nlate"]
)
def test_another_file_is_never_replaced(
    filled: Command, asks: Callable[..., str], tmp_path: Path, content: bytes
) -> None:
    other = tmp_path / "other.csv"
    other.write_bytes(content)
    linked = tmp_path / "link.csv"
    linked.symlink_to(other)
    batch = asks("NPL,NOR,,Build schools,24")
    for path in (other, linked):
        result = filled("acceptance", "--batch", batch, "--output", str(path))
        assert result.exit_code == 1
        assert f"{other}: there is another file of that name" in result.stderr
    assert other.read_bytes() == content


@pytest.mark.parametrize("name", ["library.duckdb", "campaigns/new.csv", "new.csv"])
def test_nothing_is_written_into_the_home(
    filled: Command, asks: Callable[..., str], name: str
) -> None:
    path = filled.home / name
    before = path.read_bytes() if path.exists() else None
    result = filled("acceptance", "--batch", asks("NPL,,,Build schools,"), "--output", str(path))
    assert result.exit_code == 1
    assert f"{path}: this is in the folder where uprtui keeps its own files" in result.stderr
    assert (path.read_bytes() if path.exists() else None) == before


@pytest.mark.parametrize(
    ("name", "told"),
    [("missing/out.csv", "no such folder"), ("x" * 250, "cannot be written"), ("pipe", "ordinary")],
)
def test_an_output_that_cannot_be_written_is_named_before_the_work(
    uprtui: Command, asks: Callable[..., str], tmp_path: Path, name: str, told: str
) -> None:
    os.mkfifo(tmp_path / "pipe")
    path = tmp_path / name
    # There is no library: had the work begun, the error would be about that.
    result = uprtui("acceptance", "--batch", asks("NPL,,,Go home,"), "--output", str(path))
    assert result.exit_code == 1
    assert f"{path}: " in result.stderr
    assert told in result.stderr


def test_a_disk_that_fills_up_leaves_the_old_figures(
    filled: Command,
    asks: Callable[..., str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "out.csv"
    batch = asks("NPL,NOR,,Build schools,24")
    filled("acceptance", "--batch", batch, "--output", str(out))
    before = out.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("uprtui.campaign.atomic.os.fsync", full)
    result = filled("acceptance", "--batch", batch, "--output", str(out))
    assert result.exit_code == 1
    assert f"{out}: the figures cannot be written (No space left" in result.stderr
    assert out.read_bytes() == before
    assert not list(tmp_path.glob(".*.new"))
