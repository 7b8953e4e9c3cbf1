"""The JSON of UPR Info's present database: answers of its search API, and lists of entities.

An answer is `{"rows": [entity, …], "totalRows": N, "relation": "gte", "aggregations": {…}}`; an
entity has `sharedId`, `template`, `language` and `metadata`, where each property is a list of
`{"value": …, "label": …}`. Source: `app/api/search/search.js` of github.com/huridocs/uwazi.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from uprtui.api import RowError
from uprtui_connectors.json_stream import LONGEST_VALUE, JsonStream
from uprtui_connectors.places import shown
from uprtui_connectors.upr_info_current_rows import Entry, Item, Other

#: The templates of the database: what their identifiers stand for.
TEMPLATES = {
    "5d8ce04361cde0408222e9a8": "recommendation",
    "5e57cdd6f54e0a1304c0d50d": "review document",
    "5d8cdec361cde0408222d3ec": "State",
}
_LANGUAGE = "en"
_LONGEST_RAW = 10_000
_SIGNS = ('"state_under_review"', *(f'"{template}"' for template in TEMPLATES))


@dataclass
class Told:
    """What a file said besides its entities.

    Args:
        answers: how many answers of the search API it holds.
        total: the highest number of entities that an answer says there are.
    """

    answers: int = 0
    total: int = 0


def looks_like_entities(text: str) -> str | None:
    """What the beginning of a file is, in a few words; None where it is something else."""
    if not text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return None
    if '"totalRows"' in text and '"rows"' in text:
        return "an answer of the search API of UPR Info's database (Uwazi)"
    whole = '"sharedId"' in text or '"rows"' in text
    if whole and any(sign in text for sign in _SIGNS):
        return "entities of UPR Info's database (Uwazi)"
    return None


def entities(stream: JsonStream, told: Told) -> Iterator[Any]:
    """Yield every entity of a file: one answer, a list, or one entity or answer after another.

    Raises:
        ConnectorError: the file is damaged or something else.
    """
    while char := stream.peek():
        if char == "[":
            for item in stream.items():
                yield from _flat(item, told)
        elif char == "{":
            whole = stream.value_at_hand()
            yield from _of_object(stream, told) if whole is None else _flat(whole, told)
        else:
            raise stream.broken("entities or an answer of the search API are expected")


def _of_object(stream: JsonStream, told: Told) -> Iterator[Any]:
    """The entities of an answer, read one by one; or the object itself, if it is an entity."""
    entity: dict[str, Any] = {}
    is_answer = False
    kept = 0
    for name in stream.members():
        if name == "rows" and stream.peek() == "[":
            is_answer = True
            yield from stream.items()
            continue
        start = stream.position
        entity[name] = stream.value()
        kept += stream.position - start
        if kept > LONGEST_VALUE:
            raise stream.broken(f"an entity of more than {LONGEST_VALUE >> 20} MiB")
    if is_answer:
        _count_answer(entity, told)
    else:
        yield entity


def _flat(item: Any, told: Told) -> Iterator[Any]:
    """An entity; or those of an answer, where a list holds answers."""
    if isinstance(item, dict) and isinstance(item.get("rows"), list):
        _count_answer(item, told)
        yield from item["rows"]
    else:
        yield item


def _count_answer(answer: dict[str, Any], told: Told) -> None:
    total = answer.get("totalRows")
    told.answers += 1
    if isinstance(total, int):
        told.total = max(told.total, total)


def item_of(entity: Any, number: int) -> Item:
    """Read one entity.

    In: what stands in the file, and its number there, counting from 1. Out: a recommendation or
    pledge; an entry of another kind or language; or an error.
    """
    place = f"entity {number}"
    if not isinstance(entity, dict) or not isinstance(entity.get("metadata"), dict):
        return RowError(place, _raw(entity), "it has no metadata, as every entity has")
    metadata: dict[str, Any] = entity["metadata"]
    template = entity.get("template")
    if "recommendation" not in metadata and TEMPLATES.get(_text(template)) != "recommendation":
        known = TEMPLATES.get(_text(template), f"template {_text(template) or 'not given'}")
        return Other(shown(known))
    language = entity.get("language", _LANGUAGE)
    if language != _LANGUAGE:
        return Other(shown(f"in the language {_text(language)}"))
    return Entry(
        place=place,
        sur=_labels(metadata.get("state_under_review")),
        by=_labels(metadata.get("recommending_state")),
        text=_first_text(metadata.get("recommendation")),
        response=_first(_labels(metadata.get("response"))),
        action=_first(_labels(metadata.get("action_category"))),
        issues=_labels(metadata.get("issues")),
        session=_first(_labels(metadata.get("session"))),
        reference=_text(entity.get("sharedId")),
    )


def _labels(values: Any) -> tuple[str, ...]:
    """The labels of a property's values, without spaces around them; empty ones are left."""
    if not isinstance(values, list):
        return ()
    found = (_text(value.get("label")).strip() for value in values if isinstance(value, dict))
    return tuple(label for label in found if label)


def _first_text(values: Any) -> str:
    """The first value of a property that is text."""
    if isinstance(values, list) and values and isinstance(values[0], dict):
        return _text(values[0].get("value"))
    return ""


def _first(values: tuple[str, ...]) -> str:
    return values[0] if values else ""


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _raw(entity: Any) -> str:
    try:
        return json.dumps(entity, ensure_ascii=True)[:_LONGEST_RAW]
    except RecursionError:
        return "values within values, too deep to show"
