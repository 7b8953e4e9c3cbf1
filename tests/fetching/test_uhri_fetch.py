"""One large file: fetched whole and checked, or gone on with later, or not there at all."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fetching.conftest import Recorded
from tests.fetching.local_services import (
    File,
    Handler,
    Service,
    cut,
    endless,
    page,
    redirect,
    running,
    status,
)
from uprtui.fetching import Fetched, FetchError, Web, fetch_uhri

MakeWeb = Callable[..., Web]


def export(records: int, note: str = "") -> bytes:
    """A file of the export's form, invented; some texts name the field that records have once."""
    return json.dumps(
        [
            {
                "AnnotationId": f"id-{n}",
                "Text": f'the "AnnotationId": of {n}{note}',
                "Body": "- CRC",
            }
            for n in range(records)
        ]
    ).encode()


WHOLE = export(3000)


class Fetching:
    """Runs a fetch into a folder, on a service."""

    def __init__(self, folder: Path, web: MakeWeb, recorded: Recorded) -> None:
        self.target = folder / "uhri.json"
        self.part = folder / "uhri.json.part"
        self.web = web
        self.recorded = recorded
        self.free = 1 << 40

    def __call__(self, service: Service, sha256: str | None = None, **manners: float) -> Fetched:
        return fetch_uhri(
            self.target,
            f"{service.url}/export.json",
            self.web(**manners),
            self.recorded,
            sha256,
            free=lambda _folder: self.free,
        )

    def begun(self, service: Service, after: int) -> None:
        """A run that broke off after so many bytes, for good."""
        service.answers, answers = replace_breaks(service.answers, after), service.answers
        with pytest.raises(FetchError):
            self(service, attempts=1)
        service.answers = answers
        assert self.part.stat().st_size == after


def replace_breaks(file: object, after: int) -> File:
    assert isinstance(file, File)
    return replace(file, breaks_after=after)


@pytest.fixture
def fetching(tmp_path: Path, web: MakeWeb, recorded: Recorded) -> Fetching:
    return Fetching(tmp_path, web, recorded)


def names(fetching: Fetching) -> list[str]:
    return sorted(path.name for path in fetching.target.parent.iterdir())


def test_the_file_comes_whole_and_is_counted(fetching: Fetching) -> None:
    with running(Service(File(WHOLE))) as service:
        fetched = fetching(service, hashlib.sha256(WHOLE).hexdigest().upper())
    assert fetching.target.read_bytes() == WHOLE
    assert fetched == Fetched(
        fetching.target, len(WHOLE), hashlib.sha256(WHOLE).hexdigest(), 3000, 1, False
    )
    assert names(fetching) == ["uhri.json"]
    assert fetching.recorded.steps[-1] == (len(WHOLE), len(WHOLE), "bytes")


def test_a_connection_that_breaks_again_and_again_gets_there(fetching: Fetching) -> None:
    """Attempts count anew whenever something came; each goes on where the one before broke off."""
    file = File(WHOLE, breaks_after=len(WHOLE) // 9)
    with running(Service(file)) as service:
        fetched = fetching(service, attempts=2)
    assert fetching.target.read_bytes() == WHOLE
    assert fetched.requests == 10
    ranges = [headers.get("Range") for _, headers in service.asked]
    assert ranges[:3] == [None, f"bytes={len(WHOLE) // 9}-", f"bytes={len(WHOLE) // 9 * 2}-"]
    assert service.asked[1][1]["If-Range"] == '"one"'


def test_a_later_run_goes_on_where_the_earlier_one_was(fetching: Fetching) -> None:
    with running(Service(File(WHOLE))) as service:
        fetching.begun(service, 70_000)
        assert not fetching.target.exists()
        fetched = fetching(service)
    assert fetched.resumed
    assert fetching.target.read_bytes() == WHOLE
    assert service.asked[-1][1]["Range"] == "bytes=70000-"
    assert any("70,000 bytes" in said for said in fetching.recorded.said)


def test_bytes_that_were_not_kept_are_fetched_again(fetching: Fetching) -> None:
    with running(Service(File(WHOLE))) as service:
        fetching.begun(service, 70_000)
        with fetching.part.open("ab") as stream:
            stream.write(b"\0" * 500)
        fetching(service)
    assert fetching.target.read_bytes() == WHOLE


def test_a_file_that_changed_meanwhile_is_fetched_anew(fetching: Fetching) -> None:
    newer = export(3100, " new")
    with running(Service(File(WHOLE))) as service:
        fetching.begun(service, 70_000)
        service.answers = File(newer, etag='"two"')
        fetched = fetching(service)
    assert fetching.target.read_bytes() == newer
    assert fetched.records == 3100
    assert any("changed" in said for said in fetching.recorded.said)


def test_a_server_that_sends_the_rest_of_another_file_is_not_believed(fetching: Fetching) -> None:
    newer = export(3100, " new")

    def careless(handler: Handler) -> None:
        rest = newer[70_000:]
        place = f"bytes 70000-{len(newer) - 1}/{len(newer)}"
        handler.send(rest, 206, ETag='"two"', Content_Range=place)

    with running(Service(File(WHOLE))) as service:
        fetching.begun(service, 70_000)
        service.answers, service.faults = File(newer, etag='"two"'), {2: careless}
        fetching(service)
    assert fetching.target.read_bytes() == newer


@pytest.mark.parametrize("place", ["bytes 0-9/10", "bytes 69000-70000/70001", "nonsense", ""])
def test_a_rest_from_another_place_is_not_taken(fetching: Fetching, place: str) -> None:
    with running(Service(File(WHOLE))) as service:
        fetching.begun(service, 70_000)
        service.faults = {
            2: lambda handler: handler.send(b"xyz", 206, ETag='"one"', Content_Range=place)
        }
        fetching(service)
    assert fetching.target.read_bytes() == WHOLE


@pytest.mark.parametrize(
    "file",
    [File(WHOLE, ranges=False), File(WHOLE, etag=""), File(WHOLE, etag='W/"one"')],
    ids=["no ranges", "no mark", "weak mark"],
)
def test_without_a_sure_mark_the_file_is_fetched_anew(fetching: Fetching, file: File) -> None:
    with running(Service(file)) as service:
        fetching.begun(service, 70_000)
        fetching(service)
    assert fetching.target.read_bytes() == WHOLE


def test_a_part_that_is_whole_already_is_only_checked(fetching: Fetching) -> None:
    with running(Service(File(WHOLE))) as service:
        fetching(service)
        state = {"mark": '"one"', "length": len(WHOLE)}
        order = {"service": "uhri", "url": f"{service.url}/export.json"}
        fetching.target.rename(fetching.part)
        kept = {"format": 1, "order": order, "bytes": len(WHOLE), "state": state}
        fetching.part.with_name("uhri.json.part.json").write_text(json.dumps(kept))
        fetched = fetching(service)
    assert fetched.requests == 0
    assert fetched.resumed
    assert names(fetching) == ["uhri.json"]


def test_a_server_that_has_no_more_is_asked_for_the_whole(fetching: Fetching) -> None:
    shorter = export(100)
    with running(Service(File(WHOLE))) as service:
        fetching.begun(service, 70_000)
        service.answers = File(shorter)
        fetching(service)
    assert fetching.target.read_bytes() == shorter


@pytest.mark.parametrize("content", [b"{}", b"<!doctype html>", b"\x1f\x8b\x08", b"null"])
def test_something_else_than_a_list_is_refused_and_not_kept(
    fetching: Fetching, content: bytes
) -> None:
    with (
        running(Service(File(content))) as service,
        pytest.raises(FetchError, match="no JSON list"),
    ):
        fetching(service)
    assert names(fetching) == []


@pytest.mark.parametrize("content", [WHOLE[:-40], b'[{"AnnotationId": "a"', b"["])
def test_a_list_without_its_end_is_refused(fetching: Fetching, content: bytes) -> None:
    with running(Service(File(content))) as service, pytest.raises(FetchError, match="middle"):
        fetching(service)
    assert names(fetching) == []


def test_another_file_than_expected_is_refused(fetching: Fetching) -> None:
    with running(Service(File(WHOLE))) as service, pytest.raises(FetchError, match="SHA-256"):
        fetching(service, "0" * 64)
    assert names(fetching) == []


def test_a_file_without_an_end_is_refused(fetching: Fetching) -> None:
    with running(Service(endless)) as service, pytest.raises(FetchError, match="larger than 2 MiB"):
        fetching(service, file_bytes=2 << 20)
    assert names(fetching) == []


def test_a_file_that_is_said_to_be_too_large_is_not_begun(fetching: Fetching) -> None:
    with (
        running(Service(cut(b"[" * 4_000_000, 10))) as service,
        pytest.raises(FetchError, match="larger than"),
    ):
        fetching(service, file_bytes=1 << 20)


def test_a_disk_without_room_is_noticed_before(fetching: Fetching) -> None:
    fetching.free = 1000
    with running(Service(File(WHOLE))) as service, pytest.raises(FetchError, match="not as many"):
        fetching(service)
    assert names(fetching) == []


def test_a_disk_that_fills_up_keeps_what_is_there(
    fetching: Fetching, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    written = 0

    def filling(descriptor: int, data: bytes) -> int:
        nonlocal written
        written += len(data)
        if len(data) > 60_000 and written > 200_000:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(descriptor, data)

    with running(Service(File(export(9000)))) as service:
        with monkeypatch.context() as patched:
            patched.setattr("uprtui.fetching.part.os.write", filling)
            with pytest.raises(FetchError, match="disk is full") as refused:
                fetching(service)
        assert "Make room" in refused.value.remedy
        assert fetching(service).resumed
    assert fetching.target.read_bytes() == export(9000)


def test_two_runs_do_not_write_the_same_file(fetching: Fetching) -> None:
    second: list[str] = []

    def during(handler: Handler) -> None:
        with pytest.raises(FetchError) as refused:
            fetching(service)
        second.append(refused.value.message)
        File(WHOLE)(handler)

    with running(Service(during)) as service:
        fetching(service)
    assert second == ["Another run is fetching uhri.json."]
    assert fetching.target.read_bytes() == WHOLE


def test_a_download_that_takes_too_long_is_stopped_and_kept(
    fetching: Fetching, recorded: Recorded
) -> None:
    recorded.tick = 1.0
    with running(Service(File(export(20_000)))) as service:
        with pytest.raises(FetchError, match="too long"):
            fetching(service, file_seconds=6.0)
        recorded.tick = 0.0
        assert fetching(service).resumed


@pytest.mark.parametrize("fault", [status(404), status(403), page, redirect("http://example.org/")])
def test_a_refusal_leaves_nothing_behind(
    fetching: Fetching, fault: Callable[[Handler], None]
) -> None:
    with running(Service(fault)) as service, pytest.raises(FetchError):
        fetching(service)
    assert names(fetching) == []


def test_a_folder_that_is_not_there_is_said_so(fetching: Fetching) -> None:
    fetching.target = fetching.target.parent / "absent" / "uhri.json"
    with pytest.raises(FetchError, match="no folder"):
        fetching(Service(page))
