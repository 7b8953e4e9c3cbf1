"""What a fit learns from: every review, with what was known before it and what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from fitting.logistic import Numbers
from uprtui.library import Library
from uprtui.states import States
from uprtui.target.acceptance import Ask
from uprtui.target.acceptance.habits import Answer, read_answers
from uprtui.target.acceptance.rates import count_rates, period
from uprtui.target.acceptance.topics import topic_table
from uprtui.target.acceptance.world import WORLD_SIGNALS, Draft, draft, world_signals

_ROWS = """
SELECT sur, by_state, issues, text, session, response = 'supported'
FROM recommendations
WHERE kind = 'recommendation' AND response IN ('supported', 'noted') AND session IS NOT NULL
    AND by_state IS DISTINCT FROM sur
ORDER BY session, row
"""


@dataclass(frozen=True)
class Review:
    """One State's review: what was asked, and what it had answered before.

    Attributes:
        session, sur: of the review.
        asks: what was asked of it.
        signals: their world signals and topics, one row an ask.
        outcomes: 1 where it supported.
        answers: its answers of earlier sessions.
        answer_signals: the world signals and topics of these, as at this session.
    """

    session: int
    sur: str
    asks: list[Draft]
    signals: Numbers
    outcomes: Numbers
    answers: list[Answer]
    answer_signals: Numbers


def read_rows(library: Library) -> list[tuple[Ask, bool]]:
    """Return every decided recommendation with a session as an ask of its own session."""
    return [
        (Ask(sur, by, tuple(issues), text, session), supported)
        for sur, by, issues, text, session, supported in library.ask(_ROWS)
    ]


def read_reviews(library: Library, states: States, first: int) -> list[Review]:
    """Return all reviews from a first session on, each with what was known before it."""
    rows: dict[int, dict[str, list[tuple[Ask, bool]]]] = defaultdict(lambda: defaultdict(list))
    for made, supported in read_rows(library):
        if made.session is not None and made.session >= first:
            rows[made.session][made.sur].append((made, supported))
    reviews = []
    for session, by_sur in rows.items():
        when = period(library, session)
        rates = count_rates(library, states, when)
        earlier = read_answers(library, by_sur, when)

        def columns(drafts: Iterable[Draft], rates: object = rates) -> Numbers:
            found = [_columns(world_signals(each, rates, states), each) for each in drafts]
            return np.array(found, dtype=float).reshape(-1, len(signal_names()) + 1)

        for sur, made in by_sur.items():
            asks = [draft(each.sur, each.by, each.issues, each.text, rates) for each, _ in made]
            answers = earlier.get(sur, [])
            reviews.append(
                Review(
                    session,
                    sur,
                    asks,
                    columns(asks),
                    np.array([supported for _, supported in made], dtype=float),
                    answers,
                    columns(answer.draft for answer in answers),
                )
            )
    return reviews


def signal_names() -> list[str]:
    """The columns of `Review.signals` after the first, which is 1."""
    return [*WORLD_SIGNALS, *topic_table().topics]


def _columns(signals: dict[str, float], made: Draft) -> list[float]:
    return [
        1.0,
        *(signals[name] for name in WORLD_SIGNALS),
        *(float(topic in made.topics) for topic in topic_table().topics),
    ]
