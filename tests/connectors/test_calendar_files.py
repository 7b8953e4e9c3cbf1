"""Calendars: tables of sessions and iCalendar files become dated facts, or say why they do not."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import strategies as st

from tests.connectors.fuzzing import FEW, Fuzz, at_most
from uprtui.api import ConnectorError, Source
from uprtui.api.testing import RecordingContext, check_connector, rows_of
from uprtui_connectors.calendar_csv import CalendarCsvConnector
from uprtui_connectors.calendar_dates import Span, span_of
from uprtui_connectors.calendar_ics import CalendarIcsConnector
from uprtui_connectors.calendar_words import Fact, fact_of

TABLE = CalendarCsvConnector()
ICS = CalendarIcsConnector()
OWN = (
    "what,session,state,start,end,status,source\n"
    "upr-session,53,,2026-11-09,2026-11-20,confirmed,OHCHR\n"
    "review,53,TZA,,,estimated,order of the last cycle\n"
)
SESSIONS = (
    "session,dates,states,stakeholder_deadline,seats,basis\n"
    '53,2026-11-09/2026-11-20,"Samoa; Bolivia (Plurinational State of); Greece (moved by a '
    'decision); [Palau: did not come]; Elbonia; Fiji?",2026-03-01? (cut),14,seen: a page\n'
    "54,2027-01 (a guess),Togo; Iceland,May 2026,,month seen; list INFERRED\n"
    "55,NOT FOUND,,,,\n"
    "next,2027-05-03,,,,\n"
)


def table(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def event(**said: str) -> str:
    """One event; `_` in a name stands for `-`."""
    lines = [f"{name.replace('_', '-')}{value}" for name, value in said.items()]
    return "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""])


def ics(path: Path, events: Sequence[str], end: str = "END:VCALENDAR\r\n") -> Path:
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n"
    path.write_text(head + "".join(events) + end, encoding="utf-8", newline="")
    return path


def all_day(title: str, start: str = "20261109", end: str = "20261121", **more: str) -> str:
    return event(
        UID=":1@test",
        SUMMARY=f":{title}",
        DTSTART=f";VALUE=DATE:{start}",
        DTEND=f";VALUE=DATE:{end}",
        **more,
    )


# Tables


def test_the_table_connector_keeps_the_contract(tmp_path: Path) -> None:
    rows = "".join(f"upr-session,{n % 900 + 1},,2026-11-09,,confirmed,x\n" for n in range(6000))
    check_connector(
        TABLE,
        good=[
            table(tmp_path / "own.csv", OWN),
            table(tmp_path / "long.txt", OWN + rows),
            table(tmp_path / "kindred.csv", SESSIONS),
        ],
        bad=[table(tmp_path / "open.csv", OWN + '"review,53')],
        foreign=[
            table(tmp_path / "upr.csv", "To,From,Recommendation,Response,Session\nA,B,C,D,1\n"),
            table(tmp_path / "people.csv", "name,organisation,languages\nA,B,C\n"),
            ics(tmp_path / "a.ics", [all_day("UPR session 53")]),
        ],
        mutated=FEW,
    )


def test_uprtuis_own_layout_is_handed_over_as_it_stands(tmp_path: Path) -> None:
    rows, errors = rows_of(TABLE, table(tmp_path / "own.csv", OWN))
    assert errors == []
    assert [(each["what"], each["start"], each["status"]) for each in rows] == [
        ("upr-session", "2026-11-09", "confirmed"),
        ("review", "", "estimated"),
    ]


def test_a_table_of_sessions_gives_dates_turns_and_deadlines(tmp_path: Path) -> None:
    rows, errors = rows_of(TABLE, table(tmp_path / "kindred.csv", SESSIONS))
    assert [(each["what"], each["session"], each["state"], each["start"]) for each in rows] == [
        ("upr-session", "53", "", "2026-11-09"),
        ("review", "53", "Samoa", ""),
        ("review", "53", "Bolivia (Plurinational State of)", ""),
        ("review", "53", "Greece", ""),
        ("review", "53", "Elbonia", ""),
        ("upr-session", "54", "", "2027-01"),
        ("review", "54", "Togo", ""),
        ("review", "54", "Iceland", ""),
        ("stakeholder-submission", "54", "", "2026-05"),
    ]
    assert [each["status"] for each in rows[5:8]] == ["confirmed", "estimated", "estimated"]
    assert [(each.place, each.reason) for each in errors] == [
        ("row 2, State 4", "in brackets: a remark, and no State's turn"),
        ("row 2, State 6", "in doubt: it has a question mark"),
        ("row 2, stakeholder-submission", "the date is in doubt: it has a question mark"),
        ("row 4, dates", "'NOT FOUND' is no date such as 2027-01-18 or 2027-01"),
        ("row 5", "the session is no number"),
    ]


def test_what_is_left_out_of_a_table_is_told(tmp_path: Path) -> None:
    context = RecordingContext()
    path = table(tmp_path / "kindred.csv", SESSIONS)
    list(TABLE.read(Source.of(path), {"encoding": "auto"}, context))
    assert "columns left out: seats" in context.messages
    assert any("(moved by a decision) after Greece" in each for each in context.messages)


def test_a_table_of_reviews_gives_each_its_days(tmp_path: Path) -> None:
    text = "Session;Country;Date of review;Status\n53;Samoa;11 November 2026;confirmed\n"
    rows, errors = rows_of(TABLE, table(tmp_path / "reviews.csv", text))
    assert errors == []
    assert [(each["what"], each["state"], each["start"]) for each in rows] == [
        ("review", "Samoa", "2026-11-11")
    ]


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("2026-11-09/2026-11-20", Span("2026-11-09", "2026-11-20")),
        ("2026-11-09 – 2026-11-20", Span("2026-11-09", "2026-11-20")),
        ("2026-11", Span("2026-11")),
        ("2027-01/2027-02", Span("2027-01", "2027-02")),
        ("9-20 November 2026", Span("2026-11-09", "2026-11-20")),
        ("Nov 2026", Span("2026-11")),
        ("2026-05 (Denmark 2026-05-07)", Span("2026-05", "", "(Denmark 2026-05-07)")),
        ("2026-05 (tentative)", Span("2026-05", "", "(tentative)", unsure=True)),
    ],
)
def test_dates_are_read_as_people_write_them(cell: str, read: Span) -> None:
    assert span_of(cell) == read


@pytest.mark.parametrize(
    "cell", ["soon", "2026-02-30", "2026-13", "2026-11-20/2026-11-09", "31 Elf 2026", "1" * 999]
)
def test_what_is_no_date_is_no_date(cell: str) -> None:
    assert isinstance(span_of(cell), str)


def test_the_real_tables_are_read_to_the_last_cell(real_data: Path) -> None:
    rows, errors = rows_of(TABLE, real_data / "calendar" / "upr_cycle4_sessions.csv")
    assert Counter(each["what"] for each in rows) == {
        "upr-session": 14,
        "review": 191,
        "stakeholder-submission": 5,
        "national-report": 5,
    }
    assert [each.place for each in errors] == [
        "row 7, stakeholder-submission",
        "row 11, State 14",
        "row 11, national-report",
    ]
    rows, errors = rows_of(TABLE, real_data / "calendar" / "hrc_sessions.csv")
    assert ([each["session"] for each in rows], len(errors)) == (["52", "59", "60", "61", "63"], 1)


# iCalendar


def test_the_ics_connector_keeps_the_contract(tmp_path: Path) -> None:
    check_connector(
        ICS,
        good=[ics(tmp_path / "any.name", [all_day("UPR session 53")] * 6)],
        bad=[
            ics(tmp_path / "half.ics", [all_day("UPR session 53")], end=""),
            ics(tmp_path / "cut.ics", ["BEGIN:VEVENT\r\nSUMMARY:UPR"], end=""),
        ],
        foreign=[table(tmp_path / "own.csv", OWN)],
        mutated=FEW,
    )


def test_events_become_facts_by_their_words_status_and_own_properties(tmp_path: Path) -> None:
    path = ics(
        tmp_path / "upr.ics",
        [
            all_day("UPR Working Group\\, 53rd session"),
            all_day("UPR 53: review of Samoa", "20261111", "20261112", STATUS=":TENTATIVE"),
            event(
                SUMMARY=":HRC 65",
                DTSTART=";TZID=America/New_York:20270613T200000",
                DTEND=";TZID=America/New_York:20270707T120000",
            ),
            all_day("UPR 54 pre-sessions", STATUS=":CANCELLED"),
            all_day("Dentist"),
            all_day("Reminder", X_UPRTUI_WHAT=":adoption", X_UPRTUI_SESSION=":52"),
            all_day("UPR session 54", RRULE=":FREQ=SECONDLY;COUNT=999999999"),
            event(SUMMARY=":UPR session 55", DTSTART=":2027"),
        ],
    )
    context = RecordingContext()
    rows, errors = rows_of(ICS, path)
    list(ICS.read(Source.of(path), {}, context))
    assert [(row["what"], row["session"], row["state"]) for row in rows] == [
        ("upr-session", "53", ""),
        ("review", "53", "Samoa"),
        ("hrc-session", "65", ""),
        ("adoption", "52", ""),
        ("upr-session", "54", ""),
    ]
    assert [(row["start"], row["end"], row["status"]) for row in rows[:3]] == [
        ("2026-11-09", "2026-11-20", "confirmed"),
        ("2026-11-11", "", "estimated"),
        ("2027-06-14", "2027-07-07", "confirmed"),
    ]
    assert rows[0]["uid"] == "1@test"
    assert [(each.place, each.reason) for each in errors[:2]] == [
        ("event 4", "the event is cancelled"),
        ("event 5", "no date of the UPR"),
    ]
    assert errors[2].reason.startswith("the event cannot be read")
    assert context.messages == ["event 7 repeats: only its first days are taken."]


@pytest.mark.parametrize(
    ("title", "fact"),
    [
        ("54th session of the UPR Working Group", Fact("upr-session", "54")),
        ("Universal Periodic Review - Session 54", Fact("upr-session", "54")),
        ("65th regular session of the Human Rights Council", Fact("hrc-session", "65")),
        ("UPR: Guinea-Bissau", Fact("review", "", "Guinea-Bissau")),
        (
            "UPR review of Trinidad and Tobago (session 53)",
            Fact("review", "53", "Trinidad and Tobago"),
        ),
        ("Pre-session on Togo", Fact("pre-session", "", "Togo")),
        ("UPR 55: deadline for NGO submissions", Fact("stakeholder-submission", "55")),
        ("National report of Iceland due (UPR 54)", Fact("national-report", "54", "Iceland")),
        ("HRC 65: adoption of the UPR outcome of Samoa", Fact("adoption", "", "Samoa")),
        ("Special session of the Human Rights Council, 38th session", None),
        ("Join us: you can and are welcome", None),
        ("Holiday in Samoa", None),
        ("UPR coordination call", None),
        ("", None),
    ],
)
def test_the_words_of_an_event_say_what_it_is(title: str, fact: Fact | None) -> None:
    assert fact_of(title) == fact


def test_a_bomb_of_rules_lines_or_events_is_refused_in_time(tmp_path: Path) -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Bomb\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        "RRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n"
        "END:VTIMEZONE\r\n"
    )
    moment = event(SUMMARY=":UPR session 53", DTSTART=";TZID=Bomb:20261109T090000")
    with at_most(20):
        rows, _ = rows_of(ICS, ics(tmp_path / "zone.ics", [zone, moment]))
        assert [row["start"] for row in rows] == ["2026-11-09"]
        long_line = all_day("x" * 100_000)
        with pytest.raises(ConnectorError, match="it is no calendar"):
            rows_of(ICS, ics(tmp_path / "line.ics", [long_line]))
        folded = event(SUMMARY=":UPR session 53", DTSTART=":20261109", X=":" + "\r\n y" * 200_000)
        rows, errors = rows_of(ICS, ics(tmp_path / "folded.ics", [folded, moment]))
        assert [each.reason for each in errors] == ["the event is too long"]
        assert len(rows) == 1
        many = event(SUMMARY=":UPR", DTSTART=";VALUE=DATE:20261109") * 10_001
        with pytest.raises(ConnectorError, match="more than 10,000 events"):
            rows_of(ICS, ics(tmp_path / "many.ics", [many]))


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    path = ics(tmp_path / "x.ics", [all_day("UPR session 53 =cmd|' /C calc'!A0 \u202e\x1b[2J")])
    rows, errors = rows_of(ICS, path)
    assert errors == []
    assert rows[0]["title"].startswith("UPR session 53 =cmd")


# Damage


@pytest.mark.slow
def test_no_damage_gets_past_the_table_connector(fuzz: Fuzz) -> None:
    fuzz.damaged(TABLE, OWN.encode(), SESSIONS.encode())


CELLS = st.sampled_from(
    ["2026-11", "2027-01/2026-01", "?", "(", "[a]", "Togo; Fiji", "53", "", "\u202e", "=1"]
) | st.text(max_size=12)


def _written(rows: list[list[str]]) -> bytes:
    out = StringIO()
    csv.writer(out).writerows([["session", "dates", "states", "adoption", "source"], *rows])
    return out.getvalue().encode("utf-8", "replace")


@pytest.mark.slow
def test_no_strange_cell_gets_past_the_table_connector(fuzz: Fuzz) -> None:
    fuzz.built(TABLE, st.lists(st.lists(CELLS, max_size=7), max_size=6).map(_written))


@pytest.mark.slow
def test_no_damage_gets_past_the_ics_connector(fuzz: Fuzz, tmp_path: Path) -> None:
    path = ics(tmp_path / "good.ics", [all_day("UPR session 53"), all_day("UPR: Togo")])
    fuzz.damaged(ICS, path.read_bytes())
