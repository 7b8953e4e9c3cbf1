"""Servers on this machine that behave as the real services do, and misbehave on demand."""

from __future__ import annotations

import gzip
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TEMPLATE = "5d8ce04361cde0408222e9a8"
#: The parameters that Uwazi's search knows; it refuses others with status 422.
KNOWN = {"types", "filters", "limit", "from", "sort", "order", "searchTerm", "allAggregations"}

Fault = Callable[["Handler"], None]


@dataclass
class Service:
    """A local server.

    Attributes:
        answers: what to do with a request; gets its handler.
        faults: number of a request, counting from 1 → what happens instead.
        asked: the path and the headers of every request.
    """

    answers: Fault
    faults: dict[int, Fault] = field(default_factory=dict)
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    url: str = ""


class Handler(BaseHTTPRequestHandler):
    """Hands a request to its service."""

    protocol_version = "HTTP/1.1"
    service: Service

    def do_GET(self) -> None:
        self.service.asked.append((self.path, dict(self.headers)))
        act = self.service.faults.get(len(self.service.asked), self.service.answers)
        act(self)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        """Answer with a body and its length."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def running(service: Service) -> Iterator[Service]:
    """Run a service until the context ends."""
    handler = type("OwnHandler", (Handler,), {"service": service})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    service.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def status(number: int, **headers: str) -> Fault:
    """Answer with an error."""
    return lambda handler: handler.send(b"{}", number, **headers)


def page(handler: Handler) -> None:
    """Answer with a web page, and status 200."""
    handler.send(b"<!doctype html><title>Closed for repair</title>", Content_Type="text/html")


def redirect(target: str) -> Fault:
    """Send on to another address."""
    return lambda handler: handler.send(b"", 302, Location=target)


def cut(body: bytes, after: int, **headers: str) -> Fault:
    """Promise a body, and close the connection in the middle of it."""

    def act(handler: Handler) -> None:
        handler.send_response(200)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[:after])
        handler.close_connection = True

    return act


def endless(handler: Handler) -> None:
    """Answer without a length, and go on until the other side has enough."""
    handler.send_response(200)
    handler.end_headers()
    handler.close_connection = True
    try:
        handler.wfile.write(b"[")
        while True:
            handler.wfile.write(b'{"AnnotationId":"a"},' * 4096)
    except OSError:
        return


def silent(released: threading.Event) -> Fault:
    """Say nothing until released."""

    def act(handler: Handler) -> None:
        released.wait(20)
        handler.close_connection = True

    return act


@dataclass
class Uwazi:
    """A search that answers as Uwazi's does (`search.js` of github.com/huridocs/uwazi).

    Attributes:
        entities: what the database holds.
        cap: how far a search counts and shows.
        values_listed: how many values of a property the answer lists.
        unstable: whether entities of the same moment stand in another order in each answer.
        packed: whether answers are gzipped.
    """

    entities: Sequence[dict[str, Any]]
    cap: int = 50
    values_listed: int = 100
    unstable: bool = False
    packed: bool = False
    _answers: int = 0

    def __call__(self, handler: Handler) -> None:
        asked = urlsplit(handler.path)
        parameters = {name: values[0] for name, values in parse_qs(asked.query).items()}
        if asked.path != "/api/search" or set(parameters) - KNOWN:
            handler.send(b'{"error":"validation failed"}', 422)
            return
        start, limit = int(parameters.get("from", 0)), int(parameters.get("limit", 30))
        if start + limit > self.cap:
            handler.send(b'{"error":"Result window is too large"}', 400)
            return
        body = json.dumps(self.answer(parameters, start, limit)).encode()
        if self.packed and "gzip" in handler.headers.get("Accept-Encoding", ""):
            handler.send(gzip.compress(body), Content_Encoding="gzip")
        else:
            handler.send(body)

    def answer(self, parameters: Mapping[str, str], start: int, limit: int) -> dict[str, Any]:
        """What the search finds."""
        self._answers += 1
        types = json.loads(parameters.get("types", "[]"))
        filters = json.loads(parameters.get("filters", "{}"))
        chosen = [e for e in self.entities if _has(e, filters)]
        found = [e for e in chosen if not types or e["template"] in types]
        turned = self._answers if self.unstable else 0
        found = found[turned % max(len(found), 1) :] + found[: turned % max(len(found), 1)]
        found.sort(key=lambda e: e["creationDate"], reverse=parameters.get("order") == "desc")
        return {
            "rows": [e | {"snippets": {}, "_id": "x"} for e in found[start : start + limit]],
            "totalRows": min(len(found), self.cap),
            "relation": "gte" if len(found) > self.cap else "eq",
            "aggregations": {"all": self._aggregations(chosen, types, filters)},
        }

    def _aggregations(
        self, chosen: Sequence[dict[str, Any]], types: list[str], filters: Mapping[str, Any]
    ) -> dict[str, Any]:
        templates = Counter(e["template"] for e in chosen)
        lists: dict[str, Any] = {"_types": {"buckets": _buckets(templates, {})}}
        for name in ("session", "state_under_review", "cycle", "issues"):
            others = {other: value for other, value in filters.items() if other != name}
            counts: Counter[str] = Counter()
            labels = {"missing": "No label"}
            for entity in self.entities:
                if (types and entity["template"] not in types) or not _has(entity, others):
                    continue
                values = entity["metadata"].get(name) or [{"value": "missing"}]
                counts.update(value["value"] for value in values)
                labels |= {v["value"]: v["label"] for v in values if "label" in v}
            listed = _buckets(counts, labels)[: self.values_listed]
            any_value = {"key": "any", "label": "Any", "filtered": {"doc_count": len(chosen)}}
            lists[name] = {"buckets": [*listed, any_value]}
        return lists


def _buckets(counts: Counter[str], labels: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {"key": key, "doc_count": 9999, "filtered": {"doc_count": n}, "label": labels.get(key, key)}
        for key, n in counts.most_common()
    ]


def _has(entity: Mapping[str, Any], filters: Mapping[str, Any]) -> bool:
    """Whether an entity passes the filters; properties that no entity has are ignored."""
    for name, wanted in filters.items():
        if name == "unknown":
            continue
        values = {value["value"] for value in entity["metadata"].get(name, [])}
        if not values & set(wanted["values"]) and not (
            "missing" in wanted["values"] and not values
        ):
            return False
    return True


def recommendation(
    number: int, *, sur: str = "Algeria", by: str = "Iceland", session: int = 44, moment: int = 0
) -> dict[str, Any]:
    """An invented entity of the database's shape."""
    return {
        "sharedId": f"e{number}",
        "template": TEMPLATE,
        "language": "en",
        "title": f"Recommendation {number}",
        "published": True,
        "creationDate": moment or 1_569_513_208_984 + number,
        "metadata": {
            "recommendation": [{"value": f"Take step number {number}, and say so."}],
            "state_under_review": [{"value": f"state-{sur}", "label": sur, "icon": {"_id": "X"}}],
            "recommending_state": [{"value": f"state-{by}", "label": by}],
            "response": [{"value": "r1", "label": "Noted"}],
            "issues": [
                {"value": "i1", "label": "Right to health"},
                {"value": "i2", "label": "Women's rights", "parent": {"label": "Groups"}},
            ],
            "action_category": [{"value": "a5", "label": "5 - Specific action"}],
            "session": [{"value": f"session-{session}", "label": f"{session} - November 2023"}],
            "cycle": [{"value": f"cycle-{session // 13}", "label": f"Cycle {session // 13}"}],
        },
    }


@dataclass
class File:
    """A large file on a plain server, with ranges (RFC 9110, section 14).

    Attributes:
        content: the file.
        etag: its mark; may be weak or empty.
        ranges: whether the server knows ranges.
        breaks_after: where each answer breaks off, in bytes; 0: nowhere.
    """

    content: bytes
    etag: str = '"one"'
    ranges: bool = True
    breaks_after: int = 0

    def __call__(self, handler: Handler) -> None:
        wanted = handler.headers.get("Range", "")
        same = handler.headers.get("If-Range", self.etag) == self.etag
        start = 0
        if wanted and same and self.ranges:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            if start >= len(self.content):
                handler.send(b"", 416, Content_Range=f"bytes */{len(self.content)}")
                return
        body = self.content[start:]
        handler.send_response(206 if start else 200)
        if start:
            last = len(self.content) - 1
            handler.send_header("Content-Range", f"bytes {start}-{last}/{len(self.content)}")
        if self.etag:
            handler.send_header("ETag", self.etag)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        if self.breaks_after:
            body = body[: self.breaks_after]
            handler.close_connection = True
        handler.wfile.write(body)
