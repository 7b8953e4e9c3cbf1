"""What every request keeps to: addresses, redirects, limits, pauses, patience."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Callable

import pytest

from tests.fetching.conftest import Recorded
from tests.fetching.local_services import (
    Handler,
    Service,
    cut,
    endless,
    page,
    redirect,
    running,
    silent,
    status,
)
from uprtui import __version__
from uprtui.fetching import FetchError, Web

MakeWeb = Callable[..., Web]


def answering(value: object) -> Callable[[Handler], None]:
    return lambda handler: handler.send(json.dumps(value).encode())


def test_it_says_who_asks_and_sends_nothing_else(web: MakeWeb) -> None:
    with running(Service(answering([1]))) as service:
        assert web().json(service.url) == [1]
    ((path, headers),) = service.asked
    assert path in ("", "/")
    assert headers["User-Agent"] == f"uprtui/{__version__}"
    assert set(headers) == {
        "Accept",
        "Accept-Encoding",
        "Accept-Language",
        "Connection",
        "Host",
        "User-Agent",
    }


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/api",
        "http://127.0.0.1.example.org/",
        "ftp://127.0.0.1/x",
        "file:///etc/passwd",
        "https://user:word@example.org/",
        "https://",
        "example.org",
        "https://example.org/a b",
        "https://example.org/\x1b[2J",
    ],
)
def test_an_address_that_is_not_https_is_refused_before_anything_is_sent(
    web: MakeWeb, url: str
) -> None:
    made = web()
    with pytest.raises(FetchError):
        made.json(url)
    assert made.requests == 0


@pytest.mark.parametrize("target", ["http://localhost:1/x", "http://example.org/", "file:///x"])
def test_a_redirect_to_another_place_is_not_followed(web: MakeWeb, target: str) -> None:
    with running(Service(redirect(target))) as service, pytest.raises(FetchError):
        web().json(service.url)
    assert len(service.asked) == 1


def test_a_redirect_within_the_same_place_is_followed(web: MakeWeb) -> None:
    with running(Service(answering("there"), {1: redirect("/new")})) as service:
        assert web().json(service.url) == "there"
    assert service.asked[1][0] == "/new"


def test_a_server_without_a_valid_certificate_is_not_believed(web: MakeWeb) -> None:
    """The local server speaks no TLS at all: the connection must fail, never fall back."""
    with running(Service(answering([]))) as service, pytest.raises(FetchError):
        web(attempts=2).json(service.url.replace("http:", "https:"))
    assert service.asked == []


def test_between_requests_there_is_a_pause(web: MakeWeb, recorded: Recorded) -> None:
    with running(Service(answering([]))) as service:
        made = web(delay=3.0)
        for _ in range(3):
            made.json(service.url)
    assert recorded.waits == [3.0, 3.0]


def test_a_busy_server_is_given_the_time_that_it_asks_for(web: MakeWeb, recorded: Recorded) -> None:
    moment = {"Date": "Tue, 24 Nov 2026 10:00:00 GMT"}
    later = {"Retry_After": "Tue, 24 Nov 2026 10:00:40 GMT"}
    faults = {
        1: status(429, Retry_After="7"),
        2: lambda handler: _dated(handler, 503, **moment, **later),
        3: status(500),
        4: status(502, Retry_After="soon"),
    }
    with running(Service(answering("done"), faults)) as service:
        assert web().json(service.url) == "done"
    assert recorded.waits == [7.0, 40.0, 8.0, 16.0]
    assert "429" in recorded.said[0]
    assert len(service.asked) == 5


def _dated(handler: Handler, number: int, **headers: str) -> None:
    handler.send_response_only(number)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def test_a_server_that_asks_to_wait_for_hours_ends_the_run(
    web: MakeWeb, recorded: Recorded
) -> None:
    with (
        running(Service(status(429, Retry_After="7200"))) as service,
        pytest.raises(FetchError, match="7200 seconds"),
    ):
        web().json(service.url)
    assert recorded.waits == []


def test_patience_ends(web: MakeWeb, recorded: Recorded) -> None:
    with running(Service(status(503))) as service, pytest.raises(FetchError) as refused:
        web(attempts=4).json(service.url)
    assert recorded.waits == [2.0, 4.0, 8.0]
    assert "503" in refused.value.message
    assert "goes on" in refused.value.remedy


@pytest.mark.parametrize(("number", "word"), [(400, "--url"), (404, "--url"), (403, "browser")])
def test_an_answer_that_will_not_change_is_not_asked_for_again(
    web: MakeWeb, number: int, word: str
) -> None:
    with running(Service(status(number))) as service, pytest.raises(FetchError, match=word):
        web().json(service.url)
    assert len(service.asked) == 1


def test_a_web_page_is_no_data(web: MakeWeb) -> None:
    with running(Service(page)) as service, pytest.raises(FetchError, match="web page"):
        web().json(service.url)


def test_a_connection_cut_in_the_middle_of_an_answer_is_tried_again(web: MakeWeb) -> None:
    whole = json.dumps(["word"] * 9000).encode()
    packed = gzip.compress(whole)
    faults = {
        1: cut(whole, 100),
        2: cut(packed, 40, Content_Encoding="gzip"),
        # The length of what is sent is right; what was packed is not all there.
        3: lambda handler: handler.send(packed[:40], Content_Encoding="gzip"),
        4: lambda handler: handler.send(whole[:100]),
    }
    with running(Service(lambda handler: handler.send(whole), faults)) as service:
        assert len(web().json(service.url)) == 9000
    assert len(service.asked) == 5


def test_an_answer_without_an_end_is_refused(web: MakeWeb) -> None:
    with running(Service(endless)) as service, pytest.raises(FetchError, match="larger than 1 MiB"):
        web(answer_bytes=1 << 20).json(service.url)


def test_a_packed_answer_that_unpacks_without_measure_is_refused(web: MakeWeb) -> None:
    bomb = gzip.compress(b"[" + b" " * (32 << 20) + b"]")
    service = Service(lambda handler: handler.send(bomb, Content_Encoding="gzip"))
    with running(service), pytest.raises(FetchError, match="larger than 1 MiB"):
        web(answer_bytes=1 << 20).json(service.url)


def test_values_nested_too_deep_are_refused(web: MakeWeb) -> None:
    service = Service(lambda handler: handler.send(b"[" * 200_000))
    with running(service), pytest.raises(FetchError, match="too deep"):
        web().json(service.url)


def test_a_silent_server_costs_an_attempt(web: MakeWeb) -> None:
    released = threading.Event()
    with running(Service(answering("there"), {1: silent(released)})) as service:
        try:
            assert web(silence=0.1).json(service.url) == "there"
        finally:
            released.set()


def test_an_answer_that_comes_too_slowly_costs_an_attempt(web: MakeWeb, recorded: Recorded) -> None:
    recorded.tick = 10.0  # each look at the clock takes ten seconds
    with running(Service(answering([]))) as service, pytest.raises(FetchError, match="too slowly"):
        web(answer_seconds=5.0, attempts=2).json(service.url)


def test_a_machine_that_is_not_there_is_said_so(web: MakeWeb) -> None:
    with running(Service(answering([]))) as service:
        gone = service.url
    with pytest.raises(FetchError, match="cannot be reached"):
        web(attempts=2).json(gone)
