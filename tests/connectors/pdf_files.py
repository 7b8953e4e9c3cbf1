"""Write small PDF files by hand, for tests: lines of text at places on pages, and hostile ones."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

_LEFT, _TOP, _STEP = 141.7, 740.0, 12.0
_SPACE_BELOW = 6.0


@dataclass(frozen=True)
class Text:
    """A piece of text: its left end, baseline and size, in points."""

    left: float
    baseline: float
    text: str
    size: float = 10.0


def pdf(pages: Sequence[Sequence[Text]], extra_trailer: bytes = b"") -> bytes:
    """Return a PDF with one font, letters as in Windows-1252."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", _FONT]
    kids = []
    for page in pages:
        kids.append(b"%d 0 R" % (len(objects) + 1))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (len(objects) + 2)
        )
        objects.append(stream(b"".join(map(_shown, page))))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return assembled(objects, extra_trailer)


def report_pdf(
    pages: Sequence[Sequence[str]], symbol: str = "A/HRC/99/7", notes: Sequence[str] = ()
) -> bytes:
    """Return a PDF laid out as the UN does: the symbol above, the page's number below.

    In: the pages' paragraphs, each with line ends where it is broken. `notes` stand as footnotes
    on the last page.
    """
    laid_out = []
    for number, paragraphs in enumerate(pages, 1):
        texts = [Text(56.7, 777, symbol, 9.0), Text(56.7, 60, f"{number} GE.29-01234", 9.0)]
        baseline = _TOP
        for paragraph in paragraphs:
            for line in paragraph.split("\n"):
                texts.append(Text(_LEFT, baseline, line))
                baseline -= _STEP
            baseline -= _SPACE_BELOW
        if number == len(pages):
            texts += [Text(_LEFT, 100 - 10 * at, note, 8.0) for at, note in enumerate(notes)]
        laid_out.append(texts)
    return pdf(laid_out)


def stream(content: bytes, *, packed: bool = False, repeat: int = 1) -> bytes:
    """Return a stream object; packed, it unpacks to the content `repeat` times."""
    if not packed:
        return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
    packer = zlib.compressobj(9)
    first, again = (
        packer.compress(content) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2)
    )  # after a full flush each piece stands alone, so it can be repeated unseen
    data = first + again * (repeat - 1)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(data), data)


def assembled(objects: Sequence[bytes], extra_trailer: bytes = b"") -> bytes:
    """Return a PDF of these objects; the first is the catalogue."""
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table_at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, extra_trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table_at)


def locked_pdf() -> bytes:
    """Return a PDF that asks for a password nobody knows."""
    locked = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (
        b"41" * 32,
        b"42" * 32,
    )
    return pdf([[Text(100, 700, "secret")]], locked)


def bomb_pdf(million_bytes: int) -> bytes:
    """Return a small PDF whose page unpacks to that many millions of bytes."""
    return _with_page(stream(b"q Q " * 250_000, packed=True, repeat=million_bytes))


def looping_pdf() -> bytes:
    """Return a PDF whose tree of pages contains itself."""
    tree = b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 /Parent 2 0 R >>"
    return assembled([b"<< /Type /Catalog /Pages 2 0 R >>", tree])


def _with_page(content: bytes) -> bytes:
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>"
    )
    tree = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return assembled([b"<< /Type /Catalog /Pages 2 0 R >>", tree, page, content])


def _shown(piece: Text) -> bytes:
    raw = piece.text.encode("cp1252", errors="replace")
    for special in (b"\\", b"(", b")"):
        raw = raw.replace(special, b"\\" + special)
    return b"BT /F1 %g Tf %g %g Td (%s) Tj ET\n" % (
        piece.size,
        piece.left,
        piece.baseline,
        raw,
    )


_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
