"""Replay past sessions: rank with what was known before, and see who then recommended."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from uprtui.errors import UprtuiError
from uprtui.target.backtest_result import LEVEL, Backtest, Lead, Measured, session_words
from uprtui.target.measures import (
    Calibration,
    Figures,
    bootstrap_interval,
    expected_by_chance,
    figures,
)

METHODS: tuple[str, ...] = ("model", "issue", "same-sur", "activity")
"""The methods that a backtest compares unless others are asked for."""

NOT_QUERIED = frozenset({"General", "Other"})
"""Labels of recommendations on no issue in particular: nobody lobbies for these."""

# Fourteen States are reviewed in a session (sixteen in the first cycle): for the progress only.
_REVIEWS_A_SESSION = 14
_LAST_SESSION = 9999


class BacktestError(UprtuiError):
    """A backtest that cannot be run on this library."""


class BacktestCancelled(BacktestError):
    """The user stopped the backtest. Nothing was kept."""

    def __init__(self) -> None:
        super().__init__("The backtest was stopped; nothing was kept or written.")


@dataclass(frozen=True, slots=True)
class Query:
    """One question to the past: who recommends on this issue to this State in this session?

    Attributes:
        session: the session, of which nothing was known when the States were ranked.
        sur: the State under review, ISO alpha-3.
        issue: the issue's label as the library spells it.
        relevant: the States that did recommend on it there; may be empty.
        rankings: method → every State but the SuR, best first: its code, score, and probability
            (None where the method gives none). Where nobody is relevant, methods without
            probabilities may be left out.
    """

    session: int
    sur: str
    issue: str
    relevant: frozenset[str]
    rankings: Mapping[str, Sequence[tuple[str, float, float | None]]]


class Replay(Protocol):
    """A library as it was before each of its sessions."""

    def sessions(self, first: int, last: int) -> list[int]:
        """Return the sessions that the library has from first to last, in order."""

    def session(self, number: int, methods: Sequence[str]) -> Iterator[Query]:
        """Rank for every State reviewed in a session and every issue, from earlier sessions."""

    def fitted_to(self, number: int) -> int | None:
        """Return the last session that the model's coefficients for a session were fitted on."""


@dataclass(slots=True)
class _Tally:
    """What is kept of the queries: four numbers a query and method, not the rankings."""

    methods: tuple[str, ...]
    found: dict[str, list[Figures]]
    chance: list[Figures]
    clusters: list[Hashable]
    calibrations: dict[str, Calibration]

    def add(self, query: Query) -> bool:
        """Take in one query; tells whether it was measured."""
        everybody: set[str] = set(query.relevant)
        for method, ranking in query.rankings.items():
            for state, _, probability in ranking:
                if probability is None:
                    continue
                if method not in self.calibrations:  # asked a million times: made once
                    self.calibrations[method] = Calibration()
                self.calibrations[method].add(probability, state in query.relevant)
            if query.relevant:
                ranked = [state for state, _, _ in ranking]
                everybody.update(ranked)
                self.found[method].append(figures(ranked, query.relevant))
        if not query.relevant:
            return False
        self.chance.append(expected_by_chance(len(everybody), len(query.relevant)))
        self.clusters.append((query.session, query.sur))
        return True


def run_backtest(
    replay: Replay,
    first: int,
    last: int,
    methods: Sequence[str] = METHODS,
    *,
    seed: int,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    on_query: Callable[[Query], None] | None = None,
) -> Backtest:
    """Rank anew for every review of past sessions, and measure the rankings by what happened.

    Queries on which nobody recommended cannot be measured; their probabilities still count in the
    calibration, because a probability is given for any issue.

    Args:
        replay: the library as it was.
        first: the first session to replay.
        last: the last one; sessions that the library does not have are left out.
        methods: one or more methods, each once; the first is compared with the others.
        seed: for the intervals; equal seeds give equal intervals.
        progress: told the reviews done and their number in all, which is an estimate until the
            last session has begun.
        cancelled: asked before each query; True ends the backtest.
        on_query: handed each measured query, so that its rankings can be written down.

    Raises:
        BacktestError: nothing can be replayed in that range.
        BacktestCancelled: `cancelled` said so.
    """
    sessions = _checked_sessions(replay, first, last)
    tally = _Tally(tuple(methods), {name: [] for name in methods}, [], [], {})
    done = 0
    for number, session in enumerate(sessions):
        later = (len(sessions) - number - 1) * _REVIEWS_A_SESSION
        surs: set[str] = set()
        for query in replay.session(session, methods):
            if cancelled is not None and cancelled():
                raise BacktestCancelled
            if progress is not None and query.sur not in surs:
                in_all = done + max(_REVIEWS_A_SESSION, len(surs) + 1) + later
                progress(done + len(surs), in_all)
            surs.add(query.sur)
            if query.issue not in NOT_QUERIED and tally.add(query) and on_query is not None:
                on_query(query)
        done += len(surs)
        if progress is not None:
            progress(done, done + later)
    if not tally.chance:
        raise BacktestError(
            f"{session_words(sessions)}: no recommendation there names an issue, so there is "
            "nothing to measure.",
            "Choose other sessions, or import a source that names the issues.",
        )
    fitted = "model" in methods
    fitted_to = [replay.fitted_to(session) if fitted else None for session in sessions]
    return _summed_up(tally, sessions, seed, fitted_to)


def _checked_sessions(replay: Replay, first: int, last: int) -> list[int]:
    if first > last:
        raise BacktestError(
            f"The first session ({first}) is after the last ({last}).", "Swap the two."
        )
    known = replay.sessions(1, _LAST_SESSION)
    sessions = replay.sessions(first, last)
    if not sessions:
        raise BacktestError(
            f"The library has no recommendation of the sessions {first} to {last}.",
            f"{session_words(known)}: that is what it has. Choose among these, or import more."
            if known
            else "Its recommendations name no session. Import a source that gives sessions.",
        )
    if sessions[0] == known[0]:
        later = [session for session in known if session > sessions[0]]
        raise BacktestError(
            f"Session {sessions[0]} is the first in the library: nothing earlier is known to "
            "rank the States by.",
            f"Begin with session {later[0]}." if later else "Import earlier sessions first.",
        )
    return sessions


def _summed_up(
    tally: _Tally, sessions: Sequence[int], seed: int, fitted_to: Sequence[int | None]
) -> Backtest:
    first, *others = tally.methods
    return Backtest(
        sessions=tuple(sessions),
        reviews=len(set(tally.clusters)),
        queries=len(tally.chance),
        methods={name: _measured(tally, name, seed) for name in tally.methods},
        chance=_mean(tally.chance),
        leads={other: _lead(tally, first, other, seed) for other in others},
        fitted_to=tuple(fitted_to),
    )


def _measured(tally: _Tally, method: str, seed: int) -> Measured:
    found = tally.found[method]
    calibration = tally.calibrations.get(method)
    return Measured(
        _mean(found),
        {
            name: bootstrap_interval(column, tally.clusters, seed, level=LEVEL)
            for name, column in zip(Figures._fields, zip(*found, strict=True), strict=True)
        },
        None if calibration is None else calibration.table(),
    )


def _lead(tally: _Tally, method: str, other: str, seed: int) -> Lead:
    differences = [
        ours.ndcg10 - theirs.ndcg10
        for ours, theirs in zip(tally.found[method], tally.found[other], strict=True)
    ]
    interval = bootstrap_interval(differences, tally.clusters, seed, level=LEVEL)
    return Lead(sum(differences) / len(differences), interval)


def _mean(found: Sequence[Figures]) -> Figures:
    return Figures(*(sum(column) / len(found) for column in zip(*found, strict=True)))
