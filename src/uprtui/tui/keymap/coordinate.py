"""What a user can do on the screen Coordinate."""

from __future__ import annotations

from uprtui.tui.actions import Action


def _action(
    name: str, key: str, title: str, sentence: str, group: str, hint: int = 0, *, shown: bool = True
) -> Action:
    return Action(
        f"coordinate.{name}",
        (key,),
        title,
        sentence,
        where=("coordinate",),
        group=group,
        hint=hint,
        in_palette=shown,
    )


_VISITS = "Who visits whom"
_MEMBERS = "Members"
_BOTH = "Coordinate"

ACTIONS = (
    _action("view", "v", "Members", "Change between who visits whom and the members.", _BOTH, 12),
    _action("left", "left", "Left", "Go one entry point to the left.", _VISITS, shown=False),
    _action("right", "right", "Right", "Go one entry point to the right.", _VISITS, shown=False),
    _action("assign", "a", "Assign", "Choose the member who goes there.", _VISITS),
    _action("status", "t", "Status", "Say how far the approach has come.", _VISITS, 13),
    _action("edit", "e", "Edit", "Change what is known of the member.", _MEMBERS, 13),
    _action("add", "m", "Add member", "Add a member: a name, a pseudonym or nothing.", _BOTH, 14),
    _action("load", "i", "Load file", "Load members, contacts or asks from a file.", _BOTH, 15),
    _action("remove", "x", "Take away", "Take away the visit, or remove the member.", _BOTH, 16),
    _action("log", "l", "Log", "Write down a contact: a meeting, an e-mail, a promise.", _BOTH, 17),
    _action("details", "d", "Details", "Read all about the State or the member.", _BOTH, 18),
    _action("note", "o", "Note", "Write a note on the visit, and who may see it.", _VISITS, 19),
    _action("clashes", "c", "Clashes", "Read what does not hold, and what to do.", _BOTH, 21),
    _action("next", "n", "Next clash", "Go to the next clash in the table.", _VISITS, 22),
    _action("edit-log", "L", "Edit log", "Change or remove an entry of the log.", _BOTH),
)
