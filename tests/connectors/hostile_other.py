"""Hostile PDF, old Office and Parquet files."""

from __future__ import annotations

import struct
import zlib

from tests.connectors.hostile_sizes import Files, Sizes

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR = 512
_END_OF_CHAIN, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def old_office(*streams: str) -> bytes:
    """A compound file with some empty streams, as Office before 2007 and encryption use it.

    Format: MS-CFB: a header, one sector of the allocation table, one or more of the directory.
    """
    header = _OLE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END_OF_CHAIN, 0, _END_OF_CHAIN, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108
    table = struct.pack("<II", _FAT, _END_OF_CHAIN) + struct.pack("<I", _FREE) * 126
    entries = [_entry("Root Entry", 5, child=1 if streams else _FREE)]
    for n, name in enumerate(streams, start=1):
        entries.append(_entry(name, 2, right=n + 1 if n < len(streams) else _FREE))
    directory = b"".join(entries)
    return header + table + directory + bytes(-len(directory) % _SECTOR)


def _entry(name: str, kind: int, *, right: int = _FREE, child: int = _FREE) -> bytes:
    spelt = name.encode("utf-16-le") + b"\0\0"
    entry = spelt.ljust(64, b"\0") + struct.pack("<HBB", len(spelt), kind, 1)
    entry += struct.pack("<III", _FREE, right, child) + bytes(36)
    return entry + struct.pack("<IQ", _END_OF_CHAIN, 0)


def pdf(objects: list[bytes], trailer: bytes = b"", *, previous: bool = False) -> bytes:
    """A minimal PDF of numbered objects, the first its catalogue."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    back = b"/Prev %d " % start if previous else b""
    out += b"trailer\n<< /Size %d /Root 1 0 R %s%s>>\n" % (len(objects) + 1, back, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


_CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
_PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R "
    b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
)


def _stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(content), more, content)


def _text(words: bytes) -> bytes:
    return b"BT /F1 12 Tf 20 200 Td (%s) Tj ET" % words


_REPORT = b"Report of the Working Group on the Universal Periodic Review A/HRC/59/15 Nepal"


def _good(words: bytes = _REPORT) -> bytes:
    return pdf([_CATALOGUE, _PAGES, _PAGE, _stream(_text(words))])


def _page_loop(_: Sizes) -> bytes:
    return pdf([_CATALOGUE, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 99 >>"])


def _many_pages(_: Sizes) -> bytes:
    kids = b"3 0 R " * 60_000
    pages = b"<< /Type /Pages /Kids [%s] /Count 60000 >>" % kids
    return pdf([_CATALOGUE, pages, _PAGE, _stream(_text(b"a"))])


def _bomb(sizes: Sizes) -> bytes:
    content = zlib.compress(zlib.compress(_text(b"a" * (sizes.unpacked // 8))))
    double = _stream(content, b"/Filter [/FlateDecode /FlateDecode] ")
    return pdf([_CATALOGUE, _PAGES, _PAGE, double])


def _deep(sizes: Sizes) -> bytes:
    return pdf([_CATALOGUE, b"[" * sizes.depth])


def _locked(_: Sizes) -> bytes:
    key = b"<" + b"00" * 32 + b">"
    lock = b"<< /Filter /Standard /V 1 /R 2 /O %s /U %s /P -4 >>" % (key, key)
    objects = [_CATALOGUE, _PAGES, _PAGE, _stream(_text(_REPORT)), lock]
    return pdf(objects, b"/Encrypt 5 0 R /ID [<00><00>] ")


def _parquet(length: int) -> bytes:
    return b"PAR1" + b"\x15\x00" * 40 + struct.pack("<I", length) + b"PAR1"


REFUSED: Files = {
    "a workbook with a password": (
        "password.xlsx",
        lambda _: old_office("EncryptionInfo", "EncryptedPackage"),
    ),
    "an old document of Word": ("old.doc", lambda _: old_office("WordDocument")),
    "an old workbook without its sheets": ("old.xls", lambda _: old_office("Workbook")),
    "an old workbook cut after its header": ("half.xls", lambda _: old_office("Workbook")[:520]),
    "a PDF of its first line": ("first.pdf", lambda _: b"%PDF-1.7\n"),
    "half a PDF": ("half.pdf", lambda _: _good()[:400]),
    "a PDF whose pages go in a circle": ("circle.pdf", _page_loop),
    "a PDF of brackets": ("deep.pdf", _deep),
    "a PDF with a password": ("locked.pdf", _locked),
    "a PDF named as a document": ("report.docx", lambda _: _good(b"Some minutes")),
    "a bomb in a PDF": ("bomb.pdf", _bomb),
    "a PDF of sixty thousand pages": ("pages.pdf", _many_pages),
    "a Parquet file without tables": ("void.parquet", lambda _: _parquet(80)),
    "a Parquet file with a huge footer": ("huge.parquet", lambda _: _parquet(0xFFFFFFFF)),
    "a picture named as text": ("picture.csv", lambda _: b"\x89PNG\r\n\x1a\n" + bytes(900)),
}
TAKEN: Files = {}
EITHER: Files = {
    "a PDF whose table points at itself": (
        "table.pdf",
        lambda _: pdf([_CATALOGUE, _PAGES, _PAGE, _stream(_text(_REPORT))], previous=True),
    ),
    "escapes in a PDF": ("escapes.pdf", lambda _: _good(_REPORT + b"\x1b[2J \\033]0;owned\\007")),
}
