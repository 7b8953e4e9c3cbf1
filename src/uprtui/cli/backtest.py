"""`uprtui backtest`: replay past sessions, and say how often each ranking was right."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from uprtui.cli.output import SAMPLE_MARK, print_json, say
from uprtui.cli.session import LAST_SESSION, Session, pass_session

if TYPE_CHECKING:
    from uprtui.cli.rankings_file import RankingsFile
    from uprtui.target.backtest import Replay
    from uprtui.target.backtest_result import Backtest

_METHODS = ("model", "issue", "same-sur", "activity")
_SEED = 1  # any number: two runs on the same library must print the same intervals
_EVERY_SECONDS = 0.2
_CLEAR_LINE = "\r\x1b[K"


@click.command()
@click.option(
    "--from-session",
    "first",
    metavar="N",
    type=click.IntRange(1, LAST_SESSION),
    required=True,
    help="First session to replay.",
)
@click.option(
    "--to-session",
    "last",
    metavar="M",
    type=click.IntRange(1, LAST_SESSION),
    required=True,
    help="Last session to replay.",
)
@click.option(
    "--method",
    "methods",
    multiple=True,
    type=click.Choice(_METHODS),
    help="A way to rank; may be given several times. Default: all four.",
)
@click.option(
    "--rankings",
    "rankings_path",
    metavar="FILE.csv",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the first 30 States of each query, as the first method ranks them.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_session
def backtest(
    session: Session,
    first: int,
    last: int,
    methods: tuple[str, ...],
    rankings_path: Path | None,
    as_json: bool,
) -> None:
    """Replay past sessions and say how often each ranking was right.

    For every State reviewed in the sessions N to M, and every issue that a State recommended on,
    all States are ranked from earlier sessions only. Then uprtui looks who did recommend.
    """
    if first > last:
        raise click.BadParameter(
            f"session {first} is after session {last}.", param_hint="--from-session"
        )
    from uprtui.cli.rankings_file import RankingsFile
    from uprtui.target.replay import open_replay

    chosen = tuple(dict.fromkeys(methods)) or _METHODS
    rankings = None if rankings_path is None else RankingsFile(rankings_path, chosen[0])
    states = session.states()
    with session.library(states) as library:
        replay = open_replay(library)
        line = ProgressLine(shown=not as_json and sys.stderr.isatty())
        result = _run(replay, (first, last), chosen, rankings, line)
        sample = library.synthetic
    if rankings is not None:
        rankings.write()
    if as_json:
        print_json(result.as_json() | ({"sample": True} if sample else {}))
        return
    from uprtui.cli.backtest_text import print_backtest

    if sample:
        say(SAMPLE_MARK)
    print_backtest(result)
    if rankings is not None:
        say()
        say(f"{rankings.path}: {rankings.rows} rows, ranked by {chosen[0]}")


def _run(
    replay: Replay,
    sessions: tuple[int, int],
    methods: Sequence[str],
    rankings: RankingsFile | None,
    line: ProgressLine,
) -> Backtest:
    """Run it; Ctrl+C stops it at the next query, a second one at once."""
    from uprtui.cli.progress import TerminalReport
    from uprtui.target.backtest import run_backtest

    stop = TerminalReport(shown=False)
    try:
        with stop.stopped_by_ctrl_c():
            return run_backtest(
                replay,
                *sessions,
                methods,
                seed=_SEED,
                progress=line.show,
                cancelled=lambda: stop.cancelled,
                on_query=None if rankings is None else rankings.add,
            )
    finally:
        line.clear()


class ProgressLine:
    """How far a backtest is, on one line of standard error.

    Args:
        shown: whether there is a terminal to draw on.
        clock: seconds that only go up.
    """

    def __init__(self, *, shown: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self._shown = shown
        self._clock = clock
        self._started = clock()
        self._drawn: float | None = None

    def show(self, done: int, total: int) -> None:
        """Show reviews done, reviews in all, and an estimate; at most five times a second."""
        moment = self._clock()
        if not self._shown or (self._drawn is not None and moment - self._drawn < _EVERY_SECONDS):
            return
        self._drawn = moment
        from uprtui.connectors import Progress

        left = Progress(done, total, moment - self._started).remaining_seconds
        estimate = "" if left is None else f", about {left:.0f} s left"
        click.echo(
            f"{_CLEAR_LINE}{done} of {total} reviews replayed{estimate} (Ctrl+C stops)",
            nl=False,
            err=True,
        )

    def clear(self) -> None:
        """Take the line away."""
        if self._drawn is not None:
            click.echo(_CLEAR_LINE, nl=False, err=True)
