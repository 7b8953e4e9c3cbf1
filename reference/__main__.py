"""`python -m reference`: write docs/api.md and tests/api/public_api.txt anew."""

from __future__ import annotations

from pathlib import Path

from reference.page import PAGE, with_reference
from reference.record import RECORD, record

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write both files of the project that this module is in."""
    page = ROOT / PAGE
    page.write_text(with_reference(page.read_text("utf-8")), encoding="utf-8")
    (ROOT / RECORD).write_text(record(), encoding="utf-8")


main()
