"""Fetch recommendations from UPR Info's present database, past the 10,000 that one search shows.

A search that finds too much is divided by a property whose values account for all that it finds: by
session, or where that list is cut, by cycle and then by session; within a session by State. Each
part is fetched page by page; where pages leave gaps it is asked for once more in the other order,
and divided if that does not help. At the end the entities are counted against the service's total.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from uprtui.fetching.checking import looked_through
from uprtui.fetching.errors import AGAIN, FetchError
from uprtui.fetching.part import Part
from uprtui.fetching.types import Fetched, Report
from uprtui.fetching.uwazi import MISSING, Answer, Bucket, Database, Filters
from uprtui.fetching.web import Web

#: What a search may be divided by, in this order.
DIVIDED_BY = (
    "session",
    "cycle",
    "state_under_review",
    "recommending_state",
    "response",
    "action_category",
)
#: No search shows more entities than this.
CAP = 10_000
#: How many entities are asked for at once.
PAGE = 500
_NAMED = 10
_SESSION = re.compile(r"\s*0*(\d{1,3})\b")
_RECORD = re.compile(rb'^\{"sharedId":', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of the database; all of it where both are empty.

    Args:
        states: codes of States under review.
        sessions: numbers of sessions.
        code_of: the code of a State by any of its names, or None.
    """

    states: frozenset[str] = frozenset()
    sessions: frozenset[int] = frozenset()
    code_of: Callable[[str], str | None] = lambda name: name


def fetch_upr_info(
    target: Path,
    database: Database,
    web: Web,
    report: Report,
    wish: Wish | None = None,
    *,
    cap: int = CAP,
    page: int = PAGE,
) -> Fetched:
    """Fetch entities into a file of JSON lines, which the connector `upr-info-current` reads.

    Args:
        target: the file; it appears when all is fetched, and must not be there before.
        database: where to ask.
        web: how to ask.
        report: told how far it is.
        wish: which recommendations are wanted; all unless given.
        cap: how many entities of a search the service shows.
        page: how many to ask for at once.

    Raises:
        FetchError: the service refuses, has changed, or does not hand over what it counts. What is
            fetched by then is kept for the next run.
    """
    wish = wish or Wish()
    order = {
        "service": "upr-info",
        "search": database.search,
        "template": database.template,
        "states": sorted(wish.states),
        "sessions": sorted(wish.sessions),
    }
    with Part(target, order) as part:
        run = _Run(database, web, report, part, cap, min(page, cap))
        resumed = part.resumed
        filters, expected = run.plan(wish)
        run.all_of(filters, expected)
        sha256, records = looked_through(part.path, _RECORD)
        part.finish()
        return Fetched(target, part.size, sha256, records, web.requests, resumed)


class _Run:
    """One run: asks, writes, and remembers what is done."""

    def __init__(
        self, database: Database, web: Web, report: Report, part: Part, cap: int, page: int
    ) -> None:
        self._database = database
        self._web = web
        self._report = report
        self._part = part
        self._cap = cap
        self._page = page
        self._expected: int | None = None
        self._seen = _ids_of(part)
        self._finished: dict[str, int] = part.state.setdefault("finished", {})

    def plan(self, wish: Wish) -> tuple[dict[str, tuple[str, ...]], int | None]:
        """The filters that a wish means, and how many entities there are."""
        whole = self._ask({}, limit=0)
        if not whole.total:
            raise self._database.nothing(whole)
        filters: dict[str, tuple[str, ...]] = {}
        if wish.sessions:
            filters["session"] = self._values(
                "session", {str(number) for number in wish.sessions}, _session_of, {}, whole
            )
        if wish.states:
            within = dict(filters)
            filters["state_under_review"] = self._values(
                "state_under_review",
                set(wish.states),
                wish.code_of,
                within,
                self._ask(within, limit=0) if within else whole,
            )
        return filters, (self._ask(filters, limit=0) if filters else whole).exact

    def all_of(self, filters: Filters, expected: int | None) -> None:
        """Fetch all that the filters leave, and count it.

        Raises:
            FetchError: fewer entities came than the service says there are.
        """
        self._expected = expected
        self._slice(filters, expected)
        self._expected = self._ask(filters, limit=0).exact
        if self._expected is None or len(self._seen) >= self._expected:
            return
        # Entities were added meanwhile: the parts whose number has changed are fetched again.
        self._slice(filters, None)
        if len(self._seen) < self._expected:
            raise self._short(len(self._seen), self._expected)

    def _slice(self, filters: Filters, count: int | None) -> None:
        """Fetch what one set of filters leaves; `count` is how many entities that should be."""
        name = _name(filters)
        if count is not None and self._finished.get(name) == count:
            return
        if count is None or count >= self._cap:
            answer = self._ask(filters, limit=0)
            if answer.capped:
                self._divide(filters, answer)
                return
        got, total = self._pages(filters, name)
        if got < total:
            answer = self._ask(filters, limit=0)
            total = answer.total
            if total > got and not self._divided(filters, answer):
                raise self._short(got, total)
        self._finished[name] = total
        self._part.state.pop("current", None)
        self._part.keep()

    def _pages(self, filters: Filters, name: str) -> tuple[int, int]:
        """Fetch page by page, and in the other order where pages left gaps.

        Out: how many entities came, and how many there are.
        """
        current = self._part.state.get("current")
        if not isinstance(current, dict) or current.get("slice") != name:
            current = {"slice": name, "from": 0, "order": "asc", "ids": []}
            self._part.state["current"] = current
        ids = dict.fromkeys(current["ids"])
        total = self._cap
        while True:
            start = current["from"]
            limit = min(self._page, self._cap - start)
            answer = self._ask(filters, start=start, limit=limit, order=current["order"])
            total = answer.total
            if answer.capped:
                return 0, total
            self._write(answer)
            ids.update((entity["sharedId"], None) for entity in answer.entities)
            current["from"] = start + len(answer.entities)
            current["ids"] = list(ids)
            if not answer.entities or current["from"] >= total:
                if len(ids) >= total or current["order"] == "desc":
                    return len(ids), total
                current["order"], current["from"] = "desc", 0
            self._part.keep()

    def _write(self, answer: Answer) -> None:
        for entity in answer.entities:
            if entity["sharedId"] not in self._seen:
                self._seen.add(entity["sharedId"])
                line = json.dumps(entity, ensure_ascii=True, separators=(",", ":"))
                self._part.write(line.encode() + b"\n")
        self._report.progress(len(self._seen), self._expected, "entities")

    def _divide(self, filters: Filters, answer: Answer) -> None:
        if not self._divided(filters, answer):
            raise FetchError(
                f"{self._database.search} shows only {self._cap:,} entities of a search, and "
                f"{_name(filters) or 'the whole'} cannot be divided further: its lists of values "
                "do not account for all entities.",
                "Fetch less at once: use --state or --session.",
            )

    def _divided(self, filters: Filters, answer: Answer) -> bool:
        """Fetch in smaller parts; False where no property accounts for all entities."""
        for name in DIVIDED_BY:
            chosen = filters.get(name)
            if chosen is not None and len(chosen) > 1:
                for value in chosen:
                    self._slice({**filters, name: (value,)}, None)
                return True
            if chosen is None and _accounts_for_all(answer, name):
                for bucket in answer.buckets[name]:
                    self._slice({**filters, name: (bucket.key,)}, bucket.count)
                return True
        return False

    def _values(
        self,
        name: str,
        wanted: set[str],
        meaning: Callable[[str], str | None],
        filters: Filters,
        answer: Answer,
    ) -> tuple[str, ...]:
        """The identifiers of a property's values that mean what is wanted."""
        found: dict[str, str] = {}
        for bucket in self._listed(name, filters, answer):
            means = meaning(bucket.label) if bucket.key != MISSING else None
            if means in wanted:
                found[bucket.key] = str(means)
        absent = sorted(wanted - set(found.values()), key=lambda word: (len(word), word))
        where = " in the sessions asked for" if filters else ""
        named = ", ".join(absent[:_NAMED]) + (", …" if len(absent) > _NAMED else "")
        missing = f"no recommendations{where} with {name.replace('_', ' ')} {named}"
        if not found:
            raise FetchError(
                f"The database has {missing}.", "UPR Info may not have entered them yet."
            )
        if absent:
            self._report.say(f"The database has {missing}; the others are fetched.")
        return tuple(sorted(found))

    def _listed(self, name: str, filters: Filters, answer: Answer) -> Iterator[Bucket]:
        """All values of a property; where the list is cut, those of each part."""
        if answer.exact is None or _accounts_for_all(answer, name):
            yield from answer.buckets.get(name, ())
            return
        for other in DIVIDED_BY:
            if other in (name, *filters) or not _accounts_for_all(answer, other):
                continue
            for bucket in answer.buckets[other]:
                inside = {**filters, other: (bucket.key,)}
                yield from self._listed(name, inside, self._ask(inside, limit=0))
            return
        yield from answer.buckets.get(name, ())

    def _ask(self, filters: Filters, *, limit: int, start: int = 0, order: str = "asc") -> Answer:
        url = self._database.address(filters, start=start, limit=limit, order=order)
        return self._database.answer(self._web.json(url), filters, self._cap)

    def _short(self, got: int, total: int) -> FetchError:
        return FetchError(
            f"{self._database.search} counts {total:,} entities but handed over {got:,}.", AGAIN
        )


def _accounts_for_all(answer: Answer, name: str) -> bool:
    """Whether every entity found has one of the property's listed values."""
    counted = sum(bucket.count for bucket in answer.buckets.get(name, ()))
    return counted >= (answer.total if answer.exact is None else answer.exact) > 0


def _session_of(label: str) -> str | None:
    found = _SESSION.match(label)
    return None if found is None else found[1]


def _name(filters: Filters) -> str:
    """A name for a set of filters, the same in every run."""
    return " ".join(f"{name}={','.join(sorted(filters[name]))}" for name in sorted(filters))


def _ids_of(part: Part) -> set[str]:
    """The identifiers that an earlier run wrote; where its file is damaged, it begins anew."""
    ids: set[str] = set()
    try:
        for line in part.lines():
            entity: Any = json.loads(line)
            ids.add(entity["sharedId"])
    except (ValueError, KeyError, TypeError):
        part.restart()
        return set()
    return ids
