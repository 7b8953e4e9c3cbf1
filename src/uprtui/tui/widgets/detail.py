"""Text to read: headings, paragraphs, facts and lists, wrapped to the pane and scrolled by keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from uprtui.text import visible
from uprtui.tui.actions import bindings_for
from uprtui.tui.widgets.cells import Piece, fit, head_of, pad
from uprtui.tui.widgets.rows import Cell, Span
from uprtui.tui.widgets.table_lines import bar_character
from uprtui.tui.widgets.wrap import wrap


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a detail, bold."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `spans` are the passages to mark, in its own characters."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of name and value, one a line, values aligned."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, one item a bullet."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A text whose lines, spaces and indents stay as they are; a line too long is broken."""

    text: str


Block = Heading | Paragraph | Facts | Bullets | Verbatim


@dataclass(frozen=True, slots=True)
class Detail:
    """What is known about one thing: a title and blocks of plain text."""

    title: str
    blocks: tuple[Block, ...] = ()


# One line to draw: its pieces, and whether it is a heading.
Line = tuple[tuple[Piece, ...], bool]

_WIDEST_NAME = 18
_PLAIN = Style()
_STRONG = Style(bold=True)
_MATCH = Style(bold=True, underline=True)
_TITLE = Style(bold=True, underline=True)
_TITLE_FOCUSED = Style(bold=True, reverse=True)


def detail_lines(detail: Detail, width: int) -> list[Line]:
    """Return the lines of a detail, without its title, at most `width` cells wide.

    Blocks are apart by an empty line, but a heading stands close to what follows it.
    """
    lines: list[Line] = []
    for number, block in enumerate(detail.blocks):
        if number and not isinstance(detail.blocks[number - 1], Heading):
            lines.append(((), False))
        lines += _block_lines(block, width)
    return lines


def _block_lines(block: Block, width: int) -> list[Line]:
    match block:
        case Heading(text):
            return [(tuple(line), True) for line in wrap(text, width)]
        case Paragraph(text, spans):
            return [(tuple(line), False) for line in wrap(Cell(text, spans), width)]
        case Facts(pairs):
            return _fact_lines(pairs, width)
        case Bullets(items):
            return [line for item in items for line in _hanging("• ", item, width)]
        case Verbatim(text):
            return [line for each in text.split("\n") for line in _broken(visible(each), width)]


def _broken(text: str, width: int) -> list[Line]:
    """Return one line of text, broken after a space where there is one; no space is lost."""
    lines: list[Line] = []
    while text or not lines:
        head = head_of(text, width) or text[:1]
        space = head.rstrip().rfind(" ") + 1
        if len(head) < len(text) and head[:space].strip():
            head = head[:space]
        lines.append((((head, False),), False))
        text = text[len(head) :]
    return lines


def _fact_lines(pairs: tuple[tuple[str, str], ...], width: int) -> list[Line]:
    widest = max((cell_len(name) for name, _ in pairs), default=0)
    room = min(widest, _WIDEST_NAME, max(4, width // 3))
    lines: list[Line] = []
    for name, value in pairs:
        lines += _hanging(pad(fit(name, room), room) + "  ", value, width)
    return lines


def _hanging(first: str, text: str, width: int) -> list[Line]:
    """Return a text wrapped to the right of `first`."""
    indent = cell_len(first)
    wrapped = wrap(text, width - indent)
    return [
        (((first if not number else " " * indent, False), *line), False)
        for number, line in enumerate(wrapped)
    ]


class DetailPane(Widget, can_focus=True):
    """A pane that shows a `Detail` and scrolls; drawn again only where a line has changed.

    Args:
        detail: what to show first.
        id: the widget's id.
    """

    PLACE = "detail"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("detail")
    DEFAULT_CSS = "DetailPane { width: 1fr; height: 1fr; }"

    class Closed(Message):
        """The reader is done with the pane and wants to go back."""

    def __init__(
        self,
        detail: Detail | None = None,
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._detail = detail or Detail("")
        self._lines: Sequence[Line] = ()
        self._top = 0

    @property
    def detail(self) -> Detail:
        """What is shown."""
        return self._detail

    def show(self, detail: Detail) -> None:
        """Show another detail from its top."""
        before = [self._drawn(y) for y in range(self.size.height)]
        self._detail = detail
        self._lines = detail_lines(detail, self._text_width)
        self._top = 0
        for y, line in enumerate(before):
            if self._drawn(y) != line:
                self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """Draw one line; 0 is the title."""
        width = self.size.width
        if y == 0:
            style = _TITLE_FOCUSED if self.has_focus else _TITLE
            title = fit(self._detail.title, width)
            return Strip([Segment(title, style)] if title else []).adjust_cell_length(width)
        pieces, heading, bar = self._drawn(y)
        base = _STRONG if heading else _PLAIN
        segments = [Segment(text, _MATCH if marked else base) for text, marked in pieces]
        strip = Strip(segments).adjust_cell_length(max(0, width - 2))
        return Strip([*strip, Segment(f" {bar}")]).adjust_cell_length(width)

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the text to the new width."""
        del event
        self._lines = detail_lines(self._detail, self._text_width)
        self._go_to(self._top)
        self.refresh()

    def action_up(self) -> None:
        """Scroll one line up."""
        self._go_to(self._top - 1)

    def action_down(self) -> None:
        """Scroll one line down."""
        self._go_to(self._top + 1)

    def action_page_up(self) -> None:
        """Scroll one screenful up."""
        self._go_to(self._top - self._room)

    def action_page_down(self) -> None:
        """Scroll one screenful down."""
        self._go_to(self._top + self._room)

    def action_first(self) -> None:
        """Scroll to the top."""
        self._go_to(0)

    def action_last(self) -> None:
        """Scroll to the end."""
        self._go_to(len(self._lines))

    def action_close(self) -> None:
        """Say that the reader is done."""
        self.post_message(self.Closed())

    @property
    def _room(self) -> int:
        return max(1, self.size.height - 1)

    @property
    def _text_width(self) -> int:
        return max(2, self.size.width - 2)

    def _go_to(self, top: int) -> None:
        top = max(0, min(top, len(self._lines) - self._room))
        if top != self._top:
            self._top = top
            self.refresh()

    def _drawn(self, y: int) -> tuple[tuple[Piece, ...], bool, str]:
        """Return what line `y` of the widget shows."""
        if y == 0:
            return ((self._detail.title, False),), True, ""
        index = self._top + y - 1
        pieces, heading = self._lines[index] if index < len(self._lines) else ((), False)
        return pieces, heading, bar_character(y - 1, self._room, self._top, len(self._lines))
