"""Which identities are one recommendation, though their sources spell them differently.

Equal texts have one identity already. What is left over in a review that several sources tell is
compared here, within what one State said there:

1. A paragraph of one report is one recommendation for each State. Elsewhere two texts are one from
   a measured nearness on (see `recommendation.nearness`); paragraphs with different numbers never.
2. One source's text may be split in two in another one: both parts then stand for the whole.
3. Where the same paragraph, or just the same text, is one State's here and another one's there,
   the more official source is right about the State.

A source's own rows are never joined with each other, except as the parts of a whole. The outcome
depends on what the sources say, not on the order in which they came.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, permutations

from uprtui.recommendation.nearness import SAME_FROM, nearness, shared_words

SAME_PARAGRAPH_FROM = 0.6
"""The share of words from which two texts under one paragraph number are the same."""

_SPLIT_LENGTHS = (0.85, 1.15)
_MOST_PARTS = 40  # leftovers of one source in one group; more are no split sentences


@dataclass(frozen=True, slots=True)
class Told:
    """One identity, as the sources tell it.

    Attributes:
        id: the identity.
        by: the State that said it; None where unknown.
        order: smaller is more official; no two identities have the same.
        text: as `identity_text` gives it.
        sources: ranks of the sources that tell it; 1 is the most official one.
        paragraphs: (document, number) of the paragraphs that it is known to be.
    """

    id: str
    by: str | None
    order: int
    text: str
    sources: frozenset[int]
    paragraphs: frozenset[tuple[str, str]] = frozenset()


@dataclass(slots=True)
class Joins:
    """What was found.

    Attributes:
        canonical: identity → the one that stands for it; only those that differ.
        states: (id kept, id that gave way, rank of the kept one's source, rank of the other's)
            where the sources name different States.
    """

    canonical: dict[str, str] = field(default_factory=dict)
    states: list[tuple[str, str, int, int]] = field(default_factory=list)


def joins_of_review(told: Iterable[Told], standings: Mapping[int, int]) -> Joins:
    """Find the identities of one review that are one recommendation.

    In: the identities that not all of the review's sources tell, and rank of a source → its
    standing. Out: the joins.
    """
    known = sorted(told, key=lambda each: each.order)
    clusters = _Clusters(known)
    groups: dict[str | None, list[Told]] = defaultdict(list)
    for each in known:
        groups[each.by].append(each)
    for group in groups.values():
        for _, one, other in sorted(_near_pairs(group)):
            clusters.join(one, other)
        for whole, parts in _split(group, clusters):
            clusters.join_parts(whole, parts)
    found = Joins()
    for kept, other in _other_states(known, clusters, standings):
        found.states.append((kept.id, other.id, min(kept.sources), min(other.sources)))
        clusters.join_parts(kept, (other,))
    found.canonical = clusters.canonical()
    return found


class _Clusters:
    """Sets of identities that are one; each source tells a set at most once."""

    def __init__(self, known: Sequence[Told]) -> None:
        self._known = {each.id: each for each in known}
        self._leader = {each.id: each.id for each in known}
        self._sources = {each.id: set(each.sources) for each in known}

    def leader(self, each: Told) -> str:
        """The identity that stands for it so far."""
        at = each.id
        while self._leader[at] != at:
            at = self._leader[at]
        return at

    def alone(self, each: Told) -> bool:
        """Whether it was not joined with any other."""
        return self._leader[each.id] == each.id and self._sources[each.id] == each.sources

    def tellers(self, each: Told) -> set[int]:
        """The sources that tell it, in whatever words."""
        return self._sources[self.leader(each)]

    def join(self, one: Told, other: Told) -> None:
        """Make two sets one, unless a source tells both."""
        first, second = self.leader(one), self.leader(other)
        if first != second and not self._sources[first] & self._sources[second]:
            self._unite(first, second)

    def join_parts(self, whole: Told, parts: Iterable[Told]) -> None:
        """Make a whole and its parts one set, though one source tells several of them."""
        for part in parts:
            first, second = self.leader(whole), self.leader(part)
            if first != second:
                self._unite(first, second)

    def canonical(self) -> dict[str, str]:
        """Identity → leader, for those that do not stand for themselves."""
        found = {id_: self.leader(each) for id_, each in self._known.items()}
        return {id_: leader for id_, leader in found.items() if id_ != leader}

    def _unite(self, first: str, second: str) -> None:
        if self._known[second].order < self._known[first].order:
            first, second = second, first
        self._leader[second] = first
        self._sources[first] |= self._sources[second]


def _near_pairs(group: Sequence[Told]) -> Iterator[tuple[tuple[float, int, int], Told, Told]]:
    """Pairs that may be one, to be sorted: the nearest first, then the more official."""
    for one, other in combinations(group, 2):
        if one.sources & other.sources:
            continue
        near = _near(one, other)
        if near is not None:
            yield (-near, one.order, other.order), one, other


def _near(one: Told, other: Told) -> float | None:
    """How near two identities are; None where they are apart."""
    if _documents(one) & _documents(other):
        same = bool(one.paragraphs & other.paragraphs)
        return 1.0 if same and shared_words(one.text, other.text) >= SAME_PARAGRAPH_FROM else None
    near = nearness(one.text, other.text)
    return near if near >= SAME_FROM else None


def _split(group: Sequence[Told], clusters: _Clusters) -> Iterator[tuple[Told, tuple[Told, Told]]]:
    """Texts of one source that another source has in two parts."""
    left = [each for each in group if clusters.alone(each)]
    by_source: Mapping[int, list[Told]] = defaultdict(list)
    for each in left:
        for source in each.sources:
            by_source[source].append(each)
    for whole in left:
        length = len(whole.text)
        for source, parts in sorted(by_source.items()):
            if source in whole.sources or len(parts) > _MOST_PARTS:
                continue
            pair = next(
                (
                    (one, other)
                    for one, other in permutations(parts, 2)
                    if _SPLIT_LENGTHS[0] * length
                    <= len(one.text) + len(other.text)
                    <= _SPLIT_LENGTHS[1] * length
                    and nearness(whole.text, f"{one.text} {other.text}") >= SAME_FROM
                ),
                None,
            )
            if pair is not None and all(map(clusters.alone, (whole, *pair))):
                yield whole, pair
                break


def _other_states(
    known: Sequence[Told], clusters: _Clusters, standings: Mapping[int, int]
) -> Iterator[tuple[Told, Told]]:
    """(kept, giving way) of what one source says of one State and another source of another one."""
    pairs = [
        pair
        for pair in combinations(sorted({source for each in known for source in each.sources}), 2)
        if standings[pair[0]] > standings[pair[1]]
    ]
    for official, other in pairs:
        differences = _Differences(known, clusters, official, other)
        yield from differences.of_paragraphs()
        yield from differences.of_texts()


class _Differences:
    """What only one of two sources tells of a State, the first source being the more official."""

    def __init__(
        self, known: Sequence[Told], clusters: _Clusters, official: int, other: int
    ) -> None:
        self._official = [each for each in known if official in each.sources]
        self._missing = [each for each in self._official if other not in clusters.tellers(each)]
        self._extra = [
            each
            for each in known
            if other in each.sources and official not in clusters.tellers(each)
        ]

    def of_paragraphs(self) -> Iterator[tuple[Told, Told]]:
        """Pairs under one paragraph number of one document."""
        for other in list(self._extra):
            same = [each for each in self._official if each.paragraphs & other.paragraphs]
            missing = [each for each in same if each in self._missing]
            alike = [
                each
                for each in missing or same
                if shared_words(each.text, other.text) >= SAME_PARAGRAPH_FROM
            ]
            if alike:
                self._settle(alike[0], other)
                yield alike[0], other

    def of_texts(self) -> Iterator[tuple[Told, Told]]:
        """Pairs with just the same text, where nothing else can be meant.

        Neither State may have another text that only one of the two sources knows: that would
        rather be the same recommendation in other words.
        """
        missing_by = Counter(each.by for each in self._missing)
        extra_by = Counter(each.by for each in self._extra)
        extra_texts = Counter(each.text for each in self._extra)
        missing_texts: dict[str, list[Told]] = defaultdict(list)
        for each in self._missing:
            missing_texts[each.text].append(each)
        for other in list(self._extra):
            kept = missing_texts[other.text]
            alone = len(kept) == 1 and extra_texts[other.text] == 1
            if (
                alone
                and not missing_by[other.by]
                and not extra_by[kept[0].by]
                and not _documents(kept[0]) & _documents(other)
            ):
                yield kept[0], other

    def _settle(self, kept: Told, other: Told) -> None:
        self._extra.remove(other)
        if kept in self._missing:
            self._missing.remove(kept)


def _documents(each: Told) -> set[str]:
    return {document for document, _ in each.paragraphs}
