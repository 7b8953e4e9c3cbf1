"""What the fitted weights look at: the rules' outcome, and words with the place they stand in.

A sign is a short key such as "near law": a kind and its words. `action_weights.csv` has a weight
of each for each category. Words count in the singular; of verbs, the form of the rules' table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from uprtui.recommendation.action_opening import Found, skip_adverbs
from uprtui.recommendation.action_rules import RuleVerdict, object_category
from uprtui.recommendation.action_table import ActionTable

Sign = tuple[str, int, int]
"""A key, and the first and the last of its words (indexes; -1 and -1 where it has none)."""

LITTLE = frozenset(
    {"a", "all", "an", "and", "any", "as", "at", "be", "by", "for", "from", "in", "it", "its"}
    | {"of", "on", "or", "such", "that", "the", "their", "this", "to", "with"}
    | {",", ".", ";", ":", "/"}
)
"""Words and marks that say little by themselves."""
_MARKS = frozenset(",.;:/")
_SENTENCE_ENDS = frozenset(".;")
_JOINTS = frozenset({"and", "or", "as", "by", "through", "including", ",", ";", "."})
_PASSED_OVER = frozenset({"and", "to", "well", "as", "inter", "alia", "also", ","})
_NEAR, _WITH, _SIDE_BY_SIDE, _NEXT = 6, 5, 8, 3  # how many words after the verb each kind reads
_WORDS_A_STEP, _LONGEST = 8, 7  # length is counted in steps of 8 words, 56 and more as one


def read_signs(words: Sequence[str], verdict: RuleVerdict, table: ActionTable) -> list[Sign]:
    """Return the signs of a text, each key once; none for a text without words."""
    if not words:
        return []
    signs = [*_of_rules(verdict, len(words))]
    start = verdict.openings[0].start if verdict.openings else 0
    end = verdict.openings[-1].end if verdict.openings else 0
    for place in range(start):
        signs.append((f"before {singular(words[place])}", place, place))
    signs += _of_opening(verdict.openings)
    signs += _after(words, end, verdict.openings[-1].verb if verdict.openings else "-")
    if verdict.openings:
        signs += _later(words, end, verdict.by_object, table)
        signs += _aim(words, verdict, table)
    seen: dict[str, Sign] = {}
    for sign in signs:
        seen.setdefault(sign[0], sign)
    return list(seen.values())


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """Return a word without the ending of a plural or of a third person, as far as one can see."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return word[:-1]
    return word


def _of_rules(verdict: RuleVerdict, length: int) -> Iterator[Sign]:
    steps = min(length // _WORDS_A_STEP, _LONGEST)
    yield f"rule {verdict.category}", -1, -1
    yield f"length {steps}", -1, -1
    yield f"rule+length {verdict.category} {steps}", -1, -1
    if verdict.openings:
        yield f"object {verdict.by_object}", -1, -1
        yield f"opening {min(len(verdict.openings), 3)} {verdict.by_object}", -1, -1
        yield f"start {min(verdict.openings[0].start, 3)}", -1, -1
    else:
        yield "start none", -1, -1


def _of_opening(openings: Sequence[Found]) -> Iterator[Sign]:
    if not openings:
        return
    last, first = openings[-1], openings[0]
    yield f"verb {last.verb}", last.start, last.end - 1
    spelt = last.spelt.partition(" ")[0]
    if spelt != last.opening.words[0]:
        yield f"form {spelt[-3:] if spelt.endswith('ing') else spelt[-2:]}", last.start, last.start
    if len(openings) > 1:
        yield f"first {first.verb}", first.start, first.end - 1
        yield f"verbs {first.verb} & {last.verb}", first.start, last.end - 1
        yield f"turn {first.opening.category} {last.opening.category}", first.start, last.end - 1


def _after(words: Sequence[str], end: int, verb: str) -> Iterator[Sign]:
    """Words after the deciding verb: next to it, near it, in pairs, and anywhere."""
    telling, before = 0, "^"
    for place in range(end, len(words)):
        word = words[place]
        if word in _SENTENCE_ENDS:
            telling = _NEAR
        plain = singular(word)
        far = place - end
        if word not in _MARKS:
            yield f"text {plain}", place, place
        if far < _SIDE_BY_SIDE:
            yield f"pair {before} {plain}", max(place - 1, end), place
            if far < _NEXT:
                yield f"next{far} {verb} {plain}", place, place
        if word not in LITTLE:
            if telling < _NEAR:
                yield f"near {plain}", place, place
                if telling < _WITH:
                    yield f"with {verb} {plain}", place, place
            telling += 1
        before = plain


def _later(words: Sequence[str], end: int, by_object: int, table: ActionTable) -> Iterator[Sign]:
    """Verbs after a joint ("and adopt", "by amending"), and how they balance the opening."""
    plain_categories = []
    place = end
    while place < len(words) - 1:
        joint = words[place]
        place += 1
        if joint not in _JOINTS:
            continue
        at = skip_adverbs(words, place, table)
        while at < len(words) and words[at] in _PASSED_OVER:
            at += 1
        at = skip_adverbs(words, at, table)
        opening = table.opening_at(words, at)
        if opening is None:
            continue
        gerund = words[at].endswith("ing") and words[at] != opening.words[0]
        form = "ing" if gerund else "plain"
        last = at + len(opening.words) - 1
        category, _ = object_category(opening, words, last + 1)
        if not gerund:
            plain_categories.append(category)
        yield f"{joint}+{form} {by_object} {category}", at, last
        yield f"{form} {by_object} {category}", at, last
        yield f"{form} {' '.join(opening.words)}", at, last
        if joint in {"by", "through", "including"}:
            yield f"{joint} {' '.join(opening.words)}", at, last
        place = at
    order = "".join(map(str, plain_categories[:2]))
    yield f"parts {by_object} {order}", -1, -1
    counts = [min(plain_categories.count(category), 3) for category in (5, 4)]
    yield f"balance {by_object} {counts[0]} {counts[1]}", -1, -1


def _aim(words: Sequence[str], verdict: RuleVerdict, table: ActionTable) -> Iterator[Sign]:
    """The first verb after "to", which the deciding verb serves ("take steps to abolish")."""
    deciding = verdict.openings[-1]
    for place in range(deciding.end + 1, len(words)):
        opening = table.opening_at(words, place) if words[place - 1] == "to" else None
        if opening is not None and words[place] == opening.words[0]:
            last = place + len(opening.words) - 1
            category, _ = object_category(opening, words, last + 1)
            yield f"to {' '.join(opening.words)}", place, last
            yield f"aim {verdict.by_object} {category}", place, last
            yield f"aim {deciding.verb} {category}", place, last
            return
