"""What a user can do in a table, a filter box, a detail pane, a form and a question."""

from __future__ import annotations

from uprtui.tui.actions import Action


def _action(
    action_id: str, keys: tuple[str, ...], title: str, sentence: str, hint: int = 0, span: str = ""
) -> Action:
    place = action_id.partition(".")[0]
    titles = {"table": "Tables", "filter": "Filter box", "detail": "Details"}
    group = titles.get(place, "Forms and questions")
    return Action(
        action_id, keys, title, sentence, (place,), group, hint=hint, span=span, in_palette=False
    )


ACTIONS = (
    _action("table.up", ("up", "k"), "Up", "Go one row up."),
    _action("table.down", ("down", "j"), "Down", "Go one row down."),
    _action("table.page-up", ("pageup",), "Page up", "Go one screenful up."),
    _action("table.page-down", ("pagedown",), "Page down", "Go one screenful down."),
    _action("table.first", ("home", "g"), "First", "Go to the first row."),
    _action("table.last", ("end", "G"), "Last", "Go to the last row."),
    _action("table.choose", ("enter",), "Details", "Open the row's details.", hint=10),
    _action("table.mark", ("space",), "Mark", "Mark or unmark the row, where rows have a box."),
    _action("filter.down", ("down", "enter", "tab"), "To the list", "Go on to the list.", hint=10),
    _action("filter.clear", ("escape",), "Clear", "Clear the words and go to the list.", hint=20),
    _action("detail.up", ("up", "k"), "Up", "Scroll one line up."),
    _action("detail.down", ("down", "j"), "Scroll", "Scroll one line down.", hint=10, span="↑ ↓"),
    _action("detail.page-up", ("pageup",), "Page up", "Scroll one screenful up."),
    _action("detail.page-down", ("pagedown", "space"), "Page down", "Scroll one screenful down."),
    _action("detail.first", ("home", "g"), "Top", "Scroll to the top."),
    _action("detail.last", ("end", "G"), "End", "Scroll to the end."),
    _action("detail.close", ("escape", "enter", "q"), "Back", "Go back to the list.", hint=20),
    _action("choice.up", ("up",), "Up", "Go one choice up."),
    _action("choice.down", ("down",), "Move", "Go one choice down.", hint=10, span="↑ ↓"),
    _action("choice.page-up", ("pageup",), "Page up", "Go one screenful up."),
    _action("choice.page-down", ("pagedown",), "Page down", "Go one screenful down."),
    _action("choice.mark", ("tab",), "Mark", "Mark or unmark, where several may be chosen.", 15),
    _action("choice.accept", ("enter",), "Choose", "Take the choice.", hint=20),
    _action("choice.cancel", ("escape",), "Cancel", "Close without choosing.", hint=30),
    _action("picker.up", ("up",), "Up", "Go one row up."),
    _action("picker.down", ("down",), "Move", "Go one row down.", hint=10, span="↑ ↓"),
    _action("picker.page-up", ("pageup",), "Page up", "Go one screenful up."),
    _action("picker.page-down", ("pagedown",), "Page down", "Go one screenful down."),
    _action("picker.mark", ("space",), "Mark", "Mark or unmark the file, to choose several.", 15),
    _action("picker.complete", ("tab",), "Complete", "Continue the name or path typed.", 18),
    _action("picker.parent", ("shift+tab",), "Folder above", "Go to the folder above.", 40),
    _action("picker.accept", ("enter",), "Choose", "Open the folder, or choose the file.", 20),
    _action("picker.finish", ("ctrl+s",), "Done", "Choose what is marked.", 25),
    _action("picker.cancel", ("escape",), "Cancel", "Close without choosing.", hint=30),
    _action("form.previous", ("up", "shift+tab"), "Previous", "Go to the field above."),
    _action("form.next", ("down", "tab"), "Field", "Go to the field below.", 10, "↑ ↓"),
    _action("form.enter", ("enter",), "Next, save", "Go on; on the last field: save.", hint=20),
    _action("form.save", ("ctrl+s",), "Save", "Save the form.", hint=30),
    _action("form.cancel", ("escape",), "Cancel", "Close without saving.", hint=40),
    _action("field.earlier", ("left",), "Earlier", "Take the choice before."),
    _action("field.later", ("right",), "Later", "Take the next choice.", 25, "← →"),
    _action("field.list", ("space",), "List", "Search the choices in a list.", 26),
    _action("prompt.accept", ("enter",), "Accept", "Give the answer.", hint=10),
    _action("prompt.cancel", ("escape",), "Cancel", "Close without an answer.", hint=20),
    _action("confirm.yes", ("y",), "Yes", "Answer yes.", hint=10),
    _action("confirm.no", ("n", "escape"), "No", "Answer no.", hint=20),
    _action("confirm.other", ("left", "right", "tab"), "Other answer", "Go to the other answer."),
    _action("confirm.accept", ("enter",), "Accept", "Give the answer that is marked.", hint=30),
    _action("message.close", ("escape", "enter", "q"), "Back", "Close the message.", hint=10),
    _action("progress.cancel", ("escape",), "Cancel", "Stop the work that runs.", hint=10),
)
