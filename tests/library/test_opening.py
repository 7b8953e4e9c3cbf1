"""What can be wrong with a library file, each told apart, each with a way out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.library.invented import NOW, publish, row
from tests.made_once import made_once
from uprtui.home import Home
from uprtui.library import (
    Builder,
    Library,
    LibraryDamaged,
    LibraryError,
    LibraryLocked,
    LibraryMissing,
    LibraryNewer,
    Query,
)


@pytest.fixture
def library(home: Home) -> Path:
    """A whole library of some thousand rows."""
    fill(home)
    return home.library


@made_once
def fill(home: Home) -> None:
    publish(home, ("a", [row(f"Ratify convention {number}") for number in range(3_000)]))


def alter(library: Path, statement: str) -> None:
    with duckdb.connect(":memory:") as connection:
        connection.execute("ATTACH ? AS library", [str(library)])
        connection.execute(statement)


def refusal(library: Path) -> LibraryError:
    with pytest.raises(LibraryError) as caught:
        Library.open(library)
    assert str(library) in caught.value.message or isinstance(caught.value, LibraryLocked)
    assert caught.value.remedy
    return caught.value


def test_missing(home: Home) -> None:
    error = refusal(home.library)
    assert isinstance(error, LibraryMissing)
    assert "Import a file" in error.remedy


def test_an_empty_file(home: Home) -> None:
    home.prepare()
    home.library.touch()
    assert isinstance(refusal(home.library), LibraryDamaged)


@pytest.mark.parametrize("data", [b"x", b"hello " * 5_000, b"\x00" * 20_000])
def test_no_database(home: Home, data: bytes) -> None:
    home.prepare()
    home.library.write_bytes(data)
    assert isinstance(refusal(home.library), LibraryDamaged)


def test_a_folder(home: Home) -> None:
    home.library.mkdir(parents=True)
    assert isinstance(refusal(home.library), LibraryDamaged)


@pytest.mark.parametrize("lost", [1, 4_096, 262_144, 500_000])
def test_cut_short(library: Path, lost: int) -> None:
    data = library.read_bytes()
    library.write_bytes(data[:-lost])
    assert isinstance(refusal(library), LibraryDamaged)


@pytest.mark.parametrize(
    "places", [(100,), (4_100, 8_200)]
)  # the file's header, both of its root's
def test_altered_at_the_start(library: Path, places: tuple[int, ...]) -> None:
    data = bytearray(library.read_bytes())
    for place in places:
        data[place] ^= 0xFF
    library.write_bytes(data)
    assert isinstance(refusal(library), LibraryDamaged)


def test_damage_that_shows_only_when_it_is_read(home: Home, library: Path) -> None:
    data = bytearray(library.read_bytes())
    for place in range(20_000, len(data), 100_000):
        data[place] ^= 0xFF
    library.write_bytes(data)

    def read_all() -> None:
        with Library.open(library) as opened:
            opened.search(Query(words="ratify")).rows(0, 3_000)

    def build_upon() -> None:
        with Builder.begin(home, NOW) as builder:
            builder.publish()

    with pytest.raises(LibraryDamaged, match="cannot be read"):
        read_all()
    with pytest.raises(LibraryDamaged, match="cannot be read"):
        build_upon()
    assert library.read_bytes() == data


def test_another_programs_database(home: Home) -> None:
    home.prepare()
    with duckdb.connect(str(home.library)) as connection:
        connection.execute("CREATE TABLE other AS SELECT 1 AS one")
    error = refusal(home.library)
    assert isinstance(error, LibraryDamaged)
    assert "another program" in error.message


def test_newer(library: Path) -> None:
    alter(library, "UPDATE library.meta SET schema_version = 99")
    error = refusal(library)
    assert isinstance(error, LibraryNewer)
    assert error.found == 99
    assert "Update uprtui" in error.remedy


@pytest.mark.parametrize("change", ["SET schema_version = 0", "SET schema_version = -5"])
def test_a_version_that_never_was(library: Path, change: str) -> None:
    alter(library, f"UPDATE library.meta {change}")
    assert isinstance(refusal(library), LibraryDamaged)


def test_locked_by_another_program(library: Path) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print(1, flush=True); input()",
            str(library),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    try:
        holder.stdout.readline()
        error = refusal(library)
    finally:
        holder.communicate("\n")
    assert isinstance(error, LibraryLocked)
    assert f"(PID {holder.pid})" in error.holder
    with Library.open(library) as opened:
        assert not opened.empty


def test_many_may_read_at_once(library: Path) -> None:
    with Library.open(library) as one, Library.open(library) as other:
        assert one.search(Query()).total == other.search(Query()).total == 3_000


def test_the_package_alone_does_not_load_duckdb() -> None:
    program = (
        "import sys, uprtui.library; from uprtui.library import Query, highlight, parse_words;"
        "sys.exit('duckdb' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
