"""`uprtui import` takes coalition files into a campaign and dates into the calendar."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command

KEYS = {
    "source",
    "connector",
    "sha256",
    "read",
    "added",
    "merged",
    "rejected",
    "unresolved_states",
    "new_issues",
    "suggested",
    "warnings",
}


@pytest.fixture
def people(uprtui: Command, tmp_path: Path) -> Path:
    """A list of members beside a campaign that knows one of them."""
    result = uprtui("plan", "new", "Rivers", "--sur", "SVN", "--member", "Amina")
    assert result.exit_code == 0, result.output
    path = tmp_path / "people.csv"
    path.write_text("name,languages,capacity\nAmina,fr,2\nBo,en,many\nCy,en,\n", "utf-8")
    return path


def names(uprtui: Command) -> list[str]:
    return [member["name"] for member in uprtui.json("plan", "show", "rivers")["members"]]


def test_a_dry_run_prints_the_preview_and_changes_nothing(uprtui: Command, people: Path) -> None:
    result = uprtui("import", str(people), "--campaign", "Rivers", "--dry-run")
    assert result.exit_code == 0, result.output
    assert "3 rows read, 1 would be added, 1 merged, 1 rejected" in result.stdout
    assert "new: member Cy" in result.stdout
    assert "completed: member Amina: languages, capacity" in result.stdout
    assert "row 3: capacity: 'many' is not a number of assignments" in result.stdout
    assert "library rejects" not in result.stdout, "they are not in the library"
    assert names(uprtui) == ["Amina"]


def test_members_go_into_the_named_campaign(uprtui: Command, people: Path) -> None:
    (found,) = uprtui.json("import", str(people), "--campaign", "rivers")
    assert (found["connector"], found["added"], found["merged"]) == ("coalition", 1, 1)
    assert set(found) <= KEYS | {"notes"}
    assert names(uprtui) == ["Amina", "Cy"]
    (again,) = uprtui.json("import", str(people), "--campaign", "rivers")
    assert (again["added"], again["merged"]) == (0, 2)


def test_without_a_campaign_the_file_is_refused_with_what_to_do(
    uprtui: Command, people: Path
) -> None:
    result = uprtui("import", str(people))
    assert result.exit_code == 1
    assert "--campaign NAME" in result.stderr
    result = uprtui("import", str(people), "--campaign", "Atlantis")
    assert result.exit_code != 0
    assert "There is no plan 'Atlantis'." in result.stderr
    assert names(uprtui) == ["Amina"]


def test_contacts_are_shown_with_the_plan(uprtui: Command, people: Path) -> None:
    people.write_text("name,State,e-mail\nKari,Norway,kari@x.example\n", "utf-8")
    assert uprtui("import", str(people), "--campaign", "rivers").exit_code == 0
    assert "Contact, Norway: Kari: kari@x.example" in uprtui("plan", "show", "rivers").stdout
    exported = uprtui("plan", "export", "rivers", "--profile", "coalition").stdout
    assert "Kari" not in exported


def test_a_calendar_is_completed_and_the_change_is_told(uprtui: Command, tmp_path: Path) -> None:
    path = tmp_path / "upr.ics"
    path.write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:UPR session 53\nDTSTART;VALUE=DATE:20261109\n"
        "DTEND;VALUE=DATE:20261121\nEND:VEVENT\nEND:VCALENDAR\n",
        "utf-8",
    )
    result = uprtui("import", str(path))
    assert result.exit_code == 0, result.output
    assert "session 53: was 2026-11-02 to 2026-11-13 (estimated" in result.stdout
    assert "is 2026-11-09 to 2026-11-20 (confirmed" in result.stdout
    assert "2026-11-09" in (uprtui.home / "calendar.csv").read_text("utf-8")
