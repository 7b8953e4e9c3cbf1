"""An invented library of all kinds of records, whose sources disagree about one recommendation."""

from __future__ import annotations

from tests.library.invented import publish as publish_sources
from tests.library.invented import row
from tests.made_once import made_once
from uprtui.api import Standing
from uprtui.home import Home
from uprtui.library import CheckedRow
from uprtui.recommendation import ActionSource, Kind, Response

EDUCATION = "Right to education"
BOOKS = "Adopt a law that gives every village school free books by 2030"
LEAN_ON = (
    "The Committee recommends that the State party adopt without delay a law that gives every "
    "village school free books, and that it pay its teachers"
)
WELLS = "Ensure that experts may visit the wells of every valley"
ASKED = "What has Nepal done so that girls in the villages can go to school?"
SYMBOL = "CRC/C/NPL/CO/6-7"


def of_bodies() -> list[CheckedRow]:
    """What a treaty body and a special procedure recommended to Nepal."""
    of_children = row(
        LEAN_ON,
        sur="NPL",
        by=None,
        session=None,
        kind=Kind.SUPPORTING,
        body="CRC",
        symbol=SYMBOL,
        themes=("Right to education",),
        suggested=(EDUCATION,),
        reference="a9ceae8c",
    )._replace(published="2025-02-12", affected=("Children",), sdgs=("4.1 - Free schools",))
    of_experts = row(
        WELLS,
        sur="NPL",
        by=None,
        session=None,
        kind=Kind.SUPPORTING,
        body="SR Water and sanitation",
        symbol="A/HRC/50/9",
        themes=("Safe drinking water",),
    )._replace(published="2024-06-03")
    return [of_children, of_experts]


def add_bodies(home: Home) -> None:
    """Add to the library of a home what UN bodies recommended."""
    publish_sources(home, ("export-full-en.json", of_bodies(), Standing.INDEX))


@made_once
def publish(home: Home) -> None:
    """Write it into a home: an OHCHR list, a database, an index and a document of questions."""
    said = row(
        BOOKS,
        sur="NPL",
        by="NOR",
        session=37,
        response=Response.SUPPORTED,
        paragraph="159.3",
        symbol="A/HRC/47/10",
        themes=("Right to education", "Children: protection"),
        suggested=(EDUCATION,),
    )._replace(affected=("Children", "Girls"), sdgs=("4 - QUALITY EDUCATION",))
    told = row(
        BOOKS,
        sur="NPL",
        by="NOR",
        session=37,
        issues=("Rights of the Child",),
        response=Response.NOTED,
        action=5,
        action_source=ActionSource.CODED,
    )
    asked = row(ASKED, sur="NPL", by="CHE", session=37, kind=Kind.QUESTION)
    pledged = row("Build a school in each valley", sur="NPL", by="NPL", kind=Kind.PLEDGE)
    home.prepare()
    publish_sources(
        home,
        ("UPR37_Nepal.docx", [said], Standing.LIST),
        ("14-40.csv", [told, pledged], Standing.DATABASE),
        ("export-full-en.json", of_bodies(), Standing.INDEX),
        ("questions.docx", [asked], Standing.LIST),
    )
