"""A plan comes back from its file exactly, and equal plans give equal bytes."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.campaign.plan_strategies import TEXT, UNHURRIED, plans
from uprtui.campaign import (
    KINDS,
    Ask,
    Issue,
    LogEntry,
    Member,
    Plan,
    PlanError,
    Target,
    dumps,
    loads,
)
from uprtui.campaign.schema import READERS

SMALL = Plan(id="c-plan", title="Slovenia 2027", sur="SVN")


@UNHURRIED
@given(plans())
def test_what_is_written_is_read_back_and_written_alike(plan: Plan) -> None:
    written = dumps(plan)
    assert loads(written) == plan
    assert dumps(loads(written)) == written


@UNHURRIED
@given(TEXT)
@example('ends with a quote"')
@example('""""""')
@example('\n"""')
@example("\r\n\r")
@example("one\\\ntwo\\")
@example("x" * 1_000_000 + '\n"')
@example("\x00\x1b[31m\x7f\x85")
def test_any_text_comes_back(text: str) -> None:
    plan = replace(SMALL, title=text, issues=(Issue("i-1", text, text),))
    assert loads(dumps(plan)) == plan


@UNHURRIED
@given(plans(), st.integers(0, 10_000))
def test_a_file_that_was_cut_off_is_refused_in_words_or_read(plan: Plan, cut: int) -> None:
    written = dumps(plan)
    try:
        loads(written[: cut % len(written)])
    except PlanError as error:
        told = error
    else:
        return
    assert told.fault
    assert told.remedy


@UNHURRIED
@given(st.text(max_size=60) | st.binary(max_size=60).map(lambda raw: raw.decode("latin-1")))
def test_any_other_text_is_refused_in_words(text: str) -> None:
    with pytest.raises(PlanError) as refused:
        loads(text)
    assert refused.value.remedy


def test_a_file_shows_no_control_characters_and_no_hidden_direction() -> None:
    title = "\x1b]0;owned\x07 \x9b2J \u2028\u202eNOR \u2066 \ufeff"
    written = dumps(replace(SMALL, title=title, log=(LogEntry("n-1", dt.date(2027, 1, 2), title),)))
    unsafe = [char for char in written if not (char.isprintable() or char in "\n")]
    assert unsafe == []
    assert loads(written).title == title


def test_the_file_is_readable_by_people() -> None:
    plan = replace(
        SMALL,
        session=56,
        review_date=dt.date(2027, 4, 26),
        issues=(Issue("i-torture", "Torture and other CID treatment", "Two lines:\nof reasons"),),
        asks=(Ask("a-1", "i-torture", 'Ratify the "OPCAT" within two years'),),
        targets=(Target("t-1", "NOR", reasons=("r" * 60, "s" * 60), issues=("i-torture",)),),
    )
    assert dumps(plan).split("\n", 1)[1] == (
        "schema = 1\n"
        'id = "c-plan"\n'
        'title = "Slovenia 2027"\n'
        'sur = "SVN"\n'
        "session = 56\n"
        "review_date = 2027-04-26\n"
        'date_status = "estimated"\n'
        "\n"
        "[[issues]]\n"
        'id = "i-torture"\n'
        'label = "Torture and other CID treatment"\n'
        'why = """\n'
        "Two lines:\n"
        'of reasons"""\n'
        "\n"
        "[[asks]]\n"
        'id = "a-1"\n'
        'issue = "i-torture"\n'
        'text = "Ratify the \\"OPCAT\\" within two years"\n'
        'kind = "recommendation"\n'
        'role = "goal"\n'
        'visibility = "public"\n'
        "\n"
        "[[targets]]\n"
        'id = "t-1"\n'
        'state = "NOR"\n'
        "reasons = [\n"
        f'    "{"r" * 60}",\n'
        f'    "{"s" * 60}",\n'
        "]\n"
        'issues = ["i-torture"]\n'
    )


def test_unknown_keys_at_every_level_are_kept() -> None:
    text = dumps(SMALL) + (
        'goal = "x"\n[newer]\nlevel = { deep = [1, 2.5, { on = 2027-01-01 }] }\n'
        '[[issues]]\nid = "i-1"\nlabel = "Torture"\ndepth = 3\n'
        '[[people]]\nwho = "me"\n[[issues.steps]]\nname = "first"\n'
    )
    plan = loads(text)
    assert plan.extra["goal"] == "x"
    assert plan.extra["people"] == [{"who": "me"}]
    assert plan.issues[0].extra == {"depth": 3, "steps": [{"name": "first"}]}
    assert loads(dumps(plan)) == plan
    assert "deep = [1, 2.5, { on = 2027-01-01 }]" in dumps(plan)


def test_not_a_number_in_an_unknown_key_survives() -> None:
    again = loads(dumps(loads(dumps(SMALL) + "odd = [nan, inf, -inf]\n")))
    assert str(again.extra["odd"]) == "[nan, inf, -inf]"


def test_a_file_from_another_editor_is_read() -> None:
    text = "\ufeff" + dumps(SMALL).replace("\n", "\r\n")
    assert loads(text) == SMALL


def test_an_empty_text_that_is_no_default_is_kept() -> None:
    plan = replace(SMALL, organisation="", members=(Member("m-1", capacity=0),))
    assert loads(dumps(plan)) == plan


def test_every_field_of_the_model_has_a_reader() -> None:
    lists = {kind.table for kind in KINDS}
    assert READERS[Plan].keys() | lists | {"extra"} == {field.name for field in fields(Plan)}
    for kind in KINDS:
        names = {field.name for field in fields(kind.type)}
        assert READERS[kind.type].keys() | {"extra"} == names
