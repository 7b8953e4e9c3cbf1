"""Merging loses nobody's work: the laws, and what a person sees when two people disagree."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.campaign.plan_strategies import UNHURRIED, edits, grown_from, ids_of, plans, three_ways
from uprtui.campaign import (
    Add,
    Ask,
    AskRole,
    Assignment,
    Change,
    Conflict,
    DateStatus,
    EntryPoint,
    Issue,
    Member,
    MergeError,
    MergeResult,
    Milestone,
    MilestoneStatus,
    Move,
    Plan,
    Remove,
    SetField,
    Target,
    dumps,
    find,
    loads,
    merge,
)
from uprtui.campaign.model import dangling
from uprtui.campaign.order import merge_order

DAY = dt.date(2027, 4, 26)
BASE = Plan(
    id="c-plan",
    title="Slovenia",
    sur="SVN",
    review_date=DAY,
    issues=(Issue("i-1", "Torture"), Issue("i-2", "Education"), Issue("i-3", "Elections")),
    asks=(Ask("a-1", "i-1", "Ratify the OPCAT"),),
    targets=(Target("t-1", "NOR", issues=("i-1", "i-2")), Target("t-2", "CZE")),
    members=(Member("m-1", "Ana"),),
    assignments=(Assignment("w-1", "t-1", EntryPoint.EMBASSY, "m-1"),),
    milestones=(Milestone("d-1", "Embassies", DAY),),
)


@UNHURRIED
@given(three_ways())
def test_what_one_side_did_alone_is_done(sides: tuple[Plan, Plan, Plan]) -> None:
    base, one, _ = sides
    assert merge(base, one, one) == MergeResult(one)
    assert merge(base, one, base) == MergeResult(one)
    assert merge(base, base, one) == MergeResult(one)


@UNHURRIED
@given(three_ways())
def test_merging_again_changes_nothing(sides: tuple[Plan, Plan, Plan]) -> None:
    base, ours, theirs = sides
    merged = merge(base, ours, theirs).plan
    assert merge(base, merged, theirs).plan == merged
    assert merge(base, ours, merged).plan == merged


@UNHURRIED
@given(three_ways())
def test_what_both_added_is_there_and_the_plan_is_sound(sides: tuple[Plan, Plan, Plan]) -> None:
    base, ours, theirs = sides
    merged = merge(base, ours, theirs).plan
    assert (ids_of(ours) | ids_of(theirs)) - ids_of(base) <= ids_of(merged)
    assert ids_of(ours) & ids_of(theirs) <= ids_of(merged)
    assert ids_of(merged) <= ids_of(ours) | ids_of(theirs)
    assert list(dangling(merged)) == []
    assert loads(dumps(merged)) == merged


@UNHURRIED
@given(three_ways())
def test_who_is_ours_decides_only_what_conflicts(sides: tuple[Plan, Plan, Plan]) -> None:
    base, ours, theirs = sides
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    # A list that may not be emptied stays ours, with what it names.
    narrowed = {each.field for each in one.conflicts if each.entity != base.id}
    assume(not narrowed & {"targets", "issues"})
    assert ids_of(one.plan) == ids_of(other.plan)
    told = {(each.entity, each.field) for each in one.conflicts}
    assert told == {(each.entity, each.field) for each in other.conflicts}


@UNHURRIED
@given(st.data())
def test_edits_of_two_people_on_different_things_are_both_there(data: st.DataObject) -> None:
    base = data.draw(plans())
    theirs = data.draw(grown_from(base))
    edit = SetField("organisation", "A new name")
    merged = merge(base, edit.apply(base), theirs)
    assert merged.plan == replace(theirs, organisation="A new name")
    assert merged.conflicts == ()


_LETTERS = st.lists(st.sampled_from("abcdef"), unique=True)


@given(_LETTERS, _LETTERS, _LETTERS)
def test_an_order_holds_everything_once_and_settles(
    base: list[str], ours: list[str], theirs: list[str]
) -> None:
    kept = set(ours) | set(theirs)
    merged, _ = merge_order(base, ours, theirs, kept)
    assert sorted(merged) == sorted(kept)
    assert merge_order(base, merged, theirs, kept)[0] == merged
    assert merge_order(base, ours, merged, kept)[0] == merged


def test_fields_of_one_entity_merge_one_by_one() -> None:
    ours = Change("i-1", "why", "Cases in detention").apply(BASE)
    theirs = Change("i-1", "label", "Torture and ill-treatment").apply(BASE)
    merged = merge(BASE, ours, theirs)
    assert merged.plan.issues[0] == Issue("i-1", "Torture and ill-treatment", "Cases in detention")
    assert merged.conflicts == ()


def test_where_both_changed_a_field_ours_is_kept_and_theirs_is_told() -> None:
    ours = Change("i-1", "why", "ours").apply(BASE)
    theirs = Change("i-1", "why", "theirs").apply(BASE)
    merged = merge(BASE, ours, theirs)
    assert merged.plan.issues[0].why == "ours"
    assert merged.conflicts == (Conflict("i-1", "why", "", "ours", "theirs", kept="ours"),)


@pytest.mark.parametrize("we_remove", [True, False])
def test_an_edited_entity_outlives_its_removal(we_remove: bool) -> None:
    removed = Remove("i-3").apply(BASE)
    edited = Change("i-3", "why", "still needed").apply(BASE)
    ours, theirs = (removed, edited) if we_remove else (edited, removed)
    merged = merge(BASE, ours, theirs)
    kept = Issue("i-3", "Elections", "still needed")
    assert merged.plan.issues == (*BASE.issues[:2], kept)
    assert [(each.entity, each.field, each.kept) for each in merged.conflicts] == [
        ("i-3", "", kept)
    ]


def test_what_the_other_side_newly_refers_to_is_not_removed() -> None:
    ours = Remove("t-2").apply(BASE)
    theirs = Add(Assignment("w-2", "t-2", EntryPoint.MISSION)).apply(BASE)
    merged = merge(BASE, ours, theirs)
    assert find(merged.plan, "t-2") == find(BASE, "t-2")
    assert [each.entity for each in merged.conflicts] == ["t-2"]


def test_lists_of_choices_merge_item_by_item() -> None:
    ours = Change("t-1", "issues", ("i-1", "i-2", "i-3")).apply(BASE)
    theirs = Change("t-1", "issues", ("i-2",)).apply(BASE)
    merged = merge(BASE, ours, theirs)
    assert merged.plan.targets[0].issues == ("i-2", "i-3")
    assert merged.conflicts == ()


@pytest.mark.parametrize("removed", [False, True])
def test_two_sides_that_each_narrow_an_ask_do_not_make_it_one_for_all(removed: bool) -> None:
    base = Change("a-1", "targets", ("t-1", "t-2")).apply(BASE)
    ours = (Remove("t-2") if removed else Change("a-1", "targets", ("t-1",))).apply(base)
    theirs = (Remove("t-1") if removed else Change("a-1", "targets", ("t-2",))).apply(base)
    merged = merge(base, ours, theirs)
    assert merged.plan.asks[0].targets == ("t-1",)
    assert find(merged.plan, "t-1") is not None
    assert merged.conflicts[0] == Conflict(
        "a-1", "targets", ("t-1", "t-2"), ("t-1",), ("t-2",), kept=("t-1",)
    )
    emptied = merge(base, ours, Change("a-1", "targets", ()).apply(base))
    assert emptied.plan.asks[0].targets == ()


def test_two_sides_that_each_narrow_a_target_do_not_make_it_one_for_all_issues() -> None:
    ours = Change("t-1", "issues", ("i-1",)).apply(BASE)
    theirs = Change("t-1", "issues", ("i-2",)).apply(BASE)
    merged = merge(BASE, ours, theirs)
    assert merged.plan.targets[0].issues == ("i-1",)
    assert [(each.entity, each.field) for each in merged.conflicts] == [("t-1", "issues")]


def test_one_side_orders_and_the_other_adds() -> None:
    ours = Add(Issue("i-4", "Housing"), at=1).apply(BASE)
    theirs = Move("i-3", 0).apply(BASE)
    merged = merge(BASE, ours, theirs)
    assert [issue.id for issue in merged.plan.issues] == ["i-3", "i-1", "i-4", "i-2"]
    assert merged.conflicts == ()


def test_two_orders_that_contradict_are_told() -> None:
    ours = Move("i-3", 0).apply(BASE)
    theirs = Move("i-1", 2).apply(BASE)
    merged = merge(BASE, ours, theirs)
    assert [issue.id for issue in merged.plan.issues] == ["i-3", "i-1", "i-2"]
    assert [(each.entity, each.field, each.kept) for each in merged.conflicts] == [
        ("c-plan", "issues", ("i-3", "i-1", "i-2"))
    ]


def test_a_day_that_one_side_confirmed_does_not_confirm_the_other_sides_day() -> None:
    ours = SetField("date_status", DateStatus.CONFIRMED).apply(BASE)
    theirs = SetField("review_date", dt.date(2027, 5, 3)).apply(BASE)
    merged = merge(BASE, ours, theirs)
    assert (merged.plan.review_date, merged.plan.date_status) == (DAY, "confirmed")
    assert {each.field for each in merged.conflicts} == {"review_date", "date_status"}


def test_a_milestone_that_was_done_is_not_moved_as_well() -> None:
    ours = Change("d-1", "status", MilestoneStatus.DONE).apply(BASE)
    theirs = Change("d-1", "date", dt.date(2027, 1, 4)).apply(BASE)
    merged = merge(BASE, ours, theirs)
    assert merged.plan.milestones[0] == ours.milestones[0]
    assert {each.field for each in merged.conflicts} == {"status", "date"}


def test_a_step_does_not_become_the_fallback_of_another_goal() -> None:
    base = Add(Ask("a-2", "i-1", "Study the OPCAT", role=AskRole.STEP, of="a-1")).apply(BASE)
    base = Add(Ask("a-3", "i-1", "Open all prisons to visits")).apply(base)
    ours = Change("a-2", "role", AskRole.FALLBACK).apply(base)
    theirs = Change("a-2", "of", "a-3").apply(base)
    merged = merge(base, ours, theirs)
    assert (merged.plan.asks[1].role, merged.plan.asks[1].of) == (AskRole.FALLBACK, "a-1")
    assert {each.field for each in merged.conflicts} == {"role", "of"}


def test_unknown_keys_merge_key_by_key_within_tables_too() -> None:
    def with_extra(**extra: object) -> Plan:
        return replace(BASE, issues=(replace(BASE.issues[0], extra=extra), *BASE.issues[1:]))

    base = with_extra(a=1, t={"x": 1, "y": 1}, gone=1, edited=1)
    ours = with_extra(a=2, t={"x": 2, "y": 1}, edited=1)
    theirs = with_extra(a=True, t={"x": 1, "z": 3}, gone=1, edited=2, new=4)
    merged = merge(base, ours, theirs)
    assert merged.plan.issues[0].extra == {
        "a": 2, "t": {"x": 2, "z": 3}, "edited": 2, "new": 4
    }  # fmt: skip
    assert merged.conflicts == (Conflict("i-1", "a", 1, 2, True, kept=2),)


def test_another_campaign_is_not_merged() -> None:
    with pytest.raises(MergeError, match="two different campaigns"):
        merge(BASE, BASE, replace(BASE, id="c-other"))


@UNHURRIED
@given(st.data())
def test_an_edit_leaves_a_plan_that_its_file_can_hold(data: st.DataObject) -> None:
    before = data.draw(plans())
    after = data.draw(edits(before)).apply(before)
    assert loads(dumps(after)) == after
