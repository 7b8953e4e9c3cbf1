"""The filters that a user has set on the library, in the order in which they were set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from uprtui.recommendation import ACTIONS, Kind

if TYPE_CHECKING:
    from uprtui.library import FacetCount, Query
    from uprtui.states import States

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "sur": "State under review",
        "by": "Recommending State",
        "group": "Regional group",
        "bloc": "Bloc",
        "issue": "Issue",
        "response": "Response",
        "action": "Action category",
        "session": "Session",
        "cycle": "Cycle",
        "theme": "OHCHR theme",
        "kind": "Kind",
    }
)
"""The facets by name, as people read them, in the order of the list to choose from."""

ALL_KINDS = "all"
KINDS = (
    (str(Kind.RECOMMENDATION), "recommendations"),
    (str(Kind.PLEDGE), "voluntary pledges"),
    (str(Kind.SUPPORTING), "supporting, of UN bodies"),
    (str(Kind.QUESTION), "advance questions"),
    (ALL_KINDS, "all kinds"),
)
"""The kinds of record to choose from, each with what people read."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter.

    Args:
        facet: a key of `TITLES`.
        value: what the query is given.
        label: what people read.
    """

    facet: str
    value: str | int
    label: str

    @property
    def said(self) -> str:
        """The filter in words: `Issue: Torture`."""
        return f"{TITLES[self.facet]}: {self.label}"


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters that are set, the last one last; at most one for each facet."""

    active: tuple[Filter, ...] = ()

    def get(self, facet: str) -> Filter | None:
        """Return the filter on a facet, or None."""
        return next((each for each in self.active if each.facet == facet), None)

    def setting(self, added: Filter) -> Filters:
        """Return these filters with one more, in place of an earlier one on the same facet."""
        return Filters((*self.without(added.facet).active, added))

    def without(self, facet: str) -> Filters:
        """Return these filters without that on a facet."""
        return Filters(tuple(each for each in self.active if each.facet != facet))

    def without_last(self) -> Filters:
        """Return these filters without the one that was set last."""
        return Filters(self.active[:-1])

    @property
    def kind(self) -> Kind | None:
        """The kind of record that is shown; None where all are."""
        chosen = self.get("kind")
        if chosen is None:
            return Kind.RECOMMENDATION
        return None if chosen.value == ALL_KINDS else Kind(str(chosen.value))

    @property
    def said(self) -> str:
        """All filters on one line; says so where there is none."""
        return " · ".join(each.said for each in self.active) or "All recommendations"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user asks the library for: words, filters and an order."""

    words: str = ""
    filters: Filters = Filters()
    sort: str = "session"
    descending: bool = True

    @property
    def query(self) -> Query:
        """The same as the library is asked it."""
        from uprtui.library import Query

        given: dict[str, Any] = {each.facet: each.value for each in self.filters.active}
        session = given.pop("session", None)
        given["kind"] = self.filters.kind
        query = Query(words=self.words, sort=self.sort, descending=self.descending, **given)
        return query if session is None else replace(query, sessions=(session, session))


def value_label(facet: str, count: FacetCount) -> str:
    """Return what people read for a counted value of a facet."""
    if facet == "action":
        return f"{count.value} {ACTIONS.get(int(count.value), '')}".strip()
    if facet == "session":
        return f"Session {count.value}"
    if facet == "cycle":
        return f"Cycle {count.value}"
    return count.label


def value_words(facet: str, count: FacetCount, states: States) -> str:
    """Return further words that a value is found by: a State's code and other names."""
    if facet not in {"sur", "by"}:
        return ""
    state = states.get(str(count.value))
    return "" if state is None else " ".join((state.code, *state.aliases))
