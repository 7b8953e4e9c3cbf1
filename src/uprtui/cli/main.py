"""The `uprtui` command: finds the command asked for, and says every refusal in the same way."""

from __future__ import annotations

import difflib
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

from uprtui import __version__
from uprtui.cli.days import DAY
from uprtui.cli.output import say
from uprtui.cli.session import Session, Surroundings
from uprtui.errors import UprtuiError
from uprtui.home import Home, default_root

#: Command → where it lives. Modules are imported only when their command runs, so that
#: `uprtui --version` loads neither the database nor the screens.
COMMANDS = {
    "acceptance": "uprtui.cli.acceptance:acceptance",
    "backtest": "uprtui.cli.backtest:backtest",
    "board": "uprtui.cli.board:board",
    "classify": "uprtui.cli.classify:classify_command",
    "demo": "uprtui.cli.demo:demo",
    "fetch": "uprtui.cli.fetch:fetch",
    "import": "uprtui.cli.importing:import_",
    "library": "uprtui.cli.library:library",
    "lint": "uprtui.cli.lint:lint",
    "plan": "uprtui.cli.plan:plan",
    "plugin": "uprtui.cli.plugin:plugin",
    "plugins": "uprtui.cli.plugins:plugins",
    "priorities": "uprtui.cli.priorities:priorities",
    "search": "uprtui.cli.search:search",
    "statement": "uprtui.cli.statement:statement",
    "states": "uprtui.cli.states:states",
    "targets": "uprtui.cli.targets:targets",
    "timeline": "uprtui.cli.timeline:timeline",
    "wording": "uprtui.cli.wording:wording",
}
OPEN_CAMPAIGN = "(open)"


class CommandOrCampaign(click.Group):
    """A group whose first word is a command, or else the name of a campaign to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names for the help page."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module that holds a command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A word that is no command is taken as a campaign's name."""
        if args[0] in COMMANDS:
            return super().resolve_command(ctx, args)
        return OPEN_CAMPAIGN, open_campaign, args

    def invoke(self, ctx: click.Context) -> Any:
        """Turn a refusal of ours into a message and exit code 1."""
        try:
            return super().invoke(ctx)
        except UprtuiError as error:
            refuse(str(error))
        except BrokenPipeError:
            raise  # the reader, such as `head`, has enough: click ends quietly
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            refuse(f"{where}{error.strerror or error}.")


def refuse(message: str) -> NoReturn:
    """Say why something was not done, and end with exit code 1."""
    say(f"uprtui: {message}", err=True)
    raise SystemExit(1)


@click.group(
    cls=CommandOrCampaign,
    invoke_without_command=True,
    subcommand_metavar="[CAMPAIGN | COMMAND [ARGS]...]",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the library and the campaigns. Default: UPRTUI_HOME, else your data folder.",
)
@click.option("--today", type=DAY, help="Plan as if today were this day.")
@click.version_option(__version__, message="uprtui %(version)s")
@click.pass_context
def cli(ctx: click.Context, home: Path | None, today: date | None) -> None:
    """Plan advocacy for the Universal Periodic Review: focused, targeted, coordinated, timely.

    Without a command, the terminal app opens, on CAMPAIGN where one is named.
    """
    outside = ctx.obj
    assert isinstance(outside, Surroundings)
    root = home if home is not None else default_root(outside.environ)
    ctx.obj = Session(
        home=Home(root.expanduser().absolute()),
        now=outside.now,
        today=outside.today if today is None else _always(today),
        open_app=outside.open_app,
    )
    if ctx.invoked_subcommand is None:
        ctx.exit(outside.open_app(ctx.obj, None))


def _always(day: date) -> Any:
    return lambda: day


@click.command(OPEN_CAMPAIGN, hidden=True)
@click.argument("campaign")
@click.pass_context
def open_campaign(ctx: click.Context, campaign: str) -> None:
    """Open the terminal app on a campaign, named by its file or its title."""
    session = ctx.obj
    assert isinstance(session, Session)
    from uprtui.cli.plans import find_plan

    path = find_plan(session.home, campaign)
    if path is None:
        near = difflib.get_close_matches(campaign, COMMANDS, n=1)
        hint = f" Did you mean `uprtui {near[0]}`?" if near else " See `uprtui --help`."
        raise click.UsageError(
            f"'{campaign}' is neither a command nor a campaign.{hint}", ctx.parent
        )
    ctx.exit(session.open_app(session, str(path)))
