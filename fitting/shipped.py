"""What every fitting script does with its table: write it, or say whether the shipped one is it."""

from __future__ import annotations

from pathlib import Path


def write_or_check(path: Path, written: str, *, check: bool) -> bool:
    """Write a table to its place, or only compare it with what stands there.

    Returns:
        False where it was compared and differs.
    """
    if not check:
        path.write_text(written, encoding="utf-8")
        print(f"wrote {path.name}: {len(written.encode()):,} bytes")
        return True
    same = path.read_text(encoding="utf-8") == written
    print(f"{path.name} is {'what' if same else 'NOT what'} this script writes.")
    return same
