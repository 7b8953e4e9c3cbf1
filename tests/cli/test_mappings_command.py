"""`uprtui library mappings`: what was chosen for the columns of tables, to see and to forget."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command

TITLES = "Which;Who;What;Answer\n"
ROWS = (
    "Nepal;Norway;Adopt a law that gives every village school new books;Yes\n"
    "Nepal;Chile;Keep the river clean for all who live beside it;No\n"
)


def test_the_command_line_shows_and_forgets(uprtui: Command, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(TITLES + ROWS, "utf-8")

    assert "Nothing was chosen" in uprtui("library", "mappings").stdout
    uprtui("import", str(path), "--option", "response=Answer")
    assert "columns as chosen on" in uprtui("import", str(path)).stdout
    (kept,) = uprtui.json("library", "mappings")
    assert kept["options"] == {"response": "Answer"}
    assert kept["header"] == ["Which", "Who", "What", "Answer"]
    assert "response=Answer" in uprtui("library", "mappings").stdout
    assert uprtui("library", "mappings", "--forget", "nothing").exit_code == 1
    assert kept["id"] in uprtui("library", "mappings", "--forget", kept["id"]).stdout
    assert uprtui.json("library", "mappings") == []
