"""How large the hostile files are made: small in every run, as large as they come on request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Sizes:
    """How large hostile files are, and what they point to.

    Args:
        line: bytes of an endless line.
        columns: columns of a table that is too wide.
        depth: how deep brackets are nested.
        repeated: how often a row says that it stands there.
        unpacked: what a zip bomb unpacks to, in bytes.
        secret: the URL of a file that must not be read.
    """

    line: int = 3 << 20
    columns: int = 200_000
    depth: int = 100_000
    repeated: int = 200_000
    unpacked: int = 70 << 20
    secret: str = "file:///etc/hostname"


#: As the worst files are.
WHOLE = Sizes(
    line=100 << 20, columns=2_000_000, depth=2_000_000, repeated=2_000_000_000, unpacked=300 << 20
)

Content: TypeAlias = Callable[[Sizes], bytes]
#: What a file is -> its name and how it is made.
Files: TypeAlias = Mapping[str, tuple[str, Content]]
