"""One recommendation's text: an opening, a phrase of the theme, and what it is tied to."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sample_data.making.chance import Chance
from sample_data.making.grammar import TAGS, Theme
from sample_data.making.openings import OPENINGS, Opening
from sample_data.making.phrases import COMPLETE, expand, gerund, plain, tags

#: Length habit → weights of 0, 1, 2 ... 6 additions to the bare sentence.
ADDITIONS = {
    "short": (72, 18, 10, 0, 0, 0, 0),
    "usual": (20, 15, 15, 17, 15, 11, 7),
    "long": (1, 4, 7, 12, 21, 28, 27),
}
#: Weight of an opening that a State prefers, against 1 for every other.
PREFERENCE = 6.0
#: Words of at least this many letters are not repeated within a text, but for these.
NOTABLE_LETTERS = 5
REPEATABLE = frozenset(("right", "human", "women", "their", "those", "which", "other", "people"))
#: After so many unsuccessful attempts, one addition less is tried.
ATTEMPTS = 12
#: How often a specific action is to join a treaty, where the theme has one.
PACT_SHARE = {"II": 0.7}
USUAL_PACT_SHARE = 0.3
#: A treaty's name alone; a longer pact gets one of the endings below, so that no long
#: formula of real recommendations is repeated word for word.
BARE_PACT_WORDS = 8
PACT_ENDINGS = (
    ", and ~adapt national law <accordingly|to it> within <one year|two years>",
    ", and ~publish the text in <all national languages|every language of the country>",
    " before its next <review|periodic report>",
    ", as {parliament} has <already |>debated",
    ", and ~explain its provisions to <judges|the public|local authorities>",
    ", as civil society in {capital} has long requested [CS]",
    ", and ~name a ministry responsible for its application",
    ", in consultation with {nhri} [NH]",
    " within <two|three> years",
    ", and ~adopt the rules that its application requires",
)
#: Where a state of affairs is to be ensured.
PLACES = (
    ", in particular in {region}",
    ", in {capital} as well as in {region}",
    ", in every part of the country",
)
#: The parts of which a text can hold two, and the word that begins the second.
DOUBLED = {"goals": "to", "sees": "that"}
#: Openings after which a second demand ("and ensure that ...") does not change the category.
DEMANDING = (
    "Take ",
    "Strengthen its ",
    "Intensify ",
    "Step up ",
    "Increase ",
    "Redouble ",
    "Make ",
)


@dataclass(frozen=True, slots=True)
class Style:
    """How one State writes.

    Args:
        length: a key of `ADDITIONS`.
        openings: the opening words it prefers.
        verbs: first verbs of specific actions it prefers ("adopt", "establish").
        full_stop: whether its sentences end with one.
    """

    length: str
    openings: frozenset[str]
    verbs: frozenset[str]
    full_stop: bool


@dataclass(frozen=True, slots=True)
class Composed:
    """A text and the issue labels that it touches, in alphabetical order."""

    text: str
    issues: tuple[str, ...]


def compose(
    theme: Theme, category: int, facts: Mapping[str, str], style: Style, chance: Chance
) -> Composed:
    """Write one recommendation on a theme, of an action category (1 to 5), in a State's style."""
    wanted = chance.weighted(range(7), ADDITIONS[style.length])
    for attempt in itertools.count():
        opening = _opening(theme, category, style, chance)
        additions = max(0, wanted - attempt // ATTEMPTS)
        if opening.part == "acts":
            body = _specific(theme, opening, additions, facts, style, chance)
        else:
            body = _general(theme, opening, additions, facts, chance)
        text = f"{opening.words} {plain(gerund(body) if opening.ing else body)}".strip()
        if _reads_well(text):
            break
    codes = {theme.code, *opening.tags, *tags(body)}
    text = text[0].upper() + text[1:] + ("." if style.full_stop else "")
    return Composed(text, tuple(sorted(TAGS[code] for code in codes)))


def _reads_well(text: str) -> bool:
    """Whether a text repeats no notable word and strings no clauses together."""
    words = [word for word in re.findall(r"\w+", text.casefold()) if len(word) >= NOTABLE_LETTERS]
    notable = [word.removesuffix("s") for word in words if word not in REPEATABLE]
    joints = text.count(", and ") + text.count("; and ")
    return len(notable) == len(set(notable)) and joints < 2 and text.count(" so that ") < 2


def _opening(theme: Theme, category: int, style: Style, chance: Chance) -> Opening:
    fitting = [each for each in OPENINGS[category] if getattr(theme, each.part)]
    weights = [
        each.common * (PREFERENCE if each.words in style.openings else 1.0) for each in fitting
    ]
    return chance.weighted(fitting, weights)


def _general(
    theme: Theme,
    opening: Opening,
    additions: int,
    facts: Mapping[str, str],
    chance: Chance,
) -> str:
    """A goal, a work, a reform, a state of affairs or a law, with scope, ends and a demand."""
    phrases: Sequence[str] = getattr(theme, opening.part)
    phrase = chance.pick(phrases)
    body = expand(phrase, facts, chance)
    scopes = {"goals": theme.scopes, "sees": PLACES}.get(opening.part, ())
    if phrase.endswith(COMPLETE) or _names_a_place(body, facts):
        scopes = ()
    if opening.part in DOUBLED and (additions > 2 or (additions > 1 and chance.happens(0.3))):
        body += f" and {DOUBLED[opening.part]} {expand(chance.pick(phrases), facts, chance)}"
        additions -= 2
    if scopes and additions > 0 and chance.happens(0.6):
        body += expand(chance.pick(scopes), facts, chance)
        additions -= 1
    if additions > 1 and opening.words.startswith(DEMANDING):
        body += f", and ~ensure that {expand(chance.pick(theme.sees), facts, chance)}"
        additions -= 2
    if additions > 0:
        body += expand(chance.pick(theme.ends), facts, chance)
    return body


def _names_a_place(text: str, facts: Mapping[str, str]) -> bool:
    return any(facts[key] in text for key in ("capital", "region", "town", "water"))


def _specific(
    theme: Theme,
    opening: Opening,
    additions: int,
    facts: Mapping[str, str],
    style: Style,
    chance: Chance,
) -> str:
    """One, two or three specific actions, or a treaty."""
    if theme.pacts and chance.happens(PACT_SHARE.get(theme.code, USUAL_PACT_SHARE)):
        body = expand(chance.pick(theme.pacts), facts, chance)
        if additions or len(f"{opening.words} {plain(body)}".split()) > BARE_PACT_WORDS:
            body += expand(chance.pick(PACT_ENDINGS), facts, chance)
        return body
    left = list(theme.acts)
    acts = []
    for _ in range(min(len(left), 1 + additions // 2)):
        act = chance.weighted(left, [3.0 if _verb(each) in style.verbs else 1.0 for each in left])
        acts.append(expand(act, facts, chance))
        left = [each for each in left if _verb(each) != _verb(act)]
    body = _joined(acts)
    if additions % 2:
        body += expand(chance.pick(theme.ends), facts, chance)
    return body


def _joined(acts: Sequence[str]) -> str:
    """The actions in one sentence; three or more are separated by semicolons."""
    if len(acts) < 3:
        return ", and ".join(acts)
    return "; ".join([*acts[:-1], f"and {acts[-1]}"])


def _verb(phrase: str) -> str:
    """The verb that a phrase begins with."""
    found = re.match(r"~(\w+)", phrase)
    return found[1] if found else ""
