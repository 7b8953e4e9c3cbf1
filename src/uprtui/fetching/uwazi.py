"""Ask a Uwazi database (HURIDOCS) for entities, and check what it answers.

What a request may hold, and what comes back, is written in Uwazi's source,
github.com/huridocs/uwazi: `searchParameterSchema.ts` (each parameter; others are refused),
`parseQueryMiddleware.ts` (each value is JSON), `documentQueryBuilder.js` and `search.js`:

- `types`: a list of template identifiers; an unknown one finds nothing, with status 200;
- `filters`: `{property: {"values": [identifier, …]}}`; `missing` means without a value; a property
  that is not known is ignored without a word;
- `limit`, `from`: how many entities, after how many; together at most 10,000 (Elasticsearch);
- `sort`, `order`: entities of one moment stand in any order, so pages may overlap or leave gaps;
- `totalRows` stops at 10,000, then `relation` is `gte`; `aggregations.all` has for each property
  that can be filtered its values with `filtered.doc_count`, besides a made-up value `any`; long
  lists of values are cut. Its `_types` counts entities by template without that stop.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from uprtui.fetching.errors import AGAIN, FetchError

Filters = Mapping[str, tuple[str, ...]]
"""Property → identifiers of values, of which an entity has one."""

MISSING = "missing"
_SEARCH = "/api/search"
_NAMED = 5
_ENTITY_KEYS = (
    "sharedId",
    "template",
    "language",
    "title",
    "published",
    "creationDate",
    "editDate",
)
_VALUE_KEYS = ("value", "label", "parent")


@dataclass(frozen=True, slots=True)
class Bucket:
    """One value of a property, and how many of the entities found have it."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found.

    Args:
        entities: those of the page asked for.
        total: how many there are in all; where `capped`, there are more.
        capped: whether `total` is only where the service stops counting.
        exact: how many there are in all, uncapped; None where the answer does not say.
        buckets: property → its values.
        templates: identifier of a template → how many entities it has.
    """

    entities: tuple[dict[str, Any], ...]
    total: int
    capped: bool
    exact: int | None
    buckets: Mapping[str, tuple[Bucket, ...]]
    templates: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Database:
    """A Uwazi database.

    Args:
        search: the address of its search.
        template: the template of the entities that are wanted.
    """

    search: str
    template: str

    @classmethod
    def at(cls, url: str, template: str) -> Database:
        """The database at its address; or at that of a search, whose `types` name the template."""
        parts = urlsplit(url)
        path = parts.path.rstrip("/")
        search = f"{parts.scheme}://{parts.netloc}{path.removesuffix(_SEARCH)}{_SEARCH}"
        asked = parse_qs(parts.query).get("types", [""])[0].strip('[]" ')
        return cls(search, asked or template)

    def address(self, filters: Filters, *, start: int, limit: int, order: str = "asc") -> str:
        """The address that asks for one page."""
        wanted = {name: {"values": list(values)} for name, values in filters.items()}
        parameters = {
            "types": json.dumps([self.template]),
            "filters": json.dumps(wanted),
            "from": str(start),
            "limit": str(limit),
            "sort": "creationDate",
            "order": order,
        }
        return f"{self.search}?{urlencode(parameters)}"

    def answer(self, said: Any, filters: Filters, cap: int) -> Answer:
        """Read and check what the service said.

        Raises:
            FetchError: it is no answer of a search, or not the one that was asked for.
        """
        if not isinstance(said, dict) or not isinstance(said.get("rows"), list):
            raise self._strange("it has no rows")
        total = said.get("totalRows")
        if not isinstance(total, int) or isinstance(total, bool) or total < 0:
            raise self._strange("it does not say how many entities there are")
        inner = said.get("aggregations")
        every = inner.get("all") if isinstance(inner, dict) else None
        buckets = (
            {str(name): _buckets(value) for name, value in every.items()}
            if isinstance(every, dict)
            else {}
        )
        templates = {bucket.key: bucket.count for bucket in buckets.pop("_types", ())}
        capped = said.get("relation") == "gte" or total >= cap
        return Answer(
            entities=tuple(self._entity(entity, filters) for entity in said["rows"]),
            total=total,
            capped=capped,
            exact=total if not capped else templates.get(self.template),
            buckets=buckets,
            templates=templates,
        )

    def nothing(self, answer: Answer) -> FetchError:
        """The error to raise where the whole database has no entity of the template."""
        most = sorted(answer.templates.items(), key=lambda pair: -pair[1])[:_NAMED]
        named = ", ".join(f"{name} ({count:,} entities)" for name, count in most)
        return FetchError(
            f"{self.search} has no entity of the template {self.template}: the identifier is wrong "
            "or has changed." + (f" It has the templates {named}." if named else ""),
            f"Give the right one in the address: --url '{self.search}?types=[\"IDENTIFIER\"]'.",
        )

    def _entity(self, entity: Any, filters: Filters) -> dict[str, Any]:
        """One entity, with what is needed of it."""
        if not isinstance(entity, dict) or not isinstance(entity.get("metadata"), dict):
            raise self._strange("a row is no entity")
        shared_id = entity.get("sharedId")
        if not isinstance(shared_id, str) or not shared_id:
            raise self._strange("an entity has no sharedId")
        if entity.get("template") != self.template:
            raise self._strange(f"entity {shared_id} is of another template")
        for name, wanted in filters.items():
            has = _keys(entity["metadata"].get(name))
            if not has & set(wanted) and not (MISSING in wanted and not has):
                raise self._strange(f"entity {shared_id} is not of the {name} that was asked for")
        kept = {key: entity[key] for key in _ENTITY_KEYS if key in entity}
        kept["metadata"] = {
            name: [
                {key: value[key] for key in _VALUE_KEYS if key in value}
                if isinstance(value, dict)
                else value
                for value in values
            ]
            if isinstance(values, list)
            else values
            for name, values in entity["metadata"].items()
        }
        return kept

    def _strange(self, what: str) -> FetchError:
        return FetchError(
            f"{self.search} did not answer as a search of Uwazi does: {what}.",
            f"The service may have changed, or the address is wrong (see --url). {AGAIN}",
        )


def _keys(values: Any) -> set[str]:
    if not isinstance(values, list):
        return set()
    return {str(value.get("value")) for value in values if isinstance(value, dict)}


def _buckets(value: Any) -> tuple[Bucket, ...]:
    """The values of one property; those that no entity found has, and `any`, are left."""
    listed = value.get("buckets") if isinstance(value, dict) else None
    found = []
    for bucket in listed if isinstance(listed, list) else ():
        if not isinstance(bucket, dict):
            continue
        key, filtered = bucket.get("key"), bucket.get("filtered")
        count = filtered.get("doc_count") if isinstance(filtered, dict) else None
        if isinstance(key, str) and key != "any" and isinstance(count, int) and count > 0:
            found.append(Bucket(key, str(bucket.get("label", "")).strip(), count))
    return tuple(found)
