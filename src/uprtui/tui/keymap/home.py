"""What a user can do on the screen Home."""

from __future__ import annotations

from uprtui.tui.actions import Action


def _action(name: str, key: str, title: str, sentence: str, hint: int) -> Action:
    return Action(
        f"home.{name}", (key,), title, sentence, where=("home",), group="Campaigns", hint=hint
    )


ACTIONS = (
    _action("new", "n", "New campaign", "Begin a campaign on a State under review.", 11),
    _action("edit", "e", "Edit", "Change title, State, session, day and organisation.", 12),
    _action("import", "i", "Import", "Import files of recommendations.", 13),
    _action("sample", "s", "Sample", "Open the sample campaign, made of invented data.", 14),
    _action("own", "o", "My campaigns", "Leave the sample and go back to your own home.", 14),
)
