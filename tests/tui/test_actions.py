"""The registry of actions promises: one list feeds keys, footer, help and docs, without clashes."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from rich.cells import cell_len

from uprtui.tui.actions import (
    WIDGET_PLACES,
    Action,
    actions_of,
    all_actions,
    bindings_for,
    docs_table,
    grouped,
    key_label,
)
from uprtui.tui.app import UprtuiApp
from uprtui.tui.routes import BY_NAME, ROUTES, places
from uprtui.tui.screens.base import AppScreen
from uprtui.tui.screens.board_portfolio import PortfolioScreen
from uprtui.tui.screens.evidence import EvidenceScreen
from uprtui.tui.screens.focus_ask import AskEditor
from uprtui.tui.screens.focus_asks import AskList
from uprtui.tui.screens.focus_notes import NoteList
from uprtui.tui.screens.focus_statuses import StatusList
from uprtui.tui.screens.imports_mapping import MappingDialog
from uprtui.tui.screens.plugins_trust import MayRun
from uprtui.tui.screens.workshop_statement import StatementScreen
from uprtui.tui.widgets.choice import Choose
from uprtui.tui.widgets.choice_input import ChoiceInput
from uprtui.tui.widgets.detail import DetailPane
from uprtui.tui.widgets.dialogs import Confirm, Message, TextPrompt
from uprtui.tui.widgets.file_picker import FilePicker
from uprtui.tui.widgets.filter_box import FilterInput
from uprtui.tui.widgets.form import Form
from uprtui.tui.widgets.progress import ProgressPanel
from uprtui.tui.widgets.window_table import WindowTable

PLACES = [place for place, _ in places()]
GUIDE = Path(__file__).resolve().parents[2] / "docs" / "user-guide.md"
OWNERS: dict[str, type] = {
    "app": UprtuiApp,
    "screen": AppScreen,
    "table": WindowTable,
    "detail": DetailPane,
    "filter": FilterInput,
    "field": ChoiceInput,
    "choice": Choose,
    "picker": FilePicker,
    "form": Form,
    "prompt": TextPrompt,
    "confirm": Confirm,
    "message": Message,
    "progress": ProgressPanel,
    "ask": AskEditor,
    "asks": AskList,
    "minutes": StatementScreen,
    "notes": NoteList,
    "statuses": StatusList,
    "evidence": EvidenceScreen,
    "portfolio": PortfolioScreen,
    "mayrun": MayRun,
    "mapping": MappingDialog,
}


def owner_of(place: str) -> type:
    """The class that answers the actions of a place."""
    if place in OWNERS:
        return OWNERS[place]
    route = BY_NAME[place]
    owner: type = getattr(importlib.import_module(route.module), route.class_name)
    return owner


def keys_of(place: str) -> set[str]:
    return {key for action in actions_of(place) for key in action.keys}


def test_every_action_has_its_own_id_and_lives_in_a_known_place() -> None:
    actions = all_actions(PLACES)
    assert len({action.id for action in actions}) == len(actions)
    for action in actions:
        assert set(action.where) <= set(PLACES), action.id
        assert action.id.partition(".")[0] in PLACES


@pytest.mark.parametrize("action", all_actions(PLACES), ids=lambda action: action.id)
def test_every_action_reads_well(action: Action) -> None:
    assert action.keys
    assert 0 < cell_len(action.title) <= 14, "the footer has little room"
    assert action.help.endswith("."), "a whole sentence"
    assert action.help[0].isupper()
    for key in action.keys:
        assert "ctrl+enter" not in key, "most terminals do not send it"
        assert not key.startswith("alt+"), "many terminals do not send it"


@pytest.mark.parametrize("place", PLACES)
def test_every_action_is_answered_by_its_place(place: str) -> None:
    owner = owner_of(place)
    for action in actions_of(place):
        name = action.method.partition("(")[0]
        assert callable(getattr(owner, f"action_{name}", None)), f"{action.id} has no method"


@pytest.mark.parametrize("route", [route.name for route in ROUTES])
def test_a_screens_keys_clash_with_none_that_work_beside_them(route: str) -> None:
    beside = keys_of("app") | keys_of("screen") | keys_of("table")
    assert not keys_of(route) & beside
    own = [key for action in actions_of(route) for key in action.keys]
    assert len(own) == len(set(own))


@pytest.mark.parametrize("place", PLACES)
def test_no_key_has_priority_over_what_is_being_typed(place: str) -> None:
    for binding in bindings_for(place):
        assert not isinstance(binding, tuple)
        assert not binding.priority


def test_digits_open_the_five_steps_in_their_order() -> None:
    keys = {action.keys[0]: action.title for action in actions_of("app")}
    steps = [keys[digit] for digit in "12345"]
    assert steps == ["Focus", "Target", "Coordinate", "Timing", "Export"]


def test_keys_are_written_as_people_read_them() -> None:
    keys = ("d", "G", "/", "enter", "ctrl+z", "shift+tab", "shift+up", "up", "f1")
    labels = [key_label(key) for key in keys]
    assert labels == ["d", "G", "/", "Enter", "Ctrl+Z", "Shift+Tab", "Shift+↑", "↑", "F1"]


def test_groups_keep_the_order_in_which_they_are_first_named() -> None:
    first = Action("a.one", ("a",), "One", "One.", ("a",), "Alpha")
    second = Action("a.two", ("b",), "Two", "Two.", ("a",), "Beta")
    third = Action("a.three", ("c",), "Three", "Three.", ("a",), "Alpha")
    assert grouped([first, second, third]) == {"Alpha": [first, third], "Beta": [second]}


def test_a_place_without_a_keymap_has_no_actions() -> None:
    assert actions_of("nowhere") == ()


def test_the_docs_table_names_every_action_once_a_place() -> None:
    table = docs_table(places())
    assert table.startswith("| Where | Keys | What |")
    assert table.count("\n") == 2 + sum(len(actions_of(place)) for place in PLACES)
    assert "| Tables | `↑` `k` | Go one row up. |" in table


def test_the_user_guide_has_the_present_table_of_keys() -> None:
    if not GUIDE.exists() or "<!-- keys -->" not in GUIDE.read_text(encoding="utf-8"):
        pytest.skip("the user guide has no table of keys yet (between <!-- keys --> marks)")
    guide = GUIDE.read_text(encoding="utf-8")
    table = guide.split("<!-- keys -->")[1].split("<!-- /keys -->")[0].strip()
    assert table == docs_table(places()).strip(), (
        "put the output of uprtui.tui.actions.docs_table(uprtui.tui.routes.places()) into the guide"
    )


def test_widget_places_are_those_that_the_widgets_name() -> None:
    for place in WIDGET_PLACES:
        assert place == OWNERS[place].PLACE  # type: ignore[attr-defined]
