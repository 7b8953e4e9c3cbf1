"""Ask a server: over TLS, one request at a time, patiently, and within limits.

The standard library's `urllib.request` does the work; this module adds what a fetch must keep to:
`https` only (`http` to this machine itself), redirects only to `https` or back to the same place, a
User-Agent that says who asks, no cookies, a pause between requests, and retries that honour
`Retry-After`. A proxy is used where the usual variables (`https_proxy`) name one.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import socket
import ssl
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import cache
from typing import IO, Any, TypeVar
from urllib.parse import urlsplit

from uprtui import __version__
from uprtui.fetching.errors import AGAIN, FetchError, PassingError
from uprtui.fetching.types import Clock, Manners, Report

_PIECE = 64 << 10
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_GZIP = 31  # zlib's number for "with a gzip header"
_Result = TypeVar("_Result")


class Web:
    """The way to servers.

    Args:
        manners: how politely and patiently they are asked.
        report: told when there is something to wait for.
        clock: time.
    """

    def __init__(self, manners: Manners, report: Report, clock: Clock | None = None) -> None:
        self.manners = manners
        self.requests = 0
        self.clock = clock or Clock()
        self._report = report
        self._free_at = self.clock.now()
        self._opener = _opener({})  # this machine itself: never by a proxy
        self._opener_outside = _opener(None)

    def json(self, url: str) -> Any:
        """What an address answers, read as JSON; tried again where a fault may pass.

        Raises:
            FetchError: the address is refused, or the answer is an error, too large or no JSON.
        """
        return self.patiently(lambda: self._json(url))

    def patiently(
        self, action: Callable[[], _Result], done: Callable[[], int] = lambda: 0
    ) -> _Result:
        """Do something that may fail for a moment; wait and try again.

        Args:
            action: raises `PassingError` where trying again may help.
            done: how much is done; attempts are counted anew whenever it has grown.

        Raises:
            FetchError: it failed too often, or the server asks to wait for very long.
        """
        failed, before = 0, done()
        while True:
            try:
                return action()
            except PassingError as fault:
                failed = failed + 1 if done() <= before else 1
                before = done()
                if failed >= self.manners.attempts:
                    raise FetchError(f"Tried {failed} times: {fault.what}.", AGAIN) from fault
                self._wait(fault, self.manners.pause * 2 ** (failed - 1))

    @contextmanager
    def opened(self, url: str, headers: Mapping[str, str]) -> Iterator[http.client.HTTPResponse]:
        """Open an address; the answer's status is 200, 206 or 416.

        Raises:
            FetchError: the address or the answer is refused.
            PassingError: the server is busy or the connection fails, also while it is read.
        """
        _check_address(url)
        wait = self._free_at - self.clock.now()
        if wait > 0:
            self.clock.sleep(wait)
        self.requests += 1
        request = urllib.request.Request(  # noqa: S310  the scheme is checked above
            url, headers={"User-Agent": f"uprtui/{__version__}", **headers}
        )
        local = _is_this_machine(urlsplit(url).hostname or "")
        opener = self._opener if local else self._opener_outside
        try:
            with _faults_said(url), opener.open(request, timeout=self.manners.silence) as response:
                yield response
        finally:
            self._free_at = self.clock.now() + self.manners.delay

    def _json(self, url: str) -> Any:
        headers = {
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
            "Accept-Language": "en",
        }
        with self.opened(url, headers) as response:
            body = self._body(response)
        if body.lstrip()[:1] == b"<":
            raise FetchError(
                f"{_host(url)} answered with a web page instead of data.",
                "It may be closed for repair, or the address is wrong: try later, or give the "
                "right address with --url.",
            )
        try:
            return json.loads(body)
        except RecursionError as problem:
            raise FetchError(f"{_host(url)} answered with values nested too deep.") from problem
        except ValueError as problem:
            raise PassingError(f"{_host(url)} answered with broken JSON") from problem

    def _body(self, response: http.client.HTTPResponse) -> bytes:
        """The whole answer, unpacked, within the limits of size and time."""
        until = self.clock.now() + self.manners.answer_seconds
        packed = response.headers.get("Content-Encoding", "").casefold() == "gzip"
        unpacking = zlib.decompressobj(_GZIP) if packed else None
        body = bytearray()
        for piece in pieces(response):
            room = self.manners.answer_bytes + 1 - len(body)
            try:
                body += piece if unpacking is None else unpacking.decompress(piece, room)
            except zlib.error as problem:
                raise PassingError("the answer is damaged") from problem
            if len(body) > self.manners.answer_bytes:
                most = self.manners.answer_bytes >> 20
                raise FetchError(f"An answer is larger than {most} MiB: it is refused.", AGAIN)
            if self.clock.now() > until:
                raise PassingError("the answer comes too slowly")
        if unpacking is not None and not unpacking.eof:
            raise PassingError("the connection was cut in the middle of the answer")
        return bytes(body)

    def _wait(self, fault: PassingError, pause: float) -> None:
        seconds = pause if fault.wait is None else fault.wait
        if seconds > self.manners.longest_pause:
            raise FetchError(
                f"The server asks to wait {seconds:.0f} seconds ({fault.what}).", AGAIN
            ) from fault
        self._report.say(f"Waiting {seconds:.0f} s: {fault.what}.")
        self.clock.sleep(seconds)


def pieces(response: http.client.HTTPResponse) -> Iterator[bytes]:
    """The body of an answer as it comes.

    Raises:
        PassingError: it ends before the length that its header gives.
    """
    expected = response.headers.get("Content-Length", "")
    got = 0
    while piece := response.read1(_PIECE):
        got += len(piece)
        yield piece
    if expected.isdecimal() and got < int(expected):
        raise PassingError(f"the connection was cut after {got:,} of {int(expected):,} bytes")


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a redirect to `https`, or back to where the request went; no other."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        if new.scheme != "https" and (new.scheme, new.netloc) != (old.scheme, old.netloc):
            fp.close()
            raise FetchError(
                f"{_host(req.full_url)} sends on to {new.scheme}://{new.netloc}: not followed.",
                "If that is the service's new place, give its https address with --url.",
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener(proxies: dict[str, str] | None) -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(
        urllib.request.ProxyHandler(proxies),
        urllib.request.HTTPSHandler(context=_tls()),
        _Redirects(),
        _Accepting(),
    )


@cache
def _tls() -> ssl.SSLContext:
    """How a server proves who it is: by this machine's certificates; read once, it takes long."""
    return ssl.create_default_context()


class _Accepting(urllib.request.HTTPErrorProcessor):
    """Lets 416 pass: it answers the question for the rest of a file that is whole already."""

    def http_response(self, request: urllib.request.Request, response: Any) -> Any:
        if response.status == http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
            return response
        return super().http_response(request, response)

    https_response = http_response


def _check_address(url: str) -> None:
    if not url.isascii() or not url.isprintable() or " " in url:
        raise FetchError(f"{url} is no address.", "Give an address with https://.")
    parts = urlsplit(url)
    host = parts.hostname or ""
    if not host or (parts.scheme != "https" and not _is_this_machine(host)):
        raise FetchError(
            f"{url} is no https address: nothing was sent.", "Give an address with https://."
        )
    if parts.scheme not in ("https", "http") or parts.username or parts.password:
        raise FetchError(
            f"{parts.scheme}://{host}: nothing was sent.",
            "Give an https address without a user's name.",
        )


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@contextmanager
def _faults_said(url: str) -> Iterator[None]:
    """Turn the faults of a connection into ours: those that may pass, and the others."""
    host = _host(url)
    try:
        yield
    except urllib.error.HTTPError as problem:
        with problem:
            raise _refusal(host, problem) from problem
    except urllib.error.URLError as problem:
        reason = problem.reason
        if isinstance(reason, ssl.SSLCertVerificationError):
            raise FetchError(
                f"{host} cannot prove who it is ({reason.verify_message}): nothing was fetched.",
                "Check this machine's date and its certificates, and who is between it and the "
                "network.",
            ) from problem
        if isinstance(reason, socket.gaierror):
            raise FetchError(
                f"No machine named {host} was found.",
                "Check that this machine is on the network; the service may also have moved: "
                "then give its address with --url.",
            ) from problem
        raise PassingError(f"{host} cannot be reached ({reason})") from problem
    except (http.client.HTTPException, OSError) as problem:
        said = str(problem) or type(problem).__name__
        raise PassingError(f"the connection to {host} broke ({said})") from problem


def _refusal(host: str, problem: urllib.error.HTTPError) -> FetchError | PassingError:
    said = f"{host} answered {problem.code} {problem.reason}".strip()
    if problem.code in _BUSY:
        return PassingError(said, _retry_after(problem.headers))
    if problem.code in (401, 403):
        return FetchError(
            f"{said}: it does not let this program in.",
            "Open the address in a browser; save the export there and import the file.",
        )
    return FetchError(
        f"{said}.",
        "The address, or an identifier in it, is wrong or has changed: give the present one "
        "with --url.",
    )


def _retry_after(headers: Message) -> float | None:
    """The seconds that `Retry-After` asks to wait; a date there is set against the answer's own."""
    said = headers.get("Retry-After", "").strip()
    if said.isdecimal():
        return float(said)
    until, now = _date(said), _date(headers.get("Date", ""))
    if until is None or now is None:
        return None
    return max(0.0, (until - now).total_seconds())


def _date(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except ValueError:
        return None


def _host(url: str) -> str:
    return urlsplit(url).netloc
