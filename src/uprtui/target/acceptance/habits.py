"""What this State under review did with earlier recommendations, against what was to be expected.

For each of its decided earlier recommendations, the world's coefficients give the chance that any
State in its place would have supported it. A habit is what is left: supported more, or less, than
that, over all of them, or over those that are like the ask. With weights w (how like the ask),
responses y and expected chances p, its size in log-odds is

    sum(w (y - p)) / (sum(w p (1 - p)) + caution)

one step of Newton's method towards the most likely effect under a normal prior: close to 0 where
little is known, so that three answers do not make a habit.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from uprtui.target.acceptance.rates import DECIDED, FADING, Period
from uprtui.target.acceptance.topics import topics_of
from uprtui.target.acceptance.world import Draft
from uprtui.target.log_odds import chance

if TYPE_CHECKING:
    from uprtui.library import Library

CAUTION: Mapping[str, float] = {
    "sur": 20.0,
    "sur category": 10.0,
    "sur issue": 5.0,
    "sur issue and category": 3.0,
    "sur wording": 1.0,
    "sur to group": 10.0,
    "sur to state": 4.0,
}
"""Habit → how much must be known before it counts, in units of information. Chosen on session 13,
leaving out the review that is judged."""

HABITS = tuple(CAUTION)
ALIKE = 0.3
"""From this likeness of wording on, a recommendation is called similar in what is shown."""

_COMMON = frozenset(
    {"a", "all", "an", "and", "as", "at", "be", "by", "for", "from", "in", "is", "it", "its"}
    | {"of", "on", "or", "that", "the", "this", "to", "which", "with"}
)
_RARE_ENOUGH = 0.3  # a word in more than this share of the texts tells little
_FREQUENT_WORD = 0.2

# Only the fixed text above is put in; every value is bound.
_HISTORY = f"""
WITH {DECIDED}
SELECT sur, by_state, coalesce(session, $oldest::INTEGER), issues, folded, action, yes
FROM decided
WHERE sur IN (SELECT unnest($surs::VARCHAR[]))
ORDER BY sur, session, row
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Answer:
    """One decided earlier recommendation to the State under review.

    Attributes:
        draft: what it asked for; its category and its issues as the library has them.
        session: the session of the review.
        supported: whether the State supported it.
    """

    draft: Draft
    session: int
    supported: bool


@dataclass(frozen=True, slots=True)
class SurHabits:
    """What is left of the State's answers, and what that rests on.

    Attributes:
        effects: the size of each of HABITS, in log-odds.
        counts: for each, recommendations counted and, of these, supported.
        known: information (see the module) on the State, and on it on these issues.
    """

    effects: Mapping[str, float]
    counts: Mapping[str, tuple[int, int]]
    known: tuple[float, float]


NO_HABITS = SurHabits(dict.fromkeys(HABITS, 0.0), dict.fromkeys(HABITS, (0, 0)), (0.0, 0.0))


def read_answers(library: Library, surs: Iterable[str], when: Period) -> dict[str, list[Answer]]:
    """Return the decided earlier recommendations to each State under review.

    Raises:
        LibraryError: where the library can no longer be read.
    """
    answers: dict[str, list[Answer]] = defaultdict(list)
    values = when.values() | {"surs": sorted(set(surs))}
    for sur, by, session, issues, folded, action, yes in library.ask(_HISTORY, values):
        made = Draft(sur, by, tuple(issues), folded, action or 0, topics_of(folded))
        answers[sur].append(Answer(made, session, bool(yes)))
    return answers


class SurAnswers:
    """The answers of one State under review, ready to be compared with many asks.

    Args:
        answers: not empty, all of one State.
        expected: the world's log-odds of each answer, in the same order.
        groups: recommending State → its regional group.
    """

    def __init__(
        self, answers: Sequence[Answer], expected: Sequence[float], groups: Mapping[str, str]
    ) -> None:
        self._answers = answers
        self._group_of = groups
        last = max(answer.session for answer in answers)
        self._weights = [FADING ** (last - answer.session) for answer in answers]
        residuals, information = self._compared(expected)
        self._overall = sum(residuals) / (sum(information) + CAUTION["sur"])
        # The further habits are what the State does beyond being more or less open as a whole.
        self._residuals, self._information = self._compared(
            [log_odds + self._overall for log_odds in expected]
        )
        self._groups = [groups.get(answer.draft.by or "") for answer in answers]

    def __len__(self) -> int:
        return len(self._answers)

    def habits(self, wanted: Draft) -> SurHabits:
        """Return the habits that bear on an ask to this State."""
        wording = self._by_wording(wanted.folded)
        likeness = self._likeness(wanted) | {
            "sur wording": {place: like * like for place, like in wording.items()}
        }
        effects = {"sur": self._overall}
        counts = {"sur": self._counted(range(len(self._answers)))}
        for name, weights in likeness.items():
            effects[name] = self._effect(weights, CAUTION[name])
            counts[name] = self._counted(weights)
        similar = (place for place, like in wording.items() if like >= ALIKE)
        counts["sur wording"] = self._counted(similar)
        on_issue = likeness["sur issue"].items()
        known = sum(weight * self._information[place] for place, weight in on_issue)
        return SurHabits(effects, counts, (sum(self._information), known))

    def _likeness(self, wanted: Draft) -> dict[str, dict[int, float]]:
        """For each habit but wording: the answers it rests on, and how like the ask they are."""
        issues = self._by_issue(wanted.issues)
        category = self._where(lambda answer: answer.draft.category == wanted.category)
        by_group = self._group_of.get(wanted.by or "")
        return {
            "sur category": category,
            "sur issue": issues,
            "sur issue and category": {
                place: weight for place, weight in issues.items() if place in category
            },
            "sur to group": {
                place: 1.0
                for place, group in enumerate(self._groups)
                if group is not None and group == by_group
            },
            "sur to state": self._where(
                lambda answer: wanted.by is not None and answer.draft.by == wanted.by
            ),
        }

    def _compared(self, expected: Sequence[float]) -> tuple[list[float], list[float]]:
        """For each answer: weighted, what it is beyond the expected, and how much it tells."""
        residuals, information = [], []
        for answer, weight, log_odds in zip(self._answers, self._weights, expected, strict=True):
            share = chance(log_odds)
            residuals.append(weight * (answer.supported - share))
            information.append(weight * share * (1.0 - share))
        return residuals, information

    def _effect(self, weights: Mapping[int, float], caution: float) -> float:
        beyond = sum(weight * self._residuals[place] for place, weight in weights.items())
        known = sum(weight * self._information[place] for place, weight in weights.items())
        return beyond / (known + caution)

    def _counted(self, places: Iterable[int]) -> tuple[int, int]:
        supported = [self._answers[place].supported for place in places]
        return len(supported), sum(supported)

    def _where(self, like: Callable[[Answer], bool]) -> dict[int, float]:
        return {place: 1.0 for place, answer in enumerate(self._answers) if like(answer)}

    def _by_issue(self, issues: Sequence[str]) -> dict[int, float]:
        """Answers that share an issue, by the share of issues in common."""
        wanted = set(issues)
        found = {}
        for place, answer in enumerate(self._answers):
            common = wanted.intersection(answer.draft.issues)
            if common:
                found[place] = len(common) / len(wanted.union(answer.draft.issues))
        return found

    def _by_wording(self, folded: str) -> dict[int, float]:
        """Answers that share words, by likeness: 1 where all telling words are the same."""
        weights, lengths, places = self._vocabulary
        unknown = math.log(2 * len(self._answers) + 2)
        words = _telling(folded)
        length = math.sqrt(math.fsum(weights.get(word, unknown) ** 2 for word in words))
        shared: dict[int, float] = defaultdict(float)
        for word in sorted(words & weights.keys()):
            for place in places[word]:
                shared[place] += weights[word] ** 2
        return {place: value / (length * lengths[place]) for place, value in shared.items()}

    @cached_property
    def _vocabulary(self) -> tuple[dict[str, float], list[float], dict[str, list[int]]]:
        """Words with their weights, the length of each answer's words, and where each stands."""
        texts = [_telling(answer.draft.folded) for answer in self._answers]
        frequency = Counter(word for words in texts for word in words)
        weights = {
            word: math.log((len(texts) + 1) / (times + 0.5))
            if times <= _RARE_ENOUGH * len(texts)
            else _FREQUENT_WORD
            for word, times in frequency.items()
        }
        lengths = [math.sqrt(math.fsum(weights[word] ** 2 for word in words)) for words in texts]
        places: dict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(texts):
            for word in words:
                places[word].append(place)
        return weights, lengths, places


def _telling(folded: str) -> set[str]:
    return set(folded.split()) - _COMMON
