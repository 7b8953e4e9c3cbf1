"""The record of the public API: every name, signature, field and value, one a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reference.parts import Part, public_parts

RECORD = "tests/api/public_api.txt"


def record(parts: Mapping[str, Iterable[Part]] | None = None) -> str:
    """The lines that change when the public API does; what docstrings say is not among them."""
    lines: list[str] = []
    for module, found in (public_parts() if parts is None else parts).items():
        for part in found:
            lines.append(f"{module}: {part.line}")
            lines += [f"    {member.line}" for member in part.members]
    return "\n".join(lines) + "\n"
