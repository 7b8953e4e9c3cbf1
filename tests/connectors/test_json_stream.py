"""JSON of any size, read piece by piece, is the JSON that was written; or it is refused."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from uprtui.api import ConnectorError
from uprtui_connectors.json_stream import JsonStream


def test_a_value_without_measure_is_refused_before_it_fills_the_memory() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            self.given += size
            return (b'["' if self.given == size else b"a") * 1 + b"a" * (size - 2)

    stream = Endless()
    with pytest.raises(ConnectorError, match="more than 2 MiB"):
        JsonStream(stream, "endless.json", longest=2 << 20).value()  # type: ignore[arg-type]
    assert stream.given < 8 << 20


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ),
    st.integers(1, 40),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from([None, 2]),
)
def test_json_read_piece_by_piece_is_the_json_that_was_written(
    monkeypatch: pytest.MonkeyPatch, value: object, piece: int, encoding: str, indent: int | None
) -> None:
    monkeypatch.setattr("uprtui_connectors.json_stream._CHUNK", max(piece, 4))
    content = json.dumps([value, {"key": value}], indent=indent, ensure_ascii=False)
    stream = JsonStream(io.BytesIO(content.encode(encoding, "surrogatepass")), "file")
    assert list(stream.items()) == [value, {"key": value}]
    assert stream.peek() == ""
    stream = JsonStream(io.BytesIO(json.dumps({"a": value, "b": 1}).encode()), "file")
    assert [(name, stream.value()) for name in stream.members()] == [("a", value), ("b", 1)]


@pytest.mark.parametrize("number", [1.5, 1e-07, -12.25e300, 123456789012345678901234567890, 0.0])
@pytest.mark.parametrize("piece", range(1, 9))
def test_a_number_is_not_cut_where_a_piece_ends(
    monkeypatch: pytest.MonkeyPatch, number: float, piece: int
) -> None:
    monkeypatch.setattr("uprtui_connectors.json_stream._CHUNK", piece)
    stream = JsonStream(io.BytesIO(json.dumps([number, number]).encode()), "file")
    assert list(stream.items()) == [number, number]


def all_members(stream: JsonStream) -> dict[str, object]:
    return {name: stream.value() for name in stream.members()}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"a" 1}', ": is expected"),
        (b"{1: 2}", "name in quotation marks"),
        (b'{"a": 1 "b": 2}', "comma or }"),
        (b'{"a": 1', "cut short"),
        (b'{"a": "b', "cut short"),
        (b'{"a": tru', "cut short"),
        (b'{"a":', "cut short"),
        (b'{"a": x                    }', "Expecting value"),
        (b'{"a": "\xc3', "damaged letters"),
    ],
)
def test_what_is_broken_says_how(content: bytes, words: str) -> None:
    with pytest.raises(ConnectorError, match=words) as refused:
        all_members(JsonStream(io.BytesIO(content), "file.json"))
    assert refused.value.message.startswith("file.json")
