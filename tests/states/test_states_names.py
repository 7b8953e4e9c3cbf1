"""Names: every real spelling means its State, look-alikes keep apart, nothing is guessed."""

from __future__ import annotations

import csv
import json
import time
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uprtui.states import States
from uprtui.states.spelling import key, keys, plain

STATES = States.builtin()
SPELLINGS = [(s.code, name) for s in STATES for name in (s.name, *s.aliases)]


def code_of(name: str) -> str | None:
    state = STATES.resolve(name)
    return None if state is None else state.code


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_spelling_of_the_legacy_exports_resolves(real_data: Path) -> None:
    spellings = json.loads((real_data / "reference" / "legacy_names.json").read_text("utf-8"))
    names = {*spellings["to"], *spellings["from"]}
    assert len(names) == 196
    assert {name for name in names if STATES.resolve(name) is None} == {"&#40;Unknown&#41;"}


def test_every_label_of_the_present_database_resolves(real_data: Path) -> None:
    labels = real_data / "upr-info-current" / "uwazi_state_labels_differing_2026.txt"
    names = [
        line.replace("<newline>", "\n")
        for line in labels.read_text("utf-8").splitlines()
        if line.strip()
    ]
    assert "Trinidad and Tobago\n" in names
    assert [name for name in names if STATES.resolve(name) is None] == []


def test_every_state_of_the_present_records_resolves(real_data: Path) -> None:
    records = rows(real_data / "upr-info-current" / "uwazi_records_seen.csv")
    names = [row[c] for row in records for c in ("state_under_review", "recommending_state")]
    assert len(names) >= 14
    assert [name for name in names if STATES.resolve(name) is None] == []


def test_every_state_of_the_calendar_resolves(real_data: Path) -> None:
    sessions = rows(real_data / "calendar" / "upr_cycle4_sessions.csv")
    names = [name.strip() for row in sessions for name in row["states"].split(";")]
    unresolved = [name for name in names if STATES.resolve(name) is None]
    assert len(names) > 180
    assert all("United States of America" in note for note in unresolved)
    assert len(unresolved) == 2  # remarks about a rescheduled review, not names


def test_names_of_the_reference_mean_the_same_state_here(real_data: Path) -> None:
    for row in rows(real_data / "reference" / "states_reference_merged.csv"):
        for column in ("official", "common", "legacy_name", "iso3", "iso2"):
            assert code_of(row[column]) == row["iso3"], row[column]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Korea, Republic of", "KOR"),
        ("Korea (Republic of)", "KOR"),
        ("Korea, Rep.", "KOR"),
        ("Korea, Democratic People's Republic of", "PRK"),
        ("Korea, Dem. People’s Rep. of", "PRK"),
        ("Tanzania, United Republic of", "TZA"),
        ("Netherlands, Kingdom of the", "NLD"),
        ("Netherlands (Kingdom of the)", "NLD"),
        ("The Netherlands", "NLD"),
        ("Palestine, State of", "PSE"),
        ("State of Palestine*", "PSE"),
        ("Iran (Islamic Republic of)", "IRN"),
        ("Islamic Republic of Iran", "IRN"),
        ("Bolivia (Plurinational State of)", "BOL"),
        ("Micronesia (Federated States of)", "FSM"),
        ("Venezuela (Bolivarian Republic of)", "VEN"),
        ("Bolivarian Republic of Venezuela", "VEN"),
        ("Congo, Democratic Republic of the", "COD"),
        ("Lao People's Democratic Republic", "LAO"),
        ("Lao PDR", "LAO"),
        ("the former Yugoslav Republic of Macedonia", "MKD"),
        ("The Gambia", "GMB"),
        ("Gambia (the)", "GMB"),
        ("Bahamas, The", "BHS"),
        ("DPRK", "PRK"),
        ("D.P.R. Korea", "PRK"),
        ("UK", "GBR"),
        ("USA", "USA"),
        ("U.S.A.", "USA"),
        ("UAE", "ARE"),
        ("DRC", "COD"),
        ("Viet Nam", "VNM"),
        ("Vietnam", "VNM"),
        ("Sao Tome & Principe", "STP"),
        ("São Tomé and Príncipe", "STP"),
        ("Trinidad &amp; Tobago", "TTO"),
        ("C&ocirc;te d&#039;Ivoire", "CIV"),
        ("Côte d&amp;#039;Ivoire", "CIV"),
        ("St Kitts & Nevis", "KNA"),
        ("St. Lucia", "LCA"),
        ("Saint Vincent and the Grenadines", "VCT"),
        ("Holy See (Vatican City State)", "VAT"),
        ("Burma", "MMR"),
        ("Zaire", "COD"),
        ("Swaziland", "SWZ"),
        ("Cape Verde", "CPV"),
        ("Czech Republic", "CZE"),
        ("Turkey", "TUR"),
        ("FYROM", "MKD"),
        ("Libyan Arab Jamahiriya", "LBY"),
        ("Upper Volta", "BFA"),
        ("Allemagne", "DEU"),
        ("Países Bajos", "NLD"),
        ("DEU", "DEU"),
        ("DE", "DEU"),
        (" PSE* ", "PSE"),
    ],
)
def test_the_forms_that_reports_and_exports_use(name: str, code: str) -> None:
    assert code_of(name) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Republic of the Niger", "NER"),
        ("Federal Republic of Nigeria", "NGA"),
        ("Congo", "COG"),
        ("Republic of Congo", "COG"),
        ("Congo, Republic of the", "COG"),
        ("Democratic Republic of Congo", "COD"),
        ("Congo, Dem. Rep.", "COD"),
        ("Republic of Korea", "KOR"),
        ("Democratic People's Republic of Korea", "PRK"),
        ("South Korea", "KOR"),
        ("North Korea", "PRK"),
        ("Guinea", "GIN"),
        ("Guinea Bissau", "GNB"),
        ("Equatorial Guinea", "GNQ"),
        ("Papua New Guinea", "PNG"),
        ("Dominica", "DMA"),
        ("Dominican Republic", "DOM"),
        ("Samoa", "WSM"),
        ("Sudan", "SDN"),
        ("South Sudan", "SSD"),
        ("Micronesia", "FSM"),
        ("Macedonia FYR", "MKD"),
        ("Mauritania", "MRT"),
        ("Mauritius", "MUS"),
        ("Slovakia", "SVK"),
        ("Slovenia", "SVN"),
        ("Austria", "AUT"),
        ("Australia", "AUS"),
        ("Iran", "IRN"),
        ("Iraq", "IRQ"),
        ("Ireland", "IRL"),
        ("Iceland", "ISL"),
        ("Georgia", "GEO"),
        ("Grenada", "GRD"),
        ("Gambia", "GMB"),
        ("Zambia", "ZMB"),
    ],
)
def test_look_alikes_keep_apart(name: str, code: str) -> None:
    assert code_of(name) == code


@pytest.mark.parametrize(
    "name",
    [
        "&#40;Unknown&#41;",
        "Korea",
        "United",
        "Republic of",
        "Kosovo",
        "Taiwan",
        "American Samoa",
        "Northern Ireland",
        "Western Sahara",
        "French Guiana",
        "European Union",
        "Yugoslavia",
        "Czechoslovakia",
        "Serbia and Montenegro",
        "Nigerr",
        "France, Germany",
        "(France)(Germany)",
        "deu",
        "XAA",
        "*",
        "and the",
        "",
    ],
)
def test_what_means_no_state_is_never_guessed(name: str) -> None:
    assert STATES.resolve(name) is None


@given(
    spelling=st.sampled_from(SPELLINGS),
    case=st.sampled_from([str.upper, str.lower, str.title, str.swapcase]),
    form=st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]),
    gap=st.sampled_from([" ", "  ", "\N{NO-BREAK SPACE}", " \n", "\t"]),
    before=st.sampled_from(["", " ", "the ", "\n"]),
    after=st.sampled_from(["", "*", " *", "\n", "¹", " **"]),
)
@settings(deadline=None, max_examples=400)
def test_case_accents_spaces_and_footnote_marks_make_no_difference(
    spelling: tuple[str, str],
    case: Callable[[str], str],
    form: Literal["NFC", "NFD", "NFKC", "NFKD"],
    gap: str,
    before: str,
    after: str,
) -> None:
    code, name = spelling
    varied = unicodedata.normalize(form, case(name)).replace(" ", gap)
    assert code_of(before + varied + after) == code
    letters = unicodedata.normalize("NFKD", varied)
    assert code_of("".join(c for c in letters if not unicodedata.combining(c))) == code


@given(st.text(max_size=40) | st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=3))
@settings(deadline=None)
def test_a_name_resolves_only_by_a_code_or_a_spelling_of_that_state(name: str) -> None:
    state = STATES.resolve(name)
    if state is not None:
        spelt = set().union(*(keys(alias) for alias in (state.name, *state.aliases)))
        assert plain(name) in {state.code, state.alpha2} | spelt or key(name) in spelt


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Korea", ["KOR", "PRK"]),
        ("Swizerland", ["CHE"]),
        ("Ivory Cost", ["CIV"]),
        ("deu", ["DEU"]),
        ("Republic", []),
        ("(Unknown)", []),
        ("", []),
    ],
)
def test_near_states_are_suggested_for_a_person_to_choose(name: str, codes: list[str]) -> None:
    assert [state.code for state in STATES.suggest(name)] == codes


def test_suggestions_are_limited() -> None:
    assert [state.code for state in STATES.suggest("Korea", limit=1)] == ["KOR"]
    assert len(STATES.suggest("Guinea")) == 3


def test_a_registry_is_read_like_a_mapping_of_codes() -> None:
    assert STATES["CIV"].name == "Côte d'Ivoire"
    assert STATES.get("XAA") is None
    assert "CIV" in STATES
    assert "XAA" not in STATES
    assert STATES.name("TUR") == "Türkiye"
    assert STATES.name("XAA") == "XAA"
    assert States.builtin() is STATES
    with pytest.raises(KeyError):
        STATES["XAA"]


def test_the_official_long_form_is_the_first_alias() -> None:
    assert STATES["CHE"].aliases[0] == "Swiss Confederation"
    assert STATES["GBR"].aliases[0] == "United Kingdom of Great Britain and Northern Ireland"


def test_two_states_cannot_share_a_code_or_a_spelling() -> None:
    niger = STATES["NER"]
    another = replace(niger, code="XAA", alpha2="", aliases=())
    with pytest.raises(ValueError, match="NER occurs twice"):
        States([niger, replace(niger, name="Elsewhere")])
    with pytest.raises(ValueError, match="niger would mean NER and XAA"):
        States([niger, another])


def test_a_column_of_33_000_names_resolves_in_well_under_a_second() -> None:
    column = [name for _, name in SPELLINGS] * (33_000 // len(SPELLINGS) + 1)
    registry = States(STATES)
    start = time.perf_counter()
    resolved = [registry.resolve(name) for name in column[:33_000]]
    assert time.perf_counter() - start < 1.0
    assert None not in resolved
