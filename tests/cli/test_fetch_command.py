"""`uprtui fetch` on the command line; and that no other command touches the network."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.fetching.local_services import File, Handler, Service, Uwazi, recommendation, running
from uprtui.cli.fetch_report import FetchReport
from uprtui.fetching import services

CAP = 10_000
ENTITIES = [recommendation(n, sur=("Algeria", "Nepal")[n % 2]) for n in range(30)]
EXPORT = b'[{"AnnotationId": "a"}, {"AnnotationId": "b"}]\r\n'


def test_upr_info_says_what_it_does_and_what_to_do_next(uprtui: Command, tmp_path: Path) -> None:
    target = tmp_path / "upr info.jsonl"
    with running(Service(Uwazi(ENTITIES, cap=CAP))) as service:
        words = ["--to", str(target), "--url", service.url, "--delay", "0", "--state", "NPL"]
        result = uprtui("fetch", "upr-info", *words)
    assert result.exit_code == 0, result.output
    assert f"{service.url}/api/search" in result.stderr
    assert "15 entities" in result.stdout
    assert f"uprtui import '{target}'" in result.stdout
    assert uprtui("import", str(target)).exit_code == 0
    assert uprtui.json("library", "stats")["recommendations"] == 15


def test_upr_info_prints_one_json_document(uprtui: Command, tmp_path: Path) -> None:
    target = tmp_path / "all.jsonl"
    with running(Service(Uwazi(ENTITIES, cap=CAP))) as service:
        words = ["--to", str(target), "--url", service.url, "--delay", "0", "--session", "40-44"]
        told = uprtui.json("fetch", "upr-info", *words)
    assert told == {
        "file": str(target),
        "bytes": target.stat().st_size,
        "sha256": told["sha256"],
        "records": 30,
        "requests": len(service.asked),
        "resumed": False,
    }


def test_uhri_prints_one_json_document(uprtui: Command, tmp_path: Path) -> None:
    target = tmp_path / "uhri.json"
    with running(Service(File(EXPORT))) as service:
        told = uprtui.json("fetch", "uhri", "--to", str(target), "--url", f"{service.url}/e.json")
    assert (told["records"], told["bytes"], told["resumed"]) == (2, len(EXPORT), False)
    assert target.read_bytes() == EXPORT


def test_a_refusal_is_a_sentence_and_exit_code_1(uprtui: Command, tmp_path: Path) -> None:
    result = uprtui("fetch", "uhri", "--to", str(tmp_path / "u"), "--url", "http://example.org/e")
    assert result.exit_code == 1
    assert "no https address" in result.stderr
    assert result.stdout == ""


def test_ctrl_c_keeps_what_is_fetched(
    uprtui: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "all.jsonl"

    def stop(*asked: object) -> None:
        raise KeyboardInterrupt

    words = ["--to", str(target), "--delay", "0"]
    with running(Service(Uwazi(ENTITIES, cap=CAP))) as service:
        words += ["--url", service.url]
        with monkeypatch.context() as patched:
            patched.setattr("uprtui.fetching.uwazi.Database.answer", stop)
            result = uprtui("fetch", "upr-info", *words)
        assert result.exit_code == 1
        assert "Stopped. What is fetched so far is kept" in result.stderr
        assert not target.exists()
        assert uprtui("fetch", "upr-info", *words).exit_code == 0


@pytest.mark.parametrize(
    "words",
    [
        ["fetch", "uhri", "--sha256", "abc"],
        ["fetch", "upr-info", "--state", "Atlantis"],
        ["fetch", "upr-info", "--session", "x"],
        ["fetch", "upr-info", "--delay", "-1"],
        ["fetch", "everything"],
    ],
)
def test_misuse_is_refused_before_anything_is_sent(uprtui: Command, words: list[str]) -> None:
    assert uprtui(*words).exit_code == 2


def test_the_known_services_are_https_addresses() -> None:
    known = services()
    assert set(known) == {"upr-info", "uhri"}
    assert all(service.url.startswith("https://") for service in known.values())
    assert known["upr-info"].template


def test_no_other_command_touches_the_network(
    uprtui: Command,
    sample_csv: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    touched: list[object] = []
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, lambda *asked: touched.append(asked))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *asked, **more: touched.append(asked))
    row = "Nepal,Asia,,Ratify the Convention,Norway,WEOG,,Accepted,5,Justice,10"
    saved = tmp_path / "saved.json"
    saved.write_text(json.dumps({"rows": ENTITIES, "totalRows": 30}))
    assert uprtui("import", str(sample_csv(row)), str(saved)).exit_code == 0
    for words in (
        ["search", "Convention"],
        ["library", "stats"],
        ["targets", "--sur", "NPL", "--issue", "Justice"],
        ["plugins"],
        ["states", "resolve", "Nepal"],
    ):
        assert uprtui(*words).exit_code == 0, words
    assert touched == []


def test_the_line_of_progress_tells_speed_and_what_is_left(
    capsys: pytest.CaptureFixture[str],
) -> None:
    moments = iter([0.0, 10.0, 12.0])
    report = FetchReport("UHRI", shown=True, clock=lambda: next(moments))
    report.progress(1_000_000, 9_000_000, "bytes")
    report.progress(3_000_000, 9_000_000, "bytes")
    report.say("Done.")
    assert capsys.readouterr().err.split("\r")[1:] == [
        "UHRI: 1.0 MB of 9.0 MB (Ctrl+C stops; a later run goes on)",
        "UHRI: 3.0 MB of 9.0 MB, 1.0 MB/s, about 6 s left (Ctrl+C stops; a later run goes on)",
        "Done.\n",  # on a line that was cleared
    ]


def test_a_small_database_costs_three_requests(uprtui: Command, tmp_path: Path) -> None:
    pages: list[str] = []
    uwazi = Uwazi(ENTITIES, cap=CAP)

    def counting(handler: Handler) -> None:
        pages.append(handler.path)
        uwazi(handler)

    with running(Service(counting)) as service:
        words = ["--to", str(tmp_path / "a"), "--url", service.url, "--delay", "0"]
        uprtui("fetch", "upr-info", *words)
    assert len(pages) == 3  # how many there are; the page; whether there are more by now
