"""What leaves the machine: names, contacts, log and notes stay behind."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given

from tests.campaign.plan_strategies import UNHURRIED, plans
from uprtui.campaign import (
    OWN_KIND,
    USUAL_WEIGHT,
    Ask,
    AskRole,
    Assessment,
    AssessmentStatus,
    Assignment,
    Contact,
    EntryPoint,
    EvidenceNote,
    Issue,
    LogEntry,
    Member,
    Milestone,
    Plan,
    Target,
    Visibility,
    all_entities,
    dumps,
    loads,
    problems,
    share,
)
from uprtui.campaign.model import dangling

PRIVATE, COALITION, PUBLIC = Visibility.PRIVATE, Visibility.COALITION, Visibility.PUBLIC
PLAN = Plan(
    id="c-plan",
    title="Slovenia 2027",
    sur="SVN",
    organisation="Center Zora",
    issues=(Issue("i-1", "Torture", "Two deaths in 2025"),),
    asks=(
        Ask("a-1", "i-1", "Ratify the OPCAT", note="Novak prefers this one"),
        Ask("a-2", "i-1", "Compensate the family", visibility=COALITION),
        Ask("a-3", "i-1", "A draft", visibility=PRIVATE),
    ),
    targets=(Target("t-1", "NOR", "Kari at the embassy helps", ("7 times on torture",), ("i-1",)),),
    members=(
        Member("m-1", "Ana Novak", "Center Zora", ("sl", "en"), 3),
        Member("m-2", "Press office", visibility=PUBLIC),
        Member("m-3"),
    ),
    assignments=(
        Assignment("w-1", "t-1", EntryPoint.EMBASSY, "m-1", note="Ask for Kari"),
        Assignment("w-2", "t-1", EntryPoint.MISSION, "m-2", visibility=PUBLIC),
        Assignment("w-3", "t-1", EntryPoint.CAPITAL, visibility=PRIVATE),
    ),
    milestones=(
        Milestone("d-1", "Brief Ana Novak", dt.date(2027, 1, 4), kind="embassy"),
        Milestone("d-2", "Lunch at the embassy", dt.date(2027, 1, 5), kind=OWN_KIND),
    ),
    log=(
        LogEntry("n-1", dt.date(2026, 11, 2), "Kari promised to ask", "t-1", "m-1"),
        LogEntry("n-2", dt.date(2026, 11, 3), "Letter sent", "t-1", "m-1", COALITION),
    ),
    extra={"telephone": "+386 1"},
)


def test_a_public_plan_has_no_names_no_contacts_no_log_and_no_notes() -> None:
    shared, _ = share(PLAN, PUBLIC)
    written = dumps(replace(shared, milestones=()))
    for secret in (
        "Ana",
        "Novak",
        "Zora",
        "Kari",
        "+386",
        "promised",
        "Letter",
        "prefers",
        "draft",
    ):
        assert secret not in written
    for open_to_all in ("Ratify the OPCAT", "NOR", "7 times on torture", "Two deaths in 2025"):
        assert open_to_all in written
    assert shared.log == ()
    assert [each.id for each in shared.assignments] == ["w-2"]
    assert [each.id for each in shared.asks] == ["a-1"]
    assert shared.members == (Member("m-1"), PLAN.members[1], Member("m-3"))


def test_partners_see_the_work_but_not_who_does_it_unless_marked() -> None:
    shared, _ = share(PLAN, COALITION)
    assert shared.organisation == "Center Zora"
    assert [each.id for each in shared.asks] == ["a-1", "a-2"]
    assert [(each.id, each.member, each.note) for each in shared.assignments] == [
        ("w-1", "m-1", ""),
        ("w-2", "m-2", ""),
    ]
    assert shared.members[0] == Member("m-1")
    assert [each.id for each in shared.log] == ["n-2"]
    assert shared.targets == PLAN.targets
    assert shared.extra == {}


def test_contacts_stay_behind_unless_marked_and_leave_no_trace() -> None:
    kari = Contact("k-1", "Kari Hansen", "desk officer", state="NOR", email="kari@x.example")
    desk = Contact("k-2", role="UPR desk", phone="+41 22", note="slow", visibility=COALITION)
    office = Contact("k-3", role="Press office", visibility=PUBLIC)
    named = replace(PLAN.issues[0], why="as KARI said")
    plan = replace(PLAN, contacts=(kari, desk, office), issues=(named,))
    shared, removed = share(plan, COALITION)
    assert shared.contacts == (replace(desk, note=""), office)
    assert "1 contact: left out" in removed.lines
    assert "issues.i-1.why" in removed.mentions, "a given name alone gives a person away"
    public, _ = share(plan, PUBLIC)
    assert public.contacts == (office,)
    assert "kari@x.example" not in dumps(public)
    assert share(plan, PRIVATE)[0].contacts == plan.contacts


def test_evidence_and_assessments_go_as_far_as_they_are_marked() -> None:
    plan = replace(
        PLAN,
        evidence=(
            EvidenceNote("e-1", "i-1", "A mother told us", "interview 4", visibility=PRIVATE),
            EvidenceNote("e-2", "i-1", "Two deaths in custody", "yearly report"),
        ),
        assessments=(Assessment("s-1", "3f0c", AssessmentStatus.NOT, note="says Kari"),),
    )
    shared, removed = share(plan, COALITION)
    assert shared.evidence == plan.evidence[1:]
    assert shared.assessments == (Assessment("s-1", "3f0c", AssessmentStatus.NOT),)
    assert "1 evidence note: left out" in removed.lines
    public, _ = share(plan, PUBLIC)
    assert (public.evidence, public.assessments) == ((), ())


def test_a_step_does_not_tell_of_a_goal_that_stays_behind() -> None:
    step = Ask("a-4", "i-1", "Study it", role=AskRole.STEP, of="a-3")
    variant = Ask("a-5", "i-1", "Put it so", role=AskRole.VARIANT, of="a-3")
    plan = replace(PLAN, asks=(*PLAN.asks, step, variant))
    shared, removed = share(plan, COALITION)
    assert shared.asks[-2:] == tuple(
        replace(each, role=AskRole.GOAL, of=None) for each in (step, variant)
    )
    line = "link to an ask that stays behind left out, now an end goal"
    assert f"2 asks: {line}" in removed.lines
    assert [each.rule for each in problems(shared) if each.key.startswith("asks")] == []
    shared, removed = share(plan, PUBLIC)
    assert shared.asks[-1] == replace(variant, role=AskRole.GOAL, of=None)
    assert f"1 ask: {line}" in removed.lines


def test_a_public_plan_does_not_show_how_the_campaign_negotiates() -> None:
    ladder = (
        Ask("a-5", "i-1", "Study it", role=AskRole.STEP, of="a-1"),
        Ask("a-6", "i-1", "Open one prison", role=AskRole.FALLBACK, of="a-1", targets=("t-1",)),
        Ask("a-7", "i-1", "As Norway did", role=AskRole.VARIANT, of="a-1", targets=("t-1",)),
        Ask("a-8", "i-1", "For Norway alone", targets=("t-1",)),
        Ask("a-9", "i-1", "In other words", role=AskRole.VARIANT, of="a-1"),
    )
    plan = replace(PLAN, issues=(replace(PLAN.issues[0], weight=5),), asks=(PLAN.asks[0], *ladder))
    shared, removed = share(plan, PUBLIC)
    assert [each.id for each in shared.asks] == ["a-1", "a-9"]
    assert [each.weight for each in shared.issues] == [USUAL_WEIGHT]
    for line in (
        "2 steps and fallbacks: left out",
        "2 asks for some targets only: left out",
        "1 issue: weight left out",
    ):
        assert line in removed.lines
    partners, _ = share(plan, COALITION)
    assert partners.asks[1:] == ladder
    assert partners.issues == plan.issues


def test_the_preview_says_what_was_left_out_and_where_a_name_still_stands() -> None:
    _, removed = share(PLAN, PUBLIC)
    assert removed.lines == (
        "2 asks: left out",
        "2 assignments: left out",
        "2 log entries: left out",
        "1 member: name and details left out",
        "1 ask: note left out",
        "1 target: why left out",
        "1 milestone with a day of your own: left out",
        "1 organisation of the campaign: left out",
        "1 key that this version does not know: left out",
        "Look at milestones.d-1.title: it holds a name that was left out",
    )
    assert removed.total == 12


def test_a_name_is_found_whatever_its_accents_and_case() -> None:
    plan = replace(PLAN, title="With ANA NÓVAK", members=PLAN.members[:1])
    assert "title" in share(plan, PUBLIC)[1].mentions
    plan = replace(PLAN, title="Anatomy", members=(Member("m-1", "Ana"),))
    assert "title" not in share(plan, PUBLIC)[1].mentions


def test_the_organisation_is_named_only_where_that_is_wanted() -> None:
    shared, removed = share(PLAN, PUBLIC, keep_organisation=True)
    assert shared.organisation == "Center Zora"
    assert not any("organisation" in line for line in removed.lines)


def test_the_private_copy_is_the_whole_plan() -> None:
    shared, removed = share(PLAN, PRIVATE)
    assert shared == PLAN
    assert (removed.total, removed.lines) == (0, ())


@UNHURRIED
@given(plans())
def test_any_plan_shared_is_sound_and_holds_nothing_less_visible(plan: Plan) -> None:
    for profile, hidden in ((COALITION, {PRIVATE}), (PUBLIC, {PRIVATE, COALITION})):
        shared, _ = share(plan, profile)
        assert list(dangling(shared)) == []
        assert loads(dumps(shared)) == shared
        for each in all_entities(shared):
            assert each.extra == {}
            assert not getattr(each, "note", "")
            if profile is PUBLIC and isinstance(each, Ask):
                assert (each.role in {AskRole.GOAL, AskRole.VARIANT}, each.targets) == (True, ())
            if getattr(each, "visibility", None) in hidden:
                assert each == Member(each.id, visibility=each.visibility)  # type: ignore[union-attr]


@UNHURRIED
@given(plans())
def test_sharing_twice_leaves_out_nothing_more(plan: Plan) -> None:
    once, _ = share(plan, PUBLIC)
    again, removed = share(once, PUBLIC)
    assert again == once
    assert removed.total == 0
