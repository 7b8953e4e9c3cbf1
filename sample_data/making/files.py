"""The files of the sample, as bytes: the same for the same seed, on every machine."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from sample_data.making.coalition import PARTNERS
from sample_data.making.dates import COLUMNS, calendar_rows
from sample_data.making.plan import campaign
from sample_data.making.reviewed import REVIEWED
from sample_data.making.reviews import Row, recommendations
from uprtui.campaign import dumps
from uprtui.timing import Calendar

SIGNATURE = "# uprtui sample data: invented; no real State under review, no real recommendation\n"
RECOMMENDATION_COLUMNS = ("sur", "by", "text", "response", "action", "issues", "session")
STATE_COLUMNS = ("code", "name", "group", "blocs", "neighbours", "aliases")
MEMBER_COLUMNS = ("name", "organisation", "languages", "capacity", "visibility")
BETWEEN_ISSUES, BETWEEN_VALUES = ";", "|"


def build(seed: int) -> dict[str, bytes]:
    """All files of the sample by name.

    Args:
        seed: a whole number; equal seeds give equal bytes.
    """
    rows = recommendations(seed)
    calendar = _csv(COLUMNS, calendar_rows())
    files = {
        "recommendations.csv": SIGNATURE + _recommendations(rows),
        "states.csv": _states(),
        "members.csv": _members(),
        "calendar.csv": calendar,
        "campaign.toml": dumps(campaign(rows, seed, _calendar(calendar))),
    }
    return {name: text.encode() for name, text in files.items()}


def write(folder: Path, seed: int) -> None:
    """Write all files of the sample into an existing folder, over those that are there."""
    for name, content in build(seed).items():
        (folder / name).write_bytes(content)


def _calendar(text: str) -> Calendar:
    """The package's calendar with the sample's added, read as uprtui reads it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "calendar.csv"
        path.write_text(text, encoding="utf-8")
        return Calendar.builtin().with_file(path)


def _recommendations(rows: Iterable[Row]) -> str:
    return _csv(
        RECOMMENDATION_COLUMNS,
        [
            (
                row.sur,
                row.by,
                row.text,
                row.response,
                str(row.action),
                BETWEEN_ISSUES.join(row.issues),
                str(row.session),
            )
            for row in rows
        ],
    )


def _states() -> str:
    return _csv(
        STATE_COLUMNS,
        [
            (
                state.code,
                state.name,
                state.group,
                BETWEEN_VALUES.join(state.blocs),
                BETWEEN_VALUES.join(state.neighbours),
                BETWEEN_VALUES.join(state.aliases),
            )
            for state in REVIEWED
        ],
    )


def _members() -> str:
    return _csv(
        MEMBER_COLUMNS,
        [
            (
                each.name,
                each.organisation,
                BETWEEN_VALUES.join(each.languages),
                str(each.capacity),
                each.visibility,
            )
            for each in PARTNERS
        ],
    )


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()
