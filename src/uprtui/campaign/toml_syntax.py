"""Parse TOML; where a text is not TOML, say the line, the key and the remedy."""

from __future__ import annotations

import re
import tomllib

from uprtui.campaign.errors import PlanError
from uprtui.campaign.locate import statement_at, written

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

# What the parser says first → what to tell the person. The first that fits counts.
_ADVICE: tuple[tuple[str, str, str], ...] = (
    (
        "Unterminated string",
        "A text begins with a quote and does not end.",
        "Add the missing quote, or open a complete copy if the file was cut off.",
    ),
    (
        "Illegal character '\\n'",
        "A text begins with a quote and does not end on its line.",
        'Add the missing quote; text of several lines stands between """ and """.',
    ),
    (
        "Illegal character",
        "The text holds a control character.",
        "Delete the character, or write it as \\u and four digits.",
    ),
    ("Unclosed array", "A list begins with [ and does not end.", "Add the missing ]."),
    ("Unclosed inline table", "A table begins with { and does not end.", "Add the missing }."),
    (
        "Unescaped",
        "A backslash stands alone in a text.",
        "Write two of them, or put the text in single quotes.",
    ),
    ("Invalid hex", "\\u needs four hexadecimal digits.", "Correct the code."),
    ("Escaped character", "\\u names no character.", "Correct the code."),
    (
        "Invalid date",
        "There is no such day or time.",
        "Write the date as year, month, day, such as 2027-04-26.",
    ),
    (
        "Cannot overwrite a value",
        "The key stands twice, or is a table in one place and a value in another.",
        "Keep one and delete the other.",
    ),
    ("Cannot declare", "The table stands twice.", "Keep one; tables of a list begin with [[."),
    ("Duplicate inline table key", "The key stands twice.", "Delete one of the two."),
    ("Expected '='", "A key has no value.", "Write: key = value."),
    ("Expected ']", "A table's name is not closed.", "Write [name] or [[name]]."),
    (
        "Invalid initial character for a key",
        "A key is missing or holds a character that needs quotes.",
        "Write a name before the =.",
    ),
    (
        "Invalid value (at end",
        "The file ends in the middle of this value.",
        "Add what is missing, or open a complete copy if the file was cut off.",
    ),
    (
        "Invalid value",
        "The value is none that TOML knows.",
        "Put text in double quotes; write dates as 2027-04-26, numbers without quotes, "
        "and true or false.",
    ),
)
_OTHERWISE = (
    "The file cannot be read from here on.",
    "Correct the line: each is key = value, [table], [[list]] or # comment.",
)


def parse(text: str, name: str) -> dict[str, object]:
    """The document in `text` as tomllib gives it. `name`: the file's name for messages.

    Raises PlanError with line, key and remedy where the text is not TOML.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _explained(str(error), text, name) from error
    except RecursionError as error:
        raise PlanError(
            "Tables and lists are nested too deep.", "Make the file flatter.", file=name
        ) from error
    except ValueError as error:
        raise PlanError(
            f"A value cannot be read ({error}).", "Look for a very long number.", file=name
        ) from error


def _explained(said: str, text: str, name: str) -> PlanError:
    line, column = _place(said, text)
    message, remedy = next(
        ((message, remedy) for begins, message, remedy in _ADVICE if said.startswith(begins)),
        _OTHERWISE,
    )
    statement = statement_at(text, line)
    key = written(statement[0]) if statement else ""
    if column is None and statement:
        # The fault shows at the end of the file; what was left open begins here.
        line = statement[1]
    return PlanError(message, remedy, file=name, key=key, line=line, column=column)


def _place(said: str, text: str) -> tuple[int, int | None]:
    match = _PLACE.search(said)
    if match and match.group(1):
        return int(match.group(1)), int(match.group(2))
    return text.count("\n") + 1, None
