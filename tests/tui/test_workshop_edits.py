"""Saving a draft changes what it must and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.tui.step_library import EDUCATION, HEALTH
from tests.tui.step_screens import plan_of
from tests.tui.support import TODAY
from tests.tui.workshop_plan import GOAL, workshop_space
from uprtui.campaign import Add, Ask, AskKind, AskRole, Change, Plan, Visibility, find
from uprtui.tui.screens.workshop_desk import Desk, Draft
from uprtui.tui.screens.workshop_edits import below, delete_ask, move_ask, refusal, save_draft
from uprtui.tui.screens.workshop_ladder import ladder_page
from uprtui.tui.screens.workshop_page import Begin
from uprtui.tui.screens.workshop_tree import goal_above


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    """A plan with a ladder on education."""
    return plan_of(workshop_space(tmp_path, library=False))


def ask_of(plan: Plan, ask: str) -> Ask:
    found = find(plan, ask)
    assert isinstance(found, Ask)
    return found


def first(letters: str) -> str:
    return letters[0]


def test_an_unchanged_ask_needs_no_edit(plan: Plan) -> None:
    ask = ask_of(plan, "a-nor")
    assert save_draft(plan, EDUCATION, Draft.of_ask(ask), first, ask.id).edit is None


def test_note_and_visibility_of_an_ask_stay(plan: Plan) -> None:
    ask = replace(ask_of(plan, "a-step"), note="the minister knows")
    plan = replace(plan, asks=tuple(ask if each.id == ask.id else each for each in plan.asks))
    draft = replace(Draft.of_ask(ask), text="Table a bill", targets=("t-chl",))
    saved = save_draft(plan, EDUCATION, draft, first, ask.id)
    assert saved.edit is not None
    after = ask_of(saved.edit.apply(plan), ask.id)
    assert (after.text, after.targets, after.note) == ("Table a bill", ("t-chl",), ask.note)


def test_a_new_ask_brings_its_issue_with_it(plan: Plan) -> None:
    saved = save_draft(plan, HEALTH, Draft("Open a clinic in each valley"), first)
    assert saved.edit is not None
    after = saved.edit.apply(plan)
    ask = ask_of(after, saved.ask)
    assert next(each.label for each in after.issues if each.id == ask.issue) == HEALTH


def test_a_question_keeps_no_place_on_a_ladder(plan: Plan) -> None:
    draft = Draft("How many?", AskKind.QUESTION, AskRole.STEP, "a-goal")
    saved = save_draft(plan, EDUCATION, draft, first)
    assert saved.edit is not None
    ask = ask_of(saved.edit.apply(plan), saved.ask)
    assert (ask.role, ask.of) == (AskRole.GOAL, None)


def test_references_to_what_has_gone_are_left_out(plan: Plan) -> None:
    draft = Draft("Build schools", role=AskRole.STEP, of="a-gone", targets=("t-gone", "t-nor"))
    saved = save_draft(plan, EDUCATION, draft, first)
    assert saved.edit is not None
    ask = ask_of(saved.edit.apply(plan), saved.ask)
    assert (ask.of, ask.targets) == (None, ("t-nor",))


def test_a_goal_goes_with_its_ladder_and_a_step_alone(plan: Plan) -> None:
    without = delete_ask(plan, ask_of(plan, "a-goal")).apply(plan)
    assert [ask.id for ask in without.asks] == ["a-how", "a-two"]
    without = delete_ask(plan, ask_of(plan, "a-step")).apply(plan)
    assert [ask.id for ask in without.asks] == ["a-goal", "a-less", "a-nor", "a-how", "a-two"]


def test_the_title_of_a_deletion_says_what_goes(plan: Plan) -> None:
    title = delete_ask(plan, ask_of(plan, "a-goal")).title(plan)
    assert title.startswith("Remove ask Adopt by 2028 a law")
    assert title.endswith(" and its ladder")
    assert "left without it" not in title
    assert "ladder" not in delete_ask(plan, ask_of(plan, "a-step")).title(plan)


def test_an_ask_that_belongs_to_itself_can_be_deleted(plan: Plan) -> None:
    for step in (Add(Ask("a-loop", "i-one", "Loop")), Change("a-loop", "role", AskRole.STEP)):
        plan = step.apply(plan)
    plan = Change("a-loop", "of", "a-loop").apply(plan)
    loop = ask_of(plan, "a-loop")
    assert below(plan, loop) == ()
    assert goal_above(plan, loop) is None
    edit = delete_ask(plan, loop)
    assert edit.title(plan) == "Remove ask Loop"
    assert find(edit.apply(plan), "a-loop") is None


def test_an_ask_whose_targets_have_all_gone_is_not_saved_for_all(plan: Plan) -> None:
    assert "have left the plan" in refusal(plan, Draft("Build schools", targets=("t-gone",)))
    assert refusal(plan, Draft("Build schools", targets=("t-gone", "t-nor"))) == ""
    assert refusal(plan, Draft("Build schools")) == ""


@pytest.mark.parametrize(
    ("role", "seen_by"),
    [
        (AskRole.GOAL, Visibility.PUBLIC),
        (AskRole.STEP, Visibility.COALITION),
        (AskRole.FALLBACK, Visibility.COALITION),
        (AskRole.VARIANT, Visibility.COALITION),
    ],
)
def test_what_the_campaign_would_settle_for_is_not_public(
    plan: Plan, role: AskRole, seen_by: Visibility
) -> None:
    draft = Draft("Build schools", role=role, of=None if role is AskRole.GOAL else "a-goal")
    saved = save_draft(plan, EDUCATION, draft, first)
    assert saved.edit is not None
    assert ask_of(saved.edit.apply(plan), saved.ask).visibility is seen_by
    said = save_draft(plan, EDUCATION, replace(draft, visibility=Visibility.PRIVATE), first)
    assert said.edit is not None
    assert ask_of(said.edit.apply(plan), said.ask).visibility is Visibility.PRIVATE


def test_a_suggested_step_is_for_the_coalition(plan: Plan, tmp_path: Path) -> None:
    states = workshop_space(tmp_path / "other", library=False).states
    goal = Draft("Abolish the death penalty")
    takes = [line.take for line in ladder_page(Desk(plan, EDUCATION, states, TODAY), goal).lines]
    drafts = [take.draft for take in takes if isinstance(take, Begin)]
    assert drafts
    assert {draft.seen_by for draft in drafts} == {Visibility.COALITION}


def test_the_only_one_of_its_sort_cannot_move(plan: Plan) -> None:
    for ask in plan.asks:
        assert move_ask(plan, ask, -1) is None
        assert move_ask(plan, ask, 1) is None


def test_looking_at_a_draft_leaves_the_plan_as_it_is(plan: Plan, tmp_path: Path) -> None:
    states = workshop_space(tmp_path / "other", library=False).states
    before = plan
    seen = Desk(plan, EDUCATION, states, TODAY, ask="a-goal").plan_with(Draft(GOAL + " at last"))
    assert ask_of(seen, "a-goal").text.endswith("at last")
    new = Desk(plan, HEALTH, states, TODAY).plan_with(Draft("Open clinics"))
    assert new.asks[-1].text == "Open clinics"
    assert plan is before
    assert len(plan.asks) == len(new.asks) - 1
