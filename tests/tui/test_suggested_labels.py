"""Every screen that shows a recommendation's issues says which of them are only suggested."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.small_library import NOW, row
from tests.tui.step_library import EDUCATION, TORTURE, open_campaign
from tests.tui.step_screens import focus_app, target_app
from tests.tui.support import WIDE, app_with, running, workspace
from tests.tui.waiting import until_gone, until_shown
from uprtui.campaign import Add, Issue
from uprtui.connectors import ImportSummary
from uprtui.library import Builder
from uprtui.recommendation import Response
from uprtui.tui.jobs import JobContext, Progress
from uprtui.tui.screens.evidence import ByIds, EvidenceRows
from uprtui.tui.screens.imports_report import JobReport
from uprtui.tui.screens.imports_summary import summary_detail
from uprtui.tui.screens.library_rows import issue_cell
from uprtui.tui.widgets.detail import Paragraph
from uprtui.tui.workspace import Workspace

YES = Response.SUPPORTED
GUESSED = row("Make torture a crime", "NPL", "CZE", 37, (), 5, YES)._replace(
    suggested=(TORTURE, "Justice")
)
CODED = row("Open every village school", "NPL", "NOR", 37, (EDUCATION,), 4, YES)


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace with one coded and one unlabelled recommendation to Nepal, and a campaign."""
    made = workspace(tmp_path)
    made.home.prepare()
    with Builder.begin(made.home, NOW) as builder:
        source = builder.open_source("upr-info", "list.csv", "d" * 64)
        source.stage([GUESSED, CODED])
        source.close()
        builder.publish()
    open_campaign(made)
    return made


async def test_the_library_marks_them_in_the_details(space: Workspace) -> None:
    async with running(app_with(space, "library"), WIDE) as pilot:
        await until_shown(pilot, "2 found", "Make torture")
        await pilot.press("slash", *"torture", "enter", "enter")
        await until_shown(pilot, "treatment (suggested)", "Justice (suggested)")


async def test_the_evidence_behind_a_number_marks_each_row(space: Workspace) -> None:
    async with running(focus_app(space), WIDE) as pilot:
        await until_shown(pilot, EDUCATION, "Torture and other")
        await pilot.press("slash", *"torture", "enter")
        await until_gone(pilot, EDUCATION)
        await pilot.press("v")
        await until_shown(
            pilot, f"1 recommendation to Nepal on {TORTURE}", "(suggested label) Make"
        )


def test_a_row_of_evidence_with_sources_labels_has_no_mark(space: Workspace) -> None:
    library = space.library()
    rows = EvidenceRows(ByIds(library, [CODED.id, GUESSED.id]), lambda each: each.by, space.states)
    texts = [str(each.cells[-1]) for each in rows.rows(0, 2)]
    assert texts == ["Open every village school", "(suggested label) Make torture a crime"]


async def test_target_says_how_much_of_its_ranking_rests_on_them(space: Workspace) -> None:
    assert space.campaign is not None
    space.campaign.do(Add(Issue("i-aaaaaaaa", TORTURE)))
    async with running(target_app(space), WIDE) as pilot:
        await until_shown(pilot, TORTURE, "by suggested labels", "1 of 1")


def test_a_cell_of_the_list_names_sources_labels_first() -> None:
    from uprtui.recommendation import Kind, Recommendation

    def cell(issues: tuple[str, ...], suggested: tuple[str, ...]) -> str:
        return issue_cell(
            Recommendation(
                id="0" * 16,
                kind=Kind.RECOMMENDATION,
                sur="NPL",
                by="CZE",
                session=37,
                cycle=3,
                text="Make torture a crime",
                issues=issues,
                action=None,
                action_source=None,
                response=None,
                paragraph=None,
                symbol=None,
                sources=(),
                suggested=suggested,
            )
        )

    assert cell((), ()) == ""
    assert cell(("Justice",), ()) == "Justice"
    assert cell((), ("Justice", "Labour")) == "~ Justice +1"
    assert cell(("SDG 16",), ("Justice",)) == "SDG 16 +1"


def test_the_summary_of_an_import_says_what_became_of_unlabelled_rows() -> None:
    summary = ImportSummary("list.csv", "upr-info", read=3, added=3, suggested=2)
    said = [
        b.text for b in summary_detail(summary, dry_run=False).blocks if isinstance(b, Paragraph)
    ]
    assert said[0].startswith("2 rows have no issue label of UPR Info's.")


def test_renewing_an_older_library_is_told_and_forgets_no_file_to_come() -> None:
    told: list[Progress] = []
    ticks = iter(range(100))
    context = JobContext(told.append, lambda: float(next(ticks)))
    report = JobReport(context, [("a.csv", 100), ("b.csv", 100)])
    report.progress("a.csv", 10, 10)
    report.progress("the earlier rows of the library", 5, 5)
    report.progress("b.csv", 0, 10)
    assert (told[-1].done, told[-1].total) == (15, 25)
