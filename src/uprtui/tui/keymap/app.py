"""What a user can do everywhere (`app`) and on every screen (`screen`)."""

from __future__ import annotations

from uprtui.tui.actions import Action
from uprtui.tui.routes import ROUTES

ACTIONS = (
    Action(
        "app.help",
        ("?", "f1"),
        "Help",
        "Show every key of the present screen.",
        where=("app",),
        group="Everywhere",
        hint=1,
    ),
    Action(
        "app.palette",
        ("ctrl+p", ":"),
        "Commands",
        "Search all commands by name.",
        where=("app",),
        group="Everywhere",
        hint=40,
        in_palette=False,
    ),
    Action(
        "app.undo",
        ("u", "ctrl+z"),
        "Undo",
        "Take back the last change to the plan.",
        where=("app",),
        group="Everywhere",
        hint=30,
    ),
    Action(
        "app.redo",
        ("r", "ctrl+y"),
        "Redo",
        "Make the change again that was taken back.",
        where=("app",),
        group="Everywhere",
    ),
    Action(
        "app.leave",
        ("q", "ctrl+q"),
        "Quit",
        "Save and leave uprtui.",
        where=("app",),
        group="Everywhere",
        hint=50,
    ),
    *(
        Action(
            f"app.open-{route.name}",
            (route.key,),
            route.title,
            f"Go to the screen {route.title}.",
            where=("app",),
            group="Screens",
            run=f"go('{route.name}')",
        )
        for route in ROUTES
    ),
    Action(
        "screen.filter",
        ("/",),
        "Filter",
        "Type words to filter the list as you type.",
        where=("screen",),
        group="This screen",
        hint=20,
    ),
    Action(
        "screen.back",
        ("escape",),
        "Home",
        "Go back to the screen Home.",
        where=("screen",),
        group="This screen",
        hint=45,
    ),
)
