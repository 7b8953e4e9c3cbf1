"""The calendar knows every State's turn, takes corrections, and says what is only inferred."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from uprtui.campaign.entities import DateStatus
from uprtui.states import StateKind, States
from uprtui.timing import Calendar, CalendarFileError, Precision, Review

TODAY = dt.date(2026, 11, 23)
HEADER = "what,session,state,start,end,status,source\n"


@pytest.fixture
def calendar() -> Calendar:
    return Calendar.builtin()


def review(calendar: Calendar, sur: str, today: dt.date = TODAY) -> Review:
    found = calendar.review_of(sur, today)
    assert found is not None
    return found


def with_rows(tmp_path: Path, *rows: str, header: str = HEADER) -> Calendar:
    path = tmp_path / "calendar.csv"
    path.write_text(header + "\n".join(rows) + "\n", encoding="utf-8")
    return Calendar.builtin().with_file(path)


def test_the_fourth_cycle_has_its_fourteen_sessions_in_order(calendar: Calendar) -> None:
    sessions = calendar.sessions[1:]
    assert [session.number for session in sessions] == list(range(41, 55))
    assert [session.start for session in sessions] == sorted(s.start for s in sessions)
    assert all(session.start <= session.end for session in sessions)
    assert all(session.start.weekday() == 0 for session in sessions), "sessions begin on Mondays"
    assert all(session.source for session in sessions)


def test_every_member_state_is_reviewed_once_in_the_cycle(calendar: Calendar) -> None:
    members = {state.code for state in States.builtin() if state.kind is StateKind.MEMBER}
    listed = [state for session in calendar.sessions for state in session.states]
    assert len(listed) == len(set(listed)) == 192
    assert members - set(listed) == {"UKR"}, "the one without a session in the calendar"
    assert all(calendar.review_of(state, TODAY) for state in members)


def test_a_session_knows_its_states_and_published_deadlines(calendar: Calendar) -> None:
    session = calendar.session(42)
    assert session is not None
    assert (session.start, session.end) == (dt.date(2023, 1, 23), dt.date(2023, 2, 3))
    assert session.precision is Precision.DAY
    assert session.states[:3] == ("CZE", "ARG", "GAB")
    assert session.deadlines["stakeholder-submission"].start == dt.date(2022, 7, 14)
    assert session.deadlines["national-report"].start == dt.date(2022, 10, 10)
    assert calendar.session(99) is None


def test_a_review_whose_day_was_published_is_confirmed(calendar: Calendar) -> None:
    found = review(calendar, "NPL", dt.date(2025, 6, 1))
    assert (found.session, found.date) == (51, dt.date(2026, 1, 21))
    assert found.status is DateStatus.CONFIRMED
    assert found.earliest == found.latest == found.date


def test_a_review_in_a_known_session_without_its_own_day_is_an_estimate(
    calendar: Calendar,
) -> None:
    found = review(calendar, "AUS", dt.date(2025, 6, 1))
    assert (found.session, found.date) == (51, dt.date(2026, 1, 19))
    assert found.status is DateStatus.ESTIMATED
    assert (found.earliest, found.latest) == (dt.date(2026, 1, 19), dt.date(2026, 1, 30))


def test_a_session_known_by_its_month_gives_the_whole_month_as_window(calendar: Calendar) -> None:
    found = review(calendar, "TGO")
    assert found.session == 54
    assert found.status is DateStatus.ESTIMATED
    assert (found.earliest, found.latest) == (dt.date(2027, 1, 1), dt.date(2027, 2, 28))


def test_after_its_review_a_state_comes_again_fourteen_sessions_later(calendar: Calendar) -> None:
    found = review(calendar, "BHR")
    assert found.session == 55
    assert found.status is DateStatus.ESTIMATED
    assert (found.earliest, found.latest) == (dt.date(2027, 5, 7), dt.date(2027, 11, 18))
    later = review(calendar, "BHR", dt.date(2028, 1, 1))
    assert later.session == 69


def test_a_state_that_was_moved_keeps_its_usual_turn_in_the_next_cycle(
    calendar: Calendar,
) -> None:
    assert review(calendar, "USA", dt.date(2026, 1, 1)).session == 53
    assert review(calendar, "USA", dt.date(2027, 1, 1)).session == 64


def test_an_unknown_state_has_no_review(calendar: Calendar) -> None:
    assert calendar.review_of("XAA", TODAY) is None


def test_a_turn_in_the_cycle_before_leads_into_this_one(tmp_path: Path) -> None:
    calendar = with_rows(tmp_path, "review,40,XAA,,,confirmed,invented")
    assert review(calendar, "XAA", dt.date(2022, 3, 1)).session == 54


def test_council_sessions_go_on_52_weeks_later_where_none_is_known(calendar: Calendar) -> None:
    sixty_third = calendar.hrc_session_on(dt.date(2026, 10, 1))
    assert sixty_third is not None
    assert sixty_third.number == 63
    assert calendar.hrc_session_on(TODAY) is None
    far = calendar.hrc_session_from(dt.date(2030, 1, 1))
    assert far is not None
    assert far.status is DateStatus.ESTIMATED
    assert (far.number, far.start.year, far.start.month) == (73, 2030, 2)
    assert Calendar(()).hrc_session_from(TODAY) is None


def test_a_file_corrects_a_session_and_adds_a_state_of_its_own(tmp_path: Path) -> None:
    calendar = with_rows(
        tmp_path,
        "upr-session,54,,2027-01-25,2027-02-05,confirmed,OHCHR timetable",
        "review,54,TGO,2027-01-26,,confirmed,OHCHR timetable",
        "review,54,XAA,,,estimated,invented",
    )
    found = review(calendar, "TGO")
    assert (found.date, found.status) == (dt.date(2027, 1, 26), DateStatus.CONFIRMED)
    assert review(calendar, "HTI").date == dt.date(2027, 1, 25)
    assert review(calendar, "XAA").session == 54


def test_the_last_confirmed_entry_wins_and_an_estimate_never_replaces_it(tmp_path: Path) -> None:
    calendar = with_rows(
        tmp_path,
        "upr-session,54,,2027-01-25,2027-02-05,confirmed,first",
        "upr-session,54,,2027-02-01,2027-02-12,confirmed,second",
        "upr-session,54,,2027-03-01,2027-03-12,estimated,a guess",
    )
    session = calendar.session(54)
    assert session is not None
    assert (session.start, session.source) == (dt.date(2027, 2, 1), "second")


def test_a_state_placed_by_a_file_keeps_its_usual_turn(tmp_path: Path) -> None:
    calendar = with_rows(tmp_path, "review,54,UKR,2027-02-03,,confirmed,OHCHR timetable")
    assert review(calendar, "UKR").session == 54
    assert review(calendar, "UKR", dt.date(2027, 3, 1)).session == 56


def test_a_date_may_be_known_by_its_month_only(tmp_path: Path) -> None:
    calendar = with_rows(tmp_path, "upr-session,55,,2027-04,2027-05,confirmed,a list")
    session = calendar.session(55)
    assert session is not None
    assert (session.start, session.end) == (dt.date(2027, 4, 1), dt.date(2027, 5, 31))
    assert session.precision is Precision.MONTH


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("holiday,54,,2027-01-01,,confirmed,x", "what", "not known"),
        ("upr-session,,,2027-01-01,,confirmed,x", "session", "empty"),
        ("upr-session,5½,,2027-01-01,,confirmed,x", "session", "not a number"),
        ("upr-session,54,TGO,2027-01-01,,confirmed,x", "state", "no single State"),
        ("review,54,,2027-01-01,,confirmed,x", "state", "empty"),
        ("review,54,Togo,2027-01-01,,confirmed,x", "state", "not a State's code"),
        ("upr-session,54,,,,confirmed,x", "start", "empty"),
        ("upr-session,54,,2027-02-30,,confirmed,x", "start", "no day"),
        ("upr-session,54,,25.1.2027,,confirmed,x", "start", "not a date"),
        ("upr-session,54,,2027-01-25,2027-01-05,confirmed,x", "end", "before"),
        ("upr-session,54,,2027-01-25,,sure,x", "status", "not one of the words"),
        ("upr-session,54,,2027-01-25", "", "cells"),
        ('upr-session,54,,"2027-01-25', "", "not CSV"),
    ],
)
def test_a_wrong_row_is_refused_with_its_place_and_a_remedy(
    tmp_path: Path, row: str, column: str, said: str
) -> None:
    good = "upr-session,55,,2027-05-03,2027-05-14,confirmed,x"
    with pytest.raises(CalendarFileError) as caught:
        with_rows(tmp_path, good, row)
    assert (caught.value.row, caught.value.column) == (3, column)
    assert said in caught.value.message
    assert caught.value.remedy


def test_a_file_without_a_column_or_in_another_encoding_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CalendarFileError, match="column source: the column is missing"):
        with_rows(tmp_path, header="what,session,state,start,end,status\n")
    path = tmp_path / "latin.csv"
    path.write_bytes(HEADER.encode() + b"upr-session,54,,2027-01-25,,,caf\xe9\n")
    with pytest.raises(CalendarFileError, match="row 2: the text is not UTF-8"):
        Calendar.builtin().with_file(path)
    with pytest.raises(CalendarFileError, match="cannot be read"):
        Calendar.builtin().with_file(tmp_path / "absent.csv")
