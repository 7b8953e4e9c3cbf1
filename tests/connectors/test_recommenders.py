"""Paragraphs tell who recommends what: `recommended` finds both in every form of the documents."""

from __future__ import annotations

import csv
import time
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uprtui.api import is_state
from uprtui.states import States
from uprtui_connectors.recommenders import Said, names_in, number_of, recommended

CHECKED = Path(__file__).with_name("wg_report_states_checked.csv")
REVIEWS = "recommendations_9_reviews.csv"


def said(text: str) -> list[tuple[str, str]]:
    return [(one.state, one.text) for one in recommended(text)]


def _real_paragraphs(real_data: Path) -> list[tuple[Said, ...]]:
    path = real_data / "working-group-reports" / REVIEWS
    with path.open(encoding="utf-8-sig", newline="") as stream:
        texts = [row["recommendation"] for row in csv.DictReader(stream)]
    return [recommended(number_of(text)[1]) for text in texts]


def test_the_hand_checked_sample_of_real_paragraphs(real_data: Path) -> None:
    """At least 99.5 % of the States that a person found are found, in their parts and order."""
    paragraphs, states = _real_paragraphs(real_data), States.builtin()
    expected = found = right = 0
    with CHECKED.open(encoding="ascii", newline="") as stream:
        checked = {int(row["row"]): row["states"].split(" / ") for row in csv.DictReader(stream)}
    assert len(checked) >= 200
    for row, groups in checked.items():
        told = [
            [state.code if (state := states.resolve(one.state)) else "?" for one in part]
            for _, part in groupby(paragraphs[row - 1], lambda one: one.text)
        ]
        expected += sum(len(group.split()) for group in groups)
        found += sum(map(len, told))
        if len(told) == len(groups):
            right += sum(
                a == b
                for group, other in zip(groups, told, strict=True)
                for a, b in zip(group.split(), other, strict=False)
            )
    assert right / max(expected, found) >= 0.995


def test_all_real_paragraphs_have_states_that_are_known(real_data: Path) -> None:
    paragraphs = _real_paragraphs(real_data)
    assert len(paragraphs) == 2000
    assert all(paragraphs)
    everything = [one for paragraph in paragraphs for one in paragraph]
    assert len(everything) == 2061
    assert all(one.text and is_state(one.state) for one in everything)


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
    ("text", "expected"),
    [
        (
            "Sign (Chad) and ratify (Peru) the Treaty;",
            [("Chad", "Sign the Treaty"), ("Peru", "ratify the Treaty")],
        ),
        (
            "Ratify (Chad)/Consider ratifying (Peru)/Accede to (Mali) the Treaty",
            [
                ("Chad", "Ratify the Treaty"),
                ("Peru", "Consider ratifying the Treaty"),
                ("Mali", "Accede to the Treaty"),
            ],
        ),
        (
            "Ratify it (Egypt), consider it (Peru), and take steps (Chad).",
            [("Egypt", "Ratify it"), ("Peru", "consider it"), ("Chad", "take steps")],
        ),
        (
            "To ratify the Treaty (Chad), the Protocol (Peru, Mali) and CED (Cuba);",
            [
                ("Chad", "To ratify the Treaty"),
                ("Peru", "To ratify the Protocol"),
                ("Mali", "To ratify the Protocol"),
                ("Cuba", "To ratify CED"),
            ],
        ),
        (
            "Ratify the Treaty (France) (ICRMW); and accede to the Protocol (Spain) (OP-CAT).",
            [
                ("France", "Ratify the Treaty (ICRMW)"),
                ("Spain", "accede to the Protocol (OP-CAT)"),
            ],
        ),
        (
            "Work with neighbours (Chad and Niger) against felling (France);",
            [("France", "Work with neighbours (Chad and Niger) against felling")],
        ),
        ("Plant trees (Chad) as soon as possible", [("Chad", "Plant trees as soon as possible")]),
        (
            "Follow paragraph 3 (see paragraph 6.3) (Mali)",
            [("Mali", "Follow paragraph 3 (see paragraph 6.3)")],
        ),
        ("Plant trees (Chad); Water them (Chad)", [("Chad", "Plant trees; Water them")]),
        ("(Chad) Plant trees", [("Chad", "Plant trees")]),
        ("Plant trees [Chad];", [("Chad", "Plant trees")]),
        ("", []),
    ],
)
def test_words_belong_to_the_states_that_say_them(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("end", "states"),
    [
        ("(Mexico, Spain;", ["Mexico", "Spain"]),
        ("(Iran (Islamic Republic of);", ["Iran (Islamic Republic of)"]),
        ("Venezuela (Bolivarian Republic of));", ["Venezuela (Bolivarian Republic of)"]),
        ("(Chad1) (Peru**);", ["Chad", "Peru"]),
        ("(France, on behalf of the European Union).", ["France"]),
        ("(France, on behalf of Chad and Peru).", ["France"]),
        ("(Trinidad and Tobago, Frannce)", ["Trinidad and Tobago", "Frannce"]),
    ],
)
def test_slips_of_the_pen_and_additions_leave_the_states(end: str, states: list[str]) -> None:
    assert said(f"Plant trees {end}") == [(name, "Plant trees") for name in states]


@pytest.mark.parametrize("mark", ["Supported", ". Noted", " - Accepted", "[Supported]", "(Noted);"])
def test_the_position_after_the_states_is_no_part_of_the_words(mark: str) -> None:
    assert said(f"Plant trees (Chad) {mark}") == [("Chad", "Plant trees")]


def test_the_number_of_a_paragraph_is_split_off() -> None:
    assert number_of("6.12 Plant trees") == ("6.12", "Plant trees")
    assert number_of("6.12.Plant 2.5 million trees") == ("6.12", "Plant 2.5 million trees")
    assert number_of("Plant trees") == ("", "Plant trees")


@pytest.mark.parametrize(
    "cell",
    ["Chad, Fiji", "(Chad) (Fiji)", "(Chad, Fiji)", "Chad\nFiji", "Chad; Fiji;", "Chad and Fiji"],
)
def test_a_cell_of_states_is_read_in_many_forms(cell: str) -> None:
    assert names_in(cell) == ("Chad", "Fiji")
    assert names_in(f"{cell}\nIran (Islamic Republic of)")[-1] == "Iran (Islamic Republic of)"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("- Chad\n- Korea, Republic of", ("Chad", "Korea, Republic of")),
        ("Chad, Fantasia", ("Chad", "Fantasia")),
        ("Fantasia; Chad", ("Fantasia", "Chad")),
        ("Nobody, really", ("Nobody, really",)),
        ("Chad, Chad", ("Chad",)),
    ],
)
def test_unknown_names_in_a_cell_are_handed_over(cell: str, names: tuple[str, ...]) -> None:
    assert names_in(cell) == names


@given(st.text(st.sampled_from("()[],;/. \nabA") | st.characters(), max_size=200))
def test_any_text_ends_in_pairs_of_a_name_and_words(text: str) -> None:
    found = recommended(text)
    assert all(one.state.strip() for one in found)
    assert len({one.state.casefold() for one in found}) == len(found)
    assert all(isinstance(name, str) for name in names_in(text))


def _hostile(length: int) -> list[str]:
    names = " and ".join(f"N{number}" for number in range(240))
    beginnings = ["(", "(a", "(a)", "(A, ", "a; (A)", "A (Chad) / ", "(Chad)", f"({names})", ")"]
    return [
        *((beginning * length)[:length] for beginning in beginnings),
        f"{' ' * length}(Chad)",
        f"({names}" * 20 + "(" * 20,
    ]


@pytest.mark.parametrize(("length", "seconds"), [(1_200, 1), (19_999, 1), (1 << 18, 0.25)])
def test_hostile_text_takes_less_than_a_second_a_megabyte(length: int, seconds: float) -> None:
    """Tried is a quarter, in a quarter of the time: what grows with its square is too slow."""
    for text in _hostile(length):
        began = time.process_time()
        assert isinstance(recommended(text), tuple)
        assert names_in(text)
        assert time.process_time() - began < seconds
