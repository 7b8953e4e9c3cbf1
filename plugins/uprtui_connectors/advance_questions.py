"""Connector `advance-questions`: the questions that States send before a review, as .docx.

OHCHR puts them together per review: the name of each State as a heading, its questions below. Who
asks about something cares about it, and may recommend it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from itertools import islice

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
)
from uprtui_connectors.advance_questions_text import TITLE, Question, Questions, questions_of
from uprtui_connectors.docx_file import blocks_of, is_docx, opening_text
from uprtui_connectors.old_word import refuse_old_word, require_docx
from uprtui_connectors.review_options import REVIEW_OPTIONS, chosen_review
from uprtui_connectors.review_title import Review

_LICENCE = "OHCHR, United Nations: ohchr.org, see its terms of use"
_TITLE_WITHIN = 4_000  # letters from the beginning


class AdvanceQuestionsConnector:
    """Reads OHCHR's documents of advance questions."""

    id = "advance-questions"
    title = "Advance questions of States (OHCHR, Word)"
    api_version = API_VERSION
    kinds = frozenset({Kind.QUESTIONS})
    options: tuple[Option, ...] = REVIEW_OPTIONS

    def detect(self, source: Source) -> Match | None:
        """Recognise the title `Advance questions to …` at the document's beginning."""
        refuse_old_word(source, ("Advance questions to", "Advance questions for"))
        if not is_docx(source):
            return None
        beginning = " ".join(opening_text(source)[:_TITLE_WITHIN].split())
        if TITLE.search(beginning) is None:
            return None
        return Match(0.9, "advance questions (Word)", licence=_LICENCE, standing=Standing.LIST)

    def preview(self, source: Source, options: Mapping[str, str], limit: int) -> Preview:
        """The first questions, and the review that the document names."""
        found = self._read(source, None)
        told: list[str] = []
        review = chosen_review(found.review, options, source.name, told.append)
        rows = tuple((one.by, one.text) for one in islice(found.questions, limit))
        notes = (
            f"State under review: {review.sur}",
            f"session: {review.session or 'not given'}",
            *told,
            f"questions: {len(found.questions)}",
        )
        return Preview(("State", "Question"), rows, notes)

    def read(
        self, source: Source, options: Mapping[str, str], context: Context
    ) -> Iterator[Batch | RowError]:
        """Yield the questions in their order, one row each."""
        found = self._read(source, context)
        if context.cancelled:
            return
        review = chosen_review(found.review, options, source.name, context.log)
        questions = iter(found.questions)
        done = 0
        while chunk := list(islice(questions, MAX_BATCH_ROWS)):
            if context.cancelled:
                return
            yield _batch(chunk, review)
            done += len(chunk)
            context.progress(done, len(found.questions))

    def _read(self, source: Source, context: Context | None) -> Questions:
        require_docx(source)
        with closing(blocks_of(source, context)) as blocks:
            found = questions_of(blocks)
        if found.questions or (context is not None and context.cancelled):
            return found
        raise ConnectorError(
            f"{source.name} has no heading with a State's name and questions below it.",
            "Check that it is OHCHR's document of advance questions.",
        )


def _batch(questions: Sequence[Question], review: Review) -> Batch:
    return Batch(
        Kind.QUESTIONS,
        {
            "sur": [review.sur] * len(questions),
            "by": [one.by for one in questions],
            "text": [one.text for one in questions],
            "session": [review.session] * len(questions),
        },
        [one.place for one in questions],
    )
