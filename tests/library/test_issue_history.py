"""The history of issues counts voices review by review, and recommendations by category."""

from __future__ import annotations

from pathlib import Path

from tests.library.invented import publish_once, row
from uprtui.home import Home
from uprtui.library import Library
from uprtui.library.issue_history import CategoryCount, IssueHistory, ReviewCount, issue_history
from uprtui.recommendation import Kind, Response

YES, NO = Response.SUPPORTED, Response.NOTED
TORTURE, HEALTH = "Torture and other CID treatment", "Right to health"
ROWS = (
    row("Ban it", by="FRA", sur="NPL", session=10, issues=(TORTURE,), action=5, response=NO),
    row("Forbid it", by="FRA", sur="NPL", session=10, issues=(TORTURE,), action=5, response=YES),
    row("Heal", by="PER", sur="NPL", session=10, issues=(HEALTH,), action=2),
    row("Ban it", by="PER", sur="NPL", session=23, issues=(TORTURE, HEALTH), action=4),
    row("No label here", by="CHL", sur="NPL", session=23),
    row("Unknown day", by="CHL", sur="NPL", session=None, issues=(HEALTH,), action=2, response=YES),
    row("We promise", by="NPL", sur="NPL", session=23, issues=(HEALTH,), kind=Kind.PLEDGE),
    row("Ban it", by="FRA", sur="PER", session=3, issues=(TORTURE,), action=5),
)


def test_states_are_counted_once_a_review_and_what_has_no_label_or_session_is_left_out(
    tmp_path: Path,
) -> None:
    home = Home(tmp_path)
    publish_once(home, ("rows", ROWS))
    with Library.open(home.library) as library:
        found = issue_history(library, "NPL")
        empty = issue_history(library, "TUV")
    assert found.issues[TORTURE] == IssueHistory(
        (ReviewCount(10, 2, 1, 2), ReviewCount(23, 1, 1, 1)),
        (CategoryCount(4, 0, 0, 1), CategoryCount(5, 1, 1, 0)),
    )
    assert found.issues[HEALTH].reviews == (ReviewCount(10, 1, 1, 2), ReviewCount(23, 1, 1, 1))
    assert found.issues[HEALTH].categories == (CategoryCount(2, 1, 0, 1), CategoryCount(4, 0, 0, 1))
    assert [each.times for each in found.issues[HEALTH].categories] == [2, 1]
    assert [review.spoke for review in found.silence.reviews] == [2, 1]
    assert all(not review.states for review in found.silence.reviews)
    assert empty.issues == {}
    assert empty.silence == IssueHistory((), ())
    assert empty.categories == ()


def test_whatever_the_issue_a_recommendation_with_two_labels_counts_once(tmp_path: Path) -> None:
    home = Home(tmp_path)
    plain = row("Without label", by="CHL", sur="NPL", session=23, action=5, response=NO)
    publish_once(home, ("rows", (*ROWS, plain)))
    with Library.open(home.library) as library:
        found = issue_history(library, "NPL")
    assert found.categories == (
        CategoryCount(2, 1, 0, 1),
        CategoryCount(4, 0, 0, 1),
        CategoryCount(5, 1, 2, 0),
    )
    on_issues = [each for history in found.issues.values() for each in history.categories]
    assert sum(each.times for each in on_issues if each.action == 4) == 2, "once on each issue"


def test_only_earlier_sessions_count_before_one(tmp_path: Path) -> None:
    home = Home(tmp_path)
    publish_once(home, ("rows", ROWS))
    with Library.open(home.library) as library:
        found = issue_history(library, "NPL", before_session=23)
        nothing = issue_history(library, "NPL", before_session=10)
    assert found.issues[TORTURE] == IssueHistory(
        (ReviewCount(10, 2, 1, 2),), (CategoryCount(5, 1, 1, 0),)
    )
    assert found.issues[HEALTH].categories == (CategoryCount(2, 0, 0, 1),), "no session, no place"
    assert found.categories == (CategoryCount(2, 0, 0, 1), CategoryCount(5, 1, 1, 0))
    assert (nothing.issues, nothing.silence, nothing.categories) == ({}, IssueHistory((), ()), ())


def test_a_real_history_agrees_with_the_overview(real_library: Path) -> None:
    with Library.open(real_library) as library:
        found = issue_history(library, "MAR")
        overview = library.issue_overview("MAR")
    assert set(found.issues) == {each.issue for each in overview}
    for each in overview:
        history = found.issues[each.issue]
        assert sum(review.times for review in history.reviews) == each.times
        assert max(review.states for review in history.reviews) <= each.states
        assert all(review.states <= review.spoke for review in history.reviews)
        assert sum(category.supported for category in history.categories) == each.supported
        assert sum(category.noted for category in history.categories) == each.noted
