"""`uprtui demo`: the sample campaign, on the screen or step by step without one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import click

from uprtui.campaign import PlanFile, Visibility, dumps, share
from uprtui.campaign.atomic import replace_file
from uprtui.cli.output import SAMPLE_MARK, say
from uprtui.cli.session import Session, pass_session


@click.command()
@click.option(
    "--headless",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Run every step without a screen and write the outputs to DIR.",
)
@pass_session
@click.pass_context
def demo(ctx: click.Context, session: Session, headless: Path | None) -> None:
    """Open the sample campaign: invented data, in a home of its own.

    Nothing of yours is touched, and you can change whatever you like.
    """
    home = session.home.sample if headless is None else type(session.home)(headless / "home")
    from uprtui.connectors import ConnectorHost
    from uprtui.connectors.sample_home import set_up_sample

    path = set_up_sample(
        home, host=ConnectorHost.discover(), today=session.today(), now=session.now()
    )
    sample = replace(session, home=home)
    if headless is None:
        ctx.exit(session.open_app(sample, str(path)))
    run_steps(sample, PlanFile(path), headless)


def run_steps(session: Session, file: PlanFile, folder: Path) -> None:
    """Run the steps on a campaign and write what each one says into a folder.

    Args:
        session: its home holds the library.
        file: the campaign.
        folder: gets one file a step; files of an earlier run are replaced.
    """
    from uprtui.cli import steps

    plan = file.load()
    states = session.states()
    say(SAMPLE_MARK)
    say(f"{plan.title}: State under review {states.name(plan.sur)}")
    with session.library(states) as library:
        results = [
            steps.library_step(library),
            steps.focus_step(library, plan, states, session.today()),
            steps.target_step(library, plan, states),
            steps.coordinate_step(plan, states),
            steps.timing_step(plan, session.calendar(), session.today(), states),
        ]
    for number, step in enumerate(results):
        document = {"note": SAMPLE_MARK, "sample": True, **step.document}
        text = json.dumps(document, ensure_ascii=True, indent=2) + "\n"
        _write(folder / f"{number}-{step.name}.json", text, step.lines)
    shared, removed = share(plan, Visibility.PUBLIC)
    _write(folder / "5-plan-private.toml", dumps(plan), ["the whole plan"])
    _write(folder / "5-plan-public.toml", dumps(shared), removed.lines)


def _write(path: Path, text: str, lines: list[str] | tuple[str, ...]) -> None:
    replace_file(path, text.encode())
    say(f"{path}")
    for line in lines:
        say(f"    {line}")
