"""The chance of support counts earlier sessions only, explains itself, and knows its limits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.invented import publish_once, row
from uprtui.home import Home
from uprtui.library import CheckedRow, Library, LibraryError
from uprtui.recommendation import Response
from uprtui.states import States
from uprtui.target.acceptance import Acceptance, Ask, chances
from uprtui.target.log_odds import odds

TORTURE, HEALTH = "Torture", "Right to health"
STATES = States.builtin()
YES, NO = Response.SUPPORTED, Response.NOTED


def made(
    text: str,
    by: str | None,
    sur: str,
    session: int | None,
    response: Response | None,
    issues: tuple[str, ...] = (TORTURE,),
) -> CheckedRow:
    return row(text, by=by, sur=sur, session=session, issues=issues, action=4, response=response)


def earlier(sur: str, supported: int, noted: int, session: int = 10) -> list[CheckedRow]:
    """Answers of one review, to France."""
    answers = [YES] * supported + [NO] * noted
    return [
        made(f"Prevent torture in place {number}", "FRA", sur, session, answer)
        for number, answer in enumerate(answers)
    ]


WORLD = [*earlier("PER", 12, 8, 8), *earlier("KEN", 9, 11, 9)]
ASK = Ask("NPL", "FRA", (TORTURE,), "Prevent torture in prisons", 24)


def estimate(rows: Sequence[CheckedRow], *asks: Ask) -> list[Acceptance]:
    with TemporaryDirectory() as folder:
        home = Home(Path(folder))
        publish_once(home, ("rows", rows))
        with Library.open(home.library) as library:
            return chances(library, STATES, asks)


def one(rows: Sequence[CheckedRow], ask: Ask = ASK) -> Acceptance:
    return estimate(rows, ask)[0]


def same(one: Acceptance, other: Acceptance) -> bool:
    """The same estimate for the same reasons, rounding aside."""
    return (
        (one.n, one.action, one.fitted_to) == (other.n, other.action, other.fitted_to)
        and [factor.text for factor in one.factors] == [factor.text for factor in other.factors]
        and (one.probability, one.low, one.high)
        == pytest.approx((other.probability, other.low, other.high), abs=1e-12)
    )


@settings(max_examples=3, deadline=None)
@given(
    later=st.lists(
        st.tuples(
            st.sampled_from(["NPL", "PER"]),
            st.sampled_from(["FRA", "CUB", None]),
            st.sampled_from([24, 25, 38, None]),
            st.sampled_from([YES, NO, Response.PENDING, None]),
            st.sampled_from([(TORTURE,), (HEALTH,), ()]),
        ),
        max_size=8,
    )
)
def test_nothing_of_the_tested_session_or_later_counts(
    later: list[tuple[str, str | None, int | None, Response | None, tuple[str, ...]]],
) -> None:
    known = [*WORLD, *earlier("NPL", 6, 2)]
    added = [
        made(f"Prevent torture, case {number}", by, sur, session, response, issues)
        for number, (sur, by, session, response, issues) in enumerate(later)
    ]
    assert same(one(known), one([*known, *added]))


def test_the_order_of_rows_makes_no_difference() -> None:
    known = [*WORLD, *earlier("NPL", 6, 2)]
    assert same(one(known), one(known[::-1]))


def test_an_ask_has_the_same_chance_alone_and_among_others() -> None:
    known = [*WORLD, *earlier("NPL", 6, 2)]
    others = (
        Ask("PER", "CUB", (HEALTH,), "Build clinics", 24),
        replace(ASK, session=9),
        replace(ASK, session=None),
    )
    alone = [one(known, ask) for ask in (ASK, *others)]
    together = estimate(known, ASK, *others)
    assert all(same(*pair) for pair in zip(alone, together, strict=True))


def test_the_factors_add_up_to_the_chance_strongest_first() -> None:
    found = one([*WORLD, *earlier("NPL", 6, 2)])
    total = sum(factor.contribution for factor in found.factors)
    assert total == pytest.approx(odds(found.probability))
    sizes = [abs(factor.contribution) for factor in found.factors]
    assert sizes == sorted(sizes, reverse=True)
    assert "intercept" in {factor.name for factor in found.factors}


def test_the_sentences_count_what_is_there() -> None:
    found = one([*WORLD, *earlier("NPL", 8, 0)])
    texts = {factor.name: factor.text for factor in found.factors}
    supported = "Nepal supported 8 of 8 earlier answered recommendations"
    assert texts["sur"] == f"{supported}: more than States in general would"
    assert texts["sur to state"] == f"{supported} from France: more than its other answers suggest"
    assert (
        texts["overall"]
        == "States under review supported 29 of 48 earlier answered recommendations"
    )
    assert (
        texts["issue"] == "on Torture, States supported 29 of 48 earlier answered recommendations"
    )
    assert texts["topic: torture"].endswith("supported more often")


def test_a_state_that_supported_more_before_is_likelier_to_support_again() -> None:
    found = [one([*WORLD, *earlier("NPL", yes, 16 - yes)]).probability for yes in (0, 4, 8, 16)]
    assert found == sorted(found)
    assert found[-1] - found[0] > 0.1


def test_an_issue_that_states_support_less_is_less_likely() -> None:
    answers = [(YES, (HEALTH,))] * 15 + [(NO, (TORTURE,))] * 15
    rows = [
        made(f"Do a thing, number {number}", "FRA", "PER", 9, answer, issues)
        for number, (answer, issues) in enumerate(answers)
    ]
    asks = [replace(ASK, issues=(issue,)) for issue in (HEALTH, TORTURE)]
    likely, unlikely = estimate(rows, *asks)
    assert likely.probability > unlikely.probability


def test_what_is_asked_matters_by_category_and_topic() -> None:
    rows = [
        row(f"Text {number}", sur="PER", session=9, action=action, response=response)
        for number, (action, response) in enumerate([(2, YES)] * 20 + [(5, NO)] * 20)
    ]
    soft = replace(ASK, text="Continue efforts to prevent torture")
    hard = replace(ASK, text="Abolish the death penalty")
    softer, harder = estimate(rows, soft, hard)
    assert (softer.action, harder.action) == (2, 5)
    assert softer.probability > harder.probability


def test_the_interval_holds_the_chance_and_widens_where_little_is_known() -> None:
    unknown = one(WORLD)
    known = one([*WORLD, *earlier("NPL", 300, 100)])
    assert unknown.low < unknown.probability < unknown.high
    assert known.low < known.probability < known.high
    reach = [odds(found.high) - odds(found.low) for found in (unknown, known)]
    assert reach[0] > reach[1]


def test_n_counts_what_this_state_supported_or_noted_before() -> None:
    rows = [
        *WORLD,
        *earlier("NPL", 2, 1),
        made("Wait", "FRA", "NPL", 10, Response.PENDING),
        made("Unanswered", "FRA", "NPL", 10, None),
        made("Later", "FRA", "NPL", 24, YES),
        made("Of a session nobody knows", "FRA", "NPL", None, YES),
    ]
    assert [found.n for found in estimate(rows, ASK, replace(ASK, session=None))] == [3, 5]


@pytest.mark.parametrize("response", [Response.PENDING, None])
def test_a_recommendation_without_a_decision_counts_for_nothing(response: Response | None) -> None:
    rows = [*WORLD, *earlier("NPL", 6, 2)]
    waiting = [made(f"Wait {number}", "FRA", "NPL", 10, response) for number in range(9)]
    assert same(one(rows), one([*rows, *waiting]))


@pytest.mark.parametrize(
    "ask",
    [
        replace(ASK, issues=()),
        replace(ASK, issues=("Nobody ever raised this",)),
        replace(ASK, by=None),
        replace(ASK, sur="VAT"),  # observes, in no regional group
        replace(ASK, by="VAT"),
        replace(ASK, sur="XYZ"),
        replace(ASK, text=""),
        replace(ASK, session=1),
        replace(ASK, session=None),
        replace(ASK, session=900),
    ],
)
def test_what_is_not_known_is_no_obstacle(ask: Ask) -> None:
    found = one([*WORLD, *earlier("NPL", 6, 2)], ask)
    assert 0 < found.low < found.probability < found.high < 1
    assert all(math.isfinite(factor.contribution) for factor in found.factors)


def test_an_unknown_issue_and_none_at_all_add_nothing() -> None:
    unknown, without = estimate(
        WORLD, replace(ASK, issues=("Nobody ever raised this",)), replace(ASK, issues=())
    )
    assert unknown.probability == without.probability
    assert "issue" not in {factor.name for factor in unknown.factors}


@pytest.mark.parametrize("sur", ["NPL", "PER", "VAT"])
def test_an_unknown_issue_beside_a_known_one_changes_nothing(sur: str) -> None:
    rows = [*WORLD, *earlier("NPL", 6, 2)]
    unknown = ("Peine capitale", "Foo", "Peine capitale")
    alone = replace(ASK, sur=sur)
    known, mixed = estimate(rows, alone, replace(alone, issues=("Foo", TORTURE, *unknown)))
    assert mixed.probability == known.probability
    assert (mixed.low, mixed.high, mixed.factors) == (known.low, known.high, known.factors)
    assert (known.left_out, mixed.left_out) == ((), ("Foo", "Peine capitale"))


def test_an_issue_raised_only_later_or_never_answered_is_left_out() -> None:
    rows = [
        *WORLD,
        made("Build clinics", "FRA", "PER", 24, YES, (HEALTH,)),
        made("Build schools", "FRA", "PER", 8, Response.PENDING, ("Right to education",)),
    ]
    ask = replace(ASK, issues=(TORTURE, HEALTH, "Right to education"))
    found, limitless = estimate(rows, ask, replace(ask, session=None))
    assert found.left_out == (HEALTH, "Right to education")
    assert limitless.left_out == ("Right to education",)
    assert found.probability == one(rows).probability


def test_what_a_state_recommends_to_itself_counts_for_nothing() -> None:
    rows = [*WORLD, *earlier("NPL", 6, 2)]
    own = [made(f"Do what we promised {number}", "NPL", "NPL", 10, YES) for number in range(9)]
    late = [made("Do it later", "KEN", "KEN", 11, YES)]
    assert same(one(rows), one([*rows, *own, *late]))


def test_an_answer_to_a_state_that_nobody_names_is_an_answer() -> None:
    rows = [*WORLD, *earlier("NPL", 6, 2)]
    unnamed = [made(f"Prevent it, case {number}", None, "NPL", 10, NO) for number in range(9)]
    before, after = one(rows), one([*rows, *unnamed])
    assert (before.n, after.n) == (8, 17)
    assert after.probability < before.probability
    texts = {factor.name: factor.text for factor in after.factors}
    assert "Nepal supported 6 of 8" in texts["sur to state"]
    assert "States supported 27 of 48" in texts["state"]


def test_pending_recommendations_are_not_denied() -> None:
    waiting = [made("Wait", "FRA", "NPL", 10, Response.PENDING)]
    found = one(waiting)
    texts = {factor.name: factor.text for factor in found.factors}
    assert texts["overall"] == "States under review had no answered recommendation before"
    assert (found.n, found.n_all) == (0, 0)
    assert one(WORLD).n_all == 40


def test_a_habit_on_an_issue_names_it() -> None:
    rows = [*WORLD, *earlier("NPL", 8, 0)]
    single = {factor.name: factor.text for factor in one(rows).factors}
    assert " recommendations on Torture: " in single["sur issue"]
    health = made("Build clinics", "FRA", "PER", 8, YES, (HEALTH,))
    both = one([*rows, health], replace(ASK, issues=(TORTURE, HEALTH)))
    texts = {factor.name: factor.text for factor in both.factors}
    assert " recommendations on one of these issues: " in texts["sur issue"]


def test_no_particular_state_adds_nothing() -> None:
    found = one(WORLD, replace(ASK, by=None))
    names = {factor.name for factor in found.factors}
    assert not names & {"state", "state to group", "group pair", "blocs", "sur to state"}


def test_issue_labels_of_another_vocabulary_count_as_well() -> None:
    def relabelled(rows: Sequence[CheckedRow], label: str) -> list[CheckedRow]:
        return [each._replace(issues=(label,)) for each in rows]

    known = [*WORLD, *earlier("NPL", 6, 2)]
    label = "D25 Prohibition of torture"
    other = one(relabelled(known, label), replace(ASK, issues=(label,)))
    assert other.probability == pytest.approx(one(known).probability)


def test_a_library_without_earlier_sessions_falls_back_to_base_rates() -> None:
    rows = [*earlier("NPL", 3, 1, session=24)]
    found = one(rows)
    assert found.n == 0
    assert 0.5 < found.probability < 0.95
    assert {factor.name for factor in found.factors} <= {
        "intercept",
        "overall",
        "blocs",
        "topic: torture",
    } | {factor.name for factor in found.factors if factor.name.startswith("topic")}


def test_coefficients_have_not_seen_the_session_of_the_ask() -> None:
    found = estimate(WORLD, *(replace(ASK, session=session) for session in (14, 17, 18, 40)))
    assert [each.fitted_to for each in found] == [13, 13, 17, 17]


def test_without_a_limit_the_newest_coefficients_count_wherever_the_library_ends() -> None:
    limitless = replace(ASK, session=None)
    assert one(WORLD, limitless).fitted_to == 17  # its last session is 9
    assert one([*WORLD, *earlier("NPL", 3, 1, session=21)], limitless).fitted_to == 17


def test_coefficients_that_have_seen_the_session_are_known_as_such() -> None:
    sessions = (9, 13, 14, 17, 18, None)
    found = estimate(WORLD, *(replace(ASK, session=session) for session in sessions))
    seen = [each.has_seen(session) for each, session in zip(found, sessions, strict=True)]
    assert seen == [True, True, False, False, False, False]


def test_a_closed_library_says_so(tmp_path: Path) -> None:
    home = Home(tmp_path)
    publish_once(home, ("rows", WORLD))
    library = Library.open(home.library)
    library.close()
    with pytest.raises(LibraryError):
        chances(library, STATES, [ASK])


def test_no_asks_have_no_chances() -> None:
    assert estimate(WORLD) == []
