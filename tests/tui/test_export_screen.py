"""Export shows what others will get before they get it, and writes that and nothing else."""

from __future__ import annotations

import errno
import os
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.pilot import Pilot

from tests.tui.coalition import REVIEW_DAY, open_plan, plan_of
from tests.tui.support import (
    WIDE,
    app_with,
    each_size,
    running,
    screen_text,
    settled,
    workspace,
)
from tests.tui.waiting import type_words, until_gone, until_shown
from uprtui.campaign import Plan, Visibility, loads, share
from uprtui.outputs import plan_file
from uprtui.outputs.plan_file import ExportError, proposed_name, resolved, wrong_path
from uprtui.text import visible
from uprtui.tui.widgets.detail import Detail, Verbatim, detail_lines
from uprtui.tui.widgets.inputs import PlainInput
from uprtui.tui.workspace import Workspace

Before = Callable[[Pilot[None]], Awaitable[None]]
PUBLIC_NAME = "clean-rivers-free-assembly-public.toml"
TALL = (120, 400)


@pytest.fixture
def plan() -> Plan:
    return plan_of()


@pytest.fixture
def space(tmp_path: Path, plan: Plan) -> Workspace:
    """A workspace in which the campaign is open, and a folder of the user's beside its home."""
    folder = tmp_path / "documents"
    folder.mkdir()
    made = workspace(tmp_path, folder=folder)
    open_plan(made, plan)
    return made


def written(space: Workspace, name: str = PUBLIC_NAME) -> Plan:
    """The plan in a written file."""
    return loads((space.folder / name).read_text("utf-8"), name)


async def choose_profile(pilot: Pilot[None], name: str) -> None:
    await pilot.press("p")
    await until_shown(pilot, "Who will read the file?")
    await type_words(pilot, name)
    await settled(pilot)
    await pilot.press("enter")
    await until_shown(pilot, f"Profile {name}")


async def write_to(pilot: Pilot[None], path: str | None = None) -> None:
    await pilot.press("w")
    await until_shown(pilot, "Write the plan to which file?")
    if path is not None:
        pilot.app.screen.query_one(PlainInput).value = path
    await pilot.press("enter")
    await settled(pilot)


# What is seen first


async def test_without_a_campaign_the_way_to_one_is_named(tmp_path: Path) -> None:
    async with running(app_with(workspace(tmp_path), "export")) as pilot:
        drawn = await until_shown(pilot, "No campaign is open", "Go to Home")
        assert "Write file" not in drawn


async def test_by_default_names_contacts_and_log_stay_behind(space: Workspace) -> None:
    async with running(app_with(space, "export"), TALL) as pilot:
        drawn = await until_shown(pilot, "Profile public, for anybody")
        file = drawn.partition(PUBLIC_NAME)[2]
        shown = "\n".join(line.partition("│")[0] for line in file.splitlines())
        for name in ('Heron"', "Cedar", "River friends", "Bring the map", "desk officer"):
            assert name not in shown
        assert 'name = "Finch"' in shown, "this member chose to be seen by all"
        assert "2 log entries: left out" in drawn
        assert "1 organisation of the campaign: left out" in drawn


async def test_a_name_that_is_still_mentioned_is_pointed_out(space: Workspace) -> None:
    async with running(app_with(space, "export")) as pilot:
        await until_shown(pilot, "1 mention · 6 findings", "A name that is left out is still")
        await until_shown(pilot, "asks.a-2.text: Abolish the permit; Lotus can explain")


async def test_what_is_missing_in_the_plan_is_said_with_what_to_do(space: Workspace) -> None:
    async with running(app_with(space, "export"), (80, 60)) as pilot:
        drawn = " ".join((await until_shown(pilot, "Before you send it")).split())
        assert "look again: Nobody is to approach Japan. Assign a member" in drawn


async def test_where_the_table_of_visits_finds_a_gap_the_plan_is_not_called_complete(
    tmp_path: Path, plan: Plan
) -> None:
    space = workspace(tmp_path)
    norway = replace(plan, targets=plan.targets[:1], asks=plan.asks, log=())
    kept = tuple(each for each in plan.assignments if each.id == "w-1")
    open_plan(space, replace(norway, assignments=kept))
    async with running(app_with(space, "export"), (80, 60)) as pilot:
        drawn = await until_shown(pilot, "Norway, mission: nobody is to go there.")
        assert "The plan is complete" not in drawn


async def test_a_finding_that_must_change_comes_first(tmp_path: Path, plan: Plan) -> None:
    space = workspace(tmp_path)
    empty = replace(plan.asks[0], text="")
    open_plan(space, replace(plan, asks=(empty, *plan.asks[1:])))
    async with running(app_with(space, "export"), (80, 60)) as pilot:
        drawn = await until_shown(pilot, "must change: The ask has no text.")
        assert drawn.index("must change: ") < drawn.index("look again: ")


async def test_each_profile_says_what_it_leaves_behind(space: Workspace) -> None:
    async with running(app_with(space, "export")) as pilot:
        await pilot.press("p")
        await until_shown(pilot, "without names, notes and log", "nothing stays behind")
        await pilot.press("escape")
        await choose_profile(pilot, "coalition")
        await until_shown(pilot, "for partners", "What is marked private stays behind")
        await choose_profile(pilot, "private")
        drawn = await until_shown(pilot, "Nothing stays behind", "nothing left out")
        assert "Keep it to yourself" in " ".join(drawn.split())


async def test_the_file_can_be_read_to_its_end_at_80_columns(space: Workspace) -> None:
    async with running(app_with(space, "export")) as pilot:
        await until_shown(pilot, "Look at this first")
        await pilot.press("v")
        await until_shown(pilot, PUBLIC_NAME, "# SAMPLE DATA", "schema = 1")
        await pilot.press("end")
        await until_shown(pilot, "[[members]]", 'visibility = "private"')
        await pilot.press("v")
        await until_shown(pilot, "Look at this first")


async def test_q_and_escape_are_the_apps_own_here(space: Workspace) -> None:
    async with running(app_with(space, "export")) as pilot:
        await until_shown(pilot, "Look at this first")
        await pilot.press("escape")
        await until_shown(pilot, "Campaign", "Clean rivers")
        assert "Look at this first" not in screen_text(pilot.app)


async def test_hostile_text_is_text(tmp_path: Path, plan: Plan) -> None:
    space = workspace(tmp_path)
    open_plan(space, replace(plan, title="[b]x[/b] \u202eevil \x1b[2J"))
    async with running(app_with(space, "export"), TALL) as pilot:
        drawn = await until_shown(pilot, "[b]x[/b]")
        assert "\u202e" not in drawn
        assert "\x1b" not in drawn


async def test_the_organisation_may_be_named_if_it_wants_to(space: Workspace) -> None:
    async with running(app_with(space, "export"), WIDE) as pilot:
        await until_shown(pilot, "1 organisation of the campaign: left out", "o Name us")
        await pilot.press("o")
        drawn = await until_shown(pilot, 'organisation = "River friends"', "o Do not name us")
        assert "organisation of the campaign: left out" not in drawn
        await write_to(pilot)
        assert written(space).organisation == "River friends"


# The writing


async def test_what_is_written_is_what_was_shown_and_only_its_owner_may_read_it(
    space: Workspace, plan: Plan
) -> None:
    async with running(app_with(space, "export")) as pilot:
        await write_to(pilot)
        await until_shown(pilot, "ritten")
        path = space.folder / PUBLIC_NAME
        assert path.stat().st_mode & 0o777 == 0o600
        assert written(space) == share(plan, Visibility.PUBLIC)[0]
        assert path.read_text("utf-8").startswith("# SAMPLE DATA: everything in this plan")


async def test_a_real_campaign_is_not_called_sample_data(tmp_path: Path, plan: Plan) -> None:
    space = workspace(tmp_path)
    open_plan(space, replace(plan, sample=False))
    async with running(app_with(space, "export"), TALL) as pilot:
        await until_shown(pilot, "schema = 1")
        assert "SAMPLE DATA" not in screen_text(pilot.app)
        await write_to(pilot)
        assert "SAMPLE" not in (space.folder / PUBLIC_NAME).read_text("utf-8")


async def test_a_long_path_is_told_whole(space: Workspace) -> None:
    deep = space.folder / "a folder with a long name" / "and another one in it, longer still"
    deep.mkdir(parents=True)
    async with running(app_with(space, "export")) as pilot:
        await write_to(pilot, f"{deep}/plan.toml")
        drawn = (await until_shown(pilot, "The plan is written")).replace("│", " ")
        assert "longer still/plan.toml" in " ".join(drawn.split())


async def test_a_file_is_replaced_only_after_asking(space: Workspace) -> None:
    old = space.folder / PUBLIC_NAME
    old.write_text("mine", "utf-8")
    async with running(app_with(space, "export")) as pilot:
        await write_to(pilot)
        await until_shown(pilot, "Replace the file?")
        await pilot.press("enter")
        await until_gone(pilot, "Replace the file?")
        assert old.read_text("utf-8") == "mine", "the careful answer is marked first"
        await write_to(pilot)
        await until_shown(pilot, "Replace the file?")
        await pilot.press("y")
        await until_shown(pilot, "ritten")
        assert written(space).review_date == REVIEW_DAY
        assert old.stat().st_mode & 0o777 == 0o600


async def test_the_campaigns_own_file_is_never_replaced(space: Workspace) -> None:
    assert space.campaign is not None
    own = space.campaign.path
    before = own.read_bytes()
    async with running(app_with(space, "export"), WIDE) as pilot:
        await write_to(pilot, str(own))
        await until_shown(pilot, "That is the campaign's own file. Choose another name.")
    assert own.read_bytes() == before


async def test_a_tilde_is_the_users_own_folder(
    space: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    async with running(app_with(space, "export")) as pilot:
        await write_to(pilot, "~/mine.toml")
        await until_shown(pilot, "ritten")
        assert (tmp_path / "mine.toml").exists()


async def test_a_full_disk_is_told_in_words_and_the_old_file_stays(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(plan_file, "replace_file", full)
    async with running(app_with(space, "export"), WIDE) as pilot:
        await write_to(pilot)
        drawn = await until_shown(pilot, "No space left on device")
        assert "Choose another folder, or look into its permissions" in drawn


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Type a file's name"),
        ("sub/", "Type a file's name"),
        ("sub", "is a folder. Add a file's name."),
        ("gone/plan.toml", "There is no folder"),
        ("own.toml", "That is the campaign's own file."),
        ("link.toml", "That is the campaign's own file."),
        ("~nosuchuser/plan.toml", "there is no such user"),
        ("a\0b", "That cannot be a file's name"),
        ("x" * 300, "That cannot be a file's name"),
        ("pipe", "is no ordinary file"),
    ],
)
def test_a_path_that_cannot_be_written_is_refused_with_the_reason(
    tmp_path: Path, typed: str, words: str
) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "own.toml").touch()
    (tmp_path / "link.toml").symlink_to("own.toml")
    os.mkfifo(tmp_path / "pipe")
    wrong = wrong_path(typed, tmp_path, tmp_path / "own.toml")
    assert wrong is not None
    assert words in wrong


def test_a_good_path_is_taken_from_the_users_folder(tmp_path: Path) -> None:
    assert wrong_path("plan.toml", tmp_path, tmp_path / "own.toml") is None
    assert resolved("plan.toml", tmp_path) == (tmp_path / "plan.toml").resolve()
    with pytest.raises(ExportError):
        resolved("~nosuchuser/x", tmp_path)


@given(title=st.text(max_size=80))
def test_every_title_gives_a_name_that_a_file_may_have(title: str) -> None:
    name = proposed_name(title, "public")
    assert name.endswith("-public.toml")
    assert name.isascii()
    assert not set(name) & set("/\\ \0:*?")
    assert len(name) < 100


# The preview's lines


@given(text=st.text(max_size=200), width=st.integers(2, 90))
def test_a_text_shown_as_it_is_loses_nothing_and_fits(text: str, width: int) -> None:
    lines = [
        "".join(part for part, _ in pieces)
        for pieces, _ in detail_lines(Detail("", (Verbatim(text),)), width)
    ]
    assert "".join(lines) == "".join(visible(line) for line in text.split("\n"))
    assert all(cell_len(line) <= width for line in lines)


def test_a_long_line_is_broken_after_a_space_and_keeps_its_indent() -> None:
    detail = Detail("", (Verbatim('    "one two three",\nx = 1'),))
    lines = ["".join(part for part, _ in pieces) for pieces, _ in detail_lines(detail, 14)]
    assert lines == ['    "one two ', 'three",', "x = 1"]


# How it looks


async def first(pilot: Pilot[None]) -> None:
    await settled(pilot)


async def the_file(pilot: Pilot[None]) -> None:
    await pilot.press("v", "pagedown")


@each_size
@pytest.mark.parametrize("before", [first, the_file])
def test_export_looks_as_before(
    snap_compare: Any, space: Workspace, size: tuple[int, int], before: Before
) -> None:
    async def ready(pilot: Pilot[None]) -> None:
        await until_shown(pilot, "Profile public")
        await before(pilot)
        await settled(pilot)

    assert snap_compare(app_with(space, "export"), terminal_size=size, run_before=ready)


@each_size
def test_writing_looks_as_before(
    snap_compare: Any, space: Workspace, size: tuple[int, int]
) -> None:
    async def ready(pilot: Pilot[None]) -> None:
        await until_shown(pilot, "Profile public")
        await choose_profile(pilot, "coalition")
        await pilot.press("w")
        await settled(pilot)

    space.folder = Path("documents")
    assert snap_compare(app_with(space, "export"), terminal_size=size, run_before=ready)
