"""Paragraphs tell who recommends what: `recommended` finds both in every form of the documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui_connectors.recommenders import names_in, recommended


def said(text: str) -> list[tuple[str, str]]:
    return [(one.state, one.text) for one in recommended(text)]


@pytest.mark.parametrize(
    "group",
    [
        "(Norway) (Spain)",
        "(Norway, Spain)",
        "(Norway; Spain)",
        "(Norway and Spain)",
        "(Norway) and (Spain)",
        "(Norway); (Spain)",
        "(Norway)(Spain)",
        "(Norway,Spain)",
        "(Norway ) ( Spain",
    ],
)
@pytest.mark.parametrize("end", [";", "", ".", " ;", ";;"])
def test_states_stand_in_brackets_in_many_ways(group: str, end: str) -> None:
    text = "Ratify the Convention (CEDAW)"
    assert said(f"{text} {group}{end}") == [("Norway", text), ("Spain", text)]


@pytest.mark.parametrize(
    "name",
    [
        "Iran (Islamic Republic of)",
        "Bolivarian Republic of Venezuela",
        "Bosnia and Herzegovina",
        "Korea, Republic of",
        "the former Yugoslav Republic of Macedonia",
        "State of Palestine",
        "Côte d’Ivoire",
        "United Kingdom of Great Britain and Northern Ireland",
    ],
)
def test_a_name_keeps_its_brackets_and_commas(name: str) -> None:
    assert said(f"End it ({name});") == [(name, "End it")]
    assert said(f"End it (Chad, {name} and Fiji);") == [
        ("Chad", "End it"),
        (name, "End it"),
        ("Fiji", "End it"),
    ]


def test_each_state_has_its_own_words_where_a_paragraph_joins_several() -> None:
    assert said(
        "Ratify the Covenant (Egypt); consider it (Peru);take steps (2009–2014) (Chad);"
    ) == [
        ("Egypt", "Ratify the Covenant"),
        ("Peru", "consider it"),
        ("Chad", "take steps (2009–2014)"),
    ]


def test_several_verbs_share_what_comes_after_them() -> None:
    text = "Consider signing (Chad) / Sign (Peru, Fiji) the Covenant (ICCPR); and apply it (Peru);"
    assert said(text) == [
        ("Chad", "Consider signing the Covenant (ICCPR)"),
        ("Peru", "Sign the Covenant (ICCPR); and apply it"),
        ("Fiji", "Sign the Covenant (ICCPR)"),
    ]


@pytest.mark.parametrize(
    "aside",
    ["CEDAW", "OP-CAT", "No. 189", "the Istanbul Convention", "2009–2014", "LGBTI", "ILO", "C189"],
)
def test_other_words_in_brackets_are_no_states(aside: str) -> None:
    assert said(f"Ratify it ({aside}) (Chad);") == [("Chad", f"Ratify it ({aside})")]
    assert said(f"Ratify it ({aside});") == []
    assert said(f"Ratify it (Chad) ({aside});") == [("Chad", f"Ratify it ({aside})")]


def test_a_name_that_is_not_known_is_handed_over_and_not_left_in_the_text() -> None:
    assert said("End it (Fantasia);") == [("Fantasia", "End it")]
    assert said("End it (Chad) (Fantasia);") == [("Chad", "End it"), ("Fantasia", "End it")]
    assert said("End it (Chad, Fantasia and Fiji);") == [
        ("Chad", "End it"),
        ("Fantasia", "End it"),
        ("Fiji", "End it"),
    ]
    assert said("End it (Azerbaijn); do it (Chad);") == [("Azerbaijn", "End it"), ("Chad", "do it")]


@pytest.mark.parametrize(
    "cell",
    ["Chad, Fiji", "(Chad) (Fiji)", "(Chad, Fiji)", "Chad\nFiji", "Chad; Fiji;", "Chad and Fiji"],
)
def test_a_cell_of_states_is_read_in_many_forms(cell: str) -> None:
    assert names_in(cell) == ("Chad", "Fiji")
    assert names_in(f"{cell}\nIran (Islamic Republic of)")[-1] == "Iran (Islamic Republic of)"


@given(st.text(st.sampled_from("(),;/. \nabA") | st.characters(), max_size=200))
def test_any_text_ends_in_pairs_of_a_name_and_words(text: str) -> None:
    found = recommended(text)
    assert all(one.state.strip() for one in found)
    assert len({one.state.casefold() for one in found}) == len(found)


def test_brackets_without_end_take_no_time() -> None:
    for text in ("(" * 200_000, "(a" * 50_000, "(a)" * 50_000, "(A, " * 50_000, "a; (A)" * 30_000):
        assert isinstance(recommended(text), tuple)
