"""Look at one coalition file for a plan, without an import: what it would change, and what not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from uprtui.api import Batch, ConnectorError, RowError, Source
from uprtui.campaign import Plan
from uprtui.campaign.ids import Choose
from uprtui.connectors.campaign_destination import CampaignDestination
from uprtui.connectors.guard import guarded
from uprtui.connectors.host import ConnectorHost
from uprtui.connectors.options import checked_options
from uprtui.states import States

CONNECTOR = "coalition"
_LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """What a coalition file means for a plan.

    Args:
        path: the file.
        before: the plan that it was compared with.
        after: the plan with what is new.
        added: rows that bring something new.
        known: rows that are in the plan already, or complete something there.
        lines: what changes and what both sides say differently, a line each.
        left_out: rows and columns that were left out, a line each.
    """

    path: Path
    before: Plan
    after: Plan
    added: int
    known: int
    lines: tuple[str, ...]
    left_out: tuple[str, ...]


def look_into(
    path: Path, plan: Plan, host: ConnectorHost, states: States, choose: Choose
) -> LoadedFile:
    """Read a coalition file for a plan, and change nothing.

    Raises:
        ConnectorError: the file cannot be read, or is none of a coalition.
        PluginFault: the connector failed otherwise.
    """
    connector = host.connectors.get(CONNECTOR)
    if connector is None:
        raise ConnectorError("The connector for coalition files is not there.", "Install it again.")
    try:
        if path.exists() and not path.is_file():
            raise ConnectorError(f"{path} is no ordinary file.", "Choose a file.")
        source = Source.of(path)
    except OSError as error:
        raise ConnectorError(
            f"{path} cannot be read: {error.strerror or error}.", "Check its name and permissions."
        ) from error
    told = _Told()
    with guarded(f"The connector '{CONNECTOR}'", f"reading {source.name}"):
        items = list(connector.read(source, checked_options(connector, {}), told))
    return _compared(path, plan, items, told, CampaignDestination(plan, _keep_not, states, choose))


def _compared(
    path: Path,
    plan: Plan,
    items: Sequence[Batch | RowError],
    told: _Told,
    destination: CampaignDestination,
) -> LoadedFile:
    """What the items of a file mean for a plan."""
    left_out = [f"{note[0].upper()}{note[1:]}." for note in told.notes if _LEFT_OUT in note]
    found = LoadedFile(path, plan, plan, 0, 0, (), ())
    for item in items:
        if isinstance(item, RowError):
            left_out.append(f"{item.place}: {item.reason}.")
            continue
        taken = destination.take(path.name, item)
        left_out += [f"{place}: {reason}." for place, _, reason in taken.rejected]
        found = replace(
            found,
            added=found.added + taken.added,
            known=found.known + taken.merged,
            lines=found.lines + taken.warnings,
        )
    return replace(found, after=destination.plan, left_out=tuple(left_out))


def _keep_not(before: Plan, after: Plan) -> None:
    """Nothing is saved by looking."""


@dataclass
class _Told:
    """The context of a short file: remembers what is said about it."""

    cancelled: bool = False
    notes: list[str] = field(default_factory=list)

    def progress(self, done: int, total: int | None) -> None:
        """A list of people is read at once."""

    def log(self, message: str) -> None:
        """Remember a sentence."""
        self.notes.append(message)
