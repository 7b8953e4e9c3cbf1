"""`uprtui targets`: which States to approach for an issue, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from uprtui.cli.output import SAMPLE_MARK, print_json, say
from uprtui.cli.session import Session, pass_session, state_from

if TYPE_CHECKING:
    from uprtui.states import States
    from uprtui.target import RankedState, Ranking

_DIGITS = 9  # enough that rounded contributions still add up to the rounded score


@click.command()
@click.option("--sur", required=True, help="State under review: ISO code or name.")
@click.option("--issue", required=True, help="Issue label, for example 'Death penalty'.")
@click.option("--before-session", type=click.IntRange(min=1), help="Use only earlier sessions.")
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True)
@click.option(
    "--method",
    type=click.Choice(["issue", "same-sur", "activity"]),
    default="issue",
    show_default=True,
    help="issue: who raises it anywhere. same-sur: who raised it here. activity: who speaks most.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_session
def targets(
    session: Session,
    sur: str,
    issue: str,
    before_session: int | None,
    top: int,
    method: str,
    as_json: bool,
) -> None:
    """Rank the States to approach, each with its reasons."""
    from uprtui.library.issue_labels import issue_label
    from uprtui.target import evidence, rank_states

    states = session.states()
    state = state_from(states, sur, "--sur")
    with session.library(states) as library:
        label = issue_label(library, issue)
        ranking = rank_states(
            library, sur=state.code, issue=label, method=method, before_session=before_session
        )
        rows = ranking.rows[:top]
        behind = evidence(library, ranking, rows, before_session=before_session)
        sample = library.synthetic
    if as_json:
        document = {
            "sur": state.code,
            "issue": label,
            "method": method,
            "rows": [as_row(row, behind[row.state], states) for row in rows],
        }
        print_json(document | ({"sample": True} if sample else {}))
        return
    if sample:
        say(SAMPLE_MARK)
    _print(ranking, rows, states)


def as_row(row: RankedState, evidence_ids: list[str], states: States) -> dict[str, object]:
    """A ranked State as the JSON that `targets` prints."""
    state = states.get(row.state)
    groups = [] if state is None else sorted(state.blocs)
    if state is not None and state.group is not None:
        groups.insert(0, state.group.value)
    return {
        "rank": row.rank,
        "state": row.state,
        "score": round(row.score, _DIGITS),
        "probability": None,
        "reasons": [
            {
                "signal": reason.signal,
                "value": reason.value,
                "contribution": round(reason.contribution, _DIGITS),
                "text": reason.text,
            }
            for reason in row.reasons
        ],
        "evidence": evidence_ids,
        "groups": groups,
    }


def _print(ranking: Ranking, rows: tuple[RankedState, ...], states: States) -> None:
    if not rows:
        say("The library holds no recommendation to rank States by.")
        return
    say(f"States to approach for {states.name(ranking.sur)} on {ranking.issue}")
    for row in rows:
        say(f"{row.rank:3}. {states.name(row.state)} ({row.state})")
        for reason in row.reasons:
            say(f"       {reason.text}")
