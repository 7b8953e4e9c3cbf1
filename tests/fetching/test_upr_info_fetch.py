"""Recommendations past the number that one search shows, fetched whole, or not at all."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fetching.conftest import Recorded
from tests.fetching.local_services import (
    TEMPLATE,
    Handler,
    Service,
    Uwazi,
    cut,
    page,
    recommendation,
    running,
    status,
)
from uprtui.api.testing import rows_of
from uprtui.fetching import Database, Fetched, FetchError, Web, Wish, fetch_upr_info
from uprtui.states import States
from uprtui_connectors.upr_info_current import UprInfoCurrentConnector

CAP = 50
STATES = ("Algeria", "Iran, Islamic Republic of", "Trinidad and Tobago\n", "Türkiye")
MakeWeb = Callable[..., Web]


def database_of(number: int, *, sessions: int = 6, moment: int = 0) -> list[dict[str, Any]]:
    """Entities of several sessions and States, and documents among them."""
    entities = [
        recommendation(
            n,
            sur=STATES[n % len(STATES)],
            session=1 + n // len(STATES) % sessions,
            moment=moment,
        )
        for n in range(number)
    ]
    document = {"sharedId": "d1", "template": "5e57", "creationDate": 5, "metadata": {}}
    return [*entities, document]


def code_of(name: str) -> str | None:
    state = States.builtin().resolve(name)
    return None if state is None else state.code


class Fetching:
    """Runs a fetch into a folder, on a service."""

    def __init__(self, folder: Path, web: MakeWeb, recorded: Recorded) -> None:
        self.target = folder / "upr-info.jsonl"
        self.web = web
        self.recorded = recorded

    def __call__(
        self,
        service: Service,
        wish: Wish | None = None,
        *,
        template: str = TEMPLATE,
        page: int = 20,
    ) -> Fetched:
        database = Database.at(service.url, template)
        return fetch_upr_info(
            self.target, database, self.web(), self.recorded, wish, cap=CAP, page=page
        )

    def lines(self) -> list[str]:
        return self.target.read_text(encoding="utf-8").splitlines()

    def ids(self) -> list[str]:
        return [json.loads(line)["sharedId"] for line in self.lines()]


@pytest.fixture
def fetching(tmp_path: Path, web: MakeWeb, recorded: Recorded) -> Fetching:
    return Fetching(tmp_path, web, recorded)


def ids_of(entities: list[dict[str, Any]]) -> list[str]:
    return sorted(e["sharedId"] for e in entities if e["template"] == TEMPLATE)


@pytest.mark.parametrize("number", [1, 19, 20, 21, 49, 50, 51, 260])
def test_all_entities_come_once_however_many_there_are(fetching: Fetching, number: int) -> None:
    entities = database_of(number)
    with running(Service(Uwazi(entities, cap=CAP, packed=True))) as service:
        fetched = fetching(service)
    assert sorted(fetching.ids()) == ids_of(entities)
    assert fetched.records == number
    assert fetched.requests == len(service.asked)
    assert fetched.bytes == fetching.target.stat().st_size
    assert not fetched.resumed
    assert [path.name for path in fetching.target.parent.iterdir()] == ["upr-info.jsonl"]
    assert fetching.recorded.steps[-1] == (number, number, "entities")


def test_what_is_fetched_is_what_the_connector_reads(fetching: Fetching) -> None:
    with running(Service(Uwazi(database_of(70), cap=CAP))) as service:
        fetching(service)
    rows, errors = rows_of(UprInfoCurrentConnector(), fetching.target)
    assert errors == []
    assert len(rows) == 70
    assert {row["sur"] for row in rows} == {name.strip() for name in STATES}
    assert {row["session"] for row in rows} == {"1", "2", "3", "4", "5", "6"}
    assert rows[0]["text"].startswith("Take step number")


def test_lists_of_values_that_are_cut_are_not_relied_on(fetching: Fetching) -> None:
    """Sessions are many, and the service lists the commonest only; cycles are few."""
    entities = database_of(400, sessions=40)
    with running(Service(Uwazi(entities, cap=CAP * 4, values_listed=14))) as service:
        database = Database.at(service.url, TEMPLATE)
        fetched = fetch_upr_info(
            fetching.target, database, fetching.web(), fetching.recorded, cap=CAP * 4, page=30
        )
    assert fetched.records == 400
    assert sorted(fetching.ids()) == ids_of(entities)


def test_entities_without_a_session_come_too(fetching: Fetching) -> None:
    entities = database_of(120)
    for entity in entities[:7]:
        del entity["metadata"]["session"]
    with running(Service(Uwazi(entities, cap=CAP))) as service:
        assert fetching(service).records == 120


def test_pages_that_overlap_are_asked_for_again_in_the_other_order(fetching: Fetching) -> None:
    """Entities that were entered in one go have the same moment, and no order of their own."""
    entities = database_of(130, moment=1_569_513_208_984)
    with running(Service(Uwazi(entities, cap=CAP, unstable=True))) as service:
        fetched = fetching(service, page=9)
    assert fetched.records == 130
    assert sorted(fetching.ids()) == ids_of(entities)
    assert any("order=desc" in path for path, _ in service.asked)


def test_a_service_that_counts_more_than_it_gives_is_not_believed(fetching: Fetching) -> None:
    uwazi = Uwazi(database_of(10), cap=CAP)
    answer = uwazi.answer
    uwazi.answer = lambda *asked: answer(*asked) | {"totalRows": 12}  # type: ignore[method-assign]
    with (
        running(Service(uwazi)) as service,
        pytest.raises(FetchError, match="counts 12") as refused,
    ):
        fetching(service)
    assert "handed over 10" in refused.value.message
    assert not fetching.target.exists()


def test_entities_added_meanwhile_are_fetched_as_well(fetching: Fetching) -> None:
    entities = database_of(120)
    uwazi = Uwazi(entities, cap=CAP)
    service = Service(uwazi)
    late = [recommendation(900 + n, session=1) for n in range(3)]

    def adding(handler: Handler) -> None:
        entities.extend(late)
        uwazi(handler)

    service.faults = {6: adding}
    with running(service):
        assert fetching(service).records == 123
    assert set(fetching.ids()) >= {"e900", "e901", "e902"}


def test_only_the_wished_states_and_sessions_are_asked_for(fetching: Fetching) -> None:
    wish = Wish(frozenset({"TTO", "TUR"}), frozenset({2, 3, 77}), code_of)
    with running(Service(Uwazi(database_of(240), cap=CAP))) as service:
        assert fetching(service, wish).records == 40
    kept = [json.loads(line)["metadata"] for line in fetching.lines()]
    assert {entity["state_under_review"][0]["label"].strip() for entity in kept} == {
        "Trinidad and Tobago",
        "Türkiye",
    }
    assert {entity["session"][0]["label"][:2] for entity in kept} == {"2 ", "3 "}
    assert any("session 77" in said for said in fetching.recorded.said)


def test_a_state_is_found_although_the_list_of_states_is_cut(fetching: Fetching) -> None:
    entities = [
        recommendation(n, sur=f"Land {n % 40}", session=1 + n % 40) for n in range(120)
    ] + database_of(3)
    wish = Wish(frozenset({"Land 39"}), frozenset(), lambda name: name)
    with running(Service(Uwazi(entities, cap=CAP, values_listed=12))) as service:
        assert fetching(service, wish).records == 3


def test_a_wish_that_the_database_cannot_fulfil_is_said_so(fetching: Fetching) -> None:
    with running(Service(Uwazi(database_of(10), cap=CAP))) as service:
        with pytest.raises(FetchError, match="no recommendations with state under review NOR"):
            fetching(service, Wish(frozenset({"NOR"}), frozenset(), code_of))
        with pytest.raises(FetchError, match="no recommendations with session 99"):
            fetching(service, Wish(frozenset(), frozenset({99}), code_of))
    assert list(fetching.target.parent.iterdir()) == []


def test_an_unknown_template_is_told_from_an_empty_database(fetching: Fetching) -> None:
    """The service answers a wrong identifier with no rows, and status 200."""
    with (
        running(Service(Uwazi(database_of(10), cap=CAP))) as service,
        pytest.raises(FetchError, match="no entity of the template 5d8c") as refused,
    ):
        fetching(service, template="5d8c")
    assert TEMPLATE in refused.value.message
    assert "--url" in refused.value.remedy


def test_the_template_can_be_given_in_the_address(fetching: Fetching) -> None:
    with running(Service(Uwazi(database_of(10), cap=CAP))) as service:
        address = f'{service.url}/api/search?types=["{TEMPLATE}"]&limit=30'
        database = Database.at(address, "5d8c")
        fetched = fetch_upr_info(
            fetching.target, database, fetching.web(), fetching.recorded, cap=CAP
        )
    assert fetched.records == 10


def test_a_filter_that_the_service_ignores_is_noticed(fetching: Fetching) -> None:
    """A property that Uwazi does not know is left out of the search without a word."""
    uwazi = Uwazi(database_of(120), cap=CAP)
    answer = uwazi.answer

    def ignoring(parameters: Any, start: int, limit: int) -> dict[str, Any]:
        found = answer(parameters, start, limit)
        return found | {"rows": answer({"types": parameters["types"]}, start, limit)["rows"]}

    uwazi.answer = ignoring  # type: ignore[method-assign]
    with running(Service(uwazi)) as service, pytest.raises(FetchError, match="session"):
        fetching(service)


@pytest.mark.parametrize(
    ("strange", "words"),
    [
        ({"rows": []}, "how many"),
        ({"totalRows": 3}, "no rows"),
        ([1, 2], "no rows"),
        ({"rows": [1], "totalRows": 1}, "no entity"),
        ({"rows": [{"metadata": {}}], "totalRows": 1}, "no sharedId"),
        ({"rows": [{"metadata": {}, "sharedId": "a", "template": "b"}], "totalRows": 1}, "another"),
        ({"rows": [], "totalRows": -1}, "how many"),
        ({"rows": [], "totalRows": 0, "aggregations": {"all": {"_types": 7}}}, "no entity"),
    ],
)
def test_an_answer_of_another_form_is_refused(
    fetching: Fetching, strange: object, words: str
) -> None:
    body = json.dumps(strange).encode()
    with (
        running(Service(lambda handler: handler.send(body))) as service,
        pytest.raises(FetchError, match=words),
    ):
        fetching(service)


def test_a_run_that_broke_off_goes_on_where_it_was(fetching: Fetching) -> None:
    entities = database_of(200)
    whole = Service(Uwazi(entities, cap=CAP))
    with running(whole):
        fetching(whole)
    needed, expected = len(whole.asked), fetching.target.read_bytes()
    fetching.target.unlink()

    broken = Service(Uwazi(entities, cap=CAP), {9: status(404)})
    with running(broken):
        with pytest.raises(FetchError):
            fetching(broken)
        assert not fetching.target.exists()
        done = len(broken.asked) - 1
        part = fetching.target.with_name("upr-info.jsonl.part")
        with part.open("ab") as stream:
            stream.write(b'{"sharedId":"half an ent')  # as a killed run leaves it
        broken.faults = {}
        fetched = fetching(broken)
    assert fetched.resumed
    assert fetched.requests <= needed - done + 2
    assert fetching.target.read_bytes() == expected


def test_every_place_where_a_run_may_break_off_can_be_gone_on_from(
    fetching: Fetching,
) -> None:
    entities = database_of(60, sessions=2)
    service = Service(Uwazi(entities, cap=CAP))
    with running(service):
        needed = fetching(service).requests
        fetching.target.unlink()
        for breaks_at in range(1, needed + 1):
            service.asked.clear()
            service.faults = {breaks_at: page}
            with pytest.raises(FetchError, match="web page"):
                fetching(service)
            service.faults = {}
            assert fetching(service).records == 60
            assert sorted(fetching.ids()) == ids_of(entities)
            fetching.target.unlink()


def test_a_broken_line_is_mended_within_the_run(fetching: Fetching) -> None:
    body = json.dumps({"rows": []}).encode()
    faults = {2: cut(body, 3), 4: status(429, Retry_After="3"), 6: status(500)}
    with running(Service(Uwazi(database_of(120), cap=CAP), faults)) as service:
        assert fetching(service).records == 120
    assert fetching.recorded.waits == [2.0, 3.0, 2.0]


def test_a_part_of_another_order_is_begun_anew(fetching: Fetching) -> None:
    service = Service(Uwazi(database_of(120), cap=CAP), {5: status(404)})
    with running(service):
        with pytest.raises(FetchError):
            fetching(service)
        fetched = fetching(service, Wish(frozenset({"TUR"}), frozenset(), code_of))
    assert not fetched.resumed
    assert fetched.records == 30


@pytest.mark.parametrize("damage", [b"not json\n", b'{"other":1}\n', b"[]\n", b"\xff\xfe\n"])
def test_a_part_that_was_damaged_is_begun_anew(fetching: Fetching, damage: bytes) -> None:
    entities = database_of(120)
    service = Service(Uwazi(entities, cap=CAP), {5: status(404)})
    with running(service):
        with pytest.raises(FetchError):
            fetching(service)
        part = fetching.target.with_name("upr-info.jsonl.part")
        part.write_bytes(damage + part.read_bytes()[len(damage) :])
        fetching(service)
    assert sorted(fetching.ids()) == ids_of(entities)


def test_a_file_that_is_there_is_not_overwritten(fetching: Fetching) -> None:
    fetching.target.write_text("my notes")
    with running(Service(Uwazi(database_of(5)))) as service:
        with pytest.raises(FetchError, match="not overwritten"):
            fetching(service)
        assert service.asked == []
    assert fetching.target.read_text() == "my notes"


def test_the_whole_cannot_be_divided_where_no_list_accounts_for_it(fetching: Fetching) -> None:
    uwazi = Uwazi(database_of(120), cap=CAP, values_listed=0)
    with (
        running(Service(uwazi)) as service,
        pytest.raises(FetchError, match="cannot be divided") as refused,
    ):
        fetching(service)
    assert "--session" in refused.value.remedy


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 60) | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "rows",
                    "totalRows",
                    "relation",
                    "aggregations",
                    "all",
                    "_types",
                    "buckets",
                    "key",
                    "filtered",
                    "doc_count",
                    "label",
                    "sharedId",
                    "template",
                    "metadata",
                    "session",
                ]
            ),
            inner,
        )
    ),
    max_leaves=12,
)


@given(
    _ANYTHING, st.dictionaries(st.sampled_from(["rows", "totalRows", "aggregations"]), _ANYTHING)
)
def test_whatever_a_server_says_is_an_answer_or_refused(
    anything: Any, parts: dict[str, Any]
) -> None:
    database = Database("https://example.org/api/search", TEMPLATE)
    sound = {"rows": [], "totalRows": 0, "aggregations": {"all": {}}}
    for said in (anything, sound | parts):
        with contextlib.suppress(FetchError):
            answer = database.answer(said, {"session": ("a",)}, CAP)
            assert answer.total >= 0
            assert all(entity["template"] == TEMPLATE for entity in answer.entities)
