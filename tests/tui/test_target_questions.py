"""Who asked an advance question is told beside the ranking, and its questions are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.invented import publish as publish_sources
from tests.library.invented import row
from tests.tui.step_library import EDUCATION, open_campaign, publish
from tests.tui.step_screens import plan_of, table_lines, target_app, until_chosen
from tests.tui.support import WIDE, running, workspace
from tests.tui.waiting import type_words, until_shown
from uprtui.campaign import Add, Issue
from uprtui.recommendation import Kind
from uprtui.target.questions import OUTSIDE
from uprtui.tui.workspace import Workspace

ASKED = "What has Nepal done so that girls in the villages can go to school?"
QUESTION = row(ASKED, sur="NPL", by="NOR", session=37, kind=Kind.QUESTION)
FROM_TUVALU = row(ASKED, sur="NPL", by="TUV", session=37, kind=Kind.QUESTION)


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """The library of the steps with two advance questions, and a campaign on Nepal."""
    made = workspace(tmp_path)
    publish(made.home)
    publish_sources(made.home, ("questions.docx", [QUESTION, FROM_TUVALU]))
    open_campaign(made)
    assert made.campaign is not None
    made.campaign.do(Add(Issue("i-one", EDUCATION)))
    return made


async def test_the_details_tell_of_questions_outside_the_score(space: Workspace) -> None:
    async with running(target_app(space), WIDE) as pilot:
        text = await until_shown(pilot, "Norway", "How likely each State", "For example")
        assert "5 of its 5 on it" in table_lines(pilot.app)[0], "its place has other reasons"
        assert "questions" not in text, "what adds nothing is not named among the factors"
        await pilot.press("enter", "pagedown")
        text = await until_shown(pilot, "Advance questions", "not part of the score")
        assert "Asked one advance question to" in text
        await pilot.press("escape", "v")
        await until_shown(
            pilot, f"5 recommendations and 1 question by Norway on {EDUCATION}", "(advance question"
        )


async def test_a_state_that_only_asked_has_the_reason_too_and_keeps_it(space: Workspace) -> None:
    async with running(target_app(space), WIDE) as pilot:
        await until_shown(pilot, "Norway")
        await pilot.press("slash")
        await type_words(pilot, "tuvalu")
        await pilot.press("enter")
        await until_shown(pilot, "1 of 194")
        await pilot.press("space")
        await until_chosen(pilot, space, "TUV")
        assert plan_of(space).targets[0].reasons[-1] == (
            f"{EDUCATION}: asked one advance question to Nepal on this issue (session 37); "
            f"{OUTSIDE}"
        )
