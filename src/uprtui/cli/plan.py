"""`uprtui plan`: start a plan, show it, check it, and export a copy for others."""

from __future__ import annotations

import dataclasses
import random
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from uprtui.campaign import (
    Add,
    Ask,
    DateStatus,
    EntryPoint,
    Issue,
    Member,
    Plan,
    PlanFile,
    Target,
    Visibility,
    dumps,
    new_entity_id,
    new_path,
    new_plan,
    problems,
    share,
)
from uprtui.cli.days import DAY
from uprtui.cli.output import SAMPLE_MARK, print_json, say
from uprtui.cli.plans import plan_file
from uprtui.cli.session import Session, pass_session, state_from
from uprtui.outputs.plan_file import checked_path, write

if TYPE_CHECKING:
    from uprtui.states import States


@click.group()
def plan() -> None:
    """Work on campaign plans: TOML files, one a campaign."""


@plan.command()
@click.argument("title")
@click.option("--sur", required=True, help="State under review: ISO code or name.")
@click.option("--session", "number", type=click.IntRange(1), help="Session of the review.")
@click.option("--date", "first_day", type=DAY, help="First day of the review: 2027-05-03.")
@click.option("--confirmed", is_flag=True, help="The date has been published.")
@click.option("--organisation", help="Optional; stays on this machine by default.")
@click.option("--issue", "issues", multiple=True, help="In order of priority; repeat it.")
@click.option(
    "--ask", "asks", multiple=True, help="A recommendation on the first issue; repeat it."
)
@click.option("--target", "targets", multiple=True, help="A State to approach; repeat it.")
@click.option("--member", "members", multiple=True, help="A name or pseudonym; repeat it.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_session
def new(
    session: Session,
    title: str,
    sur: str,
    number: int | None,
    first_day: date | None,
    confirmed: bool,
    organisation: str | None,
    issues: tuple[str, ...],
    asks: tuple[str, ...],
    targets: tuple[str, ...],
    members: tuple[str, ...],
    as_json: bool,
) -> None:
    """Start a plan called TITLE.

    Session and date come from the calendar where they are not given.
    """
    if not title.strip():
        raise click.UsageError("A plan needs a title.")
    if asks and not issues:
        raise click.UsageError("An ask belongs to an issue: give --issue too.")
    states = session.states()
    code = state_from(states, sur, "--sur").code
    choose = random.SystemRandom().choice
    number, first_day, status = _review(session, code, number, first_day, confirmed=confirmed)
    made = new_plan(
        title,
        code,
        choose,
        organisation=organisation,
        session=number,
        review_date=first_day,
        date_status=status,
    )
    for label in issues:
        made = Add(Issue(new_entity_id(made, Issue, choose), _issue_label(label))).apply(made)
    for text in asks:
        made = Add(Ask(new_entity_id(made, Ask, choose), made.issues[0].id, text)).apply(made)
    for name in targets:
        target = Target(
            new_entity_id(made, Target, choose),
            state_from(states, name, "--target").code,
            issues=tuple(issue.id for issue in made.issues),
            entry_points=(EntryPoint.EMBASSY, EntryPoint.MISSION),
        )
        made = Add(target).apply(made)
    for name in members:
        made = Add(Member(new_entity_id(made, Member, choose), name)).apply(made)
    session.home.prepare()
    path = new_path(session.home.campaigns, title)
    PlanFile(path).create(made)
    if as_json:
        print_json({"plan": str(path), "id": made.id})
    else:
        say(f"Started: {path}")


def _review(
    session: Session, sur: str, number: int | None, first_day: date | None, *, confirmed: bool
) -> tuple[int | None, date | None, DateStatus]:
    """Session, first day and its status: as given, else from the calendar."""
    if first_day is not None:
        return number, first_day, DateStatus.CONFIRMED if confirmed else DateStatus.ESTIMATED
    if confirmed:
        raise click.UsageError("--confirmed is about --date: give the day too.")
    review = session.calendar().review_of(sur, session.today())
    if review is None or (number is not None and review.session != number):
        return number, None, DateStatus.ESTIMATED
    return review.session, review.date, review.status


def _issue_label(label: str) -> str:
    from uprtui.recommendation import canonical_issue

    return canonical_issue(label) or label


@plan.command()
@click.argument("name", metavar="PLAN")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_session
def show(session: Session, name: str, as_json: bool) -> None:
    """Print a PLAN: a path, a file's name, or a title."""
    loaded = plan_file(session.home, name).load()
    if as_json:
        print_json(to_json(loaded))
    else:
        _print_plan(loaded, session.states())


def to_json(value: object) -> object:
    """A plan, or a part of one, as JSON: dates as text, unknown keys beside the known ones."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
        extra = fields.pop("extra", {})
        return {name: to_json(each) for name, each in {**extra, **fields}.items()}
    if isinstance(value, dict):
        return {str(key): to_json(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [to_json(each) for each in value]
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value)


def _print_plan(loaded: Plan, states: States) -> None:
    if loaded.sample:
        say(SAMPLE_MARK)
    when = f"{loaded.review_date} ({loaded.date_status})" if loaded.review_date else "no date yet"
    say(loaded.title)
    say(f"State under review: {states.name(loaded.sur)}, session {loaded.session or '?'}, {when}")
    for place, issue in enumerate(loaded.issues, start=1):
        say(f"{place}. {issue.label}{': ' + issue.why if issue.why else ''}")
        for ask in loaded.asks:
            if ask.issue == issue.id:
                say(f"   {ask.kind}: {ask.text}")
    names = {member.id: member.name or member.id for member in loaded.members}
    for target in loaded.targets:
        say(f"Target {states.name(target.state)}: {', '.join(target.entry_points)}")
        for assignment in loaded.assignments:
            if assignment.target == target.id:
                who = names.get(assignment.member or "", "nobody yet")
                say(f"   {assignment.entry_point}: {who}, {assignment.status}")
    for contact in loaded.contacts:
        ways = (contact.role, contact.organisation, contact.email, contact.phone)
        said = ", ".join(each for each in ways if each)
        where = states.name(contact.state) if contact.state else "no State"
        say(f"Contact, {where}: {contact.name or 'no name'}{': ' + said if said else ''}")
    for milestone in sorted(loaded.milestones, key=lambda each: (each.date, each.id)):
        say(f"{milestone.date}  {milestone.status:9}  {milestone.title}")


@plan.command()
@click.argument("name", metavar="PLAN")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_session
@click.pass_context
def check(ctx: click.Context, session: Session, name: str, as_json: bool) -> None:
    """Look for what is wrong or missing in a PLAN; exit code 1 where something must change."""
    states = session.states()
    loaded = plan_file(session.home, name).load()
    found = problems(loaded, is_state=states.__contains__, today=session.today())
    if as_json:
        mark = {"sample": True} if loaded.sample else {}
        print_json({"plan": loaded.title, "problems": to_json(found)} | mark)
    else:
        for problem in found:
            say(f"{problem.severity}: {problem.key}: {problem.message} {problem.remedy}")
        if not found:
            say("Nothing is wrong or missing.")
    ctx.exit(1 if any(problem.severity == "object" for problem in found) else 0)


@plan.command()
@click.argument("name", metavar="PLAN")
@click.option(
    "--profile",
    type=click.Choice([each.value for each in Visibility]),
    default=Visibility.PUBLIC.value,
    show_default=True,
    help="Who will read it: public (no names), coalition, private (all of it).",
)
@click.option("--out", type=click.Path(path_type=Path), help="File to write.")
@click.option("--force", is_flag=True, help="Replace the file where it exists.")
@pass_session
def export(session: Session, name: str, profile: str, out: Path | None, force: bool) -> None:
    """Print a copy of a PLAN as TOML for others, or write it to a file.

    What was left out is listed on standard error.
    """
    source = plan_file(session.home, name)
    shared, removed = share(source.load(), Visibility(profile))
    for line in removed.lines:
        say(line, err=True)
    text = dumps(shared)
    if out is None:
        click.echo(text, nl=False)
        return
    path = checked_path(str(out), Path.cwd(), source.path, replace=force)
    write(path, text)
    say(f"Written: {path}", err=True)
