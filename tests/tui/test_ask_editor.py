"""An ask is looked at while it is written; asks are listed, edited and deleted."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from tests.tui.step_library import EDUCATION, open_campaign, publish
from tests.tui.step_screens import (
    focus_app,
    lines_with,
    plan_of,
    until_labels,
    with_asks,
    write,
)
from tests.tui.support import (
    WIDE,
    running,
    workspace,
)
from tests.tui.waiting import type_words, until, until_shown
from uprtui.campaign import AskKind, Remove
from uprtui.focus import SimilarTexts
from uprtui.library import Library
from uprtui.tui.actions import actions_of
from uprtui.tui.screens.evidence import EvidenceScreen
from uprtui.tui.screens.focus import FocusScreen
from uprtui.tui.screens.focus_ask import AskEditor, Draft, facts_of
from uprtui.tui.screens.focus_asks import AskList
from uprtui.tui.screens.focus_text import AskText
from uprtui.tui.widgets.dialogs import Confirm
from uprtui.tui.workspace import Workspace


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace with the invented library and a campaign on Nepal."""
    made = workspace(tmp_path)
    publish(made.home)
    open_campaign(made)
    return made


async def test_an_ask_is_looked_at_while_it_is_typed(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("a")
        await until_shown(pilot, f"Write an ask to Nepal on {EDUCATION}", "among 14 recomm")
        await write(pilot, "Adopt a law on school boo")
        await type_words(pilot, "ks")
        text = await until_shown(pilot, "5 specific action. “adopt” with “law”", "6 words, 3 of")
        assert "Of such asks 55% were supported" in text
        (first, *_) = lines_with(text, "free school books")
        assert "%" in first
        await pilot.press("tab", "enter")
        await until_shown(pilot, "Recommended by", "Adopt a law on free school books")
        await pilot.press("escape", "tab", "ctrl+t")
        text = await until_shown(pilot, "Advance question")
        assert "Category" not in text


async def test_saving_an_ask_puts_its_issue_into_the_plan_in_one_step(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("a")
        await until_shown(pilot, "Write an ask")
        await write(pilot, "Adopt  a law")
        await pilot.press("enter")
        await until_labels(pilot, space, EDUCATION)
        (ask,) = plan_of(space).asks
        assert (ask.text, ask.kind) == ("Adopt a law", AskKind.RECOMMENDATION)
        assert ask.issue == plan_of(space).issues[0].id
        await until_shown(pilot, "Ask saved", "1 chosen")
        await pilot.press("u")
        await until_labels(pilot, space)
        assert plan_of(space).asks == ()


async def test_a_pasted_text_becomes_one_paragraph(space: Workspace) -> None:
    from textual import events

    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("a")
        await until_shown(pilot, "Write an ask")
        field = pilot.app.screen.query_one(AskText)
        field.post_message(events.Paste("Adopt\r\na\tlaw\x1b[31m\u202e on\nbooks"))
        await until_shown(pilot, "Adopt a law[31m on books")
        assert field.sentence == "Adopt a law[31m on books"


async def test_leaving_the_editor_asks_only_where_something_is_lost(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("a", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, FocusScreen), "back at once")
        await pilot.press("a")
        await type_words(pilot, "Adopt")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, Confirm), "asked")
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskEditor), "go on")
        await pilot.press("escape", "y")
        await until(pilot, lambda: isinstance(pilot.app.screen, FocusScreen), "left")
        assert plan_of(space).asks == ()


async def test_an_empty_ask_is_not_saved(space: Workspace) -> None:
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("a", "space", "ctrl+s")
        await until_shown(pilot, "nothing to save")
        assert isinstance(pilot.app.screen, AskEditor)


async def test_asks_are_listed_edited_and_deleted(space: Workspace) -> None:
    with_asks(space)
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("e")
        await until_shown(pilot, "Asks on Right to education", "cat. 5", "question")
        await pilot.press("enter")
        await until_shown(pilot, "Change an ask")
        await write(pilot, " and tell")
        await pilot.press("ctrl+t", "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskList), "back at the list")
        assert plan_of(space).asks[0].text == "Adopt a law on books by 2030 and tell"
        assert plan_of(space).asks[0].kind == AskKind.QUESTION
        await pilot.press("d")
        await until(pilot, lambda: len(plan_of(space).asks) == 1, "deleted")
        await pilot.press("d")
        await until(pilot, lambda: not plan_of(space).asks, "deleted")
        await until(
            pilot, lambda: isinstance(pilot.app.screen, FocusScreen), "no list without asks"
        )
        await pilot.press("u", "u", "u")
        await until(
            pilot, lambda: plan_of(space).asks[0].text == "Adopt a law on books by 2030", "undone"
        )


async def test_what_is_written_is_kept_when_its_ask_has_gone_meanwhile(space: Workspace) -> None:
    with_asks(space)
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, EDUCATION)
        await pilot.press("e")
        await until_shown(pilot, "Asks on Right to education")
        await pilot.press("enter")
        await until_shown(pilot, "Change an ask")
        assert space.campaign is not None
        space.campaign.do(Remove("i-one"))
        await write(pilot, " and more")
        await pilot.press("enter")
        await until_labels(pilot, space, EDUCATION)
        (ask,) = plan_of(space).asks
        assert ask.text == "Adopt a law on books by 2030 and more"


async def test_the_ask_editor_finds_what_is_like_it_in_real_data(
    tmp_path: Path, real_library: Path
) -> None:
    space = workspace(
        tmp_path, open_library=lambda home, states: Library.open(real_library, states=states)
    )
    open_campaign(space)
    async with running(focus_app(space), WIDE) as pilot:
        await until_shown(pilot, "Rights of the Child")
        await pilot.press("a")
        await until_shown(pilot, "among 193 recommendations")
        await write(pilot, "Ratify OPCAT")
        await until_shown(pilot, "Switzerland", "5 specific action", "2 words")


def test_a_key_in_the_ask_editor_costs_little_on_real_data(real_library: Path) -> None:
    """What is worked out on the event loop at each key, and in the thread beside it."""
    with Library.open(real_library) as library:
        texts = SimilarTexts.to_state(library, "NPL")
    sentence = "Ratify the Optional Protocol to the Convention against Torture by 2028"
    started = perf_counter()
    for length in range(len(sentence)):
        facts_of(sentence[:length], AskKind.RECOMMENDATION)
        texts.nearest(sentence[:length], 20)
    assert (perf_counter() - started) / len(sentence) < 0.02


def test_the_facts_of_a_question_name_no_category() -> None:
    detail = facts_of("When will it be law?", AskKind.QUESTION)
    assert "question" in detail.title
    assert Draft("", AskKind.QUESTION) != Draft("", AskKind.RECOMMENDATION)


@pytest.mark.parametrize(
    ("place", "owner"), [("ask", AskEditor), ("asks", AskList), ("evidence", EvidenceScreen)]
)
def test_the_dialogs_answer_each_of_their_actions(place: str, owner: type) -> None:
    actions = actions_of(place)
    assert actions
    for action in actions:
        assert hasattr(owner, f"action_{action.method}"), action.id
    keys = [key for action in actions for key in action.keys]
    assert len(keys) == len(set(keys))
