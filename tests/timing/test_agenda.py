"""What is due today: over, open now, or still to come."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from uprtui.campaign.entities import DateStatus
from uprtui.timing import Calendar, Review, days_to_review, due, milestones

REVIEW = Review.on("DNK", 52, dt.date(2026, 5, 7), DateStatus.CONFIRMED)
MILESTONES = milestones(REVIEW, Calendar.builtin())


def test_a_window_is_due_while_it_is_open_and_overdue_after_its_last_day() -> None:
    def part(day: dt.date) -> str:
        agenda = due(MILESTONES, day)
        parts = {"overdue": agenda.overdue, "now": agenda.now, "coming": agenda.coming}
        return next(k for k, found in parts.items() if "d-embassy" in {e.id for e in found})

    assert part(dt.date(2025, 12, 1)) == "coming"
    assert part(dt.date(2025, 12, 24)) == "now"  # two weeks before the window opens
    assert part(dt.date(2026, 2, 7)) == "now"
    assert part(dt.date(2026, 2, 8)) == "overdue"


def test_what_is_done_is_left_out_and_the_next_thing_comes_first() -> None:
    today = dt.date(2026, 3, 1)
    agenda = due(MILESTONES, today, horizon_days=30, closed={"d-capital"})
    assert "d-capital" not in {each.id for part in (agenda.now, agenda.coming) for each in part}
    assert agenda.next is not None
    assert agenda.next.id == "d-documents"
    assert due((), today).next is None


def test_days_to_the_review() -> None:
    assert days_to_review(REVIEW, dt.date(2026, 4, 27)) == 10
    assert days_to_review(REVIEW, dt.date(2026, 5, 8)) == -1


@given(st.dates(dt.date(2024, 1, 1), dt.date(2032, 1, 1)), st.integers(0, 400))
def test_every_milestone_is_in_one_part(today: dt.date, horizon: int) -> None:
    agenda = due(MILESTONES, today, horizon)
    ids = [each.id for part in (agenda.overdue, agenda.now, agenda.coming) for each in part]
    assert sorted(ids) == sorted(each.id for each in MILESTONES)
