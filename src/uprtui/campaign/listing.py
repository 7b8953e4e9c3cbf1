"""The plans in a folder, broken ones too, and names for new ones."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

from uprtui.campaign.entities import DateStatus
from uprtui.campaign.errors import CampaignError, ReadError
from uprtui.campaign.files import PlanFile

MAX_SLUG = 60
_RESCUE = re.compile(r"\.unsaved-\d+$")
# Names that no file can have where Windows or its file systems are involved.
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """One file of a folder of plans, for a list.

    Where the file cannot be read, `error` says why and the title is the file's name.
    `rescue`: edits that could not be saved in the plan's own file (see PlanFile.save).
    """

    path: Path
    title: str
    sur: str = ""
    session: int | None = None
    review_date: dt.date | None = None
    date_status: DateStatus = DateStatus.ESTIMATED
    sample: bool = False
    issues: int = 0
    asks: int = 0
    targets: int = 0
    members: int = 0
    contacts: int = 0
    rescue: bool = False
    error: CampaignError | None = None


def list_plans(folder: Path) -> list[PlanSummary]:
    """The plans in `folder`, by file name; hidden files are not plans.

    A folder that does not exist holds none. Raises ReadError where it cannot be read.
    """
    try:
        paths = sorted(
            path
            for path in folder.iterdir()
            if path.suffix == ".toml" and not path.name.startswith(".")
        )
    except FileNotFoundError:
        return []
    except OSError as error:
        raise ReadError(
            folder,
            f"The folder of campaigns cannot be read ({error.strerror or error}).",
            "Check its owner and permissions, or choose another home.",
        ) from error
    return [summary(path) for path in paths]


def summary(path: Path) -> PlanSummary:
    """What a list says about one file; never raises for what the file holds."""
    rescue = _RESCUE.search(path.stem) is not None
    try:
        plan = PlanFile(path).load()
    except CampaignError as error:
        return PlanSummary(path, path.stem, rescue=rescue, error=error)
    return PlanSummary(
        path,
        plan.title or path.stem,
        plan.sur,
        plan.session,
        plan.review_date,
        plan.date_status,
        plan.sample,
        len(plan.issues),
        len(plan.asks),
        len(plan.targets),
        len(plan.members),
        len(plan.contacts),
        rescue,
    )


def slug(title: str, taken: Container[str] = ()) -> str:
    """A file's stem from a title: small ASCII letters, digits, hyphens, not in `taken`.

    At most 60 characters before the number that makes it new. A title without any Latin
    letter or digit gives `campaign`.
    """
    decomposed = unicodedata.normalize("NFKD", title)
    ascii_only = decomposed.encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", ascii_only)[:MAX_SLUG].strip("-")
    if not stem or stem in _RESERVED:
        stem = f"campaign-{stem}".rstrip("-")
    number, candidate = 1, stem
    while candidate in taken:
        number += 1
        candidate = f"{stem}-{number}"
    return candidate


def new_path(folder: Path, title: str) -> Path:
    """Where a new plan of that title goes in `folder`: a name that no file has yet."""
    taken = {path.stem.lower() for path in folder.glob("*.toml")} if folder.is_dir() else set()
    return folder / f"{slug(title, taken)}.toml"
