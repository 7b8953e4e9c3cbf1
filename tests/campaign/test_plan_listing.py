"""The list of plans hides nothing, and new plans get safe names of their own."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui.campaign import (
    Ask,
    Issue,
    Plan,
    PlanError,
    PlanFile,
    ReadError,
    SaveRefusedError,
    Target,
    list_plans,
    new_path,
    slug,
)

PLAN = Plan(
    id="c-plan",
    title="Slovenia 2027",
    sur="SVN",
    session=56,
    review_date=dt.date(2027, 4, 26),
    issues=(Issue("i-1", "Torture"),),
    asks=(Ask("a-1", "i-1", "Ratify"), Ask("a-2", "i-1", "Investigate")),
    targets=(Target("t-1", "NOR"),),
)


def test_a_plan_is_summed_up(tmp_path: Path) -> None:
    PlanFile(tmp_path / "slovenia.toml").create(PLAN)
    (found,) = list_plans(tmp_path)
    assert (found.title, found.sur, found.session) == ("Slovenia 2027", "SVN", 56)
    assert (found.review_date, found.date_status) == (dt.date(2027, 4, 26), "estimated")
    assert (found.issues, found.asks, found.targets, found.members) == (1, 2, 1, 0)
    assert (found.sample, found.rescue, found.error) == (False, False, None)


def test_a_broken_plan_is_listed_with_what_is_wrong(tmp_path: Path) -> None:
    PlanFile(tmp_path / "b.toml").create(replace(PLAN, title=""))
    (tmp_path / "a.toml").write_text("schema = 1\nid = \n")
    (tmp_path / "c.toml").mkdir()
    (tmp_path / "d.toml").symlink_to(tmp_path / "d.toml")
    (tmp_path / "notes.txt").write_text("no plan")
    broken, good, folder, loop = list_plans(tmp_path)
    assert (broken.title, good.title, folder.title, loop.title) == ("a", "b", "c", "d")
    assert isinstance(broken.error, PlanError)
    assert broken.error.line == 2
    assert good.error is None
    assert isinstance(folder.error, ReadError)
    assert isinstance(loop.error, ReadError)


def test_edits_that_could_not_be_saved_are_listed_as_such(tmp_path: Path) -> None:
    file = PlanFile(tmp_path / "plan.toml")
    file.path.write_text("broken")
    with pytest.raises(SaveRefusedError):
        file.save(PLAN, PLAN)
    assert [(each.title, each.rescue) for each in list_plans(tmp_path)] == [
        ("plan", False),
        ("Slovenia 2027", True),
    ]


def test_a_folder_that_is_not_there_holds_no_plans(tmp_path: Path) -> None:
    assert list_plans(tmp_path / "none") == []
    (tmp_path / "file").write_text("")
    with pytest.raises(ReadError, match="cannot be read"):
        list_plans(tmp_path / "file")


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Slovenia 2027", "slovenia-2027"),
        ("  Côte d’Ivoire: l'éducation!", "cote-divoire-l-education"),
        ("../../etc/passwd", "etc-passwd"),
        ("Права человека", "campaign"),
        ("", "campaign"),
        ("CON", "campaign-con"),
        ("x" * 300, "x" * 60),
    ],
)
def test_a_title_gives_a_safe_name(title: str, stem: str) -> None:
    assert slug(title) == stem


@given(st.text(), st.integers(0, 3))
def test_any_title_gives_a_name_that_is_safe_and_new(title: str, used: int) -> None:
    taken: set[str] = set()
    for _ in range(used + 1):
        stem = slug(title, taken)
        assert stem not in taken
        assert stem.isascii()
        assert stem.replace("-", "").isalnum()
        assert stem == stem.lower().strip("-")
        taken.add(stem)


def test_a_new_plan_gets_a_file_of_its_own(tmp_path: Path) -> None:
    first = new_path(tmp_path, "Slovenia 2027")
    PlanFile(first).create(PLAN)
    assert first.name == "slovenia-2027.toml"
    assert new_path(tmp_path, "Slovenia 2027").name == "slovenia-2027-2.toml"
