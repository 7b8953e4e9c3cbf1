"""Who takes the floor in each review, on what, how strongly, and what is answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sample_data.making.chance import Chance
from sample_data.making.compose import Style, compose
from sample_data.making.grammar import THEMES
from sample_data.making.habits import HABITS, LEANINGS, Habit
from sample_data.making.openings import OPENINGS
from sample_data.making.responses import supported
from sample_data.making.reviewed import REVIEWED
from sample_data.making.state_under_review import Reviewed

#: Cycle → how many States take the floor in a review of the sample.
SPEAKERS = {2: 35, 3: 47, 4: 56}
FIRST_SESSION_OF_CYCLE = {2: 13, 3: 27, 4: 41}
#: How many recommendations one State makes in one review → how often.
PER_STATE = {1: 22, 2: 39, 3: 26, 4: 13}
SAME_GROUP, NEIGHBOUR = 1.6, 3.0
#: What is added to the weight of a State's first, second ... favourite issue (`THEMES` has
#: the weights: all issues together weigh about 36).
FAVOURITE = (9.0, 6.0, 4.0, 3.0)
#: How much likelier an issue is that the State raised at the previous review of this State.
AGAIN = 6.0
AS_BEFORE_SHARE = 0.12
#: How often a text is taken over, word for word, from another State of the same review.
SHARED_SHARE = 0.027
#: How much more a text attracts that several States have already made their own.
JOINED = 6.0
#: Texts of at most so many words may be heard again; a longer one is tried anew so often.
SHORT_WORDS = 7
ATTEMPTS = 12
SPECIFIC_VERBS = [
    "adopt",
    "amend",
    "establish",
    "create",
    "introduce",
    "repeal",
    "open",
    "publish",
    "prohibit",
    "train",
]


@dataclass(frozen=True, slots=True)
class Row:
    """One recommendation of the sample."""

    sur: str
    by: str
    text: str
    response: str
    action: int
    issues: tuple[str, ...]
    session: int


@dataclass(frozen=True, slots=True)
class Review:
    """One State's review in one session, and the issues each State raised in the one before."""

    state: Reviewed
    session: int
    before: Mapping[str, frozenset[str]]

    @property
    def cycle(self) -> int:
        """The cycle of the session."""
        return max(c for c, first in FIRST_SESSION_OF_CYCLE.items() if self.session >= first)


def recommendations(seed: int) -> list[Row]:
    """All recommendations of the sample for a seed, by session, then as the floor was taken."""
    rows: list[Row] = []
    heard: set[str] = set()
    for state in REVIEWED:
        before: dict[str, frozenset[str]] = {}
        for session in state.sessions:
            raised: dict[str, frozenset[str]] = {}
            rows += _review(Review(state, session, before), seed, heard, raised)
            before = raised
    return sorted(rows, key=lambda row: row.session)


def _review(
    review: Review, seed: int, heard: set[str], raised: dict[str, frozenset[str]]
) -> list[Row]:
    """The rows of one review; `heard` (all texts so far) and `raised` are added to."""
    chance = Chance(f"{seed} {review.state.code} {review.session}")
    interest = [_interest(habit, review.state) for habit in HABITS]
    speakers = chance.several(HABITS, interest, SPEAKERS[review.cycle])
    rows: list[Row] = []
    for habit in speakers:
        codes = _issues(habit, review, chance)
        raised[habit.name] = frozenset(codes)
        style = style_of(habit, seed)
        rows += [_row(habit, style, code, review, heard, chance) for code in codes]
    return _share_texts(rows, chance)


def _interest(habit: Habit, state: Reviewed) -> float:
    """How strongly a State is drawn to a review: its activity, its region, a common border."""
    weight = habit.activity**2
    if habit.group == state.group:
        weight *= SAME_GROUP
    if habit.code in state.neighbours:
        weight *= NEIGHBOUR
    return weight


def _issues(habit: Habit, review: Review, chance: Chance) -> list[str]:
    """The issues that a State raises in a review, all different."""
    codes = [code for code in THEMES if code not in review.state.absent]
    bonus = dict(zip(habit.favourites, FAVOURITE, strict=False))
    weights = [
        (THEMES[code][1] + bonus.get(code, 0.0))
        * review.state.concerns.get(code, 1.0)
        * (AGAIN if code in review.before.get(habit.name, ()) else 1.0)
        for code in codes
    ]
    count = chance.weighted(tuple(PER_STATE), tuple(PER_STATE.values()))
    return chance.several(codes, weights, count)


def _row(
    habit: Habit, style: Style, code: str, review: Review, heard: set[str], chance: Chance
) -> Row:
    """A State's recommendation on an issue, unlike what has been heard (but for short ones)."""
    theme = THEMES[code][0]
    action = chance.weighted((1, 2, 3, 4, 5), LEANINGS[habit.leaning])
    for _ in range(ATTEMPTS):
        written = compose(theme, action, review.state.facts, style, chance)
        said = written.text.removesuffix(".")
        if said not in heard or len(said.split()) <= SHORT_WORDS:
            break
    heard.add(said)
    text = written.text
    if code in review.before.get(habit.name, ()) and chance.happens(AS_BEFORE_SHARE):
        text = text.removesuffix(".") + ", as previously recommended" + "." * text.endswith(".")
    response = supported(habit, review.state, code, action, chance)
    return Row(
        review.state.name,
        habit.name,
        text,
        "Supported" if response else "Noted",
        action,
        written.issues,
        review.session,
    )


def _share_texts(rows: list[Row], chance: Chance) -> list[Row]:
    """Let some States join a recommendation of another, as groups of States do in a review."""
    said: list[Row] = []
    for row in rows:
        joinable = [r for r in said if r.by != row.by and set(r.issues) & set(row.issues)]
        if joinable and chance.happens(SHARED_SHARE):
            heads = Counter(r.text for r in said)
            weights = [JOINED if heads[r.text] > 1 else 1.0 for r in joinable]
            said.append(replace(chance.weighted(joinable, weights), by=row.by))
        else:
            said.append(row)
    return said


def style_of(habit: Habit, seed: int) -> Style:
    """How a State writes: drawn once from the seed, the same in every review."""
    chance = Chance(f"{seed} style {habit.code}")
    preferred: set[str] = set()
    for openings in OPENINGS.values():
        words = [each.words for each in openings]
        preferred.update(chance.several(words, [1.0] * len(words), 2))
    verbs = chance.several(SPECIFIC_VERBS, [1.0] * len(SPECIFIC_VERBS), 3)
    return Style(habit.length, frozenset(preferred), frozenset(verbs), chance.happens(0.12))
