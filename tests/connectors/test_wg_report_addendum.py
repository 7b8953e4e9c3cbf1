"""The positions of the State under review in an addendum, in the ways that States write."""

from __future__ import annotations

from pathlib import Path

import pytest

from uprtui.api import ConnectorError, Source, Standing
from uprtui.api.testing import rows_of
from uprtui_connectors.wg_report import WgReportConnector
from uprtui_connectors.wg_report_addendum import positions_of
from uprtui_connectors.wg_report_references import references

COVER = """Human Rights Council
Report of the Working Group on the Universal Periodic Review*
Slovenia
Addendum
Views on conclusions and/or recommendations presented by the State under review
A/HRC/59/15/Add.1

"""


def _said(text: str) -> dict[str, str]:
    return positions_of(text.split("\n")).said


def test_lists_in_sentences_with_ranges_and_broken_lines() -> None:
    said = _said(
        "3. The Government accepts recommendations: 131.5, 131.7–131.9, 131.11-\n13, 131.20. "
        "131.21,\n131.30 to 131.31.\n\n4. It takes note of 131.6, 131.10 and wishes to explain:\n\n"
        "131.5-6\nNine in ten, or 99.9%, agree with the recommendation."
    )
    supported = ["5", "7", "8", "9", "11", "12", "13", "20", "21", "30", "31"]
    assert said == {f"131.{n}": "Supported" for n in supported} | {
        "131.6": "Noted",
        "131.10": "Noted",
    }


def test_a_heading_counts_where_nothing_is_said_of_a_number() -> None:
    said = _said("Noted recommendations\n\n131.1\nThe law forbids it.\n\n131.2-3\nNot a priority.")
    assert said == {"131.1": "Noted", "131.2": "Noted", "131.3": "Noted"}


def test_a_table_of_numbers_and_positions() -> None:
    said = _said(
        "131.1\nPlant trees (France)\nSupported\n\n131.2 Water trees (Chad)\nNoted\nToo dry.\n\n"
        "131.3 Partially supported\n\n131.4: Does not enjoy the support of the Government.\n\n"
        "131.5 Cut trees (Peru). Accepted"
    )
    assert said == {
        "131.1": "Supported",
        "131.2": "Noted",
        "131.3": "Supported/Noted",
        "131.4": "Noted",
        "131.5": "Supported",
    }


def test_two_positions_in_one_sentence_and_exceptions() -> None:
    said = _said("Slovenia supports 131.1 to 131.6 except 131.3, and notes 131.3 and 131.7.")
    assert said["131.3"] == said["131.7"] == "Noted"
    assert said["131.2"] == said["131.6"] == "Supported"


def test_a_contradiction_is_not_decided() -> None:
    found = positions_of(["Slovenia supports 131.1.", "", "Slovenia notes 131.1."])
    assert found.said == {}
    assert found.contradictions == {"131.1": ("Supported", "Noted")}


def test_bare_numbers_need_the_reports_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "addendum.txt"
    path.write_text(
        COVER + "The Government accepts the recommendations 1–3, 7 and notes\n"
        "recommendations 4, 5.\n",
        encoding="utf-8",
    )
    connector = WgReportConnector()
    match = connector.detect(Source.of(path))
    assert match is not None
    assert match.standing is Standing.ADDENDUM
    with pytest.raises(ConnectorError, match=r"7, not 115\.7"):
        rows_of(connector, path)
    rows, errors = rows_of(connector, path, {"paragraph": "115"})
    assert errors == []
    told = {row["paragraph"]: row["response"] for row in rows}
    assert told == {f"115.{n}": "Supported" for n in (1, 2, 3, 7)} | {
        "115.4": "Noted",
        "115.5": "Noted",
    }
    assert {(row["session"], row["symbol"]) for row in rows} == {("48", "A/HRC/59/15")}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("140.82-85, 87", ["140.82", "140.83", "140.84", "140.85", "140.87"]),
        ("140.120, 209", ["140.120", "140.209"]),
        ("140.2 through 140.3", ["140.2", "140.3"]),
        ("140.2,140.4-5", ["140.2", "140.4", "140.5"]),
        ("99.9% of 140.2", ["140.2"]),
        ("140.5-3 and 140.2-999", ["140.5", "140.2"]),
    ],
)
def test_references(text: str, numbers: list[str]) -> None:
    assert references(text, {"140"}) == numbers
