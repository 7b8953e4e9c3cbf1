"""Letters come out right whatever machine wrote the file."""

from __future__ import annotations

import io

import pytest

from uprtui.api import ConnectorError
from uprtui_connectors.encoding import ENCODINGS, TextForm, text_form

SPANISH = "Protect the Guaraní and the Defensoría del Pueblo, vis-à-vis every lèse-majesté law\n"
GERMAN = "Raise awareness in the Länder; see the Hungarian villages near Felsöszölnök\n"
TYPOGRAPHIC = "Guarantee women’s rights, workers’ rights and the “right to truth” – everywhere\n"
PLAIN = "Ratify the convention's protocol\n"


def form_of(content: bytes, encoding: str = "auto") -> TextForm:
    return text_form(lambda: io.BytesIO(content), "file.csv", encoding)


@pytest.mark.parametrize("name", ["mac-roman", "windows-1252"])
@pytest.mark.parametrize("text", [SPANISH, GERMAN, TYPOGRAPHIC, SPANISH + TYPOGRAPHIC + PLAIN])
def test_the_letters_themselves_tell_a_macintosh_from_windows(name: str, text: str) -> None:
    assert form_of(text.encode(ENCODINGS[name])).encoding == name


@pytest.mark.parametrize("text", [PLAIN, SPANISH, "Ελλάδα\n", "日本\n"])
def test_utf8_proves_itself_with_or_without_a_mark(text: str) -> None:
    assert form_of(text.encode("utf-8")).codec == "utf-8-sig"
    assert form_of(text.encode("utf-8-sig")).codec == "utf-8-sig"


def test_utf16_is_known_by_its_mark() -> None:
    assert form_of(SPANISH.encode("utf-16")).encoding == "utf-16"


def test_one_rare_letter_late_in_a_long_file_is_still_seen() -> None:
    content = PLAIN.encode() * 40_000 + "Protect the Guaraní people\n".encode("mac_roman")
    assert form_of(content).encoding == "mac-roman"


def test_the_user_has_the_last_word() -> None:
    assert form_of(SPANISH.encode("mac_roman"), "windows-1252").encoding == "windows-1252"


def test_damaged_utf8_is_refused_and_not_read_as_something_else() -> None:
    content = (SPANISH * 3).encode("utf-8") + b"\xe9 alone\n"
    with pytest.raises(ConnectorError, match="damaged letters"):
        form_of(content)


def test_binary_data_is_no_text() -> None:
    with pytest.raises(ConnectorError, match="zero bytes"):
        form_of(b"To,From\n\x00\x01\x02")


@pytest.mark.parametrize("line_end", ["\r", "\n", "\r\n"])
def test_lines_are_counted_with_any_line_end(line_end: str) -> None:
    assert form_of(line_end.join("abcd").encode()).lines == 4
