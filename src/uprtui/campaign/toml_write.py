"""Write a plan as canonical TOML: equal plans give equal bytes."""

from __future__ import annotations

from uprtui.campaign.model import KINDS, Plan, entities
from uprtui.campaign.schema import Part, is_written, own_fields
from uprtui.campaign.toml_values import assignment

HEADER = "# uprtui campaign plan. uprtui rewrites this file: comments are not kept.\n"
SAMPLE_LINE = "# SAMPLE DATA: everything in this plan is invented.\n"


def dumps(plan: Plan) -> str:
    """The plan as TOML, keys in the model's order, unknown keys after them by name.

    Empty values are left out; a plan of invented data says so in its first line.
    `loads(dumps(plan)) == plan` for every valid plan.
    """
    blocks = [(SAMPLE_LINE if plan.sample else "") + HEADER + _keys(plan)]
    for kind in KINDS:
        blocks.extend(f"[[{kind.table}]]\n{_keys(each)}" for each in entities(plan, kind.table))
    return "\n".join(blocks)


def _keys(part: Part) -> str:
    lines = [
        assignment(field.name, getattr(part, field.name))
        for field in own_fields(type(part))
        if is_written(field, getattr(part, field.name))
    ]
    lines.extend(assignment(name, part.extra[name]) for name in sorted(part.extra))
    return "".join(lines)
