"""A coalition's file: what it would change in the plan, what was left out, and the edit for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from uprtui.campaign import Member, TakeIn, entity_name, find, thing
from uprtui.campaign.model import all_entities
from uprtui.tui.widgets.detail import Block, Bullets, Detail, Heading, Paragraph

if TYPE_CHECKING:
    from uprtui.campaign import Edit, Entity, Plan
    from uprtui.connectors.coalition_loading import LoadedFile
    from uprtui.tui.workspace import Workspace

_NEW = "new: "


def load_file(
    path: Path, plan: Plan, workspace: Workspace, choose: Callable[[str], str]
) -> LoadedFile:
    """Read a file of members, contacts, asks or visits. For a worker thread.

    Args:
        path: a table or a plan.
        plan: the plan that it is meant for.
        workspace: its connectors and States.
        choose: picks one character of a string by chance.

    Raises:
        ConnectorError: where the file cannot be read at all.
    """
    from uprtui.connectors.coalition_loading import look_into

    return look_into(path, plan, workspace.host(), workspace.states, choose)


def added(loaded: LoadedFile) -> tuple[Entity, ...]:
    """Return what the file would add to the plan."""
    return tuple(
        each for each in all_entities(loaded.after) if find(loaded.before, each.id) is None
    )


def loaded_detail(loaded: LoadedFile, state_name: Callable[[str], str]) -> Detail:
    """Return the preview: what would be added and changed, what is known, what was left out."""
    new = tuple(_line(loaded.after, each, state_name) for each in added(loaded))
    blocks: list[Block] = [Heading(f"To add: {len(new)}"), Bullets(new or ("nobody",))]
    # What is new is shown above in full.
    others = tuple(line for line in loaded.lines if not line.startswith(_NEW))
    if others:
        blocks += [Heading("To look at"), Bullets(others)]
    if loaded.known:
        blocks.append(Heading(f"In the plan already: {loaded.known}"))
    if loaded.left_out:
        blocks += [
            Heading(f"Left out: {len(loaded.left_out)}"),
            Bullets(loaded.left_out),
            Paragraph("Correct the file and load it again: nobody is added twice."),
        ]
    return Detail(f"In {loaded.path.name}", tuple(blocks))


def question(loaded: LoadedFile) -> str:
    """Return what to ask before the file is taken in."""
    new = added(loaded)
    if new and all(isinstance(each, Member) for each in new):
        return f"Add {'this member' if len(new) == 1 else f'these {len(new)} members'}?"
    return "Take this in?"


def taking_in(loaded: LoadedFile) -> Edit:
    """Return the one edit that takes all of it in."""
    return TakeIn(f"Take in {loaded.path.name}", loaded.before, loaded.after)


def taken_in(loaded: LoadedFile) -> str:
    """Return what is said afterwards."""
    count = len(added(loaded))
    if not count:
        return f"{loaded.path.name} has completed the plan. u takes it back."
    things = "thing is" if count == 1 else "things are"
    if all(isinstance(each, Member) for each in added(loaded)):
        things = "member is" if count == 1 else "members are"
    return f"{count} {things} added. u takes it back."


def _line(plan: Plan, entity: Entity, state_name: Callable[[str], str]) -> str:
    if not isinstance(entity, Member):
        return thing(plan, entity.id, state_name)
    about = [
        entity.organisation if entity.name else "",
        ", ".join(entity.languages),
        "" if entity.capacity is None else f"at most {entity.capacity} visits",
        f"seen by: {entity.visibility}",
    ]
    return f"{entity_name(plan, entity)}: {'; '.join(each for each in about if each)}"
