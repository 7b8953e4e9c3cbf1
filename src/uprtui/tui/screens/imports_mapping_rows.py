"""The fields of a mapping as rows of a table, the columns as choices, and the first rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from uprtui.tui.screens.imports_mapping_trial import Trial, TriedRow
from uprtui.tui.widgets.choice import Choice
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.detail import Block, Bullets, Detail, Facts, Heading, Paragraph
from uprtui.tui.widgets.rows import Row

if TYPE_CHECKING:
    from uprtui.api import Option, Preview

COLUMNS = (
    Column("field", "Field", min_width=18, max_width=22),
    Column("column", "Column", min_width=16, flexible=True),
    Column("how", "", min_width=12, max_width=16, priority=2),
)
#: The value of a column option that leaves its field without a column.
NO_COLUMN = "-"
_SHOWN_ROWS = 8
_LONGEST_VALUE = 300
_SAMPLES = 3
_LONGEST_SAMPLE = 24


def field_rows(
    options: Sequence[Option], chosen: Mapping[str, str], kept: Mapping[str, str], trial: Trial
) -> list[Row]:
    """Return a row for each option: its value, and where the value comes from.

    Args:
        options: the connector's, columns first.
        chosen: the user's values.
        kept: values that were chosen before for a file that looked alike.
        trial: what the choice makes of the file.
    """
    ordered = [each for each in options if each.column] + [o for o in options if not o.column]
    return [_field_row(option, chosen, kept, trial) for option in ordered]


def column_choices(option: Option, trial: Trial) -> list[Choice]:
    """Return the columns to choose from, each with values from the first rows."""
    preview = trial.preview
    guess = preview.guesses.get(option.name, "") if preview else ""
    choices = [
        Choice("", f"(as guessed: {guess})" if guess else "(as guessed: none)"),
        Choice(NO_COLUMN, "(no column)"),
    ]
    for place, title in enumerate(preview.columns if preview else ()):
        assert preview is not None
        shown = _samples(preview, place)
        choices.append(Choice(title, title, shown))
    return choices


def trial_detail(trial: Trial, options: Sequence[Option]) -> Detail:
    """Return the first rows under the choice, as text to read."""
    blocks: list[Block] = []
    titles = {option.name: option.title for option in options}
    for row in trial.rows[:_SHOWN_ROWS]:
        blocks += _tried_row(row, titles)
    if trial.problem and trial.preview is not None:
        blocks += _as_in_the_file(trial.preview)
    if trial.preview is not None and trial.preview.notes:
        blocks += [Heading("Seen in the file"), Bullets(trial.preview.notes)]
    if not blocks:
        blocks.append(Paragraph("There is no row to show."))
    return Detail("First rows", tuple(blocks))


def _field_row(
    option: Option, chosen: Mapping[str, str], kept: Mapping[str, str], trial: Trial
) -> Row:
    value = chosen.get(option.name, option.default)
    how = ""
    if option.name in chosen and value == kept.get(option.name):
        how = "as before"
    elif option.name in chosen and value != option.default:
        how = "chosen"
    if not option.column:
        return Row(option.name, (option.title, value, how))
    if value == NO_COLUMN:
        return Row(option.name, (option.title, "no column", how))
    if value:
        return Row(option.name, (option.title, value, how))
    guess = trial.preview.guesses.get(option.name, "") if trial.preview else ""
    if guess:
        return Row(option.name, (option.title, guess, "guessed"))
    if _is_needed(option, trial):
        return Row(option.name, (option.title, "choose a column", "needed"), strong=True)
    return Row(option.name, (option.title, "", ""))


def _is_needed(option: Option, trial: Trial) -> bool:
    """Whether rows fail for want of this field: every row needs it, and none is taken in."""
    from uprtui.api import REQUIRED_COLUMNS

    failing = bool(trial.problem) or (bool(trial.rows) and all(row.reason for row in trial.rows))
    missing = not any(row.values.get(option.name) for row in trial.rows)
    return option.name in REQUIRED_COLUMNS and failing and missing


def _samples(preview: Preview, place: int) -> str:
    values = dict.fromkeys(row[place].strip() for row in preview.rows if row[place].strip())
    return " · ".join(value[:_LONGEST_SAMPLE] for value in list(values)[:_SAMPLES])


def _tried_row(row: TriedRow, titles: Mapping[str, str]) -> list[Block]:
    from uprtui.api import ISSUE_SEPARATOR

    pairs = tuple(
        (titles.get(name, name), value.replace(ISSUE_SEPARATOR, "; ")[:_LONGEST_VALUE])
        for name, value in row.values.items()
    )
    place = row.place[:1].upper() + row.place[1:]
    blocks: list[Block] = [Heading(f"{place}: not taken in" if row.reason else place)]
    if row.reason:
        blocks.append(Paragraph(row.reason[:_LONGEST_VALUE]))
    return [*blocks, Facts(pairs)]


def _as_in_the_file(preview: Preview) -> list[Block]:
    """The first rows as they stand, while the choice makes nothing of them."""
    blocks: list[Block] = []
    for number, row in enumerate(preview.rows[:_SHOWN_ROWS], start=1):
        pairs = zip(preview.columns, row, strict=False)
        facts = tuple((title, value[:_LONGEST_VALUE]) for title, value in pairs if value)
        blocks += [Heading(f"As in the file: {number}"), Facts(facts)]
    return blocks
