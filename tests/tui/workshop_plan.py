"""An invented library in which Norway writes in its own way, and a plan with a ladder of asks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.made_once import made_once
from tests.tui.small_library import NOW, row
from tests.tui.step_library import EDUCATION, TORTURE, YES, open_campaign
from tests.tui.step_library import rows as step_rows
from tests.tui.support import workspace
from uprtui.campaign import Add, Ask, AskKind, AskRole, Issue, Target
from uprtui.home import Home
from uprtui.library import Builder, CheckedRow
from uprtui.tui.workspace import Workspace

GOAL = "Adopt by 2028 a law that makes school free for every girl in the hills"
VARIANT = "Ensure by 2028 a law that makes school free for all girls in the hills"
STEP = "Present a bill on free school to Parliament in 2027"
FALLBACK = "Publish each year how many girls of the hills leave school"
QUESTION = "How many girls left school in the hills last year, and why?"
_PLACES = {
    "GHA": "Ghana",
    "FJI": "Fiji",
    "BTN": "Bhutan",
    "PER": "Peru",
    "CHL": "Chile",
    "KEN": "Kenya",
    "TON": "Tonga",
    "NRU": "Nauru",
    "MLT": "Malta",
    "HTI": "Haiti",
    "NER": "Niger",
    "WSM": "Samoa",
}


def rows() -> Iterator[CheckedRow]:
    """Those of the steps' tests, and thirty of Norway on education."""
    yield from step_rows()
    for sur, place in _PLACES.items():
        said = (
            (f"Ensure that every school of {place} is open to girls", 4),
            (f"Strengthen the training of teachers in the hills of {place}", 4),
            (f"Continue to build schools on the islands of {place}", 2),
        )
        for text, action in said:
            yield row(text, sur, "NOR", 20, (EDUCATION,), action, YES)
        yield row(f"Adopt a law on the schools of {place}", sur, "CHL", 20, (EDUCATION,), 5, YES)


@made_once
def publish(home: Home) -> None:
    """Write the library into a home."""
    home.prepare()
    with Builder.begin(home, NOW) as builder:
        source = builder.open_source("upr-info", "invented.csv", "d" * 64, "Invented", False)
        source.stage(list(rows()))
        source.close()
        builder.publish()


def add_asks(space: Workspace) -> None:
    """Two issues, two targets, and a ladder with a variant and a question on the first."""
    assert space.campaign is not None
    added: list[Any] = [
        Issue("i-one", EDUCATION, "girls stay at home"),
        Issue("i-two", TORTURE),
        Target("t-nor", "NOR", issues=("i-one",)),
        Target("t-chl", "CHL", issues=("i-one", "i-two")),
        Ask("a-goal", "i-one", GOAL),
        Ask("a-step", "i-one", STEP, role=AskRole.STEP, of="a-goal"),
        Ask("a-less", "i-one", FALLBACK, role=AskRole.FALLBACK, of="a-goal"),
        Ask("a-nor", "i-one", VARIANT, role=AskRole.VARIANT, of="a-goal", targets=("t-nor",)),
        Ask("a-how", "i-one", QUESTION, AskKind.QUESTION),
        Ask("a-two", "i-two", "Make torture a crime in the penal code by 2028"),
    ]
    for entity in added:
        space.campaign.do(Add(entity))


def workshop_space(root: Path, *, library: bool = True, asks: bool = True) -> Workspace:
    """A workspace with a campaign on Nepal; with the library and the asks, or without."""
    space = workspace(root)
    if library:
        publish(space.home)
    open_campaign(space)
    if asks:
        add_asks(space)
    return space
