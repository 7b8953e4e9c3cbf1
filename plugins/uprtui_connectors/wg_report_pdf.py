"""Read the lines of a PDF with their places on the page; runs in a worker process.

`lines` is the reader for `uprtui.api.items_of`. It yields one item a page:
`{"page": number from 1, "pages": how many, "lines": [[text, left, baseline, size, marked], ...]}`,
lengths in points, lines in the file's own order. Raised footnote marks are left out of the text;
`marked` is whether one began the line. A hyphen at the end of a line is `HYPHEN`, so that the line
can be joined with the next one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from ctypes import byref, c_double
from dataclasses import dataclass
from typing import Any, BinaryIO

from uprtui.api import ConnectorError
from uprtui_connectors.wg_report_layout import HYPHEN

_MOST_BYTES = 64 << 20
_MOST_PAGES = 500
_MOST_CHARACTERS = 4_000_000
_OF_PAGE = 200_000
_RAISED = 0.8  # a footnote mark is smaller than this share of its line's letters
_MARKS = frozenset("0123456789*†‡§,")
_END_MARK_WITHIN = 4096
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
_SECURITY_ERROR = 5
_SAVE_AGAIN = "Download it again; or open it, save it as .docx or plain text, and import that."


@dataclass(frozen=True, slots=True)
class _Character:
    text: str
    size: float
    left: float
    baseline: float


def lines(stream: BinaryIO, arguments: Mapping[str, str]) -> Iterable[dict[str, Any]]:
    """Yield the pages' lines (see the module).

    In: the file; `pages` in the arguments limits how many pages are read.

    Raises:
        ConnectorError: the file is no PDF, damaged, protected by a password, or too large.
    """
    document = _open(stream)
    count = len(document)
    if count > _MOST_PAGES:
        raise ConnectorError(
            f"The PDF has {count:,} pages: a report of the Working Group has fewer than 100.",
            "Check that it is the right file.",
        )
    wanted = min(count, int(arguments.get("pages", _MOST_PAGES)))
    characters = 0
    for index in range(wanted):
        found, number = _page_lines(document, index)
        characters += number
        if characters > _MOST_CHARACTERS:
            raise ConnectorError(
                f"The PDF holds more than {_MOST_CHARACTERS:,} letters: it is no report.",
                "Check that it is the right file.",
            )
        yield {"page": index + 1, "pages": count, "lines": found}


def _open(stream: BinaryIO) -> Any:
    import pypdfium2

    content = stream.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise ConnectorError(
            f"The PDF is larger than {_MOST_BYTES >> 20} MiB: it is no report.",
            "Check that it is the right file.",
        )
    if b"%%EOF" not in content[-_END_MARK_WITHIN:]:
        raise ConnectorError("The PDF was cut short: its end is missing.", _SAVE_AGAIN)
    try:
        document = pypdfium2.PdfDocument(content)
        empty = len(document) == 0
    except pypdfium2.PdfiumError as problem:
        code = getattr(problem, "err_code", None)
        if code in {_PASSWORD_ERROR, _SECURITY_ERROR} or "password" in str(problem).lower():
            raise ConnectorError(
                "The PDF is protected by a password.", "Save it without a password first."
            ) from problem
        raise ConnectorError(
            "The PDF is damaged or was cut short: it cannot be opened.", _SAVE_AGAIN
        ) from problem
    if empty:
        raise ConnectorError("The PDF has no pages.", _SAVE_AGAIN)
    return document


def _page_lines(document: Any, index: int) -> tuple[list[list[object]], int]:
    """A page's lines and how many characters it has; a page that cannot be read is an error."""
    import pypdfium2

    try:
        page = document[index]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError as problem:
        raise ConnectorError(
            f"Page {index + 1} of the PDF is damaged: it cannot be read.", _SAVE_AGAIN
        ) from problem
    number = pypdfium2.raw.FPDFText_CountChars(text_page.raw)
    if number > _OF_PAGE:
        raise ConnectorError(
            f"Page {index + 1} of the PDF holds {number:,} letters: it is no report.",
            "Check that it is the right file.",
        )
    found = [line for run in _runs(text_page.raw, number) if (line := _line(run)) is not None]
    text_page.close()
    page.close()
    return found, number


def _runs(handle: Any, number: int) -> Iterator[list[_Character]]:
    """The characters of each line."""
    from pypdfium2 import raw

    left, baseline = c_double(), c_double()
    run: list[_Character] = []
    for at in range(number):
        code = raw.FPDFText_GetUnicode(handle, at)
        if code in (10, 13):
            if run:
                yield run
            run = []
            continue
        text = HYPHEN if raw.FPDFText_IsHyphen(handle, at) == 1 else _letter(code)
        raw.FPDFText_GetCharOrigin(handle, at, byref(left), byref(baseline))
        size = raw.FPDFText_GetFontSize(handle, at)
        if run and run[-1].text == HYPHEN and abs(run[-1].baseline - baseline.value) > 1:
            yield run
            run = []
        run.append(_Character(text, size, left.value, baseline.value))
    if run:
        yield run


def _letter(code: int) -> str:
    """A character as text; what no text can hold (lone surrogates, control codes) is a space."""
    if code < 32 or 0xD800 <= code <= 0xDFFF or 0xE000 <= code <= 0xF8FF or code > 0x10FFFF:
        return HYPHEN if code == 2 else " "
    return chr(code)


def _line(run: list[_Character]) -> list[object] | None:
    sizes = Counter(round(c.size, 1) for c in run if not c.text.isspace())
    if not sizes:
        return None
    size = sizes.most_common(1)[0][0]
    kept = [c for c in run if c.size >= size * _RAISED or c.text not in _MARKS]
    text = "".join(c.text for c in kept).strip()
    first = next(c for c in run if not c.text.isspace())
    if not text:
        return None
    marked = first.size < size * _RAISED and first.text in _MARKS
    return [text, round(first.left, 1), round(first.baseline, 1), size, marked]
