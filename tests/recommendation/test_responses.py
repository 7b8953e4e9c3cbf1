"""A State supports or takes note; every wording of the sources means one of them, or pending."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from uprtui.recommendation import Response, parse_response


@pytest.mark.parametrize(
    ("wording", "response"),
    [
        ("Accepted", Response.SUPPORTED),
        ("supported", Response.SUPPORTED),
        ("Enjoys the support", Response.SUPPORTED),
        ("- Supported", Response.SUPPORTED),
        ("Noted", Response.NOTED),
        ("REJECTED", Response.NOTED),
        ("Partially accepted", Response.NOTED),
        ("accepted in principle", Response.NOTED),
        ("Supported/Noted", Response.NOTED),
        ("No clear response", Response.NOTED),
        ("Pending", Response.PENDING),
        ("Under consideration", Response.PENDING),
    ],
)
def test_a_known_wording_has_one_meaning(wording: str, response: Response) -> None:
    assert parse_response(wording) is response


@pytest.mark.parametrize("wording", ["", "  ", "yes", "supported by Norway", "1"])
def test_an_unknown_wording_is_not_guessed(wording: str) -> None:
    assert parse_response(wording) is None


def test_every_position_in_nine_real_reviews_is_understood(real_data: Path) -> None:
    path = real_data / "working-group-reports" / "recommendations_9_reviews.csv"
    with path.open(encoding="utf-8", newline="") as file:
        positions = {line["position"] for line in csv.DictReader(file)} - {""}
    assert positions
    assert {position for position in positions if parse_response(position) is None} == set()
