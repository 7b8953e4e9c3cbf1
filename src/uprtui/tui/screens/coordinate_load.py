"""Members from a CSV file: what would be added, what was left out, and the edit that adds them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from uprtui.campaign import Add, Several, entity_name
from uprtui.coordinate import MemberError, read_members
from uprtui.tui.screens.coordinate_members import twin_of
from uprtui.tui.widgets.detail import Block, Bullets, Detail, Heading, Paragraph

if TYPE_CHECKING:
    from uprtui.campaign import Edit, Member, Plan


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file of members holds, seen from a plan.

    Args:
        path: the file.
        new: members that the plan does not have yet.
        known: members that it has already, by name and organisation.
        errors: rows and columns that were left out.
    """

    path: Path
    new: tuple[Member, ...]
    known: tuple[Member, ...]
    errors: tuple[MemberError, ...]


def load_members(path: Path, plan: Plan, choose: Callable[[str], str]) -> Loaded:
    """Read a file of members.

    Args:
        path: a CSV file.
        plan: the plan they are meant for.
        choose: picks one character of a string by chance.

    Raises:
        MembersFileError: where the file cannot be read at all.
    """
    members, errors = read_members(path, choose, {each.id for each in plan.members})
    known = tuple(each for each in members if twin_of(plan, each))
    return Loaded(path, tuple(each for each in members if each not in known), known, errors)


def loaded_detail(plan: Plan, loaded: Loaded) -> Detail:
    """Return the preview: who would be added, who is there already, what was left out and why."""
    blocks: list[Block] = [
        Heading(f"To add: {len(loaded.new)}"),
        Bullets(tuple(_line(plan, each) for each in loaded.new) or ("nobody",)),
    ]
    if loaded.known:
        names = tuple(_line(plan, each) for each in loaded.known)
        blocks += [Heading(f"In the plan already: {len(names)}"), Bullets(names)]
    if loaded.errors:
        blocks += [
            Heading(f"Left out: {len(loaded.errors)}"),
            Bullets(tuple(_error(each) for each in loaded.errors)),
            Paragraph("Correct the file and load it again: nobody is added twice."),
        ]
    return Detail(f"Members in {loaded.path.name}", tuple(blocks))


def adding(members: Sequence[Member]) -> Edit:
    """Return the one edit that adds them all."""
    count = len(members)
    said = f"Add {count} {'member' if count == 1 else 'members'} from a file"
    return Several(said, tuple(Add(each) for each in members))


def _line(plan: Plan, member: Member) -> str:
    about = [
        member.organisation if member.name else "",
        ", ".join(member.languages),
        "" if member.capacity is None else f"at most {member.capacity} visits",
        f"seen by: {member.visibility}",
    ]
    return f"{entity_name(plan, member)}: {'; '.join(each for each in about if each)}"


def _error(error: MemberError) -> str:
    return f"{error} (it says {error.raw!r})" if error.raw.strip() else str(error)
