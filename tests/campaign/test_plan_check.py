"""The check finds what is missing or doubtful in a plan, and says what to do by what rule."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given

from tests.campaign.plan_strategies import UNHURRIED, plans
from uprtui.campaign import (
    RULES,
    Ask,
    AskKind,
    AskRole,
    Assessment,
    AssessmentStatus,
    Assignment,
    Contact,
    DateStatus,
    EntryPoint,
    Issue,
    Limits,
    Member,
    Plan,
    Target,
    Visibility,
    loads,
    problems,
)

TODAY = dt.date(2026, 11, 23)
GOOD = Plan(
    id="c-plan",
    title="Slovenia 2027",
    sur="SVN",
    session=56,
    review_date=dt.date(2027, 4, 26),
    date_status=DateStatus.CONFIRMED,
    issues=(Issue("i-1", "Torture"),),
    asks=(Ask("a-1", "i-1", "Ratify the OPCAT within two years"),),
    targets=(Target("t-1", "NOR", issues=("i-1",), entry_points=(EntryPoint.EMBASSY,)),),
    members=(Member("m-1", "Ana", capacity=1),),
    assignments=(Assignment("w-1", "t-1", EntryPoint.EMBASSY, "m-1"),),
)


def is_state(code: str) -> bool:
    """The States of these tests."""
    return code in {"SVN", "NOR", "CZE"}


def found(plan: Plan) -> list[tuple[str, str]]:
    """The rule and key of every finding."""
    return [(each.rule, each.key) for each in problems(plan, is_state=is_state, today=TODAY)]


def test_a_good_plan_has_no_findings() -> None:
    assert problems(GOOD, is_state=is_state, today=TODAY) == []


TWO = (Issue("i-1", "Torture"), Issue("i-2", "Torture"))
STEP = Ask("a-2", "i-1", "Study how to ratify it", role=AskRole.STEP, of="a-1")
DONE = Assessment("s-1", "3f0c9a1be2d47788", AssessmentStatus.DONE, "Ratify the OPCAT")
MANY = tuple(Target(f"t-{n}", "NOR", "", (), ("i-1",), (EntryPoint.EMBASSY,)) for n in range(9))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"title": " "}, [("no-title", "title")]),
        ({"sur": "QQQ"}, [("unknown-state", "sur")]),
        ({"session": None}, [("no-session", "session")]),
        ({"review_date": None}, [("no-date", "review_date")]),
        ({"review_date": dt.date(2026, 11, 22)}, [("date-past", "review_date")]),
        ({"review_date": TODAY}, []),
        ({"date_status": DateStatus.ESTIMATED}, [("date-estimated", "date_status")]),
        (
            {"issues": (), "asks": (), "targets": (replace(GOOD.targets[0], issues=()),)},
            [("no-issues", "issues"), ("no-issue", "targets.t-1.issues")],
        ),
        ({"asks": ()}, [("no-ask", "issues.i-1")]),
        (
            {"asks": (Ask("a-1", "i-1", " "),)},
            [("no-ask", "issues.i-1"), ("empty-ask", "asks.a-1.text")],
        ),
        (
            {"issues": TWO, "asks": (*GOOD.asks, Ask("a-2", "i-2", "Punish"))},
            [
                ("issue-twice", "issues.i-1.label"),
                ("issue-twice", "issues.i-2.label"),
                ("no-speaker", "issues.i-2"),
            ],
        ),
        (
            {
                "issues": (*GOOD.issues, Issue("i-2", "Education")),
                "asks": (*GOOD.asks, Ask("a-2", "i-2", "Pay the teachers by the month")),
            },
            [("no-speaker", "issues.i-2")],
        ),
        ({"asks": (*GOOD.asks, STEP)}, []),
        ({"asks": (*GOOD.asks, replace(STEP, of=None))}, [("no-goal", "asks.a-2.of")]),
        ({"asks": (*GOOD.asks, replace(STEP, of="a-2"))}, [("no-goal", "asks.a-2.of")]),
        (
            {"asks": (*GOOD.asks, replace(STEP, kind=AskKind.QUESTION))},
            [("other-kind", "asks.a-2.kind")],
        ),
        (
            {"asks": (replace(GOOD.asks[0], kind=AskKind.QUESTION), STEP)},
            [("other-kind", "asks.a-2.kind")],
        ),
        ({"asks": (*GOOD.asks, replace(STEP, role=AskRole.GOAL))}, [("no-goal", "asks.a-2.of")]),
        (
            {"assessments": (DONE, replace(DONE, id="s-2", status=AssessmentStatus.NOT))},
            [
                ("assessed-twice", "assessments.s-1.recommendation"),
                ("assessed-twice", "assessments.s-2.recommendation"),
            ],
        ),
        ({"targets": (), "assignments": ()}, [("no-targets", "targets")]),
        ({"assignments": ()}, [("unassigned", "targets.t-1")]),
        (
            {"targets": (replace(GOOD.targets[0], state="SVN"),)},
            [("sur-as-target", "targets.t-1.state")],
        ),
        (
            {"targets": (replace(GOOD.targets[0], state="QQQ"),)},
            [("unknown-state", "targets.t-1.state")],
        ),
        (
            {"targets": (replace(GOOD.targets[0], entry_points=()),)},
            [("no-entry-point", "targets.t-1.entry_points")],
        ),
        (
            {"assignments": (Assignment("w-1", "t-1", EntryPoint.MISSION, None),)},
            [
                ("no-member", "assignments.w-1.member"),
                ("other-entry-point", "assignments.w-1.entry_point"),
            ],
        ),
        (
            {
                "members": (*GOOD.members, Member("m-2", "Bo")),
                "assignments": (
                    *GOOD.assignments,
                    Assignment("w-2", "t-1", EntryPoint.EMBASSY, "m-2"),
                ),
            },
            [("double-visit", "assignments.w-1"), ("double-visit", "assignments.w-2")],
        ),
        ({"members": (Member("m-1", capacity=0),)}, [("over-capacity", "members.m-1.capacity")]),
        ({"contacts": (Contact("k-1", "Kari", state="NOR", email="a@b"),)}, []),
        (
            {"contacts": (Contact("k-1", organisation="Embassy", state="QQQ"),)},
            [("unknown-state", "contacts.k-1.state"), ("empty-contact", "contacts.k-1")],
        ),
        (
            {"contacts": (Contact("k-1", phone="1", visibility=Visibility.PUBLIC),)},
            [("public-contact", "contacts.k-1.visibility")],
        ),
        (
            {"assignments": (Assignment("w-1", "t-9", EntryPoint.EMBASSY, "m-1"),)},
            [("dangling", "assignments.w-1.target"), ("unassigned", "targets.t-1")],
        ),
    ],
)
def test_each_rule_finds_its_fault_and_no_other(
    change: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert found(replace(GOOD, **change)) == expected  # type: ignore[arg-type]


def test_a_visit_is_double_also_where_the_state_is_a_target_twice() -> None:
    plan = replace(
        GOOD,
        targets=(GOOD.targets[0], replace(GOOD.targets[0], id="t-2")),
        members=(Member("m-1"),),
        assignments=(*GOOD.assignments, Assignment("w-2", "t-2", EntryPoint.EMBASSY, "m-1")),
    )
    assert [rule for rule, _ in found(plan)] == ["target-twice"] * 2 + ["double-visit"] * 2


def test_a_few_are_as_many_as_the_limits_say() -> None:
    plan = replace(GOOD, issues=tuple(Issue(f"i-{n}", str(n)) for n in range(4)), targets=MANY)
    rules = [each.rule for each in problems(plan)]
    assert "many-issues" in rules
    assert "many-targets" in rules
    rules = [each.rule for each in problems(plan, limits=Limits(issues=4, targets=9))]
    assert "many-issues" not in rules
    assert "many-targets" not in rules


def test_a_misspelt_key_that_was_kept_is_pointed_out() -> None:
    plan = loads(
        'schema = 1\nid = "c-p"\ntitle = "x"\nsur = "SVN"\n'
        '[[members]]\nid = "m-1"\nvisibilty = "public"\n'
    )
    (finding,) = [each for each in problems(plan) if each.rule == "unknown-key"]
    assert finding.key == "members.m-1.visibilty"
    assert "visibility" in finding.message


def test_without_states_and_a_day_neither_is_judged() -> None:
    plan = replace(GOOD, sur="QQQ", review_date=dt.date(2000, 1, 1))
    assert problems(plan) == []


@UNHURRIED
@given(plans())
def test_every_finding_has_a_remedy_and_a_source(plan: Plan) -> None:
    for finding in problems(plan, is_state=is_state, today=TODAY):
        rule = RULES[finding.rule]
        assert (finding.severity, finding.remedy) == (rule.severity, rule.remedy)
        assert finding.message
        assert finding.remedy
        assert finding.source
