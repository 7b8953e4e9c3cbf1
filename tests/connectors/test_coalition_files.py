"""Coalition files: who does the advocacy, whom to write to, what to ask, who goes where."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import strategies as st

from tests.connectors.fuzzing import FEW, Fuzz
from uprtui.api import COALITION_COLUMNS, ConnectorError, Source
from uprtui.api.testing import RecordingContext, check_connector, rows_of
from uprtui_connectors.coalition import CoalitionConnector
from uprtui_connectors.coalition_layout import ENTITIES, layout_of

CONNECTOR = CoalitionConnector()
MEMBERS = 'name,organisation,languages,capacity\nAmina,River friends,"fr, ar",3\nBo,,,\n'
CONTACTS = (
    "Nom;État;Fonction;Courriel;Téléphone;Lieu\n"
    "Kari Hansen;Norvège;Droits de l'homme;kari@embassy.example;+41 22;ambassade\n"
)
MIXED = (
    "What,Name,State,Entry point,Member,Issue,Ask,Seats\n"
    "member,Amina,,,,,,\n"
    "visite,,Norway,embassy,Amina,,,\n"
    "ask,,,,,Torture and other CID treatment,Ratify the OPCAT,\n"
    ",Nobody,,,,,,\n"
)
PLAN = """# a comment
schema = 1
id = "c-4h8sw"
title = "Slovenia 2027"
sur = "SVN"

[[issues]]
id = "i-7kq2m"
label = "Torture and other CID treatment"

[[members]]
id = "m-c6vfe"
name = "Blue"
visibility = "private"
"""


def file(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_the_connector_keeps_the_contract(tmp_path: Path) -> None:
    check_connector(
        CONNECTOR,
        good=[
            file(tmp_path / "members.csv", MEMBERS + "Cy,Desk,en,1\n" * 300),
            file(tmp_path / "contacts.txt", CONTACTS),
            file(tmp_path / "mixed.csv", MIXED),
            file(tmp_path / "plan.any", PLAN),
        ],
        bad=[
            file(tmp_path / "open.csv", MEMBERS + '"open'),
            file(tmp_path / "broken.toml", PLAN + "[[members\n"),
        ],
        foreign=[
            file(
                tmp_path / "upr.csv", "To,From,Recommendation,Issue,Response,Session\nA,B,C,D,E,1\n"
            ),
            file(tmp_path / "calendar.csv", "what,session,state,start,end,status,source\n"),
            file(tmp_path / "other.toml", 'title = "x"\n[tool]\nname = "y"\n'),
        ],
        mutated=FEW,
    )


@pytest.mark.parametrize(
    ("header", "entity"),
    [
        ("name,organisation,languages,capacity,visibility", "member"),
        ("Nom,ONG,Langues", "member"),
        ("Nombre,Organización,Idiomas", "member"),
        ("name,organisation,e-mail,languages", "member"),
        ("name,State,role,e-mail,phone", "contact"),
        ("Mission,Contact name,Tel", "contact"),
        ("issue,ask", "ask"),
        ("Thématique,Demande", "ask"),
        ("State,entry point,member", "assignment"),
        ("Estado,Punto de entrada,Miembro", "assignment"),
        ("entity,name,state", ""),
    ],
)
def test_a_table_is_known_by_its_titles(header: str, entity: str) -> None:
    layout = layout_of(header.split(","))
    assert layout is not None
    assert (layout.entity, layout.sure) == (entity, True)


def test_titles_mean_columns_of_the_contract() -> None:
    layout = layout_of([name.replace("_", " ") for name in COALITION_COLUMNS])
    assert layout is not None
    assert set(layout.positions) == set(COALITION_COLUMNS)
    assert set(ENTITIES) < {"member", "contact", "issue", "target", "ask", "assignment", "plan"}


def test_the_user_may_say_what_the_rows_are(tmp_path: Path) -> None:
    path = file(tmp_path / "list.csv", "name,organisation,phone\nKari,Embassy,1\n")
    assert [row["entity"] for row in rows_of(CONNECTOR, path)[0]] == ["member"]
    rows, _ = rows_of(CONNECTOR, path, {"rows": "contact"})
    assert rows == [
        {
            "entity": "contact",
            "name": "Kari",
            "organisation": "Embassy",
            "phone": "1",
            "place": "row 2",
            "kind": "coalition",
        }
    ]


def test_rows_of_several_kinds_stand_in_one_table(tmp_path: Path) -> None:
    rows, errors = rows_of(CONNECTOR, file(tmp_path / "mixed.csv", MIXED))
    assert [row["entity"] for row in rows] == ["member", "assignment", "ask"]
    assert [(each.place, each.raw) for each in errors] == [("row 5", "")]


def test_nothing_of_a_row_that_cannot_be_used_is_kept_but_the_reason(tmp_path: Path) -> None:
    path = file(tmp_path / "long.csv", MEMBERS + "Secret Name,a,b,c,d,e\n")
    _, errors = rows_of(CONNECTOR, path)
    assert [(each.place, each.raw) for each in errors] == [("row 4", "")]
    assert "Secret" not in errors[0].reason


def test_a_plan_is_handed_over_whole_and_entry_by_entry(tmp_path: Path) -> None:
    rows, errors = rows_of(CONNECTOR, file(tmp_path / "plan.toml", PLAN))
    assert errors == []
    assert (rows[0]["entity"], rows[0]["state"], rows[0]["text"]) == ("plan", "SVN", PLAN)
    assert [(row["entity"], row["id"], row["name"], row["place"]) for row in rows[1:]] == [
        ("issue", "i-7kq2m", "Torture and other CID treatment", "issues 1"),
        ("member", "m-c6vfe", "Blue", "members 1"),
    ]


def test_formulas_markup_and_paths_are_text(tmp_path: Path) -> None:
    names = ["=HYPERLINK(1)", "[red]x[/red]", "../../etc/passwd", "@SUM(A1)"]
    path = file(tmp_path / "x.csv", "name,languages\n" + "".join(f"{n},en\n" for n in names))
    assert [row["name"] for row in rows_of(CONNECTOR, path)[0]] == names


def test_what_is_far_too_large_is_refused(tmp_path: Path) -> None:
    many = file(tmp_path / "many.csv", "name,languages\n" + "A,en\n" * 5_001)
    with pytest.raises(ConnectorError, match="more than 5,000 rows"):
        rows_of(CONNECTOR, many)
    deep = file(tmp_path / "deep.toml", PLAN + "x = " + "[" * 50_000)
    with pytest.raises(ConnectorError, match="no sound TOML"):
        rows_of(CONNECTOR, deep)
    large = file(tmp_path / "large.toml", PLAN + "# " + "x" * (4 << 20))
    with pytest.raises(ConnectorError, match="up to 4 MiB"):
        CONNECTOR.preview(Source.of(large), {}, 3)


def test_what_was_seen_is_told(tmp_path: Path) -> None:
    context = RecordingContext()
    path = file(tmp_path / "mixed.csv", MIXED)
    list(CONNECTOR.read(Source.of(path), {"encoding": "auto", "rows": "auto"}, context))
    assert "columns left out: Seats" in context.messages


CELLS = st.sampled_from(["member", "ask", "Norway", "embassy", "a@b", "=1", "\u202e", "", "x" * 99])


def _written(rows: list[list[str]]) -> bytes:
    out = StringIO()
    csv.writer(out).writerows([["what", "name", "state", "text", "e-mail", "capacity"], *rows])
    return out.getvalue().encode("utf-8", "replace")


@pytest.mark.slow
def test_no_damage_gets_past_the_connector(fuzz: Fuzz) -> None:
    fuzz.damaged(CONNECTOR, MEMBERS.encode(), CONTACTS.encode(), MIXED.encode(), PLAN.encode())


@pytest.mark.slow
def test_no_strange_cell_gets_past_the_connector(fuzz: Fuzz) -> None:
    fuzz.built(CONNECTOR, st.lists(st.lists(CELLS | st.text(max_size=9), max_size=8)).map(_written))
