"""`uprtui import`: take exports into the library."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from uprtui.cli.output import print_json, say
from uprtui.cli.plans import plan_file
from uprtui.cli.session import Session, pass_session

if TYPE_CHECKING:
    from uprtui.connectors import ImportSummary
    from uprtui.connectors.destinations import Destination
    from uprtui.states import States

#: How long a second import waits for the first, in seconds, before it says who holds the lock.
_WAIT_SECONDS = 10.0


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--connector", metavar="ID", help="Read the files with this connector.")
@click.option("--option", "options", multiple=True, metavar="K=V", help="For the connector.")
@click.option("--campaign", metavar="NAME", help="The campaign that a coalition's files go into.")
@click.option("--dry-run", is_flag=True, help="Read and check everything; change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_session
@click.pass_context
def import_(
    ctx: click.Context,
    session: Session,
    paths: tuple[Path, ...],
    connector: str | None,
    options: tuple[str, ...],
    campaign: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take the files at PATHS into the library.

    What a file is, is seen from its content. The old library stays as it is until everything is
    read and checked. Calendars go into your own calendar, a coalition's members, contacts and asks
    into a campaign: both are completed, never overwritten, and --dry-run shows what would change.
    """
    from uprtui.cli.asking import host_for_import
    from uprtui.cli.progress import TerminalReport
    from uprtui.connectors import import_files

    host = host_for_import(session, may_ask=not as_json)
    report = TerminalReport(shown=not as_json and sys.stderr.isatty())
    states = session.states()
    with report.stopped_by_ctrl_c():
        summaries = import_files(
            paths,
            home=session.home,
            host=host,
            states=states,
            now=session.now(),
            connector=connector,
            options=_parsed(options),
            dry_run=dry_run,
            report=report,
            wait=_WAIT_SECONDS,
            destinations=_destinations(session, states, campaign),
        )
    if as_json:
        print_json([summary.as_json() for summary in summaries])
    else:
        for summary in summaries:
            print_summary(summary, dry_run=dry_run)
    ctx.exit(1 if any(summary.error for summary in summaries) else 0)


def _destinations(session: Session, states: States, campaign: str | None) -> list[Destination]:
    """Where rows go that are no part of the library.

    Raises:
        NoSuchPlanError, PlanError, ReadError: there is no such campaign, or it cannot be read.
    """
    from uprtui.connectors.calendar_destination import CalendarDestination
    from uprtui.connectors.campaign_destination import CampaignDestination

    found: list[Destination] = [CalendarDestination(session.home, states)]
    if campaign is not None:
        file = plan_file(session.home, campaign)
        choose = random.SystemRandom().choice
        found.append(CampaignDestination.of_file(file, states, choose))
    return found


def _parsed(options: tuple[str, ...]) -> dict[str, str]:
    parsed: dict[str, str] = {}
    for option in options:
        name, equals, value = option.partition("=")
        if not equals or not name.strip():
            raise click.BadParameter(f"'{option}': write NAME=VALUE.", param_hint="--option")
        parsed[name.strip()] = value
    return parsed


def print_summary(summary: ImportSummary, *, dry_run: bool = False) -> None:
    """Print what an import did with one file."""
    if summary.error:
        say(f"{summary.source}: not imported. {summary.error}", err=True)
        return
    sample = " SAMPLE DATA" if summary.synthetic else ""
    would = "would be " if dry_run else ""
    say(
        f"{summary.source} ({summary.connector}{sample}): {summary.read} rows read, "
        f"{summary.added} {would}added, {summary.merged} merged, {summary.rejected} rejected"
    )
    for note in summary.notes:
        say(f"   {note}")
    for unresolved in summary.unresolved_states:
        near = ", ".join(unresolved.suggestions)
        hint = f"; near: {near}" if near else ""
        say(f"   no State known: {unresolved.name} ({unresolved.count} rows{hint})")
    if summary.new_issues:
        say(f"   issue labels not seen before: {', '.join(summary.new_issues)}")
    if summary.suggested:
        say(f"   without a label of UPR Info: {summary.suggested} got suggested ones")
    for warning in summary.warnings:
        say(f"   {warning}")
    if summary.rejected and summary.in_library:
        say("   See the rejected rows with `uprtui library rejects`.")
