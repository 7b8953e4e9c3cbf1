"""Questions, prompts, forms and lists are answered by keys alone; Escape answers nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from tests.tui.support import app_with, running, screen_text, settled, workspace
from uprtui.tui.screens.base import AppScreen
from uprtui.tui.widgets.choice import Choice, Choose, matching
from uprtui.tui.widgets.dialogs import Confirm, Message, TextPrompt
from uprtui.tui.widgets.form import Field, Form


class PlainScreen(AppScreen):
    PLACE = "plain"


@asynccontextmanager
async def asked(
    tmp_path: Path, dialog: Screen[Any]
) -> AsyncIterator[tuple[Pilot[None], list[Any]]]:
    """A running app with the dialog open, and the list that its answer goes to."""
    screen = PlainScreen()
    answers: list[Any] = []
    async with running(app_with(workspace(tmp_path), "plain", {"plain": lambda: screen})) as pilot:
        screen.ask(dialog, answers.append)
        await settled(pilot)
        yield pilot, answers


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["y"], [True]),
        (["n"], []),
        (["escape"], []),
        (["enter"], []),
        (["left", "enter"], [True]),
        (["tab", "tab", "enter"], []),
    ],
)
async def test_a_question_is_answered_and_the_careful_answer_is_marked_first(
    tmp_path: Path, keys: list[str], answer: list[bool]
) -> None:
    async with asked(tmp_path, Confirm("Delete?", "All of it.", yes="Delete")) as (pilot, answers):
        assert "y Delete" in screen_text(pilot.app)
        await pilot.press(*keys)
        await settled(pilot)
        assert answers == answer
        assert isinstance(pilot.app.screen, PlainScreen)


async def test_a_message_is_closed_by_enter(tmp_path: Path) -> None:
    async with asked(tmp_path, Message("Locked", "[bold]wait[/bold]")) as (pilot, _):
        assert "[bold]wait[/bold]" in screen_text(pilot.app)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, PlainScreen)


async def test_a_prompt_stays_open_until_its_answer_is_right(tmp_path: Path) -> None:
    def check(value: str) -> str | None:
        return None if value.isdigit() else "Give a number."

    async with asked(tmp_path, TextPrompt("Session", "4", check=check)) as (pilot, answers):
        await pilot.press("x", "enter")
        await settled(pilot)
        assert "Give a number." in screen_text(pilot.app)
        assert answers == []
        await pilot.press("backspace", "8", "enter")
        await settled(pilot)
        assert answers == ["48"]


FIELDS = (
    Field("title", "Title", required=True, help="Shown in the header."),
    Field("status", "Status", "asked", choices=(("planned", "planned"), ("asked", "asked"))),
    Field("session", "Session", check=lambda v: None if v.isdigit() else "Give a number."),
)


async def test_a_form_is_filled_in_with_enter_and_arrows(tmp_path: Path) -> None:
    async with asked(tmp_path, Form("New", FIELDS)) as (pilot, answers):
        await pilot.press(*"Nepal", "enter", "right", "down", "4", "8", "enter")
        await settled(pilot)
        assert answers == [{"title": "Nepal", "status": "planned", "session": "48"}]


async def test_a_form_goes_to_the_field_that_is_wrong_and_says_what(tmp_path: Path) -> None:
    async with asked(tmp_path, Form("New", FIELDS)) as (pilot, answers):
        await pilot.press("up", "x", "ctrl+s")
        await settled(pilot)
        assert "Title is needed." in screen_text(pilot.app)
        await pilot.press("N", "ctrl+s")
        await settled(pilot)
        assert "Give a number." in screen_text(pilot.app)
        await pilot.press("backspace", "ctrl+s")
        await settled(pilot)
        assert answers == [{"title": "N", "status": "asked", "session": ""}]


async def test_escape_leaves_a_form_without_an_answer(tmp_path: Path) -> None:
    async with asked(tmp_path, Form("New", FIELDS)) as (pilot, answers):
        await pilot.press("a", "escape")
        await settled(pilot)
        assert answers == []
        assert isinstance(pilot.app.screen, PlainScreen)


async def test_a_field_with_many_choices_is_searched_in_a_list(tmp_path: Path) -> None:
    choices = tuple((f"S{n}", f"State {n}") for n in range(200))
    async with asked(tmp_path, Form("New", (Field("s", "State", choices=choices),))) as (
        pilot,
        answers,
    ):
        await pilot.press("space", *"157", "enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert answers == [{"s": "S157"}]


CHOICES = (
    Choice("CIV", "Côte d’Ivoire", "Africa", "Ivory Coast"),
    Choice("NPL", "Nepal", "Asia-Pacific"),
    Choice("NER", "Niger", "Africa"),
    Choice("NGA", "Nigeria", "Africa"),
)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("cote", ["CIV"]),
        ("ivory", ["CIV"]),
        ("africa ni", ["NER", "NGA"]),
        ("NIG", ["NER", "NGA"]),
        ("zzz", []),
        ("", ["CIV", "NPL", "NER", "NGA"]),
    ],
)
def test_choices_are_found_by_any_word_without_case_or_accents(typed: str, keys: list[str]) -> None:
    found = [choice.key for choice in matching(CHOICES, typed)]
    assert sorted(found) == sorted(keys)


def test_what_begins_with_the_typed_word_comes_first() -> None:
    choices = [Choice("a", "Right to water"), Choice("b", "Water"), Choice("c", "Wastewater")]
    assert [choice.key for choice in matching(choices, "water")] == ["b", "a", "c"]


async def test_one_choice_is_taken_with_the_arrows_and_enter(tmp_path: Path) -> None:
    async with asked(tmp_path, Choose("State?", CHOICES)) as (pilot, answers):
        await pilot.press(*"nig", "down", "enter")
        await settled(pilot)
        assert answers == [("NGA",)]


async def test_several_choices_are_marked_with_tab(tmp_path: Path) -> None:
    async with asked(tmp_path, Choose("States?", CHOICES, many=True, marked=("NPL",))) as (
        pilot,
        answers,
    ):
        await pilot.press("tab", "down", "tab", "down", "tab", "enter")
        await settled(pilot)
        assert answers == [("CIV", "NER")]


async def test_what_matches_nothing_can_become_a_choice_of_ones_own(tmp_path: Path) -> None:
    def own(typed: str) -> Choice | None:
        return Choice(f"own:{typed}", typed, "new")

    async with asked(tmp_path, Choose("Issue?", CHOICES, own=own)) as (pilot, answers):
        await pilot.press(*"sand", "enter")
        await settled(pilot)
        assert answers == [("own:sand",)]


async def test_nothing_is_chosen_where_nothing_matches(tmp_path: Path) -> None:
    async with asked(tmp_path, Choose("State?", CHOICES)) as (pilot, answers):
        await pilot.press(*"zzz", "enter")
        await settled(pilot)
        assert "Nothing matches." in screen_text(pilot.app)
        await pilot.press("escape")
        await settled(pilot)
        assert answers == []


async def test_help_opens_over_a_dialog_and_goes_back_to_it(tmp_path: Path) -> None:
    async with asked(tmp_path, Confirm("Delete?")) as (pilot, answers):
        await pilot.press("question_mark")
        await settled(pilot)
        assert "Answer yes." in screen_text(pilot.app)
        await pilot.press("escape", "y")
        await settled(pilot)
        assert answers == [True]


@pytest.mark.parametrize(
    "dialog",
    [lambda: Form("New", FIELDS, careful=True), lambda: TextPrompt("Why?", "so", careful=True)],
    ids=["form", "prompt"],
)
async def test_a_careful_dialog_asks_before_typed_words_are_lost(
    tmp_path: Path, dialog: Callable[[], Form | TextPrompt]
) -> None:
    async with asked(tmp_path, dialog()) as (pilot, answers):
        await pilot.press("a", "escape")
        await settled(pilot)
        assert "Leave without saving?" in screen_text(pilot.app)
        await pilot.press("n")
        await settled(pilot)
        assert not isinstance(pilot.app.screen, PlainScreen), "one goes on writing"
        await pilot.press("escape", "y")
        await settled(pilot)
        assert isinstance(pilot.app.screen, PlainScreen)
        assert answers == []


@pytest.mark.parametrize(
    "dialog",
    [lambda: Form("New", FIELDS, careful=True), lambda: TextPrompt("Why?", "so", careful=True)],
    ids=["form", "prompt"],
)
async def test_a_careful_dialog_closes_at_once_where_nothing_was_typed(
    tmp_path: Path, dialog: Callable[[], Form | TextPrompt]
) -> None:
    async with asked(tmp_path, dialog()) as (pilot, answers):
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, PlainScreen)
        assert answers == []
