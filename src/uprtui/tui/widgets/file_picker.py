"""Choose files by keys: a folder's list, filtered as one types, or a path typed or pasted."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Label

from uprtui.text import visible
from uprtui.tui.actions import Action
from uprtui.tui.latest import LatestOnly
from uprtui.tui.widgets import folders
from uprtui.tui.widgets.columns import Column
from uprtui.tui.widgets.dialog import Dialog
from uprtui.tui.widgets.folders import Item, Listing
from uprtui.tui.widgets.footer import AppFooter
from uprtui.tui.widgets.inputs import PlainInput
from uprtui.tui.widgets.rows import ListSource, Row
from uprtui.tui.widgets.window_table import WindowTable

_COLUMNS = (
    Column("name", "Name", min_width=20, flexible=True),
    Column("size", "Size", min_width=9, numeric=True, priority=2),
)
_PARENT = ".."
_PATH_WIDTH = 56


class PickerInput(PlainInput):
    """The line of the file chooser: Space marks, and Backspace in an empty line goes up.

    Within the last name of a path Space is a letter; behind a folder's name it marks.
    """

    class Mark(Message):
        """Space was pressed where it is no letter of a path."""

    class Up(Message):
        """Backspace was pressed in the empty line."""

    def on_key(self, event: events.Key) -> None:
        """Answer the two keys that are not always typed."""
        lists = not folders.is_path(self.value) or self.value.endswith("/")
        if event.key == "space" and lists:
            event.prevent_default().stop()
            self.post_message(self.Mark())
        elif event.key == "backspace" and not self.value:
            event.prevent_default().stop()
            self.post_message(self.Up())


class FilePicker(Dialog[tuple[Path, ...]]):
    """The files of a folder, to choose one or several.

    Args:
        title: what is asked.
        folder: the folder to begin in.
    """

    PLACE: ClassVar[str] = "picker"
    DEFAULT_CSS = """
    FilePicker > .box { height: 90%; width: 76; }
    FilePicker WindowTable { height: 1fr; }
    FilePicker .folder, FilePicker .marked { width: 100%; height: 1; }
    """

    def __init__(self, title: str, folder: Path) -> None:
        super().__init__()
        self._title = title
        self._folder = folder.absolute()
        self._listing = Listing(self._folder)
        self._shown: dict[str, Item] = {}
        self._keys: list[str] = []
        self._marked: dict[Path, None] = {}
        self._table = WindowTable(_COLUMNS)
        self._table.can_focus = False
        self._reading: LatestOnly[Listing] = LatestOnly(self, self._read)

    def compose(self) -> ComposeResult:
        """Yield the box and the footer."""
        with Vertical(classes="box"):
            yield Label(visible(self._title), classes="title", markup=False)
            yield Label("", classes="folder", markup=False)
            yield PickerInput("", "type to filter, or a path: ~/Downloads/")
            yield self._table
            yield Label("", classes="marked", markup=False)
        yield AppFooter()

    def on_mount(self) -> None:
        """List the folder."""
        self._list(self._folder)

    def hint(self, action: Action) -> Action | None:
        """Offer to finish once something is marked."""
        return None if action.id == "picker.finish" and not self._marked else action

    def action_up(self) -> None:
        """Go one row up."""
        self._table.action_up()

    def action_down(self) -> None:
        """Go one row down."""
        self._table.action_down()

    def action_page_up(self) -> None:
        """Go one screenful up."""
        self._table.action_page_up()

    def action_page_down(self) -> None:
        """Go one screenful down."""
        self._table.action_page_down()

    def action_complete(self) -> None:
        """Continue the typed name as far as all matching names agree."""
        line = self.query_one(PickerInput)
        line.value = folders.completed(line.value, self._listing.items)
        line.cursor_position = len(line.value)

    def action_parent(self) -> None:
        """Go to the folder above."""
        self._go_to(self._listing.folder.parent)

    def action_mark(self) -> None:
        """Mark or unmark the file under the cursor, and go on to the next row."""
        item = self._here()
        if item is None or item.is_folder:
            return
        if item.path in self._marked:
            del self._marked[item.path]
        else:
            self._marked[item.path] = None
        self._show()
        self.refresh_hints()
        self._table.action_down()

    def action_accept(self) -> None:
        """Open the folder under the cursor, or answer with what is marked, or with the file."""
        row = self._table.cursor_row
        item = self._here()
        if row is not None and row.key == _PARENT:
            self.action_parent()
        elif item is not None and item.is_folder:
            self._go_to(item.path)
        elif self._marked:
            self.dismiss(tuple(self._marked))
        elif item is not None:
            self.dismiss((item.path,))

    def action_finish(self) -> None:
        """Answer with what is marked, or with the file under the cursor."""
        item = self._here()
        if self._marked:
            self.dismiss(tuple(self._marked))
        elif item is not None and not item.is_folder:
            self.dismiss((item.path,))

    @on(PickerInput.Mark)
    def _mark(self) -> None:
        self.action_mark()

    @on(PickerInput.Up)
    def _up(self) -> None:
        self.action_parent()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_accept()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Filter the list; a typed path lists its folder."""
        event.stop()
        folder, _ = folders.place_of(event.value, self._folder)
        if folder == self._listing.folder:
            self._show()
        else:
            self._list(folder)

    def _go_to(self, folder: Path) -> None:
        self._folder = folder
        line = self.query_one(PickerInput)
        if line.value:
            line.value = ""  # its change lists the folder
        else:
            self._list(folder)

    def _list(self, folder: Path) -> None:
        self._reading.submit(lambda: folders.list_folder(folder))

    def _read(self, listing: Listing) -> None:
        before, self._listing = self._listing, listing
        self._show()
        came_from = str(before.folder)
        if came_from in self._keys:
            self._table.move_to(self._keys.index(came_from))
        else:
            self._table.move_to(1 if _PARENT in self._keys else 0)

    def _show(self) -> None:
        """Draw the items that match what is typed."""
        typed = self.query_one(PickerInput).value
        found = folders.matching(self._listing.items, typed)
        self._shown = {str(item.path): item for item in found}
        rows = [self._row(item) for item in found]
        if not typed and self._listing.folder.parent != self._listing.folder:
            rows.insert(0, Row(_PARENT, ("    ../", "")))
        self._keys = [row.key for row in rows]
        self._table.set_source(ListSource(rows), keep_cursor=True)
        self.query_one(".folder", Label).update(visible(_tail(self._listing.folder)))
        self.query_one(".marked", Label).update(visible(self._status(len(found))))

    def _row(self, item: Item) -> Row:
        box = "    "
        if not item.is_folder:
            box = "[x] " if item.path in self._marked else "[ ] "
        return Row(str(item.path), (f"{box}{item.name}", folders.size_in_words(item.size)))

    def _status(self, found: int) -> str:
        if self._listing.error:
            return self._listing.error
        said = "" if found else "Nothing here has such a name. "
        marked = len(self._marked)
        return f"{said}{marked} {'file' if marked == 1 else 'files'} marked" if marked else said

    def _here(self) -> Item | None:
        row = self._table.cursor_row
        return None if row is None else self._shown.get(row.key)


def _tail(folder: Path) -> str:
    """Return a path, its beginning cut where it is long."""
    text = str(folder)
    return text if len(text) <= _PATH_WIDTH else f"…{text[-_PATH_WIDTH:]}"
