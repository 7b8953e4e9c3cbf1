"""A profile tells how a State fares with the State under review, from earlier sessions only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.invented import publish_once, row
from uprtui.home import Home
from uprtui.library import CheckedRow, Library, LibraryError
from uprtui.recommendation import Kind, Response
from uprtui.target.profile import Answers, Profile, Repeats, profiles

TORTURE, HEALTH = "Torture", "Right to health"
YES, NO, LATER = Response.SUPPORTED, Response.NOTED, Response.PENDING


def made(
    text: str,
    by: str | None,
    sur: str,
    session: int | None,
    *issues: str,
    action: int | None = None,
    response: Response | None = None,
) -> CheckedRow:
    return row(
        text, by=by, sur=sur, session=session, issues=issues, action=action, response=response
    )


ROWS = (
    made("Prevent torture", "FRA", "NPL", 3, TORTURE, HEALTH, action=5, response=NO),
    made("Punish torture", "FRA", "NPL", 3, TORTURE, "General", action=4, response=YES),
    made("Build clinics", "FRA", "NPL", 17, HEALTH, "General", action=4, response=LATER),
    made("Prevent torture", "FRA", "PER", 4, TORTURE, action=5, response=NO),
    made("End torture", "FRA", "PER", 18, TORTURE, action=5),
    made("Train nurses", "FRA", "FJI", 5, HEALTH, action=1, response=YES),
    made("Some day", "FRA", "PER", None, TORTURE, action=1, response=YES),
    made("Build clinics", "CUB", "NPL", 3, HEALTH, action=2, response=YES),
    made("Say who", None, "NPL", 3, TORTURE, action=5, response=NO),
    row("We pledge", by="FRA", sur="FRA", session=3, issues=(TORTURE,), kind=Kind.PLEDGE),
)


def library_of(folder: Path, rows: Sequence[CheckedRow]) -> Library:
    home = Home(folder)
    publish_once(home, ("rows", rows))
    return Library.open(home.library)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of(tmp_path_factory.mktemp("profile"), ROWS)


def profile_of(library: Library, state: str, before: int | None = None) -> Profile:
    found = profiles(library, sur="NPL", issue=TORTURE, states=[state], before_session=before)
    assert list(found) == [state]
    return found[state]


def test_answers_are_those_to_the_state_under_review_and_of_all(library: Library) -> None:
    france = profile_of(library, "FRA")
    assert france.here == Answers(supported=1, noted=1, open=1)
    assert france.here_on_issue == Answers(supported=1, noted=1)
    assert france.everywhere == Answers(supported=3, noted=2, open=2)
    assert france.all_states == Answers(supported=4, noted=2, open=2)
    assert france.everywhere.noted_share == pytest.approx(0.4)
    assert france.everywhere.total == 7


def test_the_usual_category_is_counted_on_the_issue_only(library: Library) -> None:
    france = profile_of(library, "FRA")
    assert dict(france.categories) == {1: 1, 2: 0, 3: 0, 4: 1, 5: 3}
    assert france.usual_category == 5
    assert profile_of(library, "CUB").usual_category is None


def test_of_equally_frequent_categories_the_more_demanding_is_usual(library: Library) -> None:
    assert profile_of(library, "FRA", before=4).categories[4] == 1
    assert profile_of(library, "FRA", before=4).usual_category == 5


def test_coming_back_counts_the_next_review_in_which_it_spoke(library: Library) -> None:
    # To Nepal torture and health in session 3, in 17 health again; to Peru torture twice. Fiji was
    # reviewed once only, General is no issue, and what has no session comes before nothing.
    assert profile_of(library, "FRA").repeats == Repeats(again=2, chances=3)
    assert profile_of(library, "CUB").repeats == Repeats()


def test_only_earlier_sessions_count(library: Library) -> None:
    before = profile_of(library, "FRA", before=17)
    assert before.here == Answers(supported=1, noted=1)
    assert before.repeats == Repeats()
    assert before.everywhere == Answers(supported=2, noted=2)


def test_a_state_that_never_spoke_has_a_profile_of_zeros(library: Library) -> None:
    silent = profile_of(library, "TUV")
    assert silent.here == silent.here_on_issue == silent.everywhere == Answers()
    assert silent.everywhere.noted_share is None
    assert silent.usual_category is None
    assert silent.repeats == Repeats()


def test_many_states_are_asked_in_one_go_in_their_order(library: Library) -> None:
    found = profiles(library, sur="NPL", issue=TORTURE, states=["TUV", "FRA", "CUB"])
    assert list(found) == ["TUV", "FRA", "CUB"]
    assert found["FRA"] == profile_of(library, "FRA")
    assert profiles(library, sur="NPL", issue=TORTURE, states=[]) == {}


def test_an_empty_library_tells_nothing(tmp_path: Path) -> None:
    with library_of(tmp_path, ()) as empty:
        assert profile_of(empty, "FRA").all_states == Answers()


def test_labels_and_codes_are_values_never_sql(library: Library) -> None:
    found = profiles(library, sur="NPL'", issue="' OR 1=1 --", states=["'; DROP TABLE labels"])
    assert found["'; DROP TABLE labels"].everywhere == Answers()


def test_a_closed_library_is_refused_in_our_words(tmp_path: Path) -> None:
    closed = library_of(tmp_path, ROWS)
    closed.close()
    with pytest.raises(LibraryError):
        profile_of(closed, "FRA")


STATES, SESSIONS = ("FRA", "CUB"), (3, 4, 17)
recommendations = st.builds(
    lambda text, by, sur, session, issue, response: made(
        text, by, sur, session, issue, response=response
    ),
    st.sampled_from(("Adopt a law", "Train nurses", "Go on")),
    st.sampled_from(STATES),
    st.sampled_from(("NPL", "PER")),
    st.sampled_from(SESSIONS),
    st.sampled_from((TORTURE, HEALTH)),
    st.sampled_from((YES, NO, LATER, None)),
)


@settings(max_examples=3, deadline=None)
@given(
    rows=st.lists(recommendations, max_size=12, unique_by=lambda each: each.id),
    before=st.sampled_from(SESSIONS),
)
def test_later_sessions_and_the_order_of_rows_change_nothing(
    rows: list[CheckedRow], before: int
) -> None:
    earlier = [each for each in rows if each.session is not None and each.session < before]
    found = []
    for some in (rows, list(reversed(earlier))):
        with TemporaryDirectory() as folder, library_of(Path(folder), some) as library:
            found.append(
                profiles(library, sur="NPL", issue=TORTURE, states=STATES, before_session=before)
            )
    assert found[0] == found[1]
    for profile in found[0].values():
        assert profile.here.total <= profile.everywhere.total <= profile.all_states.total
        assert profile.repeats.again <= profile.repeats.chances
