"""`uprtui library`: what the library holds, where it came from, and what was rejected."""

from __future__ import annotations

import click

from uprtui.cli.output import SAMPLE_MARK, print_json, print_table, say
from uprtui.cli.session import Session, pass_session, state_from

_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")

_FIELDS = {"response": "position", "by": "State", "action": "action"}


@click.group()
def library() -> None:
    """Look at the library of recommendations, or forget a source."""


@library.command()
@_JSON
@pass_session
def stats(session: Session, as_json: bool) -> None:
    """Count what the library holds."""
    with session.library(session.states()) as opened:
        found = opened.stats()
    counts = {
        "recommendations": found.recommendations,
        "pledges": found.pledges,
        "supporting": found.supporting,
        "states_under_review": found.states_under_review,
        "recommending_states": found.recommending_states,
        "sessions": list(found.sessions),
        "issues": found.issues,
        "sources": found.sources,
        "suggested": found.suggested,
        "questions": found.questions,
        "disagreements": found.disagreements,
    }
    if as_json:
        print_json(counts | ({"sample": True} if found.synthetic else {}))
        return
    if found.synthetic:
        say(SAMPLE_MARK)
    for name, value in counts.items():
        shown = ", ".join(map(str, value)) if isinstance(value, list) else value
        say(f"{name.replace('_', ' '):22} {shown}")


@library.command()
@_JSON
@pass_session
def sources(session: Session, as_json: bool) -> None:
    """List the files that the library was made from."""
    from uprtui.api import Standing

    with session.library(session.states()) as opened:
        found = opened.sources()
    if as_json:
        print_json(
            [
                {
                    "source": source.id,
                    "name": source.name,
                    "connector": source.connector,
                    "sha256": source.sha256,
                    "imported_at": source.imported_at.isoformat(),
                    "licence": source.licence,
                    "sample": source.synthetic,
                    "read": source.read,
                    "added": source.added,
                    "merged": source.merged,
                    "rejected": source.rejected,
                    "standing": Standing(source.standing).name.lower(),
                }
                for source in found
            ]
        )
        return
    print_table(
        ["Source", "Name", "Connector", "Imported", "Read", "Added", "Merged", "Rejected", ""],
        [
            [
                source.id,
                source.name,
                source.connector,
                f"{source.imported_at:%Y-%m-%d %H:%M}",
                source.read,
                source.added,
                source.merged,
                source.rejected,
                "SAMPLE DATA" if source.synthetic else "",
            ]
            for source in found
        ],
    )


@library.command()
@click.option("--source", help="Only the rows of this source.")
@click.option("--limit", type=click.IntRange(min=0), default=100, show_default=True)
@_JSON
@pass_session
def rejects(session: Session, source: str | None, limit: int, as_json: bool) -> None:
    """List the rows that were not taken in, each with its place and the reason."""
    with session.library(session.states()) as opened:
        found = opened.rejects(source, limit=limit)
    if as_json:
        print_json(
            [
                {"source": row.source, "place": row.place, "raw": row.raw, "reason": row.reason}
                for row in found
            ]
        )
    elif not found:
        say("No row was rejected.")
    else:
        print_table(
            ["Source", "Place", "Reason", "Raw text"],
            [(row.source, row.place, row.reason, row.raw) for row in found],
        )


@library.command()
@click.argument("source")
@pass_session
def forget(session: Session, source: str) -> None:
    """Take a SOURCE, and all that only it told, out of the library."""
    from uprtui.library import Builder

    with Builder.begin(session.home, session.now(), states=session.states()) as builder:
        builder.forget(source)
        builder.publish()
    say(f"Forgotten: {source}")


@library.command()
@click.option("--sur", help="Only reviews of this State: ISO code or name.")
@click.option("--limit", type=click.IntRange(min=0), default=100, show_default=True)
@_JSON
@pass_session
def disagreements(session: Session, sur: str | None, limit: int, as_json: bool) -> None:
    """List where sources tell a recommendation differently, and which one was followed.

    The more official source wins: addendum, OHCHR list, report of the Working Group, UHRI,
    UPR Info, any other table.
    """
    states = session.states()
    code = state_from(states, sur, "--sur").code if sur else None
    with session.library(states) as opened:
        found = opened.disagreements(code, limit)
        told = {each.id: each for each in opened.get([each.id for each in found])}
        names = {source.id: source.name for source in opened.sources()}
        total = opened.stats().disagreements
    if as_json:
        print_json(
            [
                each._asdict() | {"sur": told[each.id].sur, "text": told[each.id].text}
                for each in found
            ]
        )
        return
    print_table(
        ["SuR", "By", "What", "Kept", "Not followed", "From", "Text"],
        [
            [
                told[each.id].sur,
                told[each.id].by or "?",
                _FIELDS[each.field],
                f"{each.kept} ({names[each.kept_source]})",
                each.other,
                names[each.other_source],
                told[each.id].text,
            ]
            for each in found
        ],
    )
    say(f"{len(found)} of {total} disagreements" if sur is None else f"{len(found)} disagreements")


@library.command()
@click.option("--forget", "forgotten", metavar="ID", help="Forget what was chosen for such files.")
@_JSON
@pass_session
def mappings(session: Session, forgotten: str | None, as_json: bool) -> None:
    """List what was chosen for the columns of tables, which is used for files with such titles."""
    from uprtui.connectors.mappings import forget as forget_mapping
    from uprtui.connectors.mappings_file import read_mappings

    if forgotten is not None:
        gone = forget_mapping(session.home, forgotten)
        if not as_json:
            say(f"Forgotten: {gone.id}, the columns of {gone.file}")
            return
    found = read_mappings(session.home)
    if as_json:
        print_json(
            [
                {
                    "id": each.id,
                    "connector": each.connector,
                    "file": each.file,
                    "chosen": each.chosen.isoformat(),
                    "header": list(each.header),
                    "options": dict(each.options),
                }
                for each in found
            ]
        )
    elif not found:
        say("Nothing was chosen for the columns of a table yet.")
    else:
        print_table(
            ["Mapping", "Connector", "Chosen", "For", "Options"],
            [
                (
                    each.id,
                    each.connector,
                    each.chosen.isoformat(),
                    each.file,
                    ", ".join(f"{name}={value}" for name, value in each.options.items()),
                )
                for each in found
            ],
        )
