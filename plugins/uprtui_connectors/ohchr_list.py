"""Connector `ohchr-list`: OHCHR's thematic lists (matrices) of recommendations, as .docx.

One Word document a review, published after the Human Rights Council adopted the outcome: each
paragraph of the report with its States, the position of the State under review, themes, groups of
persons and goals of sustainable development.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from itertools import islice

from uprtui.api import (
    API_VERSION,
    ISSUE_SEPARATOR,
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
)
from uprtui_connectors.docx_file import blocks_of, is_docx, opening_text
from uprtui_connectors.ohchr_list_columns import has_header
from uprtui_connectors.ohchr_list_paragraphs import (
    Paragraph,
    ThematicList,
    rows_of_paragraphs,
    thematic_list,
)
from uprtui_connectors.old_word import refuse_old_word, require_docx
from uprtui_connectors.recommenders import Said
from uprtui_connectors.review_options import REVIEW_OPTIONS, chosen_review
from uprtui_connectors.review_title import Review

_LICENCE = "OHCHR, United Nations: ohchr.org, see its terms of use"
_TITLE = re.compile(r"\b(?:thematic list|matrix) of recommendations", re.IGNORECASE)
_OF_A_LIST = ("Thematic list of recommendations", "Matrix of recommendations", "Right or area")


class OhchrListConnector:
    """Reads OHCHR's thematic lists of recommendations."""

    id = "ohchr-list"
    title = "OHCHR thematic lists of recommendations (Word)"
    api_version = API_VERSION
    kinds = frozenset({Kind.RECOMMENDATIONS})
    options: tuple[Option, ...] = REVIEW_OPTIONS

    def detect(self, source: Source) -> Match | None:
        """Recognise a table with the titles `Recommendation`, `Position`, `… themes …`."""
        refuse_old_word(source, _OF_A_LIST)
        if not is_docx(source):
            return None
        text = opening_text(source)
        if not has_header(text.split("\n")):
            return None
        named = _TITLE.search(text) is not None
        reason = "a thematic list of recommendations" if named else "a table of recommendations"
        score = 0.95 if named else 0.7
        return Match(score, f"{reason} (Word)", licence=_LICENCE, standing=Standing.LIST)

    def preview(self, source: Source, options: Mapping[str, str], limit: int) -> Preview:
        """The first rows of the table, and the review that the document names."""
        found = self._read(source, None)
        told: list[str] = []
        review = chosen_review(found.review, options, source.name, told.append)
        rows = tuple(
            (one.number, one.text, one.position, "; ".join(one.labels.themes))
            for one in found.paragraphs[:limit]
        )
        notes = (
            f"State under review: {review.sur}",
            f"session: {review.session or 'not given'}",
            *told,
            f"report: {review.symbol or 'not given'}",
            f"paragraphs: {len(found.paragraphs)}",
        )
        return Preview(("Paragraph", "Recommendation", "Position", "Themes"), rows, notes)

    def read(
        self, source: Source, options: Mapping[str, str], context: Context
    ) -> Iterator[Batch | RowError]:
        """Yield one row a State and paragraph; a paragraph under several themes comes once."""
        found = self._read(source, context)
        if context.cancelled:
            return
        review = chosen_review(found.review, options, source.name, context.log)
        yield from found.errors
        rows = rows_of_paragraphs(found.paragraphs)
        done = 0
        while chunk := list(islice(rows, MAX_BATCH_ROWS)):
            if context.cancelled:
                return
            yield _batch(chunk, review)
            done += len(chunk)
            context.progress(done, None)

    def _read(self, source: Source, context: Context | None) -> ThematicList:
        require_docx(source)
        with closing(blocks_of(source, context)) as blocks:
            found = thematic_list(blocks)
        if found.tables or (context is not None and context.cancelled):
            return found
        raise ConnectorError(
            f"{source.name} has no table with the titles of a thematic list of recommendations.",
            "The titles are Recommendation, Position, and Theme or Themes.",
        )


def _batch(rows: Sequence[tuple[str, Said, Paragraph]], review: Review) -> Batch:
    def joined(kind: str) -> list[str]:
        return [ISSUE_SEPARATOR.join(getattr(one.labels, kind)) for _, _, one in rows]

    return Batch(
        Kind.RECOMMENDATIONS,
        {
            "sur": [review.sur] * len(rows),
            "by": [said.state for _, said, _ in rows],
            "text": [said.text for _, said, _ in rows],
            "response": [one.position for _, _, one in rows],
            "session": [review.session] * len(rows),
            "paragraph": [one.number for _, _, one in rows],
            "symbol": [review.symbol] * len(rows),
            "themes": joined("themes"),
            "affected": joined("affected"),
            "sdgs": joined("sdgs"),
        },
        [place for place, _, _ in rows],
    )
