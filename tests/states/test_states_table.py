"""The table of States: its laws, its counts, and the facts that older tables have wrong."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest

from uprtui.states import BLOCS, RegionalGroup, StateKind, States
from uprtui.states.spelling import keys

STATES = States.builtin()

ISLANDS = (
    "ATG AUS BHR BHS BRB COM CPV CUB CYP DMA FJI FSM GRD ISL JAM JPN KIR KNA LCA LKA MDG MDV MHL "
    "MLT MUS NRU NZL PHL PLW SGP SLB STP SYC TON TTO TUV VCT VUT WSM"
)


def members(bloc: str) -> set[str]:
    return {state.code for state in STATES if bloc in state.blocs}


def in_group(group: RegionalGroup) -> set[str]:
    return {state.code for state in STATES if state.group is group}


def test_every_member_state_and_both_observers_are_there() -> None:
    kinds = Counter(state.kind for state in STATES)
    assert kinds == {StateKind.MEMBER: 193, StateKind.OBSERVER: 2}
    assert {s.code for s in STATES if s.kind is StateKind.OBSERVER} == {"PSE", "VAT"}
    assert len(STATES) == 195


def test_codes_have_their_shape_and_belong_to_one_state_each() -> None:
    for state in STATES:
        assert len(state.code) == 3
        assert len(state.alpha2) == 2
        assert (state.code + state.alpha2).isupper()
        assert len(state.numeric) == 3
        assert state.numeric.isdigit()
    assert len({state.alpha2 for state in STATES}) == 195
    assert len({state.numeric for state in STATES}) == 195
    assert [state.code for state in STATES] == sorted(state.code for state in STATES)


def test_names_are_clean_composed_text() -> None:
    for state in STATES:
        for name in (state.name, *state.aliases):
            assert name.isprintable()
            assert name == " ".join(name.split()) == unicodedata.normalize("NFC", name)


def test_no_spelling_belongs_to_two_states() -> None:
    owners: dict[str, set[str]] = {}
    for state in STATES:
        for name in (state.name, *state.aliases):
            for spelling in keys(name):
                owners.setdefault(spelling, set()).add(state.code)
    assert {spelling: codes for spelling, codes in owners.items() if len(codes) > 1} == {}


def test_no_spelling_in_capitals_is_the_code_of_another_state() -> None:
    codes = {code: state.code for state in STATES for code in (state.code, state.alpha2)}
    for state in STATES:
        for name in (state.name, *state.aliases):
            assert codes.get(name.upper(), state.code) == state.code


@pytest.mark.parametrize(
    ("group", "short", "count"),
    [
        (RegionalGroup.AFRICAN, "Africa", 54),
        (RegionalGroup.ASIA_PACIFIC, "Asia-Pacific", 55),  # with the State of Palestine
        (RegionalGroup.EASTERN_EUROPEAN, "EEG", 23),
        (RegionalGroup.GRULAC, "GRULAC", 33),
        (RegionalGroup.WEOG, "WEOG", 29),  # with the United States
    ],
)
def test_regional_groups_are_complete(group: RegionalGroup, short: str, count: int) -> None:
    assert len(in_group(group)) == count
    assert group.short == short
    assert RegionalGroup.named(short) is RegionalGroup.named(group.value.upper()) is group


def test_only_the_holy_see_has_no_group() -> None:
    assert [state.code for state in STATES if state.group is None] == ["VAT"]


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("TUR", "WEOG"),
        ("ISR", "WEOG"),
        ("USA", "WEOG"),
        ("AUS", "WEOG"),
        ("CYP", "Asia-Pacific"),
        ("KIR", "Asia-Pacific"),
        ("KAZ", "Asia-Pacific"),
        ("PSE", "Asia-Pacific"),
        ("GEO", "EEG"),
        ("SVN", "EEG"),
        ("MEX", "GRULAC"),
        ("EGY", "Africa"),
    ],
)
def test_special_cases_of_the_groups(code: str, short: str) -> None:
    group = STATES[code].group
    assert group is not None
    assert group.short == short


@pytest.mark.parametrize(
    ("bloc", "count"),
    [
        ("EU", 27),
        ("AU", 54),
        ("OIC", 57),
        ("LAS", 22),
        ("ASEAN", 11),
        ("Commonwealth", 56),
        ("OAS", 34),
        ("OEI", 23),
        ("OIF", 50),
        ("PIF", 14),
        ("ACS", 25),
        ("CIS", 9),
    ],
)
def test_blocs_have_as_many_members_as_the_sources_say(bloc: str, count: int) -> None:
    assert len(members(bloc)) == count


def test_blocs_are_the_known_ones() -> None:
    assert set().union(*(state.blocs for state in STATES)) == set(BLOCS) == set(STATES.blocs)


@pytest.mark.parametrize(
    ("code", "bloc", "belongs"),
    [
        ("GBR", "EU", False),
        ("HRV", "EU", True),
        ("MAR", "AU", True),
        ("NER", "AU", True),  # suspended
        ("SYR", "OIC", True),
        ("SYR", "LAS", True),
        ("SSD", "LAS", False),
        ("TLS", "ASEAN", True),
        ("GAB", "Commonwealth", True),
        ("TGO", "Commonwealth", True),
        ("MDV", "Commonwealth", True),
        ("GMB", "Commonwealth", True),
        ("ZWE", "Commonwealth", False),
        ("IRL", "Commonwealth", False),
        ("NIC", "OAS", False),
        ("CUB", "OAS", True),
        ("VEN", "OAS", True),
        ("AND", "OEI", True),
        ("GNQ", "OEI", True),
        ("BFA", "OIF", False),
        ("MLI", "OIF", False),
        ("NER", "OIF", False),
        ("GHA", "OIF", True),
        ("CYP", "OIF", True),
        ("DZA", "OIF", False),
        ("QAT", "OIF", False),  # associate
        ("KIR", "PIF", True),
        ("TLS", "PIF", False),  # observer
        ("FRA", "ACS", False),  # associate for its territories
        ("UKR", "CIS", False),
        ("GEO", "CIS", False),
        ("TKM", "CIS", False),  # associate
        ("MDA", "CIS", True),  # notice given, not yet in effect
    ],
)
def test_memberships_that_changed_or_are_often_mistaken(
    code: str, bloc: str, belongs: bool
) -> None:
    assert (bloc in STATES[code].blocs) is belongs


def test_regional_blocs_lie_in_their_regions() -> None:
    assert members("AU") == in_group(RegionalGroup.AFRICAN)
    assert members("OAS") == in_group(RegionalGroup.GRULAC) - {"NIC"} | {"CAN", "USA"}
    assert members("ACS") < in_group(RegionalGroup.GRULAC)
    assert members("ASEAN") < in_group(RegionalGroup.ASIA_PACIFIC)
    assert members("PIF") - in_group(RegionalGroup.ASIA_PACIFIC) == {"AUS", "NZL"}
    assert members("EU") - in_group(RegionalGroup.WEOG) - in_group(
        RegionalGroup.EASTERN_EUROPEAN
    ) == {"CYP"}
    assert members("LAS") < members("OIC")


def test_neighbours_are_mutual_and_in_the_table() -> None:
    for state in STATES:
        for code in state.neighbours:
            assert code != state.code
            assert state.code in STATES[code].neighbours


def test_exactly_the_islands_have_no_land_neighbour() -> None:
    assert {state.code for state in STATES if not state.neighbours} == set(ISLANDS.split())


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("CHN", 14),
        ("RUS", 14),
        ("BRA", 9),  # ten with French Guiana
        ("COD", 9),
        ("DEU", 9),
        ("AUT", 8),
        ("FRA", 8),
        ("TUR", 8),
        ("TZA", 8),
        ("ZMB", 8),
        ("DZA", 6),  # seven with Western Sahara
        ("SRB", 7),  # eight with Kosovo
        ("SDN", 7),
        ("SAU", 7),
        ("POL", 7),
        ("HUN", 7),
        ("MLI", 7),
        ("NER", 7),
        ("CAN", 1),
        ("LSO", 1),
        ("SMR", 1),
        ("PRT", 1),
    ],
)
def test_states_have_as_many_neighbours_as_the_map_shows(code: str, count: int) -> None:
    assert len(STATES[code].neighbours) == count


@pytest.mark.parametrize(
    ("one", "other", "adjacent"),
    [
        ("LKA", "IND", False),
        ("NAM", "ZWE", False),
        ("BWA", "ZMB", True),
        ("ESP", "MAR", True),
        ("AZE", "TUR", True),
        ("SYR", "TUR", True),
        ("EGY", "PSE", True),
        ("AFG", "CHN", True),
        ("SGP", "MYS", False),
        ("BHR", "SAU", False),
        ("GBR", "ESP", False),
        ("FRA", "BRA", False),
        ("QAT", "ARE", False),
    ],
)
def test_borders_that_are_often_mistaken(one: str, other: str, adjacent: bool) -> None:
    assert (other in STATES[one].neighbours) is adjacent
