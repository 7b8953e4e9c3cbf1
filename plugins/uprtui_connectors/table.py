"""Connector `table`: any table of recommendations, its columns named by the user or guessed.

CSV and its relatives, Excel and ODS workbooks, Parquet, and JSON lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from uprtui.api import (
    API_VERSION,
    Batch,
    Context,
    Kind,
    Match,
    Option,
    Preview,
    RowError,
    Source,
)
from uprtui_connectors.delimited import Record
from uprtui_connectors.encoding import ENCODINGS
from uprtui_connectors.table_columns import FIELDS, MOST_ROWS, too_many_rows
from uprtui_connectors.table_grid import guess_at, open_grid
from uprtui_connectors.table_mapping import plan_of
from uprtui_connectors.table_rows import SEPARATORS, batches_of
from uprtui_connectors.table_text import DELIMITERS

_RECORDS_AT_ONCE = 1_000
_SURE, _UNSURE = 0.3, 0.2
_MOST_HEADER_ROWS = 20
_HELP = {
    "sur": "The column of the State that is reviewed.",
    "by": "The column of the State that recommends or asks; several are divided by semicolons.",
    "text": "The column of the recommendation's words.",
    "response": "The column of the State's answer, such as Supported or Noted.",
    "action": "The column of UPR Info's action category, 1 to 5.",
    "issues": "The column of UPR Info's issues, or of your own labels.",
    "session": "The column of the session's number.",
    "paragraph": "The column of the paragraph's number in the report, such as 6.3.",
    "symbol": "The column of the report's symbol, such as A/HRC/59/15.",
    "themes": "The column of OHCHR's themes.",
    "affected": "The column of the persons concerned.",
    "sdgs": "The column of Sustainable Development Goals or targets.",
    "published": "The column of the document's day, as 2025-02-12.",
    "reference": "The column of the source's own identifier.",
}


def _columns() -> tuple[Option, ...]:
    return tuple(Option(name, title, _HELP[name], column=True) for name, title in FIELDS.items())


class TableConnector:
    """Reads tables whose columns it does not know beforehand."""

    id = "table"
    title = "Any table (CSV, Excel, ODS, Parquet, JSON lines)"
    api_version = API_VERSION
    kinds = frozenset({Kind.RECOMMENDATIONS, Kind.PLEDGES, Kind.SUPPORTING, Kind.QUESTIONS})
    options = (
        *_columns(),
        Option(
            "kind",
            "Its rows are",
            "What the rows are; in supporting, the body that recommends stands for the State.",
            "recommendations",
            ("recommendations", "pledges", "supporting", "questions"),
        ),
        Option("fixed-sur", "All of State", "The State under review, where no column names it."),
        Option("fixed-session", "All of session", "The session, where no column names it."),
        Option(
            "states-in-text",
            "States in the text",
            "Whether recommending States stand in brackets in the text; auto looks.",
            "auto",
            ("auto", "yes", "no"),
        ),
        Option("sheet", "Sheet", "The sheet of a workbook; empty: the one that fits best."),
        Option(
            "header-row",
            "Row of titles",
            "The row with the columns' titles; auto looks, none where there is none.",
            "auto",
            ("auto", "none", *map(str, range(1, _MOST_HEADER_ROWS + 1))),
        ),
        Option(
            "encoding",
            "Letters are spelt in",
            "The encoding of a text file; auto looks at the letters themselves.",
            "auto",
            ("auto", *ENCODINGS),
        ),
        Option(
            "delimiter",
            "Cells are divided by",
            "The sign between the cells of a text file; auto looks.",
            "auto",
            ("auto", *DELIMITERS),
        ),
        Option(
            "issues-separator",
            "Labels divided by",
            "What divides several labels in one cell; auto: semicolon, bar, line, or bare comma.",
            "auto",
            tuple(SEPARATORS),
        ),
    )

    def detect(self, source: Source) -> Match | None:
        """Take a table where the texts and a column of States can be found, after all others."""
        guess = guess_at(source)
        if guess is None or not guess.plausible:
            return None
        if guess.complete:
            return Match(_SURE, "a table with columns of States and texts")
        return Match(_UNSURE, "a table with some columns of recommendations")

    def preview(self, source: Source, options: Mapping[str, str], limit: int) -> Preview:
        """The first rows as they stand in the file, and what each column is taken for."""
        with open_grid(source, options, rows_wanted=max(limit, 0) + 80) as grid:
            width = len(grid.names)
            whole = (record for record in grid.records if isinstance(record, Record))
            rows = tuple(
                tuple([*record.cells, *[""] * width][:width]) for record in islice(whole, limit)
            )
            guesses = {field: grid.names[at] for field, at in grid.guess.columns.items()}
            notes = grid.notes
            if grid.guess.in_text:
                notes = (*notes, "recommending States: in brackets in the text")
            return Preview(grid.names, rows, notes, guesses)

    def read(
        self, source: Source, options: Mapping[str, str], context: Context
    ) -> Iterator[Batch | RowError]:
        """Yield the rows, one for each recommending State, in batches."""
        with open_grid(source, options, context=context) as grid:
            if context.cancelled:
                return
            plan = plan_of(grid, options, source.name)
            for note in grid.notes + plan.notes:
                context.log(note)
            done = 0
            while chunk := list(islice(grid.records, _RECORDS_AT_ONCE)):
                if context.cancelled:
                    return
                yield from batches_of(chunk, plan)
                done += len(chunk)
                if done > MOST_ROWS:
                    raise too_many_rows(source.name)
                context.progress(done, max(done, grid.rows))
