"""Hostile JSON: nested, endless, huge numbers, strange letters, in the shapes that sources have."""

from __future__ import annotations

import json

from tests.connectors.hostile_sizes import Files, Sizes
from tests.connectors.hostile_text import ESCAPES

_UHRI = {
    "Symbol": "A/HRC/59/15",
    "Body": "UPR",
    "AnnotationId": "a-1",
    "AnnotationType": "Recommendations",
    "Text": "Ratify it (Norway);",
    "Countries": ["Nepal"],
    "RecommendingCountries": ["Norway"],
    "Themes": ["Equality"],
    "PublicationDate": "2025-02-12",
}


def _uhri(**changes: object) -> bytes:
    return json.dumps([_UHRI | changes, _UHRI | {"AnnotationId": "a-2"}]).encode()


def _uhri_nested(sizes: Sizes) -> bytes:
    deep = "[" * (sizes.depth // 10) + "]" * (sizes.depth // 10)
    return _uhri(Themes="@").replace(b'"@"', deep.encode())


def _uhri_half(_: Sizes) -> bytes:
    return json.dumps([_UHRI] * 50).encode()[:6_000]


def _endless_array(sizes: Sizes) -> bytes:
    return b"[" + b"{}," * (sizes.line // 40)


def _endless_text(sizes: Sizes) -> bytes:
    return b'[{"AnnotationId": "' + b"a" * sizes.line


def _api_page(**entity: object) -> bytes:
    return json.dumps({"rows": [entity], "totalRows": 1}).encode()


REFUSED: Files = {
    "JSON of brackets": ("deep.json", lambda sizes: b"[" * sizes.depth),
    "JSON of braces": ("braces.json", lambda sizes: b'{"a":' * sizes.depth),
    "an endless array": ("endless.json", _endless_array),
    "an endless text in JSON": ("text.json", _endless_text),
    "a number alone": ("number.json", lambda _: b"7" * 100_000),
    "JSON named as a workbook": ("json.xlsx", lambda _: b'{"a": 1}'),
}
TAKEN: Files = {}
EITHER: Files = {
    "half an index of human rights": ("half.json", _uhri_half),
    "brackets in an index": ("nested.json", _uhri_nested),
    "a surrogate in an index": ("surrogate.json", lambda _: _uhri(Text="a\ud800b")),
    "NUL in an index": ("nul.json", lambda _: _uhri(Text="a\x00b", Countries=["Ne\x00pal"])),
    "escapes in an index": (
        "escapes.json",
        lambda _: _uhri(Text=ESCAPES, Countries=[ESCAPES], Themes=[ESCAPES], AnnotationId=ESCAPES),
    ),
    "numbers for texts in an index": (
        "types.json",
        lambda _: _uhri(Text=1e308, Countries={"a": None}, Themes=7, PublicationDate=[]),
    ),
    "a number of a hundred thousand digits": (
        "digits.json",
        lambda _: _uhri(Text="@").replace(b'"@"', b"7" * 100_000),
    ),
    "no number": ("nan.json", lambda _: _uhri(Text=float("nan"))),
    "a page of an interface without its fields": ("page.json", lambda _: _api_page(template="x")),
    "JSON lines, one broken": ("lines.jsonl", lambda _: b'{"text":"a"}\n{"text":\n{"text":"c"}\n'),
}
