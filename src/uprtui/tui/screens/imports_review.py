"""The chosen files before their import: what each is taken for, its first rows, its options."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from uprtui.api import Kind
from uprtui.errors import UprtuiError
from uprtui.tui.latest import LatestOnly
from uprtui.tui.screens.imports_files import (
    COLUMNS,
    Candidate,
    candidate_detail,
    candidate_row,
    preview_of,
    recognised,
)
from uprtui.tui.widgets.choice import Choice, Choose
from uprtui.tui.widgets.detail import Detail
from uprtui.tui.widgets.form import Field, Form
from uprtui.tui.widgets.master_detail import MasterDetail
from uprtui.tui.widgets.rows import ListSource, Row
from uprtui.tui.widgets.window_table import WindowTable

if TYPE_CHECKING:
    from uprtui.api import Connector, Preview
    from uprtui.connectors import ConnectorHost

BEST = ""
"""The key of the choice that leaves the connector to uprtui."""


class ReviewView(Vertical):
    """The list of files with the preview of the one under the cursor."""

    DEFAULT_CSS = """
    ReviewView { height: 1fr; }
    ReviewView > Label { width: 100%; height: 1; padding: 0 2; }
    """

    def __init__(self) -> None:
        super().__init__(id="review")
        self.candidates: list[Candidate] = []
        self.dry_run = False
        self.table = WindowTable(COLUMNS)
        self._panes = MasterDetail(self.table, self._describe)
        self._host: ConnectorHost | None = None
        self._previews: dict[tuple[str, ...], Preview | Exception] = {}
        self._reading: LatestOnly[tuple[tuple[str, ...], Preview | Exception]] = LatestOnly(
            self, self._read
        )

    def compose(self) -> ComposeResult:
        """Yield what will be done, and the files."""
        yield Label("", markup=False)
        yield self._panes

    @property
    def current(self) -> Candidate | None:
        """The file under the cursor."""
        row = self.table.cursor_row
        return None if row is None else self._candidate(row.key)

    @property
    def connector(self) -> Connector | None:
        """The connector that will read the file under the cursor."""
        if self.current is None or self._host is None:
            return None
        return self._host.connectors.get(self.current.connector_id or "")

    @property
    def for_campaign(self) -> bool:
        """Whether a file of the list goes into a campaign."""
        return Kind.COALITION in self._kinds()

    def _kinds(self) -> set[Kind]:
        """What the files may hold."""
        known = self._host.connectors if self._host is not None else {}
        readers = [known.get(each.connector_id or "") for each in self.candidates]
        return {kind for each in readers if each is not None for kind in each.kinds}

    @property
    def has_columns(self) -> bool:
        """Whether the user may say what the columns of the file under the cursor are."""
        connector, here = self.connector, self.current
        if connector is None or here is None or here.source is None:
            return False
        return any(option.column for option in connector.options)

    def show(self, host: ConnectorHost, candidates: Sequence[Candidate]) -> None:
        """Show these files."""
        self._host = host
        self.candidates = list(candidates)
        self._previews.clear()
        self._draw()

    def leave_out(self) -> None:
        """Take the file under the cursor off the list."""
        here = self.current
        self.candidates = [each for each in self.candidates if each is not here]
        self._draw()

    def set_dry_run(self, dry_run: bool) -> None:
        """Say whether anything will be changed."""
        self.dry_run = dry_run
        self._draw()

    def connector_list(self) -> Choose:
        """Return the list of connectors for the file under the cursor."""
        here, host = self.current, self._host
        scores = {each.id: match for each, match in here.matches} if here else {}
        choices = [Choice(BEST, "(the one that recognises it best)")]
        for each in host.connectors.values() if host else ():
            match = scores.get(each.id)
            note = f"{match.score:.0%} sure" if match else "does not know it"
            choices.append(Choice(each.id, f"{each.id}: {each.title}", note))
        return Choose(f"Read {here.path.name if here else ''} with", choices)

    def choose_connector(self, connector_id: str) -> None:
        """Read the file under the cursor with another connector; its options begin anew."""
        self._replace(chosen=connector_id or None, options={})

    def options_form(self) -> Form | None:
        """Return the form of the connector's options, or None where it has none."""
        here, connector = self.current, self.connector
        if here is None or connector is None or not connector.options:
            return None
        fields = [
            Field(
                option.name,
                option.title,
                here.options.get(option.name, option.default),
                option.help,
                choices=tuple((choice, choice) for choice in option.choices),
            )
            for option in connector.options
        ]
        return Form(f"Options for {here.path.name}", fields, note=connector.title)

    def choose_columns(self, options: Mapping[str, str]) -> None:
        """Take over what was said about the columns of the file under the cursor."""
        self._replace(options=dict(options))

    def choose_options(self, answer: dict[str, str]) -> None:
        """Take over the options; those at their default count as not chosen."""
        connector = self.connector
        defaults = {each.name: each.default for each in connector.options} if connector else {}
        self._replace(
            options={name: value for name, value in answer.items() if value != defaults.get(name)}
        )

    def _replace(self, **changes: object) -> None:
        here = self.current
        if here is not None:
            changed = replace(here, **changes)  # type: ignore[arg-type] # names as in Candidate
            self.candidates = [changed if each is here else each for each in self.candidates]
            self._draw()

    def _draw(self) -> None:
        self.table.set_source(
            ListSource([candidate_row(each) for each in self.candidates]), keep_cursor=True
        )
        known = sum(each.connector_id is not None for each in self.candidates)
        mode = "Dry run: nothing will be changed." if self.dry_run else _where_to(self._kinds())
        count = len(self.candidates)
        files = "1 file" if count == 1 else f"{count} files"
        missing = "" if known == count else f" {count - known} not recognised (c)."
        self.query_one(Label).update(f"{files} to import. {mode}{missing}")

    def _describe(self, row: Row) -> Detail | None:
        here, host = self._candidate(row.key), self._host
        if here is None or host is None:
            return None
        key = _key(here)
        preview = self._previews.get(key)
        if preview is None and here.connector_id is not None:
            self._reading.submit(lambda: (key, _preview(here, host)))
        return candidate_detail(here, host, preview)

    def _read(self, read: tuple[tuple[str, ...], Preview | Exception]) -> None:
        key, preview = read
        self._previews[key] = preview
        here = self.current
        if here is not None and self._host is not None and _key(here) == key:
            self._panes.show(candidate_detail(here, self._host, preview))

    def _candidate(self, key: str) -> Candidate | None:
        return next((each for each in self.candidates if each.key == key), None)


def look_at(paths: Sequence[Path], host: ConnectorHost) -> list[Candidate]:
    """Look at each file once. For a worker thread."""
    return [recognised(path, host) for path in dict.fromkeys(paths)]


def _where_to(kinds: set[Kind]) -> str:
    """Say where the files go; of those for a campaign the changes are seen first."""
    places = ["the campaign"] if Kind.COALITION in kinds else []
    places += ["your calendar"] if Kind.CALENDAR in kinds else []
    places = (["the library"] if kinds - {Kind.COALITION, Kind.CALENDAR} else []) + places
    return f"They go into {' and '.join(places or ['the library'])}."


def _preview(candidate: Candidate, host: ConnectorHost) -> Preview | Exception:
    try:
        return preview_of(candidate, host)
    except UprtuiError as error:
        return error
    except OSError as error:
        return UprtuiError(f"It cannot be read: {error.strerror or error}.")


def _key(candidate: Candidate) -> tuple[str, ...]:
    """Return what a preview depends on."""
    options = sorted(f"{name}={value}" for name, value in candidate.options.items())
    return (candidate.key, candidate.connector_id or "", *options)
