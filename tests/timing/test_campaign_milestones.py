"""Every milestone follows its rule, says so, and yields to a published date."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui.campaign.entities import DateStatus, EntryPoint, MilestoneStatus
from uprtui.campaign.entities import Milestone as PlanMilestone
from uprtui.campaign.ids import is_id
from uprtui.timing import (
    Calendar,
    CalendarFileError,
    Milestone,
    Review,
    builtin_rules,
    geneva_holidays,
    milestones,
    planned,
    refreshed,
)
from uprtui.timing.rules import When, parse_rules

CONFIRMED, ESTIMATED = DateStatus.CONFIRMED, DateStatus.ESTIMATED
CALENDAR = Calendar.builtin()
DENMARK = Review.on("DNK", 52, dt.date(2026, 5, 7), CONFIRMED)


def by_kind(review: Review, calendar: Calendar = CALENDAR) -> dict[str, Milestone]:
    return {milestone.kind: milestone for milestone in milestones(review, calendar)}


@pytest.mark.parametrize(
    ("kind", "date", "end", "status"),
    [
        ("consultations", "2025-05-07", None, ESTIMATED),
        ("stakeholder-submission", "2025-09-07", "2025-11-07", ESTIMATED),
        ("embassy", "2026-01-07", "2026-02-07", CONFIRMED),
        ("capital", "2026-02-07", "2026-04-07", CONFIRMED),
        ("national-report", "2026-02-12", None, ESTIMATED),
        ("documents", "2026-03-26", None, ESTIMATED),
        ("pre-session", "2026-04-07", None, ESTIMATED),
        ("mission", "2026-04-07", None, CONFIRMED),
        ("advance-questions", "2026-04-23", None, CONFIRMED),
        ("review", "2026-05-07", None, CONFIRMED),
        ("draft-list", "2026-05-09", None, ESTIMATED),
        ("report", "2026-05-14", None, ESTIMATED),
        ("support", "2026-05-08", "2026-09-07", CONFIRMED),
        ("adoption", "2026-09-07", "2026-10-09", CONFIRMED),
        ("thanks", "2026-10-10", "2026-10-23", CONFIRMED),
        ("mid-term", "2028-11-07", None, ESTIMATED),
        ("next-review", "2030-11-07", "2031-05-07", ESTIMATED),
    ],
)
def test_the_days_of_denmarks_fourth_review(
    kind: str, date: str, end: str | None, status: DateStatus
) -> None:
    found = by_kind(DENMARK)[kind]
    assert found.date == dt.date.fromisoformat(date)
    assert found.end == (dt.date.fromisoformat(end) if end else None)
    assert found.status is status
    assert found.rule
    assert found.source


def test_every_rule_of_the_table_gives_one_milestone_by_date() -> None:
    found = milestones(DENMARK, CALENDAR)
    assert {each.kind for each in found} == {rule.kind for rule in builtin_rules()} - {"plenary"}
    assert [each.date for each in found] == sorted(each.date for each in found)


def test_everything_about_an_estimated_review_is_estimated() -> None:
    review = CALENDAR.review_of("HTI", dt.date(2026, 11, 23))
    assert review is not None
    found = by_kind(review)
    published = found.pop("stakeholder-submission")
    assert {each.status for each in found.values()} == {ESTIMATED}
    assert "between 1 January 2027 and 28 February 2027" in found["review"].rule
    assert (published.date, published.status) == (dt.date(2026, 7, 17), CONFIRMED)


def test_a_published_date_wins_over_the_rule(tmp_path: Path) -> None:
    path = tmp_path / "calendar.csv"
    path.write_text(
        "what,session,state,start,end,status,source\n"
        "pre-session,52,,2026-03-25,2026-03-27,confirmed,UPR Info\n"
        "adoption,52,DNK,2026-09-29,,confirmed,Programme of work\n",
        encoding="utf-8",
    )
    found = by_kind(DENMARK, CALENDAR.with_file(path))
    pre_session = found["pre-session"]
    assert (pre_session.date, pre_session.end) == (dt.date(2026, 3, 25), dt.date(2026, 3, 27))
    assert (pre_session.status, pre_session.source) == (CONFIRMED, "UPR Info")
    assert "The calendar gives 25 March 2026 to 27 March 2026." in pre_session.rule
    assert (found["adoption"].date, found["adoption"].end) == (dt.date(2026, 9, 29), None)
    assert found["support"].end == dt.date(2026, 9, 29)
    assert found["thanks"].date == dt.date(2026, 9, 30)


def test_a_deadline_of_another_state_is_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "calendar.csv"
    path.write_text(
        "what,session,state,start,end,status,source\n"
        "adoption,52,NER,2026-09-28,,confirmed,Programme of work\n",
        encoding="utf-8",
    )
    assert by_kind(DENMARK, CALENDAR.with_file(path))["adoption"].date == dt.date(2026, 9, 7)


def test_missions_are_not_approached_while_the_council_meets() -> None:
    review = Review.on("SUR", 53, dt.date(2026, 11, 2), CONFIRMED)
    mission = by_kind(review)["mission"]
    assert mission.date == dt.date(2026, 10, 12)
    assert "Moved from 2 October 2026" in mission.rule
    assert "meets until 9 October 2026" in mission.rule


def test_missions_are_approached_on_a_working_day() -> None:
    review = Review.on("TGO", 54, dt.date(2027, 1, 25), CONFIRMED)
    mission = by_kind(review)["mission"]  # a month before is Christmas Day
    assert mission.date == dt.date(2026, 12, 24)
    assert "no working day in Geneva" in mission.rule


@pytest.mark.parametrize(
    ("review_day", "months"),
    [("2023-01-23", {6}), ("2024-04-29", {9}), ("2025-11-03", {2, 3}), ("2027-01-18", {6})],
)
def test_the_outcome_is_adopted_two_seasons_later(review_day: str, months: set[int]) -> None:
    review = Review.on("XAA", None, dt.date.fromisoformat(review_day), CONFIRMED)
    assert by_kind(review)["adoption"].date.month in months


def test_each_target_has_its_own_milestone_at_its_entry_points() -> None:
    found = milestones(
        DENMARK,
        CALENDAR,
        targets=[
            ("NOR", [EntryPoint.EMBASSY, EntryPoint.MISSION]),
            ("UGA", [EntryPoint.EMBASSY]),
        ],
        name={"NOR": "Norway", "UGA": "Uganda"}.__getitem__,
    )
    embassies = [each for each in found if each.kind == "embassy"]
    assert [each.id for each in embassies] == ["d-embassy-nor", "d-embassy-uga"]
    assert [each.title for each in embassies] == [
        "Norway: approach its embassy",
        "Uganda: approach its embassy",
    ]
    assert [(each.state, each.entry_point) for each in found if each.kind == "mission"] == [
        ("NOR", EntryPoint.MISSION)
    ]
    assert [each.state for each in found if each.kind == "capital"] == [None]


def test_ids_are_stable_unique_and_fit_a_plan() -> None:
    targets = [("NOR", list(EntryPoint)), ("XAA", list(EntryPoint))]
    ids = [each.id for each in milestones(DENMARK, CALENDAR, targets=targets)]
    assert len(ids) == len(set(ids))
    assert all(is_id("d", each) for each in ids)
    later = Review.on("DNK", 52, dt.date(2026, 5, 8), CONFIRMED)
    assert sorted(ids) == sorted(e.id for e in milestones(later, CALENDAR, targets=targets))


@given(st.dates(dt.date(2022, 11, 7), dt.date(2060, 12, 31)))
def test_the_order_of_a_campaign_holds_for_any_review(day: dt.date) -> None:
    found = by_kind(Review.on("XAA", None, day, CONFIRMED))
    order = ["consultations", "stakeholder-submission", "embassy", "capital", "advance-questions"]
    order += ["review", "support", "adoption", "thanks", "mid-term", "next-review"]
    dates = [found[kind].date for kind in order]
    assert dates == sorted(dates)
    assert all(each.last_day >= each.date for each in found.values())


def test_without_any_council_session_what_hangs_on_it_is_left_out() -> None:
    kinds = by_kind(DENMARK, Calendar(()))
    assert "review" in kinds
    assert not {"adoption", "support", "thanks"} & set(kinds)
    before_the_table = by_kind(Review.on("DNK", 10, dt.date(2011, 5, 2), CONFIRMED))
    assert "adoption" not in before_the_table


def test_a_plan_keeps_what_was_done_and_takes_the_new_dates() -> None:
    rule_kinds = [rule.kind for rule in builtin_rules()]
    norway = [("NOR", [EntryPoint.EMBASSY])]
    first = refreshed((), milestones(DENMARK, CALENDAR, targets=norway), rule_kinds)
    done = tuple(
        replace(each, status=MilestoneStatus.DONE) if each.kind == "consultations" else each
        for each in first
    )
    own = PlanMilestone(id="d-own", title="Board meeting", date=dt.date(2026, 4, 1))
    moved = Review.on("DNK", 52, dt.date(2026, 5, 8), CONFIRMED)
    again = {
        each.id: each for each in refreshed((*done, own), milestones(moved, CALENDAR), rule_kinds)
    }
    assert again["d-consultations"].status is MilestoneStatus.DONE
    assert again["d-consultations"].date == dt.date(2025, 5, 7)
    assert again["d-review"].date == dt.date(2026, 5, 8)
    assert again["d-own"] == own
    assert "d-embassy-nor" not in again
    assert "d-embassy" in again


def test_a_computed_milestone_becomes_one_of_the_plan() -> None:
    embassy = by_kind(DENMARK)["embassy"]
    kept = planned(embassy)
    assert (kept.id, kept.date, kept.kind) == ("d-embassy", embassy.date, "embassy")
    assert kept.status is MilestoneStatus.CONFIRMED
    assert "Window until 7 February 2026." in kept.rule


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("10 working days before review", "2026-04-23"),
        ("1 working day after review", "2026-05-08"),
        ("2 days after review", "2026-05-09"),
        ("6 weeks before review", "2026-03-26"),
        ("4 months before review", "2026-01-07"),
        ("review", "2026-05-07"),
    ],
)
def test_rules_are_written_as_words(text: str, day: str) -> None:
    found = When.parse(text).from_day(dt.date(2026, 5, 7), geneva_holidays())
    assert found == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("Bad Kind,,review,,yes,,t,,r,s", "kind"),
        ("k,airport,review,,yes,,t,,r,s", "entry_point"),
        ("k,,4 moons before review,,yes,,t,,r,s", "date"),
        ("k,,review,4 months,yes,,t,,r,s", "until"),
        ("k,,review,,perhaps,,t,,r,s", "exact"),
        ("k,,review,,yes,many,t,,r,s", "keep_clear_days"),
    ],
)
def test_a_wrong_rule_is_refused_with_its_place(row: str, column: str) -> None:
    header = "kind,entry_point,date,until,exact,keep_clear_days,title,title_for_state,rule,source"
    with pytest.raises(CalendarFileError) as caught:
        parse_rules(f"{header}\n{row}\n", Path("rules.csv"))
    assert (caught.value.row, caught.value.column) == (2, column)
    with pytest.raises(CalendarFileError, match="column exact: the column is missing"):
        parse_rules("kind,entry_point,date,until\n", Path("rules.csv"))
