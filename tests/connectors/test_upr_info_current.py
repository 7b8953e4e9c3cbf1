"""The connector `upr-info-current` reads UPR Info's present database: its CSV export, its JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from tests.connectors.export_files import csv_bytes as legacy_csv
from tests.connectors.export_files import export_row
from tests.connectors.fuzzing import FEW, Fuzz
from uprtui.api import ISSUE_SEPARATOR, MAX_BATCH_ROWS, Batch, ConnectorError, Source, Standing
from uprtui.api.testing import RecordingContext, check_connector, rows_of
from uprtui.connectors import ConnectorHost, import_files
from uprtui.home import Home
from uprtui.states import States
from uprtui_connectors.upr_info import UprInfoConnector
from uprtui_connectors.upr_info_current import UprInfoCurrentConnector

CONNECTOR = UprInfoCurrentConnector()
TEMPLATE = "5d8ce04361cde0408222e9a8"
HEADER = [
    "Title",
    "Date added",
    "Template",
    "Recommendation",
    "State under review",
    "Recommending state",
    "Response",
    "Issues",
    "Action category",
    "Session",
    "Cycle",
    "State under review - Regional group",
    "Related document",
    "Geolocation",
    "Documents",
    "Attachments",
    "Published",
]
TEXT = "Ratify the invented convention, &amp; report on it"


def csv_row(
    text: str = TEXT,
    *,
    sur: str = "Algeria",
    by: str = "Iran, Islamic Republic of",
    response: str = "Noted",
    issues: str = "Groups::Women's rights|Justice",
    session: str = "44 - November 2023",
    template: str = "Recommendation",
) -> list[str]:
    action = "5 - Specific action"
    before = ["A title", "2019-09-26", template, text, sur, by, response, issues, action, session]
    return [*before, "Cycle 4", "Africa (African Group)", "A/HRC/1", "", "", "", "Published"]


def csv_file(
    *rows: Sequence[str], header: Sequence[str] = HEADER, encoding: str = "utf-8"
) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    return text.getvalue().encode(encoding)


def values(*labels: str) -> list[dict[str, Any]]:
    return [{"value": f"id of {label}", "label": label} for label in labels]


def entity(text: str = TEXT, **metadata: Any) -> dict[str, Any]:
    """An invented entity of the real one's shape; `metadata` replaces some of its properties."""
    told = {
        "recommendation": [{"value": text}],
        "state_under_review": values("Algeria"),
        "recommending_state": values("Iran, Islamic Republic of"),
        "response": values("Noted"),
        "issues": values("Women's rights", "Justice"),
        "action_category": values("5 - Specific action"),
        "session": values("44 - November 2023"),
        "cycle": values("Cycle 4"),
        "related_document": values("A/HRC/1"),
    }
    return {
        "_id": "5f",
        "sharedId": "h782yjgzg6e",
        "template": TEMPLATE,
        "language": "en",
        "published": True,
        "metadata": told | metadata,
    }


DOCUMENT = {
    "sharedId": "doc1",
    "template": "5e57cdd6f54e0a1304c0d50d",
    "language": "en",
    "metadata": {"state_reviewed": values("Algeria")},
}


def answer(*entities: object, total: int | None = None) -> bytes:
    """A saved answer of the search API."""
    buckets = [{"key": "id", "doc_count": 9, "filtered": {"doc_count": 1}, "label": "44 - 2023"}]
    return json.dumps(
        {
            "rows": entities,
            "totalRows": len(entities) if total is None else total,
            "relation": "eq",
            "aggregations": {"all": {"session": {"doc_count": 9, "buckets": buckets}}},
        }
    ).encode()


def lines(*things: object) -> bytes:
    return b"".join(json.dumps(thing).encode() + b"\n" for thing in things)


def written(folder: Path, content: bytes, name: str = "export.bin") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_it_keeps_the_contract(tmp_path: Path) -> None:
    many = [entity(f"Take step number {n}.") for n in range(MAX_BATCH_ROWS + 20)]
    export = csv_file(csv_row(), csv_row(response="Voluntary Pledge", by=""), csv_row()[:5])
    good = [
        written(tmp_path, export, "export.csv"),
        written(tmp_path, csv_file(csv_row(), encoding="utf-16"), "wide.txt"),
        written(tmp_path, lines(*many), "fetched.jsonl"),
        written(tmp_path, answer(entity(), DOCUMENT, 7, entity("")), "answer.json"),
        written(tmp_path, json.dumps([entity(), entity()], indent=1).encode(), "list.json"),
    ]
    whole = lines(entity())
    bad = [
        written(tmp_path, whole[:-40], "cut.jsonl"),
        written(tmp_path, answer(entity())[:-5], "cut.json"),
        written(tmp_path, export[: export.index(b"report")], "cut.csv"),
        written(tmp_path, b"", "empty.json"),
        written(tmp_path, b"[]", "nothing.json"),
        written(tmp_path, answer(), "no-rows.json"),
        written(tmp_path, answer(DOCUMENT), "documents.json"),
        written(tmp_path, csv_file(), "header.csv"),
        written(tmp_path, whole.replace(b"Noted", b"No\xff\xfeted"), "letters.json"),
        written(tmp_path, b"[" * 100_000, "deep.json"),
        written(tmp_path, b'[{"metadata": ' + b'{"a":' * 50_000, "deeper.json"),
        written(tmp_path, whole.replace(b"true", b"9" * 5000), "number.json"),
        written(tmp_path, whole.replace(b"Noted", b"No\x00ted"), "nul.json"),
        written(tmp_path, b"{'rows': 1}", "quotes.json"),
        written(tmp_path, whole + b"and more", "tail.json"),
    ]
    uhri = b'[{"AnnotationId": "a", "Text": "b", "Countries": ["Peru"]}]'
    foreign = [
        written(tmp_path, legacy_csv([export_row()]), "legacy.csv"),
        written(tmp_path, uhri, "uhri.json"),
        written(tmp_path, b'{"rows": [{"id": 1}]}', "other.json"),
        written(tmp_path, csv_file(header=["Title", "Template", "Published"]), "films.csv"),
    ]
    check_connector(CONNECTOR, good=good, bad=bad, foreign=foreign, mutated=FEW)


def test_it_is_a_database_and_no_legacy_export(tmp_path: Path) -> None:
    for content in (csv_file(csv_row()), answer(entity()), lines(entity())):
        source = Source.of(written(tmp_path, content))
        match = CONNECTOR.detect(source)
        assert match is not None
        assert match.standing is Standing.DATABASE
        assert "UPR Info" in match.licence
        assert UprInfoConnector().detect(source) is None


@pytest.mark.parametrize(
    ("content", "place", "reference"),
    [
        (csv_file(csv_row()), "row 2", ""),
        (csv_file(csv_row(), header=[title.upper() for title in HEADER]), "row 2", ""),
        (answer(entity()), "entity 1", "h782yjgzg6e"),
        (lines(entity()), "entity 1", "h782yjgzg6e"),
        (json.dumps([entity()]).encode("utf-16"), "entity 1", "h782yjgzg6e"),
        (b"\xef\xbb\xbf" + lines(json.loads(answer(entity()))), "entity 1", "h782yjgzg6e"),
        (json.dumps([json.loads(answer(entity()))]).encode(), "entity 1", "h782yjgzg6e"),
    ],
    ids=[
        "csv",
        "csv in capitals",
        "answer",
        "lines",
        "list",
        "lines of answers",
        "list of answers",
    ],
)
def test_every_form_gives_the_same_row(
    tmp_path: Path, content: bytes, place: str, reference: str
) -> None:
    rows, errors = rows_of(CONNECTOR, written(tmp_path, content))
    assert errors == []
    assert rows == [
        {
            "sur": "Algeria",
            "by": "Iran, Islamic Republic of",
            "text": TEXT,
            "response": "Noted",
            "action": "5",
            "issues": f"Women's rights{ISSUE_SEPARATOR}Justice",
            "session": "44",
            "reference": reference,
            "place": place,
            "kind": "recommendations",
        }
    ]


def test_each_recommending_state_gets_a_row_of_its_own(tmp_path: Path) -> None:
    row = csv_row(by="Bosnia and Herzegovina\n|Türkiye|Türkiye")
    several = entity(recommending_state=values("Bosnia and Herzegovina\n", "Türkiye", "Türkiye"))
    for content, start in ((csv_file(row), "row 2"), (lines(several), "entity 1")):
        rows, _ = rows_of(CONNECTOR, written(tmp_path, content))
        assert [(row["by"], row["place"]) for row in rows] == [
            ("Bosnia and Herzegovina", f"{start} (Bosnia and Herzegovina)"),
            ("Türkiye", f"{start} (Türkiye)"),
            ("Türkiye", f"{start} (Türkiye), 2"),
        ]


def test_a_pledge_is_no_recommendation(tmp_path: Path) -> None:
    pledge = entity("We will do it.", response=values("Voluntary Pledge"), recommending_state=[])
    row = csv_row("We will do it.", response="Voluntary pledge", by="")
    for content in (csv_file(csv_row(), row), lines(entity(), pledge)):
        rows, errors = rows_of(CONNECTOR, written(tmp_path, content))
        assert errors == []
        assert [(row["kind"], row["by"]) for row in rows] == [
            ("recommendations", "Iran, Islamic Republic of"),
            ("pledges", ""),
        ]


def test_documents_and_states_are_left_out_and_counted(tmp_path: Path) -> None:
    nothing = [""] * (len(HEADER) - 3)
    others = [
        ["Iran", "2019-09-26", "State", *nothing],
        ["R", "2020-01-01", "Review\x1b", *nothing],
    ]
    french = entity() | {"language": "fr"}
    unknown = {"sharedId": "x", "template": "5aaa", "metadata": {}}
    for content, words in (
        (csv_file(csv_row(), *others, others[0]), ("2 × State", "1 × Review")),
        (
            lines(DOCUMENT, entity(), french, unknown),
            ("1 × review document", "1 × in the language fr", "1 × template 5aaa"),
        ),
    ):
        context = RecordingContext()
        source = Source.of(written(tmp_path, content))
        (batch,) = CONNECTOR.read(source, {}, context)
        assert isinstance(batch, Batch)
        assert len(batch.places) == 1
        (note,) = [message for message in context.messages if "left out" in message]
        assert all(word in note for word in words)
        assert note.isprintable()


def test_what_cannot_be_used_keeps_its_place_and_its_words(tmp_path: Path) -> None:
    broken = [
        entity("  "),
        entity(state_under_review=values("Algeria", "Andorra")),
        entity(recommending_state=values(*(f"State {n}" for n in range(301)))),
        {"sharedId": "a"},
        entity() | {"metadata": [1]},
        None,
        "text",
        [[entity()]],
    ]
    rows, errors = rows_of(CONNECTOR, written(tmp_path, lines([*broken, entity()])))
    assert [row["place"] for row in rows] == ["entity 9"]
    assert [error.place for error in errors] == [f"entity {n}" for n in range(1, 9)]
    assert [error.reason for error in errors][:4] == [
        "the text of the recommendation is empty",
        "more than one State under review",
        "301 recommending States",
        "it has no metadata, as every entity has",
    ]
    cells, errors = rows_of(
        CONNECTOR, written(tmp_path, csv_file(csv_row()[:9], csv_row(" "), csv_row()))
    )
    assert [row["place"] for row in cells] == ["row 4"]
    assert [(error.place, error.reason) for error in errors] == [
        ("row 2", "9 cells, expected 17"),
        ("row 3", "the text of the recommendation is empty"),
    ]


@pytest.mark.parametrize(
    "strange",
    [
        {"state_under_review": "Algeria", "issues": 7, "session": None, "response": {}},
        {"state_under_review": [], "issues": [None, "x", {"label": 3}], "session": [[]]},
        {"recommending_state": [{"value": "id only"}], "action_category": values("9 - Odd")},
    ],
)
def test_values_of_another_form_are_not_guessed_at(tmp_path: Path, strange: dict[str, Any]) -> None:
    rows, errors = rows_of(CONNECTOR, written(tmp_path, lines(entity(**strange))))
    assert errors == []
    (row,) = rows
    assert row["text"] == TEXT
    assert row["by"] == ("" if "recommending_state" in strange else "Iran, Islamic Republic of")
    assert row["action"] == ("9 - Odd" if "action_category" in strange else "5")


def test_a_session_without_a_number_is_handed_over_as_it_is(tmp_path: Path) -> None:
    content = lines(*(entity(session=values(name)) for name in ("Unknown session", "7", "9 – May")))
    rows, _ = rows_of(CONNECTOR, written(tmp_path, content))
    assert [row["session"] for row in rows] == ["Unknown session", "7", "9"]


def test_an_empty_answer_tells_of_the_usual_mistake(tmp_path: Path) -> None:
    path = written(tmp_path, answer())
    assert CONNECTOR.detect(Source.of(path)) is not None
    with pytest.raises(ConnectorError, match="identifier") as refused:
        rows_of(CONNECTOR, path)
    assert "uprtui fetch upr-info" in refused.value.remedy


def test_an_answer_that_shows_only_a_part_says_so(tmp_path: Path) -> None:
    context = RecordingContext()
    source = Source.of(written(tmp_path, answer(entity(), total=10_000)))
    assert list(CONNECTOR.read(source, {}, context))
    assert any("1 of 10,000" in message for message in context.messages)


def test_the_preview_shows_what_is_read(tmp_path: Path) -> None:
    shown = CONNECTOR.preview(
        Source.of(written(tmp_path, lines(DOCUMENT, entity(), {"sharedId": 3}))), {}, 5
    )
    assert len(shown.rows) == 1
    assert (
        dict(zip(shown.columns, shown.rows[0], strict=True))["Issues"] == "Women's rights | Justice"
    )
    table = CONNECTOR.preview(Source.of(written(tmp_path, csv_file(csv_row()))), {}, 5)
    assert table.columns == tuple(HEADER)
    assert "encoding: utf-8" in table.notes


def test_the_real_records_and_labels_are_understood(real_data: Path, tmp_path: Path) -> None:
    """Entities are built from the seven real records; every real label of a State resolves."""
    folder = real_data / "upr-info-current"
    shape = json.loads((folder / "uwazi_recommendation_entity_shape.json").read_text())["entity"]
    with (folder / "uwazi_records_seen.csv").open(encoding="utf-8", newline="") as table:
        records = list(csv.DictReader(table))
    entities = [
        shape
        | {
            "sharedId": record["shared_id"],
            "metadata": shape["metadata"]
            | {
                "recommendation": [{"value": record["text_first_200_chars"]}],
                "state_under_review": values(record["state_under_review"]),
                "recommending_state": values(record["recommending_state"]),
                "response": values(record["response"]),
            },
        }
        for record in records
    ]
    labels = (folder / "uwazi_state_labels_differing_2026.txt").read_text(encoding="utf-8")
    names = labels.replace("<newline>", "\n ").splitlines()
    entities += [entity(f"Ask {n}.", recommending_state=values(n)) for n in names if n.strip()]
    path = written(tmp_path, answer(shape, *entities))
    (summary,) = import_files(
        [path],
        home=Home(tmp_path / "home"),
        host=ConnectorHost.discover(),
        states=States.builtin(),
        now=datetime(2026, 11, 24, tzinfo=UTC),
    )
    assert summary.error is None
    assert summary.connector == "upr-info-current"
    assert len(records) == 7
    assert (summary.read, summary.rejected) == (1 + 7 + 25, 0)
    assert summary.unresolved_states == ()


def test_no_damage_gets_past_the_connector(fuzz: Fuzz) -> None:
    several = entity(recommending_state=values("France", "Türkiye"))
    fuzz.damaged(
        CONNECTOR,
        csv_file(csv_row(by="France|Türkiye"), csv_row(response="Voluntary Pledge")),
        answer(several, DOCUMENT),
        lines(several, entity(), DOCUMENT),
        json.dumps([several, several]).encode("utf-16"),
    )


def test_no_strange_entity_gets_past_the_connector(fuzz: Fuzz) -> None:
    anything = st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
        max_leaves=8,
    )
    named = st.lists(
        st.fixed_dictionaries({"label": st.text(max_size=12) | anything, "value": st.text()}),
        max_size=4,
    )
    metadata = st.dictionaries(st.sampled_from(sorted(entity()["metadata"])), named | anything)
    whole = st.builds(lambda told: entity() | {"metadata": entity()["metadata"] | told}, metadata)
    fuzz.built(
        CONNECTOR, st.lists(whole | anything, min_size=1, max_size=4).map(lambda e: lines(*e))
    )
