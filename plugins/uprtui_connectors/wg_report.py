"""Connector `wg-report`: reports of the UPR Working Group, and the addenda to them.

As the United Nations publishes them: PDF, Word or plain text. A report gives recommendations, one
row for each recommending State; an addendum gives the State under review's positions on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from uprtui.api import (
    API_VERSION,
    MAX_BATCH_ROWS,
    Batch,
    ConnectorError,
    Context,
    Kind,
    Match,
    Option,
    Preview,
    RowError,
    Source,
    Standing,
    is_state,
)
from uprtui_connectors.docx_file import is_docx, opening_text
from uprtui_connectors.recommenders import recommended
from uprtui_connectors.review_options import REVIEW_OPTIONS, chosen_review
from uprtui_connectors.review_title import Review
from uprtui_connectors.wg_report_addendum import Positions, positions_of
from uprtui_connectors.wg_report_cover import (
    Cover,
    Form,
    cover_of,
    is_foreign_edition,
    is_report_title,
)
from uprtui_connectors.wg_report_document import (
    Document,
    first_page,
    is_pdf,
    open_document,
    text_lines,
)
from uprtui_connectors.wg_report_paragraphs import Paragraph, numbered, paragraphs_of
from uprtui_connectors.wg_report_rows import missing_numbers, rows_of_paragraphs

_LICENCE = "United Nations document; see un.org/en/about-us/terms-of-use"
_FEWEST_PARAGRAPHS = 3
_SHARE_WITH_STATES = 0.8
_TITLES = {
    Form.REPORT: "a report of the UPR Working Group",
    Form.ADDENDUM: "an addendum to a report of the UPR Working Group",
    Form.LIST: "numbered recommendations with their States in brackets",
}
_COLUMNS = ("sur", "by", "text", "response", "session", "paragraph", "symbol")
_SHOWN = ("paragraph", "text", "by", "response")


class WgReportConnector:
    """Reads reports of the Working Group and their addenda."""

    id = "wg-report"
    title = "Working Group reports and addenda (PDF, Word, text)"
    api_version = API_VERSION
    kinds = frozenset({Kind.RECOMMENDATIONS, Kind.POSITIONS})
    options = (
        *REVIEW_OPTIONS,
        Option(
            name="symbol",
            title="Symbol",
            help="The report's symbol, such as A/HRC/59/15, where the document does not tell it.",
        ),
        Option(
            name="paragraph",
            title="Paragraph before the dot",
            help="For an addendum that writes 7 instead of 115.7: the number 115.",
        ),
    )

    def detect(self, source: Source) -> Match | None:
        """Recognise the title on the first page, or a list of numbered recommendations.

        Raises:
            ConnectorError: a PDF that cannot be opened, or the report in another language.
        """
        try:
            form = _form(source)
        except OSError:
            return None
        if form is None:
            return None
        standing = Standing.ADDENDUM if form is Form.ADDENDUM else Standing.REPORT
        score = 0.6 if form is Form.LIST else 0.95
        return Match(score, _TITLES[form], licence=_LICENCE, standing=standing)

    def preview(self, source: Source, options: Mapping[str, str], limit: int) -> Preview:
        """The first recommendations or positions, and what the cover tells."""
        document = open_document(source)
        if document is None:
            return Preview(_SHOWN, ())
        told: list[str] = []
        cover = _chosen(source, document, options, told.append)
        notes = (_TITLES[cover.form], f"{cover.sur}, session {cover.session or 'unknown'}", *told)
        if cover.form is Form.ADDENDUM:
            said = _positions(source, document, options).said
            return Preview(("paragraph", "response"), tuple(said.items())[:limit], notes)
        rows, _ = rows_of_paragraphs(_paragraphs(source, document))
        shown = tuple((row.paragraph, row.text, row.by, row.response) for row in rows[:limit])
        return Preview(_SHOWN, shown, notes)

    def read(
        self, source: Source, options: Mapping[str, str], context: Context
    ) -> Iterator[Batch | RowError]:
        """Yield recommendations or positions; paragraphs without a State as errors."""
        try:
            document = open_document(source, context)
        except OSError as problem:
            raise ConnectorError(
                f"{source.name} cannot be opened: {problem.strerror}."
            ) from problem
        if document is None:
            return
        cover = _chosen(source, document, options, context.log)
        if cover.form is Form.ADDENDUM:
            yield from _read_addendum(cover, _positions(source, document, options), context)
        else:
            yield from _read_report(cover, _paragraphs(source, document), context)


def _form(source: Source) -> Form | None:
    """Which document it is; None for a foreign one.

    Raises:
        ConnectorError: see `detect`.
        OSError: the file cannot be opened.
    """
    if is_pdf(source):
        return _titled(source, first_page(source))
    if is_docx(source):
        return _titled(source, opening_text(source).splitlines())
    return _form_of_text(source)


def _titled(source: Source, lines: Sequence[str]) -> Form | None:
    text = "\n".join(lines)
    if is_report_title(text):
        return cover_of(lines).form
    if is_foreign_edition(text):
        raise ConnectorError(
            f"{source.name} is a report of the Working Group in another language than English.",
            "Download the English edition of the document.",
        )
    return None


def _form_of_text(source: Source) -> Form | None:
    text = _head_text(source.head)
    if text is None:
        return None
    lines = text_lines(text)
    if is_report_title("\n".join(lines[:80])):
        return cover_of([line for line in lines if line][:400]).form
    candidates = sum(1 for _ in numbered(lines))
    if candidates < _FEWEST_PARAGRAPHS or candidates * 30 < len(lines):
        return None
    found = paragraphs_of(lines)[:-1]  # the last one may be cut off
    whole = sum(_has_states(paragraph.text) for paragraph in found)
    enough = whole >= _FEWEST_PARAGRAPHS and whole >= _SHARE_WITH_STATES * len(found)
    return Form.LIST if enough else None


def _head_text(head: bytes) -> str | None:
    """The head as text; None where it is none."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", errors="replace")
    if b"\0" in head:
        return None
    try:
        return head.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        if problem.start > len(head) - 4:
            return head[: problem.start].decode("utf-8-sig")
        return head.decode("cp1252", errors="replace")


def _has_states(text: str) -> bool:
    return any(is_state(said.state) for said in recommended(text))


def _chosen(
    source: Source, document: Document, options: Mapping[str, str], tell: Callable[[str], None]
) -> Cover:
    """What the cover tells, with the user's own words before it.

    Raises:
        ConnectorError: the State under review is not known, or the session is no number.
    """
    told = cover_of(document.cover)
    found = Review(told.sur, told.session, told.symbol)
    review = chosen_review(found, options, source.name, tell)
    symbol = options.get("symbol", "").strip() or told.symbol
    return replace(told, sur=review.sur, session=review.session, symbol=symbol)


def _paragraphs(source: Source, document: Document) -> list[Paragraph]:
    found = paragraphs_of(document.lines)
    if not found:
        raise ConnectorError(
            f"{source.name}: no numbered recommendations were found in it.",
            "Check that it is the whole English report, or import OHCHR's thematic list.",
        )
    return found


def _positions(source: Source, document: Document, options: Mapping[str, str]) -> Positions:
    top = options.get("paragraph", "").strip()
    if top and not top.isdecimal():
        raise ConnectorError(
            f"The paragraph '{top}' is not a number.", "Give it like paragraph=115."
        )
    found = positions_of(document.lines, top)
    if found.bare:
        raise ConnectorError(
            f"{source.name} names recommendations by numbers such as 7, not 115.7.",
            "Give the number before the dot, from the report, as option paragraph=….",
        )
    if not found.said and not found.contradictions:
        raise ConnectorError(
            f"{source.name} tells no position on a numbered recommendation.",
            "Take the positions from OHCHR's thematic list.",
        )
    return found


def _read_report(
    cover: Cover, paragraphs: Sequence[Paragraph], context: Context
) -> Iterator[Batch | RowError]:
    rows, errors = rows_of_paragraphs(paragraphs)
    if missing := missing_numbers([paragraph.number for paragraph in paragraphs]):
        context.log(f"Numbers that the document passes over: {', '.join(missing)}.")
    for start in range(0, len(rows), MAX_BATCH_ROWS):
        if context.cancelled:
            return
        chunk = rows[start : start + MAX_BATCH_ROWS]
        values = [
            (cover.sur, row.by, row.text, row.response, cover.session, row.paragraph, cover.symbol)
            for row in chunk
        ]
        columns = dict(zip(_COLUMNS, zip(*values, strict=True), strict=True))
        yield Batch(Kind.RECOMMENDATIONS, columns, [row.place for row in chunk])
    yield from errors


def _read_addendum(cover: Cover, found: Positions, context: Context) -> Iterator[Batch | RowError]:
    if found.silent:
        context.log(f"Named without a position: {', '.join(found.silent[:10])}.")
    said = list(found.said.items())
    for start in range(0, len(said), MAX_BATCH_ROWS):
        if context.cancelled:
            return
        chunk = said[start : start + MAX_BATCH_ROWS]
        same = {"sur": cover.sur, "session": cover.session, "symbol": cover.symbol}
        columns = {name: [value] * len(chunk) for name, value in same.items()}
        columns["paragraph"] = [number for number, _ in chunk]
        columns["response"] = [position for _, position in chunk]
        yield Batch(Kind.POSITIONS, columns, [f"paragraph {number}" for number, _ in chunk])
    for number, both in found.contradictions.items():
        reason = f"the document says both {both[0]} and {both[1]}"
        yield RowError(f"paragraph {number}", " / ".join(both), reason)
