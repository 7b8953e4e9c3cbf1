"""Several sources of one review on the command line: themes, kinds and disagreements."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.cli.conftest import Command
from tests.made_once import made_once
from uprtui.home import Home

RECORD: dict[str, Any] = {
    "AffectedPersons": ["Children"],
    "AnnotationId": "a1",
    "AnnotationType": "- Recommendations",
    "Body": "- UPR",
    "Countries": ["Nepal"],
    "DocumentId": "d1",
    "PublicationDate": "2016-01-08T00:00:00",
    "PublicationDateOnUhri": "2016-02-08T00:00:00",
    "Regions": ["Asia-Pacific"],
    "Sdgs": ["16.2 - Protect children from abuse"],
    "Symbol": "A/HRC/31/9",
    "Text": "121.1 Raise the age of marriage (Norway);",
    "Themes": ["Right to health"],
    "UprCycle": "- 2nd cycle",
    "UprPositions": ["- Supported"],
    "UprRecommendingCountry": ["Norway"],
    "UprRecommendingRegions": [],
    "UprSession": ["- 23"],
}
BODY = RECORD | {
    "AnnotationId": "a2",
    "Body": "- CRC",
    "Symbol": "CRC/C/NPL/CO/3",
    "Text": "31. The Committee recommends that the State party raise the age of marriage.",
    "UprCycle": None,
    "UprPositions": [],
    "UprRecommendingCountry": [],
    "UprSession": [],
}


@pytest.fixture
def told(uprtui: Command) -> Command:
    """A library of an index and of a table that says another position."""
    fill(Home(uprtui.home))
    return uprtui


@made_once
def fill(home: Home) -> None:
    with TemporaryDirectory() as folder:
        index, table = Path(folder, "index.json"), Path(folder, "mine.csv")
        index.write_text(json.dumps([RECORD, BODY]), encoding="utf-8")
        table.write_text(
            "State under review,Recommending State,Recommendation,Response,Session\n"
            "Nepal,Norway,Raise the age of marriage,Noted,23\n",
            encoding="utf-8",
        )
        Command(home.root, [])("import", str(table), str(index))


def test_one_recommendation_knows_what_both_sources_know(told: Command) -> None:
    found = told.json("search", "marriage")
    assert found["total"] == 1
    [row] = found["rows"]
    assert (row["response"], row["paragraph"], row["symbol"]) == (
        "supported",
        "121.1",
        "A/HRC/31/9",
    )
    assert row["themes"] == ["Right to health"]
    assert row["references"] == ["uhri:a1"]
    assert len(row["sources"]) == 2


def test_themes_and_kinds_filter(told: Command) -> None:
    assert told.json("search", "--theme", "right to HEALTH")["total"] == 1
    [row] = told.json("search", "--kind", "supporting")["rows"]
    assert (row["body"], row["by"], row["symbol"]) == ("CRC", None, "CRC/C/NPL/CO/3")
    assert told.json("search", "--kind", "all")["total"] == 2
    refused = told("search", "--theme", "Right to helth")
    assert refused.exit_code == 1
    assert "Did you mean “Right to health”?" in refused.stderr


def test_a_theme_asked_for_as_an_issue_is_explained(told: Command) -> None:
    refused = told("search", "--issue", "Access to health-care (general)")
    assert refused.exit_code == 1
    assert "It is a theme of OHCHR's; UPR Info's label is “Right to health”." in refused.stderr


def test_disagreements_name_both_sides(told: Command) -> None:
    [found] = told.json("library", "disagreements")
    assert (found["field"], found["kept"], found["other"]) == ("response", "supported", "noted")
    assert (found["sur"], found["text"]) == ("NPL", "Raise the age of marriage")
    assert "1 of 1 disagreements" in told("library", "disagreements").stdout
    assert told.json("library", "disagreements", "--sur", "France") == []
    assert told.json("library", "stats")["disagreements"] == 1
    assert {each["standing"] for each in told.json("library", "sources")} == {"other", "index"}
