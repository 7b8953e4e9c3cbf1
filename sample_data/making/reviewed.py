"""The fictional States under review: who they are, and what their texts can refer to.

All of it is invented: names, places, peoples, laws. Codes are ISO 3166 alpha-3 codes that the
standard leaves to its users (XAA to XZZ).
"""

from __future__ import annotations

from sample_data.making.state_under_review import AFRICA, ASIA, EAST, LATIN, WEST, Reviewed


def _facts(names: str, laws: str, bodies: str) -> dict[str, str]:
    """Slots in the order that the calls below keep, separated by semicolons."""
    keys = (
        ["capital", "region", "town", "water", "trade", "people", "minority"],
        ["penal", "family", "press", "assoc", "labour"],
        ["parliament", "nhri"],
    )
    values = (names, laws, bodies)
    return {
        key: value.strip()
        for group, row in zip(keys, values, strict=True)
        for key, value in zip(group, row.split(";"), strict=True)
    }


CIVIL_CODES = (
    "the Penal Code; the Family Code; the Press Law; the Law on Associations; the Labour Code"
)
COMMON_LAW = (
    "the Criminal Code; the Marriage Act; the Newspapers Act; the Public Order Act; "
    "the Employment Act"
)
PERSONAL_STATUS = (
    "the Penal Code; the Personal Status Code; the Publications Law; the Law on Associations; "
    "the Labour Law"
)
COMMISSION = "the National Human Rights Commission"
OMBUDSPERSON = "the Office of the Ombudsperson"

REVIEWED: tuple[Reviewed, ...] = (
    Reviewed(
        code="XSE",
        name="Serindal",
        group=ASIA,
        blocs=("Commonwealth",),
        neighbours=("THA", "MYS"),
        aliases=("Republic of Serindal",),
        sessions=(13, 27, 41),
        openness=0.0,
        concerns={"WR": 2.0, "FA": 8.0, "HD": 2.2, "IP": 2.2, "RC": 1.2, "TR": 1.4, "MG": 1.3},
        touchy=("FA", "DP", "SO", "SP"),
        facts=_facts(
            "Senavar; the Upper Orlan districts; Korsand; the Orlan river; gem mining; "
            "the Oruwe people; the Ketari minority",
            COMMON_LAW,
            f"Parliament; {COMMISSION}",
        ),
    ),
    Reviewed(
        code="XTA",
        name="Talembe",
        group=AFRICA,
        blocs=("AU", "OIF"),
        neighbours=("XAD", "ZMB", "AGO"),
        aliases=("Republic of Talembe",),
        sessions=(15, 29, 43),
        openness=0.06,
        concerns={"ED": 1.6, "HL": 1.6, "RC": 1.4, "DE": 1.6, "WA": 1.8, "CO": 1.6},
        touchy=("DP", "SO", "FP"),
        facts=_facts(
            "Mosanda; the northern plateau; Ruvani; Lake Osemba; copper mining; "
            "the Makesi people; the Lubani minority",
            CIVIL_CODES,
            f"the National Assembly; {COMMISSION}",
        ),
    ),
    Reviewed(
        code="XKA",
        name="Karvelia",
        group=EAST,
        blocs=("EU",),
        neighbours=("POL", "SVK"),
        aliases=("Republic of Karvelia",),
        sessions=(16, 30, 44),
        openness=0.03,
        concerns={"MI": 2.4, "RD": 2.0, "FP": 1.6, "TR": 1.8, "DI": 1.6, "JU": 1.5},
        touchy=("MG", "SO", "AR"),
        absent=("IP", "DP", "WA"),
        facts=_facts(
            "Velmarin; the eastern counties; Brodna; the Dravna river; coal mining; "
            "the Vodre people; the Vodre minority",
            CIVIL_CODES,
            f"Parliament; {OMBUDSPERSON}",
        ),
    ),
    Reviewed(
        code="XCA",
        name="Costa Aurelia",
        group=LATIN,
        blocs=("OAS", "OEI"),
        neighbours=("ECU", "PER"),
        aliases=("Republic of Costa Aurelia",),
        sessions=(18, 32, 46),
        openness=0.08,
        concerns={"IP": 2.8, "HD": 2.2, "DS": 2.6, "WR": 1.3, "JU": 1.4, "EN": 1.6},
        touchy=("IP", "DS"),
        facts=_facts(
            "Puerto Sereno; the Alto Quena valley; San Aurelio; the Quena river; logging; "
            "the Quenari people; the Afro-Aurelian minority",
            CIVIL_CODES,
            f"Congress; {OMBUDSPERSON}",
        ),
    ),
    Reviewed(
        code="XRA",
        name="Rasadan",
        group=ASIA,
        blocs=("LAS", "OIC"),
        neighbours=("JOR", "IRQ"),
        aliases=("Kingdom of Rasadan",),
        sessions=(19, 33, 47),
        openness=-0.06,
        concerns={"MG": 2.6, "WR": 1.6, "FE": 1.8, "DP": 1.8, "FR": 1.6, "HL": 1.2},
        touchy=("DP", "SO", "FR", "FE", "FA"),
        absent=("IP",),
        facts=_facts(
            "Madinat Rasad; the southern oases; Ain Sahrun; the Sahrun aquifer; "
            "phosphate mining; the Sahruni people; the Sahruni minority",
            PERSONAL_STATUS,
            f"the Consultative Council; {COMMISSION}",
        ),
    ),
    Reviewed(
        code="XHE",
        name="Helmeria",
        group=WEST,
        blocs=("EU",),
        neighbours=("BEL", "DEU"),
        aliases=("Kingdom of Helmeria",),
        sessions=(21, 35, 49),
        openness=-0.02,
        concerns={"RD": 2.6, "MG": 2.4, "AR": 2.6, "MI": 1.6, "IP": 1.2, "WR": 0.9, "DI": 1.3},
        touchy=("MG", "AR", "II"),
        absent=("DP", "WA", "DS"),
        facts=_facts(
            "Estermond; the northern islands; Halvik; Lake Elmar; forestry; "
            "the Hallen people; the Hallen minority",
            CIVIL_CODES,
            f"Parliament; {OMBUDSPERSON}",
        ),
    ),
    Reviewed(
        code="XAD",
        name="Adorwa",
        group=AFRICA,
        blocs=("AU", "Commonwealth"),
        neighbours=("XTA", "TZA", "MWI"),
        aliases=("Federal Republic of Adorwa",),
        sessions=(22, 36, 50),
        openness=0.0,
        concerns={"FA": 1.8, "FP": 1.8, "TO": 1.6, "DE": 1.6, "EN": 1.6, "DS": 1.4, "RC": 1.2},
        touchy=("FA", "FP", "SO", "TO"),
        facts=_facts(
            "Zemarra; the Wedara highlands; Kisanu; Lake Wedara; gold mining; "
            "the Wedaru people; the Isandi minority",
            COMMON_LAW,
            f"Parliament; {COMMISSION}",
        ),
    ),
    Reviewed(
        code="XSO",
        name="Saint Orsola",
        group=LATIN,
        blocs=("OAS", "ACS", "Commonwealth"),
        neighbours=(),
        aliases=("Commonwealth of Saint Orsola",),
        sessions=(24, 38, 52),
        openness=0.02,
        concerns={"DP": 2.4, "SO": 2.0, "EN": 2.2, "WR": 1.3, "RC": 1.3, "NH": 1.6, "TB": 1.6},
        touchy=("DP", "SO"),
        absent=("IP", "DS"),
        facts=_facts(
            "Port Orsola; the windward parishes; Gros Morel; the Orsola lagoon; tourism; "
            "the Corale people; the Corale minority",
            COMMON_LAW,
            f"Parliament; {OMBUDSPERSON}",
        ),
    ),
    Reviewed(
        code="XNU",
        name="Nuvari",
        group=AFRICA,
        blocs=("AU", "OIC", "OIF"),
        neighbours=("SEN", "MLI"),
        aliases=("Republic of Nuvari",),
        sessions=(14, 28, 42),
        openness=0.06,
        concerns={"RC": 1.8, "WR": 1.6, "PO": 1.6, "TR": 1.4, "LA": 1.4, "WA": 1.6},
        touchy=("DP", "SO"),
        absent=("IP",),
        facts=_facts(
            "Anefa; the eastern savannah; Dorobe; the Anefa river; cotton farming; "
            "the Fenwe people; the Fenwe minority",
            CIVIL_CODES,
            f"the National Assembly; {COMMISSION}",
        ),
    ),
    Reviewed(
        code="XLA",
        name="Lanuvai",
        group=ASIA,
        blocs=("PIF", "Commonwealth"),
        neighbours=(),
        aliases=("Federated Islands of Lanuvai",),
        sessions=(26, 40),
        openness=0.05,
        concerns={"EN": 3.0, "WA": 2.0, "HL": 1.6, "NH": 1.8, "II": 1.6, "TB": 1.8, "WR": 1.2},
        touchy=("SO", "DP"),
        absent=("IP", "DS", "AR", "RD"),
        facts=_facts(
            "Fanuatele; the outer atolls; Matalou; the Fanua lagoon; deep-sea fishing; "
            "the Tefanua people; the Tefanua minority",
            COMMON_LAW,
            f"Parliament; {OMBUDSPERSON}",
        ),
    ),
)
