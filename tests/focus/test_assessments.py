"""An assessment stays that of its recommendation, though this goes by another id by now."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.invented import publish, row
from tests.made_once import made_once
from uprtui.api import Standing
from uprtui.campaign import Assessment, AssessmentStatus, Plan
from uprtui.focus import assessment_of, read_issues, read_present, statuses_by_issue
from uprtui.home import Home
from uprtui.library import Library

DONE, NOT = AssessmentStatus.DONE, AssessmentStatus.NOT
LONG = (
    "Ensure that members of the security forces suspected of violations of human rights be "
    "rapidly handed over to justice for investigation and judgment"
)
TORTURE = ("Torture",)
OLD = row(LONG, sur="NPL", issues=TORTURE)
NEW = row(LONG.replace("judgment", "judgement"), sur="NPL", issues=TORTURE)
OTHER = row("Abolish the death penalty", sur="NPL", by="ITA", issues=TORTURE)


def plan(*assessed: tuple[str, AssessmentStatus]) -> Plan:
    assessments = tuple(
        Assessment(f"s-{number}", id_, status) for number, (id_, status) in enumerate(assessed)
    )
    return Plan(id="c-one", title="One", sur="NPL", assessments=assessments)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A database told it first; then came the OHCHR list with the same in slightly other words."""
    home = Home(tmp_path)
    fill(home)
    return Library.open(home.library)


@made_once
def fill(home: Home) -> None:
    publish(home, ("database", [OLD, OTHER], Standing.DATABASE))
    publish(home, ("list", [NEW], Standing.LIST))


def test_an_id_that_gave_way_is_found_under_the_one_of_today(library: Library) -> None:
    made = plan((OLD.id, DONE), (OTHER.id, NOT), ("ffffffffffffffff", NOT))
    now = read_present(library, made)
    assert now == {OLD.id: NEW.id}
    found = assessment_of(made, NEW.id, now)
    assert found is not None
    assert found.status is DONE
    assert assessment_of(made, NEW.id) is None
    assert read_issues(library, made) == {OLD.id: TORTURE, OTHER.id: TORTURE}
    assert statuses_by_issue(made.assessments, read_issues(library, made)) == {
        "Torture": (DONE, NOT)
    }


def test_two_assessments_of_what_is_one_by_now_count_once(library: Library) -> None:
    made = plan((OLD.id, DONE), (NEW.id, NOT))
    assert statuses_by_issue(made.assessments, read_issues(library, made)) == {"Torture": (DONE,)}
    found = assessment_of(made, NEW.id, read_present(library, made))
    assert found is not None
    assert found.status is DONE
    assert read_issues(library, plan()) == {}
