"""A file from outside fills gaps in a plan; it erases nothing and overwrites nothing."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

from hypothesis import given

from tests.campaign.plan_strategies import UNHURRIED, plans, three_ways
from uprtui.campaign import (
    Ask,
    AskKind,
    AskRole,
    Assignment,
    Contact,
    EntryPoint,
    History,
    Issue,
    Member,
    Milestone,
    Plan,
    TakeIn,
    Target,
    Visibility,
    aligned,
    all_entities,
    find,
    joined,
    kept_ours,
)
from uprtui.campaign.model import dangling
from uprtui.campaign.schema import own_fields

COALITION = Visibility.COALITION
OURS = Plan(
    id="c-ours",
    title="Nepal 2027",
    sur="NPL",
    issues=(Issue("i-1", "Torture and other CID treatment"),),
    asks=(Ask("a-1", "i-1", "Ratify the OPCAT"),),
    targets=(Target("t-1", "NOR"),),
    members=(Member("m-1", "Amina", "River friends", ("fr",)),),
    contacts=(Contact("k-1", "Kari", state="NOR", email="kari@embassy.example"),),
    assignments=(Assignment("w-1", "t-1", EntryPoint.EMBASSY, "m-1"),),
)


def other(**lists: object) -> Plan:
    """A partner's plan, with ids of its own."""
    return replace(
        Plan(id="c-theirs", title="Their Nepal", sur="NPL"),
        **lists,  # type: ignore[arg-type]
    )


def test_things_are_known_by_what_they_say_where_ids_differ() -> None:
    theirs = other(
        issues=(Issue("i-9", "TORTURE and other CID treatment"),),
        asks=(Ask("a-9", "i-9", "ratify  the OPCAT"), Ask("a-1", "i-9", "Close the camp")),
        targets=(Target("t-9", "NOR"), Target("t-1", "FRA", issues=("i-9",))),
        members=(Member("m-9", "amina", "River Friends"), Member("m-8", "Amina", "Other")),
        contacts=(Contact("k-9", "K. Hansen", email="KARI@embassy.example"),),
        assignments=(
            Assignment("w-9", "t-9", EntryPoint.EMBASSY, "m-9"),
            Assignment("w-8", "t-1", EntryPoint.EMBASSY, "m-8"),
        ),
    )
    found, ids = aligned(theirs, OURS, random.Random(7).choice)
    assert found.id == OURS.id
    for theirs_id, ours_id in (
        ("i-9", "i-1"),
        ("a-9", "a-1"),
        ("t-9", "t-1"),
        ("m-9", "m-1"),
        ("k-9", "k-1"),
        ("w-9", "w-1"),
    ):
        assert ids[theirs_id] == ours_id
    assert ids["m-8"] == "m-8", "what is new keeps its id where that is free"
    assert ids["a-1"] != "a-1", "the same id means another ask here"
    assert ids["t-1"] != "t-1"
    assert found.assignments[1].target == ids["t-1"]
    assert list(dangling(found)) == []


def test_gaps_are_filled_and_what_is_said_stays() -> None:
    theirs = replace(
        OURS,
        members=(Member("m-1", "Amina", "", ("fr", "ar"), 3),),
        contacts=(Contact("k-1", phone="+41 22", email="other@embassy.example"),),
    )
    result = joined(OURS, theirs)
    assert result.plan.members == (Member("m-1", "Amina", "River friends", ("fr",), 3),)
    assert result.plan.contacts[0].phone == "+41 22"
    assert result.plan.contacts[0].email == "kari@embassy.example"
    assert set(result.completed) == {("m-1", "capacity"), ("k-1", "phone")}
    said = [kept_ours(result.plan, each) for each in result.conflicts]
    assert said == [
        "member Amina: languages 'fr' here, 'fr, ar' in the file; kept ours",
        "contact Kari: email 'kari@embassy.example' here, 'other@embassy.example' in the file; "
        "kept ours",
    ]


def test_nobody_becomes_visible_by_a_file() -> None:
    theirs = replace(OURS, members=(replace(OURS.members[0], visibility=COALITION),))
    for whole in (False, True):
        result = joined(OURS, theirs, whole=whole)
        assert result.plan == OURS
        assert [each.field for each in result.conflicts] == ["visibility"]


def test_a_member_who_wants_to_be_private_is_pointed_out() -> None:
    ours = replace(OURS, members=(replace(OURS.members[0], visibility=COALITION),))
    result = joined(ours, OURS, whole=True)
    assert [each.theirs for each in result.conflicts] == [Visibility.PRIVATE]
    assert joined(ours, OURS).conflicts == (), "a table without that column says nothing on it"


def test_an_ask_for_all_is_not_narrowed_and_keeps_its_place_in_the_ladder() -> None:
    ours = replace(OURS, asks=(*OURS.asks, Ask("a-2", "i-1", "Study it")))
    theirs = replace(
        ours,
        asks=(
            OURS.asks[0],
            replace(
                ours.asks[1],
                role=AskRole.STEP,
                of="a-1",
                targets=("t-1",),
                kind=AskKind.QUESTION,
                note="urgent",
            ),
        ),
    )
    result = joined(ours, theirs, whole=True)
    assert result.plan.asks[1] == replace(ours.asks[1], note="urgent")
    assert {each.field for each in result.conflicts} == {"role", "of", "targets", "kind"}


def test_a_day_is_taken_with_what_it_rests_on_or_not_at_all() -> None:
    day = Milestone("d-1", "Meet", dt.date(2027, 1, 4), rule="4 months before")
    later = replace(day, date=dt.date(2027, 2, 4), rule="", source="OHCHR")
    ours = replace(OURS, milestones=(day,))
    theirs = replace(OURS, milestones=(later,), review_date=dt.date(2027, 5, 3))
    result = joined(ours, theirs, whole=True)
    assert result.plan.milestones == (day,)
    assert result.plan.review_date == dt.date(2027, 5, 3)


def test_a_whole_plan_adds_to_lists_item_by_item() -> None:
    theirs = replace(OURS, members=(replace(OURS.members[0], languages=("ar", "fr")),))
    result = joined(OURS, theirs, whole=True)
    assert set(result.plan.members[0].languages) == {"fr", "ar"}
    assert result.conflicts == ()


def test_the_order_stays_ours() -> None:
    ours = replace(OURS, members=(Member("m-1", "A"), Member("m-2", "B")))
    theirs = replace(OURS, members=(Member("m-2", "B"), Member("m-3", "C"), Member("m-1", "A")))
    names = [each.name for each in joined(ours, theirs).plan.members]
    assert names == ["A", "B", "C"], "and what is new comes last"


def test_taking_in_is_one_edit_that_can_be_undone() -> None:
    theirs = replace(OURS, members=(*OURS.members, Member("m-2", "Bo")))
    history = History(OURS)
    result = joined(OURS, theirs)
    history.do(TakeIn("Take in people.csv", OURS, result.plan))
    assert find(history.plan, "m-2")
    taken = history.undo()
    assert taken is not None
    assert taken.title == "Take in people.csv"
    assert history.plan == OURS


@UNHURRIED
@given(three_ways())
def test_nothing_that_we_said_is_lost_and_again_changes_nothing(
    sides: tuple[Plan, Plan, Plan],
) -> None:
    _, ours, theirs = sides
    for whole in (False, True):
        result = joined(ours, theirs, whole=whole)
        assert list(dangling(result.plan)) == []
        assert {each.id for each in all_entities(theirs)} <= {
            each.id for each in all_entities(result.plan)
        }
        for each in all_entities(ours):
            kept = find(result.plan, each.id)
            assert kept is not None
            for field in own_fields(type(each)):
                we, now = getattr(each, field.name), getattr(kept, field.name)
                if isinstance(we, tuple):
                    assert set(we) <= set(now)
                elif we not in ("", None, field.default):
                    assert now == we
        again = joined(result.plan, theirs, whole=whole)
        assert (again.plan, again.added) == (result.plan, ())


@UNHURRIED
@given(plans(), plans())
def test_a_plan_of_another_campaign_is_taken_whole_once(ours: Plan, theirs: Plan) -> None:
    theirs = replace(theirs, id="c-other")
    first, _ = aligned(theirs, ours, random.Random(7).choice)
    assert list(dangling(first)) == []
    result = joined(ours, first, whole=True)
    assert list(dangling(result.plan)) == []
    assert len({each.id for each in all_entities(first)}) == len(list(all_entities(theirs)))


def test_ours_with_itself_is_ours() -> None:
    theirs, ids = aligned(OURS, OURS, random.Random(7).choice)
    assert theirs == OURS
    assert all(old == new for old, new in ids.items())
    result = joined(OURS, theirs, whole=True)
    assert (result.plan, result.added, result.completed, result.conflicts) == (OURS, (), (), ())
