"""The home folder: where it is, and that it is private."""

from __future__ import annotations

from pathlib import Path

import pytest

from uprtui.home import Home, HomeError, default_root


def test_a_home_knows_its_files(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert home.library == tmp_path / "library.duckdb"
    assert home.library_lock == tmp_path / "library.lock"
    assert home.campaigns == tmp_path / "campaigns"
    assert home.sample.library == tmp_path / "sample" / "library.duckdb"
    assert home.states_file.parent == home.calendar_file.parent == tmp_path


def test_preparing_makes_private_folders_and_closes_open_ones(tmp_path: Path) -> None:
    home = Home(tmp_path / "a" / "home")
    home.prepare()
    home.root.chmod(0o755)
    (home.root / "kept").touch()
    home.prepare()
    assert [path.stat().st_mode & 0o777 for path in (home.root, home.campaigns)] == [0o700, 0o700]
    assert (home.root / "kept").exists()


def test_a_home_that_cannot_be_made_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(HomeError, match="--home DIR"):
        Home(tmp_path / "file" / "home").prepare()


def test_the_variable_comes_before_the_platforms_folder(tmp_path: Path) -> None:
    assert default_root({"UPRTUI_HOME": str(tmp_path)}) == tmp_path
    assert default_root({}).name == "uprtui"
    assert default_root({"UPRTUI_HOME": ""}) == default_root({})
