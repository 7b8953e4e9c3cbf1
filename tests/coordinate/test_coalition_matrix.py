"""The matrix shows who goes where; clashes say what does not hold, and what to do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from uprtui.campaign import (
    Assignment,
    AssignmentStatus,
    EntryPoint,
    Member,
    Plan,
    Severity,
    Target,
    problems,
)
from uprtui.coordinate import Clash, Standing, clashes, matrix, member_loads

EMBASSY, MISSION, CAPITAL = EntryPoint.EMBASSY, EntryPoint.MISSION, EntryPoint.CAPITAL
NAMES = {"NOR": "Norway", "UGA": "Uganda", "DNK": "Denmark"}

HERON = Member("m-heron", name="Heron", capacity=2)
CEDAR = Member("m-cedar", organisation="Legal Desk")
NORWAY = Target("t-nor", "NOR", entry_points=(EMBASSY, MISSION))
UGANDA = Target("t-uga", "UGA", entry_points=(EMBASSY,))


def plan(
    *assignments: Assignment,
    targets: tuple[Target, ...] = (NORWAY, UGANDA),
    members: tuple[Member, ...] = (HERON, CEDAR),
) -> Plan:
    return Plan(
        id="c-test",
        title="Test",
        sur="DNK",
        targets=targets,
        members=members,
        assignments=assignments,
    )


def visit(number: int, target: str, point: EntryPoint, member: str | None) -> Assignment:
    return Assignment(f"w-{number}", target, point, member)


def found(of: Plan) -> dict[str, list[Clash]]:
    by_rule: dict[str, list[Clash]] = {}
    for clash in clashes(of, NAMES.__getitem__):
        by_rule.setdefault(clash.rule, []).append(clash)
    return by_rule


WHOLE = plan(
    visit(1, "t-nor", EMBASSY, "m-heron"),
    visit(2, "t-nor", MISSION, "m-cedar"),
    visit(3, "t-uga", EMBASSY, "m-heron"),
)


def test_the_matrix_has_a_row_for_each_target_and_a_cell_for_each_entry_point() -> None:
    norway, uganda = matrix(WHOLE)
    assert (norway.target, norway.state) == ("t-nor", "NOR")
    assert set(norway.cells) == set(EntryPoint)
    assert [visit.who for visit in norway.cells[EMBASSY].visits] == ["Heron"]
    assert [visit.who for visit in norway.cells[MISSION].visits] == ["Legal Desk"]
    assert norway.cells[EMBASSY].visits[0].status is AssignmentStatus.PLANNED
    assert norway.cells[CAPITAL].standing is Standing.OFF
    assert uganda.cells[EMBASSY].standing is Standing.TAKEN


def test_a_cell_is_open_taken_or_a_clash() -> None:
    row = matrix(
        plan(
            visit(1, "t-nor", EMBASSY, "m-heron"),
            visit(2, "t-nor", EMBASSY, "m-cedar"),
            visit(3, "t-nor", CAPITAL, None),
        )
    )[0]
    assert row.cells[EMBASSY].standing is Standing.CLASH
    assert row.cells[MISSION].standing is Standing.OPEN, "wanted, and nobody goes"
    assert row.cells[CAPITAL].standing is Standing.OPEN, "planned, and nobody goes"


def test_members_know_how_much_they_can_still_take_on() -> None:
    heron, cedar = member_loads(WHOLE)
    assert (heron.assignments, heron.free) == (2, 0)
    assert (cedar.assignments, cedar.free) == (1, None)


def test_a_division_of_work_that_holds_has_no_clash() -> None:
    assert clashes(WHOLE) == ()


def test_two_members_at_one_entry_point_of_a_state_clash() -> None:
    (clash,) = found(
        plan(
            *WHOLE.assignments,
            visit(4, "t-nor", EMBASSY, "m-cedar"),
        )
    )["double-visit"]
    assert clash.message == "Norway, embassy: 2 visits are planned, by Heron and Legal Desk."
    assert (clash.state, clash.entry_point) == ("NOR", EMBASSY)
    assert clash.assignments == ("w-1", "w-4")
    assert clash.members == ("m-heron", "m-cedar")
    assert clash.remedy
    assert clash.source


def test_a_state_that_is_a_target_twice_is_still_visited_once() -> None:
    again = Target("t-nor2", "NOR", entry_points=(EMBASSY,))
    of = plan(
        *WHOLE.assignments,
        visit(4, "t-nor2", EMBASSY, "m-cedar"),
        targets=(NORWAY, UGANDA, again),
    )
    assert [clash.assignments for clash in found(of)["double-visit"]] == [("w-1", "w-4")]


def test_a_target_that_nobody_visits_is_told_once() -> None:
    by_rule = found(plan(visit(1, "t-nor", EMBASSY, "m-heron"), visit(2, "t-uga", EMBASSY, None)))
    assert [clash.message for clash in by_rule["unassigned"]] == ["Nobody is to approach Uganda."]
    assert [clash.message for clash in by_rule["no-member"]] == [
        "Norway, mission: nobody is to go there."
    ]


def test_a_visit_where_none_was_chosen_is_advice() -> None:
    (clash,) = found(plan(*WHOLE.assignments, visit(4, "t-uga", CAPITAL, "m-cedar")))[
        "other-entry-point"
    ]
    assert clash.severity is Severity.ADVISE
    assert "Uganda" in clash.message


def test_a_member_over_capacity_is_told_with_its_numbers() -> None:
    of = plan(*WHOLE.assignments, visit(4, "t-nor", CAPITAL, "m-heron"))
    (clash,) = found(of)["over-capacity"]
    assert clash.message == "Heron has 3 assignments and takes 2."
    assert clash.members == ("m-heron",)
    assert clash.assignments == ("w-1", "w-3", "w-4")


def test_assignments_to_unknown_things_are_objections() -> None:
    of = plan(
        *WHOLE.assignments,
        visit(4, "t-gone", EMBASSY, "m-heron"),
        visit(5, "t-nor", CAPITAL, "m-gone"),
    )
    dangling = found(of)["dangling"]
    assert [clash.severity for clash in dangling] == [Severity.OBJECT] * 2
    assert "(t-gone)" in dangling[0].message
    assert "Norway, capital" in dangling[1].message
    assert "(m-gone)" in dangling[1].message
    assert [row.target for row in matrix(of)] == ["t-nor", "t-uga"]


@given(
    st.lists(
        st.builds(
            visit,
            st.integers(1, 99),
            st.sampled_from(["t-nor", "t-uga", "t-gone"]),
            st.sampled_from(EntryPoint),
            st.sampled_from([None, "m-heron", "m-cedar", "m-gone"]),
        ),
        unique_by=lambda each: each.id,
        max_size=8,
    )
)
def test_clashes_and_the_check_of_a_plan_agree(assignments: list[Assignment]) -> None:
    of = plan(*assignments)
    rules = {clash.rule for clash in clashes(of)}
    checked = {problem.rule for problem in problems(of)}
    for rule in ("double-visit", "over-capacity", "dangling"):
        assert (rule in rules) == (rule in checked)
    cells = [cell for row in matrix(of) for cell in row.cells.values()]
    assert ("double-visit" in rules) == any(cell.standing is Standing.CLASH for cell in cells)
