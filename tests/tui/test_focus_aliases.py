"""What became of a recommendation is shown and changed, though it goes by another id by now."""

from __future__ import annotations

from pathlib import Path

from tests.library.invented import publish, row
from tests.tui.step_library import open_campaign
from tests.tui.step_screens import focus_app, plan_of
from tests.tui.support import running, workspace
from tests.tui.waiting import until, until_shown
from uprtui.api import Standing
from uprtui.campaign import Add, Assessment, AssessmentStatus
from uprtui.recommendation import Response

TEXT = (
    "Ensure that members of the security forces suspected of violations of human rights be "
    "rapidly handed over to justice for investigation and judgment"
)
TOLD = {"sur": "NPL", "session": 37, "issues": ("Impunity",), "response": Response.NOTED}
OLD = row(TEXT, **TOLD)  # type: ignore[arg-type]
NEW = row(TEXT.replace("judgment", "judgement"), **TOLD)  # type: ignore[arg-type]


async def test_the_status_under_an_old_id_is_that_of_the_recommendation(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    space.home.prepare()
    publish(space.home, ("database", [OLD], Standing.DATABASE), ("list", [NEW], Standing.LIST))
    open_campaign(space)
    assert space.campaign is not None
    space.campaign.do(Add(Assessment("s-one", OLD.id, AssessmentStatus.DONE, TEXT, "a law")))
    async with running(focus_app(space)) as pilot:
        await until_shown(pilot, "Impunity")
        await pilot.press("x")
        await until_shown(pilot, "What became of 1 recommendation", "done +", "1 of 1 looked at.")
        await pilot.press("n")
        await until(
            pilot, lambda: plan_of(space).assessments[0].status is AssessmentStatus.NOT, "changed"
        )
        await until_shown(pilot, "not done +")
        (kept,) = plan_of(space).assessments
        assert (kept.id, kept.recommendation, kept.note) == ("s-one", OLD.id, "a law")
