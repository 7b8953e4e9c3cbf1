"""Edits change what they say, keep the plan sound, and can be taken back and made again."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.campaign.plan_strategies import UNHURRIED, edits, grown_from, plans
from uprtui.campaign import (
    Add,
    Ask,
    AskRole,
    Assignment,
    Change,
    Edit,
    EditError,
    EntryPoint,
    EvidenceNote,
    History,
    Issue,
    LogEntry,
    Member,
    Milestone,
    Move,
    Plan,
    Remove,
    SetField,
    Several,
    Target,
    Visibility,
    find,
    merge,
    new_plan,
)
from uprtui.campaign.ids import ALPHABET, is_id, new_id
from uprtui.campaign.model import dangling
from uprtui.campaign.new import new_entity_id

PLAN = Plan(
    id="c-plan",
    title="Slovenia",
    sur="SVN",
    issues=(Issue("i-1", "Torture"), Issue("i-2", "Education")),
    asks=(Ask("a-1", "i-1", "Ratify"), Ask("a-2", "i-1", "Investigate"), Ask("a-3", "i-2", "Fund")),
    targets=(Target("t-1", "NOR", issues=("i-1", "i-2")), Target("t-2", "CZE")),
    members=(Member("m-1", "Ana"),),
    assignments=(Assignment("w-1", "t-1", EntryPoint.EMBASSY, "m-1"),),
    log=(LogEntry("n-1", dt.date(2026, 11, 2), "Met", "t-1", "m-1"),),
)


def norway(code: str) -> str:
    """The only State's name that these tests need."""
    return {"NOR": "Norway"}.get(code, code)


@UNHURRIED
@given(st.data())
def test_undo_restores_and_redo_makes_again(data: st.DataObject) -> None:
    history = History(data.draw(plans()))
    seen = [history.plan]
    for _ in range(data.draw(st.integers(1, 4))):
        if history.do(data.draw(edits(history.plan))) != seen[-1]:
            seen.append(history.plan)
    for expected in reversed(seen[:-1]):
        taken = history.undo()
        assert taken is not None
        assert (taken.plan, taken.conflicts) == (expected, ())
    assert history.undo() is None
    for expected in seen[1:]:
        history.redo()
        assert history.plan == expected
    assert history.redo() is None


@UNHURRIED
@given(st.data())
def test_undo_takes_back_ones_own_edit_and_leaves_those_of_others(data: st.DataObject) -> None:
    base = data.draw(plans())
    history = History(base)
    history.do(SetField("organisation", "Our own"))
    others = data.draw(grown_from(base))
    history.rebase(merge(base, history.plan, others).plan)
    history.undo()
    assert history.plan == others
    history.redo()
    assert history.plan == replace(others, organisation="Our own")


def test_undo_never_takes_back_what_others_wrote_over_it() -> None:
    history = History(PLAN)
    history.do(Change("i-1", "why", "mine"))
    history.rebase(Change("i-1", "why", "theirs").apply(history.plan))
    taken = history.undo()
    assert find(history.plan, "i-1") == Issue("i-1", "Torture", "theirs")
    assert taken is not None
    assert [each.field for each in taken.conflicts] == ["why"]


def test_edits_made_while_a_save_was_under_way_survive_it() -> None:
    history = History(PLAN)
    sent = history.do(SetField("title", "A"))
    history.do(Remove("i-2"))
    conflicts = history.rebase(Add(Member("m-2", "Bo")).apply(sent), sent)
    assert conflicts == ()
    assert [issue.id for issue in history.plan.issues] == ["i-1"]
    assert [member.id for member in history.plan.members] == ["m-1", "m-2"]


def test_an_undone_removal_brings_back_all_that_went_with_it_in_its_place() -> None:
    history = History(PLAN)
    history.do(Remove("i-1"))
    assert [ask.id for ask in history.plan.asks] == ["a-3"]
    assert history.plan.targets[0].issues == ("i-2",)
    history.undo()
    assert history.plan == PLAN


def test_the_history_says_what_can_be_undone() -> None:
    history = History(PLAN, norway)
    assert (history.can_undo, history.undo_title) == (False, None)
    history.do(Remove("t-1"))
    assert history.undo_title == (
        "Remove target Norway and its 1 assignment; 1 log entry is left without it"
    )
    history.undo()
    assert (history.can_undo, history.can_redo) == (False, True)
    assert history.redo_title is not None
    assert history.redo_title.startswith("Remove target Norway")
    history.do(SetField("session", 56))
    assert not history.can_redo


def test_an_edit_without_effect_is_no_step() -> None:
    history = History(PLAN)
    history.do(SetField("title", "Slovenia"))
    assert not history.can_undo


def test_removing_a_member_leaves_the_work_unassigned() -> None:
    plan = Remove("m-1").apply(PLAN)
    assert plan.assignments[0].member is None
    assert plan.log[0].member is None
    assert plan.log[0].target == "t-1"


def test_an_ask_loses_its_link_to_a_goal_that_went_with_its_issue() -> None:
    step = Ask("a-9", "i-2", "Study it", role=AskRole.STEP, of="a-1")
    plan = Remove("i-1").apply(replace(PLAN, asks=(*PLAN.asks, step)))
    assert plan.asks[-1] == replace(step, of=None)
    assert list(dangling(plan)) == []


def test_removing_a_target_keeps_what_happened_there() -> None:
    plan = Remove("t-1").apply(PLAN)
    assert plan.assignments == ()
    assert plan.log == (replace(PLAN.log[0], target=None),)


def test_an_ask_for_one_target_goes_with_it_and_never_becomes_one_for_all() -> None:
    for_norway = Ask("a-8", "i-1", "Soft words", role=AskRole.VARIANT, of="a-1", targets=("t-1",))
    for_both = Ask("a-9", "i-1", "Clear words", targets=("t-2", "t-1"))
    history = History(replace(PLAN, asks=(*PLAN.asks, for_norway, for_both)), norway)
    before = history.plan
    history.do(Remove("t-1"))
    assert history.plan.asks == (*PLAN.asks, replace(for_both, targets=("t-2",)))
    assert history.undo_title == (
        "Remove target Norway and its 1 assignment and its 1 ask; 1 ask is left without it; "
        "1 log entry is left without it"
    )
    history.undo()
    assert history.plan == before
    history.do(Several("Both", (Remove("t-1"), Remove("t-2"))))
    assert history.plan.asks == PLAN.asks


def test_removing_the_last_issue_of_a_target_says_that_it_is_then_for_all() -> None:
    plan = Change("t-2", "issues", ("i-1",)).apply(PLAN)
    assert Remove("i-1").title(plan) == (
        "Remove issue Torture and its 2 asks; 1 target is then for all issues; "
        "1 target is left without it"
    )
    assert [each.issues for each in Remove("i-1").apply(plan).targets] == [("i-2",), ()]


def test_with_an_issue_goes_its_evidence() -> None:
    plan = Add(EvidenceNote("e-1", "i-2", "Schools without heating")).apply(PLAN)
    assert Remove("i-2").apply(plan).evidence == ()


@pytest.mark.parametrize(
    ("edit", "title"),
    [
        (Add(Target("t-3", "NOR")), "Add target Norway"),
        (Add(Member("m-9")), "Add member m-9"),
        (Add(Ask("a-9", "i-1", "x " * 40)), "Add ask " + "x " * 19 + "x…"),
        (Add(Milestone("d-1", "Pre-session", dt.date(2027, 3, 1))), "Add milestone Pre-session"),
        (Remove("i-1"), "Remove issue Torture and its 2 asks; 1 target is left without it"),
        (Remove("a-1"), "Remove ask Ratify"),
        (Change("w-1", "entry_point", "mission"), "Change assignment Norway, embassy: entry point"),
        (Move("i-2", 0), "Move issue Education to place 1"),
        (SetField("sur", "AUT"), "Change the campaign: State under review"),
        (Several("Choose Norway", (Remove("a-1"),)), "Choose Norway"),
    ],
)
def test_an_edit_says_what_it_does(edit: Edit, title: str) -> None:
    assert edit.title(PLAN, norway) == title


@pytest.mark.parametrize(
    ("edit", "message", "remedy"),
    [
        (Add(Issue("i-1", "Again")), "used already", "new id"),
        (Add(Issue("x-1", "Wrong prefix")), "cannot be an id", '"i-7kq2m"'),
        (Add(Ask("a-9", "i-9", "On nothing")), "no issue with the id 'i-9'", "Add the issue first"),
        (Add(Target("t-9", "Norway")), "not a State's code", "NOR"),
        (Add(Issue("i-9", "x", extra={"why": "x"})), "'why' is a field", "Set the field"),
        (Add(Issue("i-9", "x", extra={"k": object()})), "TOML cannot hold", "Use text"),
        (Add(Issue("i-9", "half \ud83d")), "half of a character", "again"),
        (Remove("i-9"), "nothing with the id", "look again"),
        (Change("i-9", "why", ""), "nothing with the id", "look again"),
        (Change("i-1", "why", 7), "why: This must be text", "quotes"),
        (Change("i-1", "colour", "red"), "no field 'colour'", "id, label, why"),
        (Change("i-1", "id", "i-9"), "never changes", "new entity"),
        (Change("a-1", "issue", "i-9"), "no issue with the id", "first"),
        (Change("t-1", "entry_points", ["embassy"] * 2), "twice", "Take one"),
        (Change("t-1", "entry_points", ["house"]), "'house'", '"embassy", "mission", "capital"'),
        (Move("i-9", 0), "nothing with the id", "look again"),
        (SetField("issues", ()), "not set by hand", "adding"),
        (SetField("id", "c-2"), "not set by hand", ""),
        (SetField("review_date", "soon"), "review_date: This must be a day", "2027-04-26"),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(
    edit: Edit, message: str, remedy: str
) -> None:
    history = History(PLAN)
    with pytest.raises(EditError) as refused:
        history.do(edit)
    assert message in refused.value.message
    assert remedy in refused.value.remedy
    assert (history.plan, history.can_undo) == (PLAN, False)


def test_several_edits_are_all_made_or_none() -> None:
    history = History(PLAN)
    with pytest.raises(EditError):
        history.do(Several("Both", (Remove("i-1"), Remove("i-9"))))
    assert history.plan == PLAN
    history.do(Several("Both", (Remove("i-1"), Remove("i-2"))))
    assert history.plan.asks == ()
    history.undo()
    assert history.plan == PLAN


def test_words_of_a_screen_become_values_of_the_model() -> None:
    plan = Change("a-1", "visibility", "private").apply(PLAN)
    assert plan.asks[0].visibility is Visibility.PRIVATE
    plan = Change("t-1", "entry_points", ["embassy", "capital"]).apply(plan)
    assert plan.targets[0].entry_points == (EntryPoint.EMBASSY, EntryPoint.CAPITAL)


@UNHURRIED
@given(st.data())
def test_every_edit_leaves_every_reference_leading_somewhere(data: st.DataObject) -> None:
    plan = data.draw(plans())
    assert list(dangling(data.draw(edits(plan)).apply(plan))) == []


def test_ids_are_short_unambiguous_and_new() -> None:
    choose = random.Random(7).choice
    ids = {new_id("i", choose) for _ in range(500)}
    assert len(ids) == 500
    assert all(is_id("i", each) and len(each) == 7 for each in ids)
    assert not set("01ilo") & set(ALPHABET)
    characters = iter("22222" + "33333")
    assert new_id("i", lambda _: next(characters), {"i-22222"}) == "i-33333"


def test_a_new_plan_holds_its_subject_and_nothing_else() -> None:
    plan = new_plan("Slovenia 2027", "SVN", random.Random(1).choice, session=56)
    assert (plan.title, plan.sur, plan.session, plan.issues) == ("Slovenia 2027", "SVN", 56, ())
    assert is_id("c", plan.id)
    assert is_id("t", new_entity_id(plan, Target, random.Random(1).choice))
    with pytest.raises(EditError, match="not a State's code"):
        new_plan("Slovenia", "Slovenia", random.Random(1).choice)
