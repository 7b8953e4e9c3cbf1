"""The part of docs/api.md that is made from the docstrings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reference.parts import Member, Part, public_parts

PAGE = "docs/api.md"
BEGIN, END = "<!-- api -->", "<!-- /api -->"
_SECTION = re.compile(r"(Args|Raises|Returns):")
_TITLES = {"Args": "Takes", "Raises": "Raises", "Returns": "Gives"}
_ENTRY = re.compile(r" {4}(\S[^:]*): (.*)")


def with_reference(page: str) -> str:
    """The page with its made part written anew; the rest is as it was.

    Raises:
        ValueError: where the page has no place for it.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{PAGE} needs the lines {BEGIN} and {END}")
    return f"{before}{BEGIN}\n{reference()}{END}{after}"


def reference() -> str:
    """Every public name with its docstring, as Markdown."""
    blocks: list[str] = []
    for module, parts in public_parts().items():
        blocks.append(f"## `{module}`")
        for part in parts:
            blocks += _part_blocks(part)
    return "\n\n".join(blocks) + "\n\n"


def _part_blocks(part: Part) -> Iterator[str]:
    yield f"### `{part.name}`"
    yield f"```text\n{part.line}\n```"
    if part.text:
        yield from _prose(part.text)
    if part.members:
        yield "\n".join(_member_lines(part.members))


def _member_lines(members: tuple[Member, ...]) -> Iterator[str]:
    for member in members:
        yield f"- `{member.line}`"
        if member.text:
            for block in _prose(member.text):
                yield from ("", *(f"  {line}" if line else "" for line in block.splitlines()))
            yield ""


def _prose(docstring: str) -> Iterator[str]:
    """A docstring's paragraphs; the entries of `Args` and `Raises` become lists."""
    for block in docstring.split("\n\n"):
        first, _, rest = block.partition("\n")
        section = _SECTION.fullmatch(first)
        if section is None:
            yield block
            continue
        yield f"{_TITLES[section[1]]}:"
        yield "\n".join(_entries(rest))


def _entries(lines: str) -> Iterator[str]:
    entry = ""
    for line in lines.splitlines():
        begins = _ENTRY.fullmatch(line)
        if begins is not None and not line.startswith(" " * 8):
            if entry:
                yield entry
            entry = f"- `{begins[1]}`: {begins[2]}"
        else:
            entry = f"{entry} {line.strip()}" if entry else f"- {line.strip()}"
    if entry:
        yield entry
