"""`uprtui fetch`: bring files from public services. Nothing else in uprtui uses the network."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from uprtui.cli.output import print_json, say
from uprtui.cli.search import SessionRange
from uprtui.cli.session import Session, pass_session, state_from

if TYPE_CHECKING:
    from uprtui.cli.fetch_report import FetchReport
    from uprtui.fetching import Fetched
    from uprtui.states import States

_TO = click.Path(path_type=Path, dir_okay=False)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


@click.group()
def fetch() -> None:
    """Fetch a source's data from the network into a file. Import it afterwards."""


@fetch.command("upr-info")
@click.option(
    "--state", "names", multiple=True, metavar="S", help="Only this State under review; repeatable."
)
@click.option("--session", "sessions", type=SessionRange(), help="Session, or first-last.")
@click.option(
    "--to", type=_TO, default="upr-info.jsonl", show_default=True, help="The file to write."
)
@click.option("--url", help="The database's address, where it has moved.")
@click.option(
    "--delay",
    type=click.FloatRange(0, 3600),
    default=1.0,
    show_default=True,
    help="Seconds between two requests.",
)
@_JSON
@pass_session
def upr_info(
    session: Session,
    names: tuple[str, ...],
    sessions: tuple[int, int] | None,
    to: Path,
    url: str | None,
    delay: float,
    as_json: bool,
) -> None:
    """Fetch recommendations from UPR Info's present database.

    One request at a time, with a pause between. A run that was stopped goes on where it was.
    """
    from uprtui.cli.fetch_report import FetchReport
    from uprtui.fetching import Database, Manners, Web, Wish, fetch_upr_info, services

    service = services()["upr-info"]
    states = session.states()
    wish = Wish(
        states=frozenset(state_from(states, name, "--state").code for name in names),
        sessions=frozenset(range(sessions[0], sessions[1] + 1)) if sessions else frozenset(),
        code_of=lambda name: _code(states, name),
    )
    database = Database.at(url or service.url, service.template)
    report = FetchReport("UPR Info", shown=not as_json and sys.stderr.isatty())
    report.say(f"Fetching recommendations from {database.search} into {to}.")
    with _stoppable(report):
        fetched = fetch_upr_info(to, database, Web(Manners(delay=delay), report), report, wish)
    _print(fetched, "entities", as_json=as_json)


@fetch.command()
@click.option(
    "--to",
    type=_TO,
    default="uhri-export-full-en.json",
    show_default=True,
    help="The file to write.",
)
@click.option("--url", help="The export's address, where it has moved.")
@click.option("--sha256", metavar="HEX", help="What the file's sum must be.")
@_JSON
def uhri(to: Path, url: str | None, sha256: str | None, as_json: bool) -> None:
    """Fetch the full export of the Universal Human Rights Index: one file of some 360 MB.

    A run that was stopped goes on where it was.
    """
    from uprtui.cli.fetch_report import FetchReport
    from uprtui.fetching import Manners, Web, fetch_uhri, services

    if sha256 is not None and not _SHA256.fullmatch(sha256):
        raise click.BadParameter("a SHA-256 has 64 hexadecimal digits.", param_hint="--sha256")
    address = url or services()["uhri"].url
    report = FetchReport("UHRI", shown=not as_json and sys.stderr.isatty())
    report.say(f"Fetching the full export of the Universal Human Rights Index from {address}.")
    with _stoppable(report):
        fetched = fetch_uhri(to, address, Web(Manners(), report), report, sha256)
    _print(fetched, "annotations", as_json=as_json)


@contextmanager
def _stoppable(report: FetchReport) -> Iterator[None]:
    """Ctrl+C ends the run with a sentence; what is fetched stays for the next one."""
    from uprtui.fetching.errors import AGAIN, FetchError

    try:
        yield
    except KeyboardInterrupt as stop:
        raise FetchError("Stopped.", AGAIN) from stop
    finally:
        report.clear()


def _code(states: States, name: str) -> str | None:
    state = states.resolve(name)
    return None if state is None else state.code


def _print(fetched: Fetched, records: str, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "file": str(fetched.file),
                "bytes": fetched.bytes,
                "sha256": fetched.sha256,
                "records": fetched.records,
                "requests": fetched.requests,
                "resumed": fetched.resumed,
            }
        )
        return
    say(f"{fetched.file}: {fetched.records:,} {records}, {fetched.bytes:,} bytes")
    say(f"SHA-256 {fetched.sha256}")
    say(f"Take it into the library: uprtui import {shlex.quote(str(fetched.file))}")
