"""A plan is warned of as soon as it holds more than States can carry."""

from __future__ import annotations

import pytest

from uprtui.campaign import Ask, AskKind, AskRole, Issue, Limits, Plan, Target
from uprtui.focus import overfull


def plan(issues: int, asks: tuple[int, ...] = (), targets: int = 0, **ask: object) -> Plan:
    """A plan with so many issues, asks on each of them, and targets."""
    made = tuple(
        Ask(f"a-{place}{number}", f"i-{place}", "Adopt a law", **ask)  # type: ignore[arg-type]
        for place, count in enumerate(asks)
        for number in range(count)
    )
    return Plan(
        id="c-one",
        title="One",
        sur="NPL",
        issues=tuple(Issue(f"i-{place}", f"Issue {place}") for place in range(issues)),
        asks=made,
        targets=tuple(Target(f"t-{place}", "NOR") for place in range(targets)),
    )


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (plan(0), []),
        (plan(3, (2, 2, 2), 3), []),
        (plan(2, (2, 2)), []),
        (plan(4), ["4 issues fill a State's two minutes."]),
        (plan(5), ["5 issues: no State can raise more than 4."]),
        (plan(1, (3,), 5), ["3 asks on Issue 0: a State makes 2 to 4 on all issues."]),
        (plan(1, (5,), 5), ["5 asks on Issue 0: no State makes more than 4."]),
        (plan(2, (2, 1), 1), ["3 asks in all: one target carries 2"]),
        (
            plan(5, (5, 2), 2),
            ["5 issues", "5 asks on Issue 0", "7 asks in all: 2 targets carry 4"],
        ),
    ],
)
def test_issues_and_asks_are_counted_against_what_states_carry(held: Plan, said: list[str]) -> None:
    found = overfull(held)
    assert len(found) == len(said)
    assert all(warning.startswith(words) for warning, words in zip(found, said, strict=True))


def test_steps_fallbacks_variants_and_questions_take_no_further_room() -> None:
    for role in (AskRole.STEP, AskRole.FALLBACK, AskRole.VARIANT):
        assert overfull(plan(1, (5,), 1, role=role)) == ()
    assert overfull(plan(1, (5,), 1, kind=AskKind.QUESTION)) == ()


def test_how_many_issues_are_a_few_can_be_set() -> None:
    assert overfull(plan(3), Limits(issues=2)) != ()
