"""uprtui reads every file of the sample as its own, and the campaign's claims are true."""

from __future__ import annotations

import csv
import datetime as dt
import re
from pathlib import Path

import pytest

from sample_data.making.dates import LAST_WORKED_ON
from tests.sample.conftest import Recommendation
from uprtui.api import ISSUE_SEPARATOR, Source
from uprtui.api.testing import check_connector, rows_of
from uprtui.campaign import DateStatus, Milestone, MilestoneStatus, Plan, dumps, loads, problems
from uprtui.states import States
from uprtui.timing import Calendar
from uprtui_connectors.sample import SampleConnector

Rows = list[Recommendation]


@pytest.fixture(scope="module")
def states(sample: Path) -> States:
    return States.builtin().with_file(sample / "states.csv")


@pytest.fixture(scope="module")
def calendar(sample: Path) -> Calendar:
    return Calendar.builtin().with_file(sample / "calendar.csv")


@pytest.fixture(scope="module")
def plan(sample: Path) -> Plan:
    return loads((sample / "campaign.toml").read_text(encoding="utf-8"), "campaign.toml")


def test_the_connector_takes_it_for_invented_and_reads_every_row(
    sample: Path, recommendations: Rows
) -> None:
    connector = SampleConnector()
    path = sample / "recommendations.csv"
    match = connector.detect(Source.of(path))
    assert match is not None
    assert match.synthetic
    check_connector(connector, [path], [])


def test_every_name_resolves(states: States, recommendations: Rows) -> None:
    for row in {(row.sur, row.by) for row in recommendations}:
        under_review, recommending = (states.resolve(name) for name in row)
        assert under_review is not None
        assert recommending is not None
        assert re.fullmatch("X[A-Z]{2}", under_review.code)
        assert recommending.code in {state.code for state in States.builtin()}


def test_the_fictional_names_mean_no_real_state(sample: Path) -> None:
    real = States.builtin()
    with (sample / "states.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for name in (row["name"], *row["aliases"].split("|")):
                assert real.resolve(name) is None


def test_neighbours_know_each_other(states: States) -> None:
    assert "XSE" in states["THA"].neighbours
    assert "THA" in states["XSE"].neighbours
    assert "XAD" in states["XTA"].neighbours


def test_the_review_comes_up_where_the_plan_has_it(calendar: Calendar, plan: Plan) -> None:
    review = calendar.review_of(plan.sur, LAST_WORKED_ON)
    assert review is not None
    assert (review.session, review.date, review.status) == (
        plan.session,
        plan.review_date,
        DateStatus.CONFIRMED,
    )
    assert review.date.weekday() == 0


def test_every_fictional_state_has_a_turn_to_come(calendar: Calendar, states: States) -> None:
    for state in states:
        if state.code.startswith("X"):
            review = calendar.review_of(state.code, LAST_WORKED_ON)
            assert review is not None, state.name
            assert review.date > LAST_WORKED_ON


def test_nothing_is_wrong_with_the_plan(plan: Plan, states: States) -> None:
    found = problems(plan, is_state=lambda code: states.get(code) is not None, today=LAST_WORKED_ON)
    assert found == []


def test_the_plan_is_a_finished_one_and_says_that_it_is_a_sample(plan: Plan, sample: Path) -> None:
    assert plan.sample
    counts = (len(plan.issues), len(plan.asks), len(plan.targets), len(plan.members))
    assert counts == (2, 6, 6, 5)
    assert plan.assignments
    assert plan.log
    assert dumps(plan).encode() == (sample / "campaign.toml").read_bytes()


def test_what_was_assessed_was_recommended_in_the_last_review(
    plan: Plan, recommendations: Rows
) -> None:
    told = {row.text for row in recommendations if row.sur == "Serindal" and row.session == 41}
    assert len(plan.assessments) == 4
    assert {each.text for each in plan.assessments} <= told


def test_only_what_lies_behind_is_done(plan: Plan) -> None:
    for day in plan.milestones:
        assert (day.status is MilestoneStatus.DONE) == (day.date < LAST_WORKED_ON)


def test_embassies_are_the_next_thing_to_do(plan: Plan) -> None:
    coming: list[Milestone] = [day for day in plan.milestones if day.date >= LAST_WORKED_ON]
    assert coming[0].kind == "embassy"
    assert coming[0].date - LAST_WORKED_ON < dt.timedelta(weeks=4)


def test_the_reasons_for_the_issues_are_true(plan: Plan, recommendations: Rows) -> None:
    for issue in plan.issues:
        rows = [r for r in recommendations if r.sur == "Serindal" and issue.label in r.issues]
        supported = round(100 * sum(row.supported for row in rows) / len(rows))
        assert issue.why.startswith(
            f"Raised {len(rows)} times by {len({row.by for row in rows})} States in sessions "
            f"13, 27 and 41; {supported} % supported."
        )


def test_the_reasons_for_the_targets_are_true(
    plan: Plan, recommendations: Rows, states: States
) -> None:
    labels = {issue.id: issue.label for issue in plan.issues}
    for target in plan.targets:
        own = [r for r in recommendations if states.resolve(r.by) == states[target.state]]
        (label,) = (labels[issue] for issue in target.issues)
        here = [row for row in own if row.sur == "Serindal"]
        tagged = [row for row in here if label in row.issues]
        everywhere = sum(label in row.issues for row in own)
        reasons = [[int(n) for n in re.findall(r"\d+", text)] for text in target.reasons]
        assert reasons == [
            [len(tagged), *sorted({row.session for row in tagged})],
            [everywhere, len(own)],
            [sum(row.supported for row in here), len(here)],
        ]


def test_the_members_are_those_of_the_list(plan: Plan, sample: Path) -> None:
    with (sample / "members.csv").open(encoding="utf-8", newline="") as lines:
        listed = {
            row["name"]: (row["organisation"], tuple(row["languages"].split("|")), row["capacity"])
            for row in csv.DictReader(lines)
        }
    assert 5 <= len(listed) <= 6
    for member in plan.members:
        assert listed[member.name] == (
            member.organisation,
            member.languages,
            str(member.capacity),
        )


def test_the_rows_arrive_as_they_are_with_their_issues_apart(
    sample: Path, recommendations: Rows
) -> None:
    rows, errors = rows_of(SampleConnector(), sample / "recommendations.csv")
    assert errors == []
    assert [row["issues"].split(ISSUE_SEPARATOR) for row in rows] == [
        list(row.issues) for row in recommendations
    ]
    assert [row["text"] for row in rows] == [row.text for row in recommendations]
