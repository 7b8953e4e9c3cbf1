"""`uprtui targets`: which States to approach for an issue, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from math import exp
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from uprtui.cli.output import SAMPLE_MARK, print_json, say
from uprtui.cli.session import LAST_SESSION, Session, pass_session, state_from
from uprtui.errors import UprtuiError

if TYPE_CHECKING:
    from uprtui.library import Library
    from uprtui.states import States
    from uprtui.target import RankedState, Ranking
    from uprtui.target.profile import Profile

_MOVES = 0.05  # a contribution of less changes what is expected by less than a twentieth
_MOST = 5
_WIDTH, _INDENT, _HANGING = 79, " " * 7, " " * 15
_DIGITS = 9  # enough that rounded contributions still add up to the rounded score


@click.command()
@click.option("--sur", required=True, help="State under review: ISO code or name.")
@click.option("--issue", "issues", multiple=True, help="Issue label, for example 'Death penalty'.")
@click.option("--words", help="Rank by a search in the texts, instead of a label.")
@click.option(
    "--before-session", type=click.IntRange(1, LAST_SESSION), help="Use only earlier sessions."
)
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True)
@click.option(
    "--method",
    type=click.Choice(["model", "issue", "same-sur", "activity"]),
    default="model",
    show_default=True,
    help="model: how likely each State is to raise it. issue: who raises it anywhere. "
    "same-sur: who raised it here. activity: who speaks most.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_session
def targets(
    session: Session,
    sur: str,
    issues: tuple[str, ...],
    words: str | None,
    before_session: int | None,
    top: int,
    method: str,
    as_json: bool,
) -> None:
    """Rank the States to approach, each with its reasons."""
    from uprtui.target import evidence, sought
    from uprtui.target.profile import profiles

    if len(issues) > 1:
        raise click.UsageError("One --issue at a time; `uprtui board` takes several.")
    if bool(issues) == (words is not None):
        raise click.UsageError("Give either --issue or --words, one of the two.")
    issue = issues[0] if issues else None
    if words is not None and not sought(words):
        raise click.BadParameter("give at least one word to look for.", param_hint="--words")
    states = session.states()
    state = state_from(states, sur, "--sur")
    with session.library(states) as library:
        ranking = _ranking(library, state.code, issue, words, method, before_session)
        rows = ranking.rows[:top]
        behind = evidence(library, ranking, rows, before_session=before_session)
        fares = profiles(
            library,
            sur=state.code,
            issue=ranking.issue,
            states=[row.state for row in rows],
            before_session=before_session,
            topic=ranking.topic,
        )
        sample = library.synthetic
    if as_json:
        document = {
            "sur": state.code,
            "issue": ranking.issue,
            "method": method,
            "rows": [
                as_row(row, behind[row.state], states) | {"profile": _profile(fares[row.state])}
                for row in rows
            ],
            "fitted_to": ranking.fitted_to,
            "note": " ".join(ranking.caveats) or None,
        }
        print_json(document | ({"sample": True} if sample else {}))
        return
    if sample:
        say(SAMPLE_MARK)
    _print(ranking, rows, fares, states, before_session)


def _ranking(
    library: Library,
    sur: str,
    issue: str | None,
    words: str | None,
    method: str,
    before_session: int | None,
) -> Ranking:
    """Rank by words, or by a label; a label of the vocabulary that the library lacks is fine."""
    from uprtui.library.issue_labels import UnknownIssueError, issue_label
    from uprtui.recommendation import canonical_issue
    from uprtui.target import rank_states, rank_words

    if words is not None:
        return rank_words(
            library, sur=sur, words=words, method=method, before_session=before_session
        )
    assert issue is not None
    try:
        label = issue_label(library, issue)
    except UnknownIssueError as error:
        known = canonical_issue(issue)
        if known is None:
            remedy = f"{error.remedy} Or rank by a search in the texts: --words."
            raise UprtuiError(error.message, remedy) from error
        label = known
    return rank_states(library, sur=sur, issue=label, method=method, before_session=before_session)


def _profile(profile: Profile) -> dict[str, object]:
    return {
        "here": asdict(profile.here),
        "here_on_issue": asdict(profile.here_on_issue),
        "everywhere": asdict(profile.everywhere),
        "usual_category": profile.usual_category,
        "repeats": asdict(profile.repeats),
    }


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
        "probability": None if row.probability is None else round(row.probability, _DIGITS),
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


def _print(
    ranking: Ranking,
    rows: tuple[RankedState, ...],
    fares: Mapping[str, Profile],
    states: States,
    before_session: int | None,
) -> None:
    if not rows:
        earlier = "" if before_session is None else f" from before session {before_session}"
        say(f"The library holds no recommendation{earlier} to rank States by.")
        return
    say(f"States to approach for {states.name(ranking.sur)} on {ranking.issue}")
    for caveat in ranking.caveats:
        for line in wrap(caveat, _WIDTH):
            say(line)
    for row in rows:
        chance = (
            "" if row.probability is None else f", chance to raise it {_percent(row.probability)}"
        )
        say(f"{row.rank:3}. {states.name(row.state)} ({row.state}){chance}")
        for text in (*_sentences(row), *_fare(fares[row.state])):
            for line in wrap(text, _WIDTH, initial_indent=_INDENT, subsequent_indent=_HANGING):
                say(line)
    for line in _about_the_chances(ranking, before_session):
        say(line)


def _about_the_chances(ranking: Ranking, before_session: int | None) -> list[str]:
    """Where the chances come from, and how far they were checked."""
    if ranking.fitted_to is None:
        return []
    base = ranking.rows[0].reasons[-1].text
    lines = [
        f"{base[:1].upper()}{base[1:]};",
        "times a State's factors (the smallest are not shown), that is its chance.",
        f"The chances are the model's, fitted on sessions up to {ranking.fitted_to}.",
    ]
    if before_session is not None and before_session <= ranking.fitted_to:
        lines.append(
            f"That includes session {before_session}: here they look better than they are."
        )
    if ranking.topic is None:
        lines.append("`uprtui backtest` says how often they were right.")
    else:
        lines.append("Chances by words are rougher: the backtest checks labels only.")
    return lines


def _times(factor: float) -> str:
    return f"{factor:.1f}" if factor >= 1 else f"{factor:.2g}"


def _percent(chance: float) -> str:
    return "<1%" if chance < 0.01 else f"{chance:.0%}"


def _sentences(row: RankedState) -> list[str]:
    """The reasons in words; of the model's those that move the chance most, and by how much.

    What is no part of the score comes last.
    """
    from uprtui.target.questions import QUESTION_SIGNALS

    if row.probability is None:
        return [reason.text for reason in row.reasons]
    moving = [each for each in row.reasons[:-1] if abs(each.contribution) >= _MOVES][:_MOST]
    beside = [each.text for each in row.reasons if each.signal in QUESTION_SIGNALS]
    return [*(f"{_times(exp(each.contribution))} ×  {each.text}" for each in moving), *beside]


def _fare(profile: Profile) -> list[str]:
    """What else decides, where anything is known of it."""
    found = []
    if profile.here.total:
        unanswered = f", {profile.here.open} without an answer" if profile.here.open else ""
        found.append(
            f"its recommendations here: {profile.here.supported} supported, "
            f"{profile.here.noted} noted{unanswered}"
        )
    usual, known = profile.usual_category, sum(profile.categories.values())
    if usual is not None:
        times = profile.categories[usual]
        found.append(f"{times} of its {known} on this issue are of action category {usual}")
    return found
