"""`uprtui classify`: texts in, one a line; categories with reasons and suggested issues out."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.conftest import Command

TEXTS = "Ratify CEDAW\n\n  137.2 Continue its efforts to protect women (Norway);  \r\n\t\n"


def classify(*words: str, given: bytes | str = "") -> Result:
    """Run it on a home that is not there: it needs none."""
    return Command(Path("no-home"), [])("classify", *words, given=given)


@pytest.fixture
def texts(tmp_path: Path) -> str:
    path = tmp_path / "texts.txt"
    path.write_bytes(TEXTS.encode())
    return str(path)


def test_the_document_has_one_object_a_text(texts: str, uprtui: Command) -> None:
    first, second = uprtui.json("classify", texts)
    assert list(first) == ["text", "action", "action_name", "because", "chances", "issues"]
    assert (first["text"], first["action"], first["action_name"]) == (
        *("Ratify CEDAW", 5),
        "specific action",
    )
    assert first["because"] == ["“ratify” asks for specific action (5)."]
    assert len(first["chances"]) == 5
    assert sum(first["chances"]) == pytest.approx(1, abs=0.001)
    assert max(first["chances"]) == first["chances"][4]
    assert second["text"] == "137.2 Continue its efforts to protect women (Norway);"
    assert second["action"] == 2
    assert "Women's rights" in [each["issue"] for each in second["issues"]]
    for each in second["issues"]:
        assert list(each) == ["issue", "score", "phrases"]
        assert 0 < each["score"] <= 1
        assert all(phrase in second["text"] for phrase in each["phrases"])


@pytest.mark.parametrize("words", [("--json",), ("-", "--json")])
def test_without_a_file_texts_come_from_standard_input(words: tuple[str, ...], texts: str) -> None:
    assert classify(*words, given=TEXTS).stdout == classify(texts, "--json").stdout


def test_a_person_reads_category_reasons_and_suggestions_in_80_columns() -> None:
    long = "Take steps to end impunity for " + "extensive use of pre-trial detention, " * 8
    shown = classify(given=f"Adopt a law on torture\n{long}\n{'x' * 300}\n").stdout
    assert shown.startswith(" 1. Adopt a law on torture\n   Category 5, specific action (chance ")
    assert "“adopt” with “law” asks for specific action (5)." in shown
    assert "Suggested issues: Torture and other CID treatment" in shown
    assert "Suggested issues: none" in shown
    assert max(map(len, shown.splitlines())) < 80


def test_no_text_steers_the_terminal() -> None:
    hostile = "Ratify \x1b[31mCEDAW\u202e at once"
    shown = classify(given=hostile).stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\\u001b[31mCEDAW\\u202e" in shown
    document = classify("--json", given=hostile).stdout
    assert document.isascii()
    assert json.loads(document)[0]["text"] == hostile


def test_entities_of_exports_are_read_as_their_author_meant_them() -> None:
    (row,) = json.loads(classify("--json", given="Ratify&#160;CEDAW &amp; OPCAT").stdout)
    assert row["action"] == 5
    assert row["because"] == ["“ratify” asks for specific action (5)."]


@pytest.mark.parametrize("given", ["", "\n \n", "\ufeff"])
def test_without_texts_there_is_an_empty_list(given: str) -> None:
    assert json.loads(classify("--json", given=given).stdout) == []
    plain = classify(given=given)
    assert (plain.exit_code, plain.stdout) == (0, "")
    assert "No texts" in plain.stderr


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (b"Ratify CEDAW\nSeek asistencia t\xe9cnica\n", "standard input, line 2: byte 18"),
        ("Ratify CEDAW".encode("utf-16"), "standard input, line 1: byte 1"),
        (b"R\x00a\x00t\x00", "standard input, line 1: this is no plain text"),
    ],
)
def test_what_is_no_utf_8_is_refused_with_its_line(
    given: bytes, told: str, uprtui: Command, tmp_path: Path
) -> None:
    path = tmp_path / "texts.txt"
    path.write_bytes(given)
    result = uprtui("classify", str(path))
    assert result.exit_code == 1
    assert told.replace("standard input", str(path)) in result.stderr
    assert "UTF-8" in result.stderr
    assert not result.stdout


def test_a_missing_file_is_misuse(uprtui: Command) -> None:
    result = uprtui("classify", "no-such-file.txt")
    assert result.exit_code == 2
    assert "no-such-file.txt" in result.stderr
    assert "standard input" in " ".join(result.stderr.split())


def test_thousands_of_texts_take_seconds_and_draw_nothing_on_standard_error() -> None:
    many = "".join(
        f"Take steps to protect the rights of child {n} at school\n" for n in range(2_000)
    )
    started = time.process_time()
    result = classify("--json", given=many)
    assert len(json.loads(result.stdout)) == 2_000
    assert time.process_time() - started < 10
    assert result.stderr == ""
