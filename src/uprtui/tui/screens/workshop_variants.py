"""How a variant differs from its end goal, with the words that differ marked."""

from __future__ import annotations

from uprtui.focus.variants import difference
from uprtui.tui.widgets.detail import Block, Heading, Paragraph


def difference_blocks(goal: str, variant: str) -> list[Block]:
    """Both texts with the words marked that the other has not, and what changes, in short.

    Args:
        goal: the words of the end goal.
        variant: those of the variant.
    """
    found = difference(goal, variant)
    if not found:
        return [Paragraph("It has the words of the end goal.")]
    return [
        Heading("The end goal says"),
        Paragraph(goal, found.one),
        Heading("This variant says"),
        Paragraph(variant, found.other),
        Paragraph(found.sentence),
    ]
