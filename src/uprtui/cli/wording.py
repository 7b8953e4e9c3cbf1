"""`uprtui wording`: how a target State writes on an issue, and where a draft departs from it."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

import click

from uprtui.cli.output import SAMPLE_MARK, print_json, say
from uprtui.cli.session import LAST_SESSION, Session, pass_session, state_from
from uprtui.errors import UprtuiError

if TYPE_CHECKING:
    from uprtui.focus import Departure, Similar, Wording
    from uprtui.library import Library
    from uprtui.states import States

_WIDTH, _INDENT = 79, "   "
_SHOWN = 8
_NEAREST = 3
_DIGITS = 6


@click.command()
@click.argument("text", required=False)
@click.option("--by", required=True, help="Target State: ISO code or name.")
@click.option("--issue", help="Issue label, for example 'Death penalty'. Without it: all issues.")
@click.option(
    "--before-session", type=click.IntRange(1, LAST_SESSION), help="Use only earlier sessions."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_session
def wording(
    session: Session,
    text: str | None,
    by: str,
    issue: str | None,
    before_session: int | None,
    as_json: bool,
) -> None:
    """Show how a State writes; with TEXT, a draft: where it departs, and what comes nearest."""
    from uprtui.focus import read_wording

    if text is not None and not text.strip():
        raise click.UsageError("Give the TEXT of the draft, in words and in quotes, or leave it.")
    states = session.states()
    state = state_from(states, by, "--by")
    with session.library(states) as library:
        label = None if issue is None else _label(library, issue)
        found = read_wording(library, state.code, label, before_session)
        sample = library.synthetic
    nearest = found.nearest(text, _NEAREST) if text else []
    departures = found.departures(text) if text else ()
    if as_json:
        document = as_document(found)
        if text is not None:
            document |= {
                "text": text,
                "nearest": [_as_similar(each) for each in nearest],
                "departures": [_as_departure(each) for each in departures],
            }
        print_json(document | ({"sample": True} if sample else {}))
        return
    if sample:
        say(SAMPLE_MARK)
    _print(found)
    if text is not None and found.total:
        _print_draft(departures, nearest, states)


def _label(library: Library, typed: str) -> str:
    """The library's label; one of the vocabulary that no recommendation has is fine too.

    Raises:
        UprtuiError: with near labels, where it is neither.
    """
    from uprtui.library.issue_labels import UnknownIssueError, issue_label
    from uprtui.recommendation import canonical_issue

    try:
        return issue_label(library, typed)
    except UnknownIssueError as error:
        known = canonical_issue(typed)
        if known is None:
            remedy = f"{error.remedy} Or leave --issue, for all issues."
            raise UprtuiError(error.message, remedy) from error
        return known


def as_document(found: Wording) -> dict[str, object]:
    """A wording as the JSON that `wording` prints."""
    return {
        "by": found.state,
        "issue": found.issue,
        "scope": found.scope,
        "fell_back": found.fell_back,
        "total": found.total,
        "verbs": [
            {
                "verb": use.verb,
                "times": use.times,
                "share": round(use.share, _DIGITS),
                "category": use.category,
            }
            for use in found.verbs
        ],
        "median_words": found.median_words,
        "most_words": found.most_words,
        "categories": {str(category): times for category, times in found.categories.items()},
        "avoids": list(found.avoids),
        "avoided_words": [
            {"word": word, "share_of_others": round(share, _DIGITS)}
            for word, share in sorted(found.avoided_words.items(), key=lambda each: -each[1])
        ],
    }


def _as_similar(similar: Similar) -> dict[str, object]:
    found = similar.recommendation
    return {
        "id": found.id,
        "sur": found.sur,
        "session": found.session,
        "text": found.text,
        "action": found.action,
        "response": found.response,
        "score": round(similar.score, _DIGITS),
    }


def _as_departure(departure: Departure) -> dict[str, object]:
    return {
        "kind": departure.kind,
        "message": departure.message,
        "remedy": departure.remedy,
        "start": departure.start,
        "end": departure.end,
    }


def _print(found: Wording) -> None:
    from uprtui.recommendation import ACTIONS

    _say(found.scope)
    if not found.total:
        return
    verbs = (f"{use.verb} {use.share:.0%}" for use in found.verbs[:_SHOWN])
    _say(f"Opens with: {', '.join(verbs)}.")
    _say(
        f"Length: half have at most {found.median_words} words, nine in ten at most "
        f"{found.most_words}."
    )
    by_share = sorted(found.categories.items(), key=lambda each: -each[1])
    mix = (f"{ACTIONS[each]} ({each}) {times / found.total:.0%}" for each, times in by_share)
    _say(f"Asks for: {', '.join(mix)}.")
    if found.avoids:
        _say(f"Never opens with, though others do: {', '.join(found.avoids[:_SHOWN])}.")
    if found.avoided_words:
        words = sorted(found.avoided_words, key=lambda word: -found.avoided_words[word])
        _say(f"Never writes, though others do: {', '.join(words[:_SHOWN])}.")


def _print_draft(departures: tuple[Departure, ...], nearest: list[Similar], states: States) -> None:
    say()
    say("Where the draft departs:" if departures else "Nothing in the draft departs from it.")
    for departure in departures:
        _say(f"- {departure.message} {departure.remedy}")
    if nearest:
        say()
        say("Its nearest recommendations:")
    for similar in nearest:
        each = similar.recommendation
        when = "" if each.session is None else f", session {each.session}"
        answer = "" if each.response is None else f", {each.response}"
        _say(f"- To {states.name(each.sur)}{when}{answer}: {each.text}")


def _say(text: str) -> None:
    for line in wrap(text, _WIDTH, subsequent_indent=_INDENT, break_on_hyphens=False):
        say(line)
