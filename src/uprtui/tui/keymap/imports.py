"""What a user can do on the screen Import."""

from __future__ import annotations

from uprtui.tui.actions import Action


def _action(name: str, key: str, title: str, sentence: str, hint: int = 0) -> Action:
    return Action(
        f"imports.{name}", (key,), title, sentence, where=("imports",), group="Import", hint=hint
    )


ACTIONS = (
    _action("start", "s", "Start", "Import the files of the list.", 5),
    _action("choose", "o", "Choose files", "Choose files to import.", 11),
    _action("dry-run", "d", "Dry run", "Read and check all, but change nothing: on or off.", 12),
    _action("connector", "c", "Connector", "Choose another connector for the file.", 13),
    _action("options", "p", "Options", "Change the connector's options for the file.", 14),
    _action("columns", "m", "Columns", "Say which column of the file is what.", 6),
    _action("leave-out", "backspace", "Leave out", "Take the file off the list.", 16),
    _action("rejects", "v", "Rejected rows", "Show the source's rejected rows with reasons.", 12),
    _action("disagreements", "w", "Disagreements", "List where sources disagree.", 14),
    _action("forget", "f", "Forget", "Take a source, and what only it told, away.", 13),
    _action("cancel", "x", "Cancel", "Stop the import; the library stays as it was."),
)
