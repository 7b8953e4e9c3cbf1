"""What the kit hands to a connector while it reads: contexts that remember and cancel."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class RecordingContext:
    """A context that remembers what it was told, and can be cancelled."""

    cancelled: bool = False
    reports: list[tuple[int, int | None]] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def progress(self, done: int, total: int | None) -> None:
        """Remember a progress report."""
        self.reports.append((done, total))

    def log(self, message: str) -> None:
        """Remember a message."""
        self.messages.append(message)
