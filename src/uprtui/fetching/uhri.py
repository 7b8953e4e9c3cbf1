"""Fetch the full export of the Universal Human Rights Index: one file of some 360 MB.

A broken download goes on where it was, by an HTTP range (RFC 9110, section 14): only if the server
confirms by `If-Range` that the file is still the same one; otherwise from the beginning.
"""

from __future__ import annotations

import http.client
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from uprtui.fetching.checking import looked_through
from uprtui.fetching.errors import AGAIN, FetchError, PassingError
from uprtui.fetching.part import Part
from uprtui.fetching.types import Fetched, Report
from uprtui.fetching.web import Web, pieces

_KEEP_EVERY = 8 << 20
_RECORD = re.compile(rb'"AnnotationId"\s{0,100}:')
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")
_END = 64
_NOT_THE_FILE = "If the service has moved, give the address of its full JSON export with --url."


class _Seen(NamedTuple):
    """What a server says of a file: a mark of this very content, and its length if known."""

    mark: str
    length: int | None


def fetch_uhri(
    target: Path,
    url: str,
    web: Web,
    report: Report,
    sha256: str | None = None,
    *,
    free: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
) -> Fetched:
    """Fetch the export into a file, which the connector `uhri` reads.

    Args:
        target: the file; it appears when it is whole, and must not be there before.
        url: the address of the export.
        web: how to ask.
        report: told how far it is.
        sha256: what the file's sum must be, in hexadecimal digits; not checked unless given.
        free: the bytes that are free in a folder.

    Raises:
        FetchError: the server refuses, or hands over something else than a JSON list, or the disk
            is full. What is fetched by then is kept for the next run, if it is of use.
    """
    with Part(target, {"service": "uhri", "url": url}) as part:
        download = _Download(part, url, web, report, free)
        resumed = part.resumed
        if resumed:
            report.say(f"{part.size:,} bytes are there from an earlier run.")
        web.patiently(download.go_on, lambda: part.size)
        found, records = looked_through(part.path, _RECORD)
        _check_whole(part, found, sha256)
        part.finish()
        return Fetched(target, part.size, found, records, web.requests, resumed)


class _Download:
    """One file on its way."""

    def __init__(
        self, part: Part, url: str, web: Web, report: Report, free: Callable[[Path], int]
    ) -> None:
        self._part = part
        self._url = url
        self._web = web
        self._report = report
        self._free = free
        self._until = web.clock.now() + web.manners.file_seconds

    def go_on(self) -> None:
        """Fetch what is not there yet.

        Raises:
            PassingError: the connection broke; what came is kept.
        """
        part = self._part
        mark, length = part.state.get("mark"), part.state.get("length")
        if part.size and part.size == length:
            return
        headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
        if part.size and mark:
            headers |= {"Range": f"bytes={part.size}-", "If-Range": mark}
        elif part.size:
            part.restart()  # nothing says that the rest would be of the same file
        with self._web.opened(self._url, headers) as response:
            self._start(response)
            try:
                self._take(response)
            finally:
                part.keep()

    def _start(self, response: http.client.HTTPResponse) -> None:
        """Look at the answer's header: does it go on, or begin anew?"""
        part = self._part
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise FetchError("The server packs the file, though asked not to.", _NOT_THE_FILE)
        seen = _seen(response)
        if response.status == http.client.PARTIAL_CONTENT:
            found = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
            same = seen.mark in ("", part.state.get("mark")) and found is not None
            if not same or found is None or int(found[1]) != part.size:
                part.restart()
                raise PassingError("the file changed meanwhile: it begins anew")
            return
        if response.status != http.client.OK:
            part.restart()
            raise PassingError("the server no longer has the rest of that file: it begins anew")
        if part.size:
            self._report.say("The file changed, or cannot be resumed: it is fetched anew.")
            part.restart()
        self._check_room(seen.length)
        part.state = {"mark": seen.mark, "length": seen.length}

    def _check_room(self, length: int | None) -> None:
        if length is None:
            return
        if length > self._web.manners.file_bytes:
            raise self._too_large()
        folder = self._part.target.parent
        if self._free(folder) < length:
            raise FetchError(
                f"The file has {length:,} bytes; {folder} has not as many free.", "Make room."
            )

    def _take(self, response: http.client.HTTPResponse) -> None:
        part = self._part
        kept = part.size
        for piece in pieces(response):
            if not part.size and piece.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"[", b""):
                raise FetchError(f"{self._url} is no JSON list: nothing was kept.", _NOT_THE_FILE)
            part.write(piece)
            self._report.progress(part.size, part.state.get("length"), "bytes")
            if part.size > self._web.manners.file_bytes:
                raise self._too_large()
            if part.size - kept >= _KEEP_EVERY:
                part.keep()
                kept = part.size
            if self._web.clock.now() > self._until:
                raise FetchError("The download takes too long; it was stopped.", AGAIN)

    def _too_large(self) -> FetchError:
        self._part.restart()
        most = self._web.manners.file_bytes >> 20
        return FetchError(f"The file is larger than {most:,} MiB: it is refused.", _NOT_THE_FILE)


def _seen(response: http.client.HTTPResponse) -> _Seen:
    """A strong ETag marks a file's content, else the time of its last change (RFC 9110, 13.1.5)."""
    etag = response.headers.get("ETag", "")
    mark = etag if etag.startswith('"') else response.headers.get("Last-Modified", "")
    length = response.headers.get("Content-Length", "")
    return _Seen(mark, int(length) if length.isdecimal() else None)


def _check_whole(part: Part, found: str, sha256: str | None) -> None:
    if sha256 is not None and found != sha256.strip().casefold():
        part.discard()
        raise FetchError(
            f"The file's SHA-256 is {found}, not {sha256}: it is not the file that you expect, and "
            "was removed.",
            "Check the sum, then fetch again.",
        )
    with part.path.open("rb") as stream:
        stream.seek(max(0, part.size - _END))
        end = stream.read().rstrip()
    if not end.endswith(b"]"):
        part.discard()
        raise FetchError(
            "The file ends in the middle of its JSON list, though the server said that it was whole"
            ": it was removed.",
            "Fetch it again.",
        )
