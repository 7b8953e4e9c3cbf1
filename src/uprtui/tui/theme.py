"""The look: the terminal's own colours, and emphasis that needs no colour at all."""

from __future__ import annotations

from textual.theme import Theme

# Only the terminal's defaults and its own palette are named, so the app looks right on light and
# dark backgrounds, over any SSH line, and with NO_COLOR; a plain colour is a few bytes, too.
THEME = Theme(
    name="uprtui",
    ansi=True,
    primary="ansi_default",
    secondary="ansi_default",
    warning="ansi_default",
    error="ansi_default",
    success="ansi_default",
    accent="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    dark=True,
    variables=dict.fromkeys(
        (
            "ansi-background",
            "ansi-foreground",
            "border",
            "border-blurred",
            "block-cursor-background",
            "block-cursor-foreground",
            "input-cursor-background",
            "input-cursor-foreground",
            "input-selection-background",
            "input-selection-foreground",
            "screen-selection-background",
            "screen-selection-foreground",
        ),
        "ansi_default",
    )
    | {"input-cursor-text-style": "reverse"},
)
