"""`uprtui timeline`: the dates of a campaign, with rule and source."""

from __future__ import annotations

from datetime import date

import click

from uprtui.campaign import Milestone
from uprtui.cli.days import DAY
from uprtui.cli.output import SAMPLE_MARK, print_json, print_table, say
from uprtui.cli.plans import plan_file
from uprtui.cli.session import Session, pass_session


@click.command()
@click.argument("name", metavar="PLAN")
@click.option("--on", type=DAY, help="As seen from this day; default: today.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_session
def timeline(session: Session, name: str, on: date | None, as_json: bool) -> None:
    """List the milestones of a PLAN by date."""
    from uprtui.timing import timeline as milestones_of

    states = session.states()
    plan = plan_file(session.home, name).load()
    found = milestones_of(plan, session.calendar(), on or session.today(), states.name)
    if as_json:
        mark = {"sample": True} if plan.sample else {}
        print_json([as_row(milestone) | mark for milestone in found])
        return
    if plan.sample:
        say(SAMPLE_MARK)
    if not found:
        say("No date is known for this review. Set one in the app, or in the plan: review_date.")
        return
    print_table(
        ["Date", "Status", "What", "Rule"],
        [(str(each.date), each.status.value, each.title, each.rule) for each in found],
    )


def as_row(milestone: Milestone) -> dict[str, object]:
    """A milestone as the JSON that `timeline` prints."""
    return {
        "id": milestone.id,
        "title": milestone.title,
        "date": milestone.date.isoformat(),
        "kind": milestone.kind,
        "state": milestone.state,
        "entry_point": milestone.entry_point,
        "status": milestone.status,
        "rule": milestone.rule,
        "source": milestone.source,
    }
