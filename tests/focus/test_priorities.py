"""The proposed order is an open sum: it can be followed, moved by weights, and overruled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.invented import publish_once, row
from uprtui.campaign import (
    Add,
    Assessment,
    AssessmentStatus,
    Change,
    EvidenceNote,
    History,
    Issue,
    Move,
    Plan,
)
from uprtui.focus import (
    PARTS,
    IssuePast,
    IssueRow,
    Pasts,
    Priority,
    issue_board,
    propose,
    read_issues,
    read_pasts,
    statuses_by_issue,
    take_order,
)
from uprtui.focus.trend import Direction, Trend
from uprtui.home import Home
from uprtui.library import Library, Query
from uprtui.library.issue_history import CategoryCount, ReviewCount
from uprtui.recommendation import Response
from uprtui.text import fold

SUPPORTED, NOTED = Response.SUPPORTED, Response.NOTED
DONE, PARTLY, NOT = AssessmentStatus.DONE, AssessmentStatus.PARTLY, AssessmentStatus.NOT
UNKNOWN = AssessmentStatus.UNKNOWN
LABELS = ("Torture", "Health", "Water", "Albinism", "Moon")


@dataclass(frozen=True)
class Likely:
    """A reach as the caller hands it in."""

    expected: float
    first_chance: float


def plan(*issues: Issue, notes: Sequence[str] = ()) -> Plan:
    """A plan on these issues, with a note of evidence on each id of `notes`."""
    evidence = tuple(
        EvidenceNote(f"e-{number}", issue, "seen") for number, issue in enumerate(notes, start=1)
    )
    return Plan(id="c-one", title="One", sur="NPL", issues=issues, evidence=evidence)


def past(*shares: tuple[int, int], categories: tuple[CategoryCount, ...] = ()) -> IssuePast:
    """A past with so many States of so many in each review."""
    reviews = tuple(
        ReviewCount(10 + 14 * place, states, states, spoke)
        for place, (states, spoke) in enumerate(shares)
    )
    return IssuePast(reviews, categories, Trend(Direction.NONE, 1.0))


PASTS = Pasts(
    {
        "torture": past((3, 30), (6, 40), categories=(CategoryCount(5, 1, 7, 0),)),
        "health": past((3, 30), (6, 40), categories=(CategoryCount(4, 8, 0, 0),)),
    },
    past((0, 30), (0, 40)),
    0.6,
)
ROWS = [
    IssueRow("Torture", 9, 6),
    IssueRow("Health", 9, 6),
    IssueRow("Water"),
    IssueRow("Other", 4),
]
REACH = {"Torture": Likely(9.0, 0.99), "health": Likely(3.0, 0.6)}


def part(priority: Priority, name: str) -> float:
    return next(each.points for each in priority.parts if each.name == name)


def by_name(found: Sequence[Priority]) -> dict[str, Priority]:
    return {each.issue: each for each in found}


ISSUES = st.lists(
    st.tuples(st.sampled_from(LABELS), st.integers(1, 5)),
    unique_by=lambda pair: pair[0],
    max_size=5,
).map(lambda pairs: [Issue(f"i-{label}", label, weight=weight) for label, weight in pairs])
STATUSES = st.dictionaries(
    st.sampled_from(LABELS), st.lists(st.sampled_from(list(AssessmentStatus)), max_size=6)
)
REACHES = st.none() | st.dictionaries(
    st.sampled_from(LABELS), st.builds(Likely, st.floats(0, 40), st.floats(0, 1))
)


@given(ISSUES, STATUSES, REACHES, st.randoms(use_true_random=False))
def test_parts_add_up_and_the_order_hangs_on_no_order_of_what_comes_in(
    issues: list[Issue],
    statuses: dict[str, list[AssessmentStatus]],
    reach: dict[str, Likely] | None,
    chance: object,
) -> None:
    found = propose(ROWS, PASTS, plan=plan(*issues), statuses=statuses, reach=reach)
    assert [each.place for each in found] == list(range(1, len(found) + 1))
    assert [each.total for each in found] == sorted((each.total for each in found), reverse=True)
    for each in found:
        assert [one.name for one in each.parts] == list(PARTS)
        assert each.total == pytest.approx(sum(one.points for one in each.parts))
        assert 0 <= each.total <= 100
        for one in each.parts:
            assert 0 <= one.figure <= 1
            assert one.points == pytest.approx(one.figure * PARTS[one.name].most, abs=0.051)
            assert one.sentence.endswith(".")
    again = propose(ROWS[::-1], PASTS, plan=plan(*issues[::-1]), statuses=statuses, reach=reach)
    assert [each.issue for each in again] == [each.issue for each in found]


@given(ISSUES.filter(bool), STATUSES, REACHES, st.data())
def test_more_weight_never_costs_a_place_and_moves_no_other_points(
    issues: list[Issue],
    statuses: dict[str, list[AssessmentStatus]],
    reach: dict[str, Likely] | None,
    data: st.DataObject,
) -> None:
    at = data.draw(st.integers(0, len(issues) - 1))
    heavier = [*issues]
    heavier[at] = replace(issues[at], weight=min(5, issues[at].weight + 1))
    before = by_name(propose(ROWS, PASTS, plan=plan(*issues), statuses=statuses, reach=reach))
    after = by_name(propose(ROWS, PASTS, plan=plan(*heavier), statuses=statuses, reach=reach))
    label = issues[at].label
    assert after[label].place <= before[label].place
    assert all(after[each].total == before[each].total for each in before if each != label)


@given(ISSUES, REACHES)
def test_a_proposal_taken_is_taken_once_undone_in_one_go_and_can_be_overruled(
    issues: list[Issue], reach: dict[str, Likely] | None
) -> None:
    begun = plan(*issues)
    proposal = propose(ROWS, PASTS, plan=begun, reach=reach)
    edit = take_order(begun, proposal)
    wanted = [each.issue for each in proposal if each.chosen is not None]
    if edit is None:
        assert [issue.label for issue in issues] == wanted
        return
    history = History(begun)
    taken = history.do(edit)
    assert [issue.label for issue in taken.issues] == wanted
    assert take_order(taken, propose(ROWS, PASTS, plan=taken, reach=reach)) is None
    overruled = history.do(Move(taken.issues[-1].id, 0))
    same = propose(ROWS, PASTS, plan=overruled, reach=reach)
    assert [each.issue for each in same] == [each.issue for each in proposal]
    assert overruled.issues[0] == taken.issues[-1], "the proposal is not taken by itself"
    history.undo()
    undone = history.undo()
    assert undone is not None
    assert undone.plan.issues == begun.issues


def test_the_table_of_parts_adds_up_to_a_hundred_and_gives_its_reasons() -> None:
    assert sum(rule.most for rule in PARTS.values()) == 100
    for rule in PARTS.values():
        assert rule.rationale.endswith(".")
        assert rule.source
    assert max(PARTS, key=lambda name: PARTS[name].most) == "weight"


def test_what_is_not_in_the_plan_has_the_usual_weight() -> None:
    found = by_name(propose(ROWS, PASTS, plan=plan(Issue("i-1", "TORTURE", weight=5))))
    assert (found["Torture"].weight, found["Torture"].chosen) == (5, 1)
    assert (found["Health"].weight, found["Health"].chosen) == (3, None)
    assert part(found["Torture"], "weight") == 30
    assert part(found["Health"], "weight") == 15


def test_labels_without_a_theme_are_not_proposed_unless_the_plan_has_them() -> None:
    assert "Other" not in by_name(propose(ROWS, PASTS))
    assert "Other" in by_name(propose(ROWS, PASTS, plan=plan(Issue("i-1", "Other"))))


@pytest.mark.parametrize(
    ("statuses", "points", "words"),
    [
        ([], 10, "No status"),
        ([UNKNOWN, UNKNOWN], 10, "No status"),
        ([NOT], 15, "0 done, 0 partly done, 1 not done"),
        ([NOT, NOT, NOT], 17.5, "3 not done"),
        ([DONE, DONE, DONE], 2.5, "3 done"),
        ([DONE, PARTLY, NOT, UNKNOWN], 10, "1 done, 1 partly done, 1 not done"),
    ],
)
def test_need_follows_what_became_of_earlier_recommendations(
    statuses: list[AssessmentStatus], points: float, words: str
) -> None:
    [found] = propose([IssueRow("Torture")], PASTS, statuses={"torture": statuses})
    need = found.parts[1]
    assert need.points == pytest.approx(points)
    assert words in need.sentence
    assert need.known is any(status is not UNKNOWN for status in statuses)


def test_evidence_counts_up_to_three_notes() -> None:
    issue = Issue("i-1", "Torture")
    for notes, points in ((0, 0.0), (1, 3.3), (2, 6.7), (3, 10.0), (5, 10.0)):
        found = by_name(propose(ROWS, PASTS, plan=plan(issue, notes=["i-1"] * notes)))
        assert part(found["Torture"], "evidence") == points
        assert part(found["Health"], "evidence") == 0


def test_reach_is_unknown_while_it_is_worked_out_and_nothing_where_nobody_is_known() -> None:
    waiting = by_name(propose(ROWS, PASTS))["Torture"].parts[3]
    assert (waiting.points, waiting.known) == (10, False)
    found = by_name(propose(ROWS, PASTS, reach=REACH))
    assert found["Torture"].parts[3].points == 19.8
    assert "99%" in found["Torture"].parts[3].sentence
    assert "3.0" in found["Health"].parts[3].sentence, "labels are compared folded"
    assert (found["Water"].parts[3].points, found["Water"].parts[3].known) == (0, True)
    certain = by_name(propose(ROWS, PASTS, reach={"Water": Likely(50, 0.9999)}))["Water"]
    assert "over 99%" in certain.parts[3].sentence, "nothing that is not certain is 100%"


def test_reach_is_unknown_where_no_earlier_session_tells_of_any_issue() -> None:
    for found in propose(ROWS, PASTS, reach={}):
        assert (found.parts[3].points, found.parts[3].known) == (10, False)
        assert "no session before this review" in found.parts[3].sentence
        assert "nobody raised it" not in found.parts[3].sentence


def test_the_states_habit_counts_a_recommendation_once_however_many_labels_it_has(
    tmp_path: Path,
) -> None:
    home = Home(tmp_path)
    many = ("Torture", "Health", "Water")
    rows = [
        row("Ban it", by="FRA", sur="NPL", session=10, issues=many, action=5, response=NOTED),
        row("Heal", by="FRA", sur="NPL", session=10, issues=many[:1], action=4, response=SUPPORTED),
        row("Heal", by="PER", sur="NPL", session=24, issues=many, action=4, response=SUPPORTED),
        row("Consider", by="PER", sur="NPL", session=10, issues=many, action=3, response=NOTED),
    ]
    publish_once(home, ("rows", rows))
    with Library.open(home.library) as library:
        assert read_pasts(library, "NPL").supports == pytest.approx(2 / 3)
        earlier = read_pasts(library, "NPL", before_session=24)
        nothing = read_pasts(library, "NPL", before_session=10)
    assert earlier.supports == pytest.approx(1 / 2)
    assert [review.session for review in earlier.of("Water").reviews] == [10]
    assert (nothing.supports, nothing.of("Water").reviews) == (None, ())


def test_openness_leans_on_the_states_habit_where_answers_are_few() -> None:
    found = by_name(propose(ROWS, PASTS))
    assert part(found["Torture"], "openness") == pytest.approx(10 * (1 + 3) / 13, abs=0.05)
    assert part(found["Health"], "openness") == pytest.approx(10 * (8 + 3) / 13, abs=0.05)
    assert part(found["Water"], "openness") == 6
    [unknown] = propose([IssueRow("Water")], Pasts({}))
    assert unknown.parts[4].known is False
    assert unknown.parts[6].sentence == (
        "The library has no earlier review of this State. That counts half."
    )


def test_only_a_tested_trend_moves_points_and_silence_is_worth_a_little() -> None:
    rising = replace(PASTS.of("Health"), trend=Trend(Direction.RISING, 0.001))
    falling = replace(PASTS.of("Health"), trend=Trend(Direction.FALLING, 0.001))
    for found, points, word in (
        (rising, 5.0, "Rising: 3 of 30 (session 10), then 6 of 40 (session 24)"),
        (falling, 0.0, "fewer than 1 of 100"),
        (PASTS.of("Health"), 2.5, "No clear trend"),
    ):
        [priority] = propose([IssueRow("Health", 9)], Pasts({"health": found}, supports=0.5))
        assert part(priority, "momentum") == points
        assert word in priority.parts[5].sentence
        assert part(priority, "silence") == 4.2


def test_equal_points_stand_by_how_often_raised_then_by_name() -> None:
    rows = [IssueRow("B"), IssueRow("A"), IssueRow("C", 2)]
    assert [each.issue for each in propose(rows, Pasts({}))] == ["C", "A", "B"]


def test_statuses_go_to_every_issue_of_a_recommendation() -> None:
    assessed = [
        Assessment("s-1", "r1", NOT),
        Assessment("s-2", "r2", DONE),
        Assessment("s-3", "r9"),
    ]
    found = statuses_by_issue(assessed, {"r1": ("Torture", "Health"), "r2": ("Health",)})
    assert found == {"Torture": (NOT,), "Health": (NOT, DONE)}


def test_a_real_state_gets_an_order_with_every_issue_once(real_library: Path) -> None:
    with Library.open(real_library) as library:
        board, pasts = issue_board(library, "MAR"), read_pasts(library, "MAR")
        found = propose(board, pasts)
        assert len({fold(each.issue) for each in found}) == len(found) == len(board) - 2
        for each in board:
            counts = pasts.of(each.issue).reviews
            assert sum(review.times for review in counts) == each.times
        result = library.search(Query(sur="MAR", issue="Death penalty"))
        first = result.rows(0, 1)[0]
        made = Add(Assessment("s-1", first.id, NOT, first.text)).apply(plan())
        statuses = statuses_by_issue(made.assessments, read_issues(library, made))
        assert statuses["Death penalty"] == (NOT,)
        more = Change("s-1", "status", DONE).apply(made)
        assert statuses_by_issue(more.assessments, read_issues(library, more)) != statuses
