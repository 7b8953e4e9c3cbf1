"""Calendars complete the user's calendar, coalition files a campaign: told first, never erased."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.connectors.conftest import NOW
from uprtui.api import Batch, ConnectorError, Kind
from uprtui.campaign import (
    Ask,
    Assignment,
    Contact,
    EntryPoint,
    Issue,
    LogEntry,
    Member,
    Plan,
    PlanFile,
    Target,
    Visibility,
    dumps,
)
from uprtui.connectors import ConnectorHost, ImportSummary, import_files
from uprtui.connectors.calendar_destination import CalendarDestination
from uprtui.connectors.campaign_destination import CampaignDestination
from uprtui.connectors.coalition_loading import look_into
from uprtui.home import Home
from uprtui.states import States
from uprtui.timing import Calendar, CalendarFileError

STATES = States.builtin()
OURS = Plan(
    id="c-ours",
    title="Slovenia 2027",
    sur="SVN",
    issues=(Issue("i-1", "Torture and other CID treatment"),),
    asks=(Ask("a-1", "i-1", "Ratify the OPCAT"),),
    targets=(Target("t-1", "NOR", entry_points=(EntryPoint.EMBASSY,)),),
    members=(Member("m-1", "Amina", "River friends", ("fr",)),),
    contacts=(Contact("k-1", "Kari", state="NOR", email="kari@embassy.example"),),
)


def coalition(*rows: dict[str, str]) -> Batch:
    """A batch of coalition rows."""
    names = dict.fromkeys(name for row in rows for name in row)
    columns = {name: [row.get(name, "") for row in rows] for name in names}
    return Batch(Kind.COALITION, columns, [f"row {n}" for n in range(2, len(rows) + 2)])


def taking(plan: Plan = OURS) -> tuple[CampaignDestination, list[Plan]]:
    """A destination that keeps what it saves in a list."""
    saved: list[Plan] = []
    choose = random.Random(7).choice
    return CampaignDestination(plan, lambda _, after: saved.append(after), STATES, choose), saved


def calendar(*rows: tuple[str, ...]) -> Batch:
    """A batch of calendar facts: what, session, state, start, end, status, source."""
    names = ("what", "session", "state", "start", "end", "status", "source")
    columns = {name: [row[n] for row in rows] for n, name in enumerate(names)}
    return Batch(Kind.CALENDAR, columns, [f"row {n}" for n in range(2, len(rows) + 2)])


# A campaign


def test_gaps_are_filled_and_what_differs_is_told_and_kept() -> None:
    destination, saved = taking()
    taken = destination.take(
        "f",
        coalition(
            {"entity": "member", "name": "AMINA", "languages": "fr, ar", "capacity": "3"},
            {"entity": "member", "name": "Bo"},
            {"entity": "contact", "name": "K. Hansen", "email": "KARI@embassy.example"},
            {"entity": "contact", "name": "Kari", "state": "Norway", "phone": "+41 22"},
            {"entity": "ask", "text": "ratify  the opcat"},
            {"entity": "ask", "text": "Close the camp", "issue": "women's rights"},
        ),
    )
    assert (taken.added, taken.merged, taken.rejected) == (3, 3, ())
    assert "new: member Bo" in taken.warnings
    assert "completed: member Amina: capacity" in taken.warnings
    assert "member Amina: languages 'fr' here, 'fr, ar' in the file; kept ours" in taken.warnings
    assert saved == []
    destination.commit()
    (plan,) = saved
    assert plan.members[0] == Member("m-1", "Amina", "River friends", ("fr",), 3)
    assert plan.asks[0] == OURS.asks[0]
    assert [each.label for each in plan.issues][1:] == ["Women's rights"]


def test_visits_find_their_members_and_targets() -> None:
    destination, _ = taking()
    taken = destination.take(
        "f",
        coalition(
            {
                "entity": "assignment",
                "state": "Norway",
                "entry_point": "ambassade",
                "member": "Amina",
            },
            {"entity": "assignment", "state": "FRA", "entry_point": "mission", "member": "Carl"},
            {"entity": "assignment", "state": "Norway", "entry_point": "embassy"},
            {"entity": "assignment", "state": "Slovenia", "entry_point": "embassy"},
            {"entity": "assignment", "state": "Norway"},
            {"entity": "member", "name": "Carl", "organisation": "Desk"},
        ),
    )
    plan = destination.plan
    assert (plan.assignments[0].target, plan.assignments[0].member) == ("t-1", "m-1")
    assert [each.name for each in plan.members] == ["Amina", "Carl"]
    assert [each.state for each in plan.targets] == ["NOR", "FRA"]
    assert "row 3: FRA becomes a target, for this visit" in taken.warnings
    assert [(place, reason) for place, _, reason in taken.rejected] == [
        ("row 4", "the same assignment stands in row 2. Keep one of the two"),
        ("row 5", "state: Slovenia is the State under review itself"),
        ("row 6", "entry_point: the entry point is missing"),
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"entity": "member"}, "there is no name and no organisation"),
        ({"entity": "member", "name": "x", "capacity": "lots"}, "'lots' is not a number"),
        ({"entity": "member", "name": "x", "visibility": "secret"}, "none of the words: private"),
        ({"entity": "contact", "name": "x", "state": "Atlantis"}, "no known State"),
        ({"entity": "contact", "name": "x", "email": "at home"}, "no e-mail address"),
        ({"entity": "ask", "text": ""}, "the ask has no text"),
        ({"entity": "member", "name": "x" * 301}, "301 characters; at most 300"),
        ({"entity": "spaceship", "name": "x"}, "'spaceship' is none of: member, contact"),
        ({"entity": "member", "name": "x", "id": "../../x"}, "cannot be an id here"),
    ],
)
def test_a_row_that_cannot_be_used_says_why_and_the_rest_goes_on(
    row: dict[str, str], reason: str
) -> None:
    destination, _ = taking()
    taken = destination.take("f", coalition(row, {"entity": "member", "name": "Zoe"}))
    ((place, raw, said),) = taken.rejected
    assert (place, raw) == ("row 2", "")
    assert reason in said
    assert destination.plan.members[-1].name == "Zoe"


def test_control_characters_and_formulas_are_harmless_text() -> None:
    destination, _ = taking()
    row = {"entity": "contact", "name": "\x1b[2JKari \u202eevil", "phone": "=1+1", "role": "[b]x"}
    destination.take("f", coalition(row))
    contact = destination.plan.contacts[-1]
    assert (contact.phone, contact.role) == ("=1+1", "[b]x")
    assert "\x1b" not in contact.name
    assert contact.visibility is Visibility.PRIVATE


def test_an_offices_name_gives_its_state() -> None:
    destination, _ = taking()
    row = {"entity": "contact", "role": "desk", "state": "Permanent Mission of France"}
    assert destination.take("f", coalition(row)).added == 1
    assert destination.plan.contacts[-1].state == "FRA"


def plan_batch(theirs: Plan) -> Batch:
    """A whole plan as the connector hands it over."""
    return coalition(
        {"entity": "plan", "id": theirs.id, "state": theirs.sur, "text": dumps(theirs)},
        *({"entity": "member", "id": each.id} for each in theirs.members),
        *({"entity": "target", "id": each.id} for each in theirs.targets),
    )


def test_a_copy_of_the_campaign_is_merged_by_ids() -> None:
    theirs = replace(
        OURS,
        title="Another title",
        members=(replace(OURS.members[0], name="Amina B.", languages=("ar",)), Member("m-2", "Bo")),
        log=(LogEntry("n-1", NOW.date(), "Met Kari", "t-1"),),
    )
    destination, _ = taking()
    taken = destination.take("f", plan_batch(theirs))
    plan = destination.plan
    assert (taken.added, taken.merged) == (1, 2)
    assert set(plan.members[0].languages) == {"fr", "ar"}
    assert (plan.title, plan.members[0].name, len(plan.log)) == ("Slovenia 2027", "Amina", 1)
    assert (
        "campaign: title 'Slovenia 2027' here, 'Another title' in the file; kept ours"
        in taken.warnings
    )


def test_of_a_plan_on_another_state_only_the_people_come() -> None:
    theirs = replace(
        OURS,
        id="c-other",
        sur="NPL",
        members=(Member("m-1", "Zoe"),),
        targets=(Target("t-9", "FRA"),),
    )
    destination, _ = taking()
    taken = destination.take("f", plan_batch(theirs))
    assert [each.name for each in destination.plan.members] == ["Amina", "Zoe"]
    assert len(destination.plan.targets) == 1
    assert [reason for _, _, reason in taken.rejected] == [
        "it belongs to a plan on Nepal; only people are taken from there"
    ]


@pytest.mark.parametrize("change", [{"sample": True}, {"schema": 2}])
def test_invented_or_newer_plans_are_refused(change: dict[str, Any]) -> None:
    destination, _ = taking()
    with pytest.raises(ConnectorError):
        destination.take("f", plan_batch(replace(OURS, **change)))
    assert destination.plan == OURS


def test_what_came_from_a_file_that_failed_is_taken_back() -> None:
    destination, saved = taking()
    destination.take("one", coalition({"entity": "member", "name": "Bo"}))
    destination.take("two", coalition({"entity": "member", "name": "Cy"}))
    destination.drop("one")
    assert [each.name for each in destination.plan.members] == ["Amina", "Cy"]
    destination.drop("two")
    destination.commit()
    assert saved == [], "nothing is left to save"


# The calendar


def test_a_published_day_beats_an_estimate_and_the_change_is_told(home: Home) -> None:
    destination = CalendarDestination(home, STATES)
    taken = destination.take(
        "f",
        calendar(
            ("upr-session", "53", "", "2026-11-09", "2026-11-20", "confirmed", "OHCHR"),
            ("upr-session", "48", "", "2025-01-20", "2025-01-31", "confirmed", "again"),
            ("upr-session", "48", "", "2025-02-20", "", "estimated", "a rumour"),
            ("stakeholder-submission", "55", "", "2026-10-01", "", "", "OHCHR"),
            ("review", "53", "Tanzania", "2026-11-12", "", "confirmed", "OHCHR"),
            ("review", "53", "Atlantis", "", "", "", ""),
            ("party", "53", "", "2026-11-12", "", "", ""),
        ),
    )
    assert (taken.added, taken.merged) == (3, 2)
    assert taken.warnings[0].startswith("session 53: was 2026-11-02 to 2026-11-13 (estimated")
    assert taken.warnings[0].endswith("is 2026-11-09 to 2026-11-20 (confirmed, OHCHR)")
    assert taken.warnings[1].startswith("session 48: stays 2025-01-20 to 2025-01-31 (confirmed")
    assert [reason.split(".")[0] for _, _, reason in taken.rejected] == [
        "'Atlantis' is no known State",
        "what: 'party' is not known",
    ]
    assert not home.calendar_file.exists(), "nothing is written before the commit"
    destination.commit()
    known = Calendar.builtin().with_file(home.calendar_file)
    session = known.session(53)
    assert session is not None
    assert session.start.isoformat() == "2026-11-09"
    review = known.review_of("TZA", NOW.date().replace(month=1))
    assert review is not None
    assert review.date.isoformat() == "2026-11-12"


def test_a_month_confirms_known_days_and_replaces_none(home: Home) -> None:
    destination = CalendarDestination(home, STATES)
    taken = destination.take(
        "f",
        calendar(
            ("upr-session", "48", "", "2025-01", "", "confirmed", "x"),
            ("upr-session", "53", "", "2026-11", "", "confirmed", "a list"),
        ),
    )
    assert (taken.added, taken.merged) == (1, 1)
    destination.commit()
    session = Calendar.builtin().with_file(home.calendar_file).session(53)
    assert session is not None
    assert (session.start.isoformat(), session.status.value) == ("2026-11-02", "confirmed")


def test_the_users_own_rows_and_columns_stay_in_the_file(home: Home) -> None:
    home.prepare()
    own = (
        "source,what,session,state,start,end,status,mine\n"
        '"me, myself",upr-session,53,,2026-11-16,,confirmed,=keep\n'
    )
    home.calendar_file.write_text(own, encoding="utf-8")
    for _ in range(2):
        destination = CalendarDestination(home, STATES)
        destination.take(
            "f", calendar(("upr-session", "53", "", "2026-11-09", "", "confirmed", "=cmd"))
        )
        destination.commit()
    lines = home.calendar_file.read_text(encoding="utf-8").splitlines()
    assert lines == [
        "source,what,session,state,start,end,status,mine,precision,usual_session",
        '"me, myself",upr-session,53,,2026-11-16,,confirmed,=keep,,',
        "'=cmd,upr-session,53,,2026-11-09,,confirmed,,day,",
    ]


def test_a_calendar_that_cannot_be_read_is_left_alone(home: Home) -> None:
    home.prepare()
    home.calendar_file.write_text("what\nparty\n", encoding="utf-8")
    destination = CalendarDestination(home, STATES)
    row = ("upr-session", "53", "", "2026-11-09", "", "confirmed", "x")
    with pytest.raises(ConnectorError, match="Your own calendar cannot be read"):
        destination.take("f", calendar(row))
    assert home.calendar_file.read_text(encoding="utf-8") == "what\nparty\n"


def test_what_somebody_broke_meanwhile_is_not_overwritten(home: Home) -> None:
    destination = CalendarDestination(home, STATES)
    row = ("upr-session", "53", "", "2026-11-09", "", "confirmed", "x")
    destination.take("f", calendar(row))
    home.prepare()
    home.calendar_file.write_text("broken", encoding="utf-8")
    with pytest.raises(CalendarFileError):
        destination.commit()
    assert home.calendar_file.read_text(encoding="utf-8") == "broken"


def test_a_review_without_a_session_gets_that_of_its_day(home: Home) -> None:
    destination = CalendarDestination(home, STATES)
    taken = destination.take(
        "f",
        calendar(
            ("review", "", "Samoa", "2026-11-11", "", "confirmed", "ics"),
            ("adoption", "", "", "2026-11-11", "", "confirmed", "ics"),
        ),
    )
    assert (taken.added, len(taken.rejected)) == (1, 1)
    assert "session 53 2026-11-11" in taken.warnings[0]


def test_a_dropped_file_leaves_nothing(home: Home) -> None:
    destination = CalendarDestination(home, STATES)
    row = ("upr-session", "53", "", "2026-11-09", "", "confirmed", "x")
    destination.take("f", calendar(row))
    destination.drop("f")
    destination.commit()
    assert not home.calendar_file.exists()


# Through the whole import


@pytest.fixture
def campaign(home: Home) -> PlanFile:
    home.prepare()
    file = PlanFile(home.campaigns / "slovenia.toml")
    file.create(OURS)
    return file


def run(home: Home, host: ConnectorHost, paths: list[Path], **more: Any) -> list[ImportSummary]:
    return import_files(paths, home=home, host=host, states=STATES, now=NOW, **more)


def test_a_list_of_members_goes_into_the_campaign_and_nowhere_else(
    home: Home, shipped: ConnectorHost, campaign: PlanFile, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("name,languages,capacity\nZarquon,en,2\nSecretperson,en,lots\n", "utf-8")
    choose = random.Random(7).choice
    before = campaign.path.read_bytes()
    into = CampaignDestination.of_file(campaign, STATES, choose)
    (summary,) = run(home, shipped, [path], destinations=[into], dry_run=True)
    into = CampaignDestination.of_file(campaign, STATES, choose)
    assert campaign.path.read_bytes() == before
    assert "new: member Zarquon" in summary.warnings
    (summary,) = run(home, shipped, [path], destinations=[into])
    assert (summary.error, summary.added, summary.rejected) == (None, 1, 1)
    assert [each.name for each in campaign.load().members] == ["Amina", "Zarquon"]
    for each in home.root.rglob("*"):
        if each.is_file():
            assert b"Secretperson" not in each.read_bytes()
    assert not home.library.exists(), "such a file is no source of the library"


def test_without_a_campaign_a_list_of_members_is_refused(
    home: Home, shipped: ConnectorHost, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("name,languages,capacity\nZoe,en,2\n", "utf-8")
    (summary,) = run(home, shipped, [path])
    assert summary.error is not None
    assert "--campaign NAME" in summary.error


def test_the_real_calendars_change_what_they_should_once(
    home: Home, shipped: ConnectorHost, real_data: Path
) -> None:
    paths = sorted((real_data / "calendar").glob("*.csv"))
    first = run(home, shipped, paths, destinations=[CalendarDestination(home, STATES)])
    again = run(home, shipped, paths, destinations=[CalendarDestination(home, STATES)])
    assert [(each.added, each.merged, each.rejected) for each in first] == [(0, 5, 1), (2, 213, 3)]
    assert [(each.added, each.merged, each.rejected) for each in again] == [(0, 5, 1), (0, 215, 3)]


def test_a_file_is_looked_into_without_an_import(shipped: ConnectorHost, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("name,languages,colour\nZoe,en,red\nAmina,fr,\n", "utf-8")
    found = look_into(path, OURS, shipped, STATES, random.Random(7).choice)
    assert (found.added, found.known, found.left_out) == (1, 1, ("Columns left out: colour.",))
    assert found.before == OURS
    assert found.after.members[1] == replace(found.after.members[1], name="Zoe")
    with pytest.raises(ConnectorError, match="cannot be read"):
        look_into(tmp_path / "gone.csv", OURS, shipped, STATES, random.Random(7).choice)


def test_assignments_of_a_matched_target_do_not_repeat(home: Home) -> None:
    ours = replace(OURS, assignments=(Assignment("w-1", "t-1", EntryPoint.EMBASSY, None),))
    destination, _ = taking(ours)
    row = {"entity": "assignment", "state": "NOR", "entry_point": "embassy", "member": "Amina"}
    taken = destination.take("f", coalition(row))
    assert (taken.added, taken.merged) == (0, 1)
    assert destination.plan.assignments == (Assignment("w-1", "t-1", EntryPoint.EMBASSY, "m-1"),)
