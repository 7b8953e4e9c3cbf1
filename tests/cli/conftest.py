"""Runs the command line in this process, on a home of its own, on a fixed day."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.made_once import made_once
from uprtui.cli.main import cli
from uprtui.cli.session import Session, Surroundings
from uprtui.home import Home

TODAY = date(2026, 11, 23)
#: One worker does the headless demo.
DONE_ONCE = pytest.mark.xdist_group("headless demo")
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Command:
    """The `uprtui` command on one home folder."""

    home: Path
    opened: list[tuple[Path, str | None]]

    def __call__(self, *words: str, home: bool = True, given: bytes | str = "") -> Result:
        """Run it, `given` on standard input; whether the app would have opened is in `opened`."""

        def open_app(session: Session, campaign: str | None) -> int:
            self.opened.append((session.home.root, campaign))
            return 0

        surroundings = Surroundings(
            environ={"UPRTUI_HOME": str(self.home)},
            now=lambda: NOW,
            today=lambda: TODAY,
            open_app=open_app,
        )
        place = ["--home", str(self.home)] if home else []
        return CliRunner().invoke(
            cli,
            [*place, *words],
            input=given,
            obj=surroundings,
            prog_name="uprtui",
            catch_exceptions=False,
        )

    def json(self, *words: str) -> Any:
        """Run it with --json; it must succeed."""
        result = self(*words, "--json")
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)


@pytest.fixture
def uprtui(tmp_path: Path) -> Command:
    """The command on an empty home."""
    return Command(tmp_path / "home", [])


@pytest.fixture
def sample(tmp_path: Path) -> Command:
    """The command on a home that `uprtui demo` filled with the invented sample."""

    @made_once
    def fill(home: Home) -> None:
        result = Command(home.root, [])("demo")
        assert result.exit_code == 0, result.output

    fill(Home(tmp_path / "for-sample"))
    return Command(tmp_path / "for-sample" / "sample", [])


@dataclass(frozen=True)
class Demo:
    """What `uprtui demo --headless` said and wrote."""

    said: Result
    out: Path
    users_home: Path


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The headless demo, done once: mark its tests with `DONE_ONCE`, and only read."""
    folder = tmp_path_factory.mktemp("demo")
    said = Command(folder / "home", [])("demo", "--headless", str(folder / "out"))
    return Demo(said, folder / "out", folder / "home")


@pytest.fixture
def sample_csv(tmp_path: Path) -> Callable[..., Path]:
    """Writes a small export in UPR Info's form."""
    header = "To,To-Rgrp,To-Org,Text,From,From-Rgrp,From-Org,Response,Action,Issue,Session"

    def write(*rows: str, name: str = "export.csv") -> Path:
        path = tmp_path / name
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def filled_with(uprtui: Command, sample_csv: Callable[..., Path]) -> Callable[..., Command]:
    """Imports rows of a small export; says the command on that home."""

    @made_once
    def fill(home: Home, *rows: str) -> None:
        result = Command(home.root, [])("import", str(sample_csv(*rows)))
        assert result.exit_code == 0, result.output

    def filled(*rows: str) -> Command:
        fill(Home(uprtui.home), *rows)
        return uprtui

    return filled
