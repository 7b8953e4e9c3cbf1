"""Target says what it ranks by where issue, State or library are not as usual."""

from __future__ import annotations

from math import log
from pathlib import Path
from typing import Any

import pytest

from tests.tui.small_library import publish_empty
from tests.tui.step_library import (
    EDUCATION,
    HEALTH,
    TORTURE,
    open_campaign,
    publish,
)
from tests.tui.step_screens import plan_of, target_app
from tests.tui.support import (
    WIDE,
    running,
    screen_text,
    settled,
    workspace,
)
from tests.tui.waiting import type_words, until_shown
from uprtui.campaign import Add, Ask, AskKind, AskRole, Issue, Plan, SetField, Target
from uprtui.library import Library, SearchInterrupted
from uprtui.states import States
from uprtui.target import RankedState, Reason, Signals
from uprtui.target.profile import Answers, Profile, Repeats
from uprtui.tui.screens.target import TargetScreen
from uprtui.tui.screens.target_edits import choose_target, drop_target, edit_target, is_on
from uprtui.tui.screens.target_fare import fare_blocks
from uprtui.tui.screens.target_known import asks_on
from uprtui.tui.screens.target_list import issue_choices, next_label
from uprtui.tui.screens.target_rows import Listed, matches, short_reason, target_row
from uprtui.tui.screens.target_words import how_it_moves, short_chance, strongest_reason
from uprtui.tui.widgets.detail import Facts
from uprtui.tui.workspace import Workspace

STATES = States.builtin()
LAST_42 = ("last", "in", "session", "42")


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace with the invented library and a campaign on Nepal with two issues."""
    made = workspace(tmp_path)
    publish(made.home)
    open_campaign(made)
    assert made.campaign is not None
    made.campaign.do(Add(Issue("i-one", EDUCATION)))
    made.campaign.do(Add(Issue("i-two", TORTURE)))
    return made


async def test_a_plan_without_issues_says_what_to_do(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    publish(space.home)
    open_campaign(space)
    async with running(target_app(space)) as pilot:
        await until_shown(pilot, "No issue is chosen yet", "1  Go to Focus")
        await pilot.press("i")
        await until_shown(pilot, "Rank States for which issue?", "8 recomm")
        await type_words(pilot, "health")
        await pilot.press("enter")
        await until_shown(pilot, f"{HEALTH} (not in your plan)", "Cuba")


async def test_only_sessions_before_the_review_count(space: Workspace) -> None:
    assert space.campaign is not None
    space.campaign.do(SetField("session", 23))
    async with running(target_app(space)) as pilot:
        await pilot.press("m")
        await until_shown(pilot, "before session 23", "By issue", "Norway")
        assert "Chile" not in screen_text(pilot.app)
        space.campaign.do(SetField("session", 5))
        await until_shown(pilot, "before session 5", "0 States")
        await pilot.press("m", "m", "m")
        await until_shown(pilot, "no recommendation before session 5", "no State differs")


async def test_a_state_without_a_review_is_ranked_by_the_issue(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    publish(space.home)
    open_campaign(space, "TUV", None)
    assert space.campaign is not None
    space.campaign.do(Add(Issue("i-one", EDUCATION)))
    async with running(target_app(space)) as pilot:
        text = await until_shown(pilot, "Norway")
        assert "before session" not in text
        await pilot.press("m", "m")
        await until_shown(pilot, "has no earlier review of Tuvalu", "never spoke here")


async def test_an_issue_not_raised_here_is_said_so(space: Workspace) -> None:
    assert space.campaign is not None
    space.campaign.do(Add(Issue("i-three", "Minorities")))
    async with running(target_app(space)) as pilot:
        await until_shown(pilot, "Norway")
        await pilot.press("left", "m", "m")
        await until_shown(pilot, "Nobody has raised this issue with Nepal: ranked by the issue.")


async def test_an_issue_that_nobody_raised_says_so(space: Workspace) -> None:
    async with running(target_app(space)) as pilot:
        await until_shown(pilot, "Norway")
        await pilot.press("i")
        await until_shown(pilot, "Rank States for which issue?")
        await type_words(pilot, "water")
        await until_shown(pilot, "never raised")
        await pilot.press("enter")
        await until_shown(
            pilot,
            "Right to water (not in",
            "Nobody raised “Right to water” in the sessions",
            "was checked for labels, not for words",
        )


async def test_without_campaign_or_library_the_way_out_is_named(tmp_path: Path) -> None:
    async with running(target_app(workspace(tmp_path / "none"))) as pilot:
        await until_shown(pilot, "No campaign is open", "0  Go to Home")
    space = workspace(tmp_path)
    open_campaign(space)
    assert space.campaign is not None
    space.campaign.do(Add(Issue("i-one", EDUCATION)))
    async with running(target_app(space)) as pilot:
        await until_shown(pilot, "There is no library yet", "7  Import")
        await pilot.press("i")
        await settled(pilot)
        assert isinstance(pilot.app.screen, TargetScreen)
        publish_empty(space.home)
        await pilot.press("1", "2")
        await until_shown(pilot, "The library is empty")


async def test_a_question_that_a_search_interrupted_is_asked_again(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviews, asked = Library.reviews, []

    def interrupted_once(library: Library, sur: str) -> list[int]:
        asked.append(sur)
        if len(asked) == 1:
            raise SearchInterrupted
        return reviews(library, sur)

    monkeypatch.setattr(Library, "reviews", interrupted_once)
    async with running(target_app(space)) as pilot:
        await until_shown(pilot, "Norway")
    assert len(asked) >= 2


async def test_details_that_a_search_interrupted_are_read_again(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from uprtui.target import profile

    count, asked = profile.profiles, []

    def interrupted_once(library: Library, **about: Any) -> dict[str, Profile]:
        asked.append(about["sur"])
        if len(asked) == 1:
            raise SearchInterrupted
        return count(library, **about)

    monkeypatch.setattr(profile, "profiles", interrupted_once)
    async with running(target_app(space), WIDE) as pilot:
        await until_shown(pilot, "Norway")
        await pilot.press("enter", "pagedown")
        await until_shown(pilot, "How Nepal answers it")
    assert len(asked) == 2


async def test_real_data_are_ranked_and_traced(tmp_path: Path, real_library: Path) -> None:
    space = workspace(
        tmp_path, open_library=lambda home, states: Library.open(real_library, states=states)
    )
    open_campaign(space, "MAR", 27)
    assert space.campaign is not None
    space.campaign.do(Add(Issue("i-one", "women\N{RIGHT SINGLE QUOTATION MARK}s RIGHTS")))
    async with running(target_app(space), WIDE) as pilot:
        await until_shown(pilot, "194 States", "1 of 1")
        await pilot.press("m", "v")
        await until_shown(pilot, "Morocco", "recommendations by")
        await pilot.press("escape", "end")
        await until_shown(pilot, "165")


def test_short_reasons_of_odd_counts() -> None:
    assert short_reason(Signals("FRA", 1, 1), "issue") == "never raised it"
    assert short_reason(Signals("FRA", 1, 1, on_issue=1), "issue") == "session not known"
    assert short_reason(Signals("FRA", 1, 1), "activity") == "in 1 session"
    assert short_reason(Signals("FRA", 1, 1, to_sur=1), "same-sur") == "other issues here"


def ranked_by(*reasons: Reason, found: Signals | None = None) -> RankedState:
    return RankedState(1, "FRA", 0.0, reasons, found or Signals("FRA", 9, 3), 0.5)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason("issue", 0, -0.9, ""), "- never raised it"),
        (Reason("floor", 2, 0.5, ""), "+ spoke twice lately"),
        (Reason("floor", 0, -3.0, ""), "- did not speak lately"),
        (Reason("same-sur", 0, -0.1, ""), "- never spoke here"),
        (Reason("earlier-review", 1, 0.2, ""), "+ spoke here before"),
        (Reason("region", 0.5, -0.2, ""), "- less in this region"),
        (Reason("kin", 1.5, 0.2, ""), "+ more to such States"),
        (Reason("mutual", 0, -0.2, ""), "- not heard when reviewed"),
        (Reason("new", 1, 0.4, "a reason of tomorrow"), "+ a reason of tomorrow"),
        (Reason("base", 7.2, -2.6, ""), "as an average State"),
    ],
    ids=lambda value: value.signal if isinstance(value, Reason) else "",
)
def test_the_strongest_reason_fits_a_column(reason: Reason, said: str) -> None:
    weak = Reason("kin", 1, 0.01, "")
    assert strongest_reason(ranked_by(weak, reason)) == said


def test_what_was_said_on_the_issue_and_here_is_told_in_numbers() -> None:
    found = Signals("FRA", 1_048, 3, on_issue=16, to_sur=2, to_sur_on_issue=1)
    issue, here = Reason("issue", 16, 1.4, ""), Reason("same-sur", 1, 0.3, "")
    assert strongest_reason(ranked_by(here, issue, found=found)) == "+ 16 of its 1,048 on it"
    assert strongest_reason(ranked_by(here, found=found)) == "+ raised it here before"
    assert strongest_reason(ranked_by(issue, found=Signals("FRA", 0, 0))) == "+ never spoke"


def test_a_chance_is_never_said_to_be_none_or_sure() -> None:
    said = [short_chance(chance) for chance in (0.0, 0.004, 0.38, 0.995, 1.0)]
    assert said == ["0%", "<1%", "38%", ">99%", "100%"]


def test_reasons_say_how_they_move_the_chance() -> None:
    moves = [how_it_moves(Reason("issue", 1, log(times), "")) for times in (2.6, 0.87, 14)]
    assert moves == ["× 2.6 more", "× 0.87 less", "× 14 more"]


def test_a_share_of_few_answers_is_not_compared() -> None:
    usual = Answers(supported=70, noted=30)
    assert facts_of(Answers(1, 2), usual)["Noted"].endswith("30%: too few to compare")
    assert facts_of(Answers(20, 20), usual)["Noted"].endswith("30%: more often than others'")
    assert facts_of(Answers(20, 1), usual)["Noted"].endswith("30%: less often than others'")
    assert facts_of(Answers(69, 31), usual)["Noted"].endswith("30%: much as others'")
    assert facts_of(Answers(open=3), usual)["Noted"] == "no answer to it is known"
    assert facts_of(Answers(1), usual)["Any issue"] == "nothing recommended yet"
    assert fare_blocks(None, "Nepal") == []


def facts_of(everywhere: Answers, usual: Answers) -> dict[str, str]:
    profile = Profile("FRA", Answers(), Answers(), everywhere, usual, {}, Repeats())
    _, facts = fare_blocks(profile, "Nepal")
    assert isinstance(facts, Facts)
    return dict(facts.pairs)


def test_a_state_that_the_table_does_not_know_is_shown_by_its_code() -> None:
    row = target_row(Listed("XZZ", None, None, False), "issue", STATES)
    assert row.cells[1:3] == ("XZZ", "-")
    assert matches(Listed("XZZ", None, None, False), "xzz", STATES)
    assert not matches(Listed("XZZ", None, None, False), "eu", STATES)


def test_edits_of_targets_say_what_they_do(space: Workspace) -> None:
    plan = plan_of(space)
    issue = plan.issues[0]
    edit = choose_target(plan, "TUV", "Tuvalu", EDUCATION, issue, None, lambda text: text[0])
    (target,) = edit.apply(plan).targets
    assert (target.state, target.reasons) == ("TUV", ())
    assert is_on(target, issue)
    assert not is_on(target, plan.issues[1])
    assert is_on(target, None)
    assert drop_target(target, "Tuvalu", EDUCATION, issue).apply(edit.apply(plan)) == plan
    same = {"why": "", "embassy": "yes", "mission": "yes", "capital": "no"}
    assert edit_target(target, same, "Tuvalu") is None


def test_issues_to_choose_from_name_each_once(space: Workspace) -> None:
    choices = issue_choices(plan_of(space), {TORTURE: 9, "Right To Education": 1, "Odd": 3})
    labels = [choice.label for choice in choices]
    assert labels[:3] == [EDUCATION, TORTURE, "Odd"]
    assert len(labels) == len(set(labels)) == 55
    assert next_label(plan_of(space), "Odd", 1) == EDUCATION
    assert next_label(plan_of(space), "Odd", -1) == TORTURE


def test_a_state_is_not_judged_by_words_that_are_for_others() -> None:
    goal = Ask("a-1", "i-1", "Criminalise torture")
    question = Ask("a-2", "i-1", "How many were charged?", AskKind.QUESTION)
    variant = Ask(
        "a-3", "i-1", "Make torture a crime", role=AskRole.VARIANT, of="a-1", targets=("t-2",)
    )
    plan = Plan(
        id="c-1",
        title="Nepal",
        sur="NPL",
        issues=(Issue("i-1", TORTURE),),
        asks=(goal, question, variant),
        targets=(Target("t-1", "FRA"), Target("t-2", "NOR")),
    )
    assert asks_on(plan, TORTURE, "FRA") == (goal,)
    assert asks_on(plan, TORTURE, "NOR") == (goal, variant)
    assert asks_on(plan, HEALTH, "NOR") == ()
