"""The recommending States of the sample, and the habits that it invents for them.

The names are real, because users look for them; every habit is invented, so that rankings and
wordings have something to find, and says nothing about the conduct of the real State.
"""

from __future__ import annotations

from dataclasses import dataclass

from sample_data.making.state_under_review import AFRICA, ASIA, EAST, LATIN, WEST

#: Name of a leaning → weights of the action categories 1 to 5.
LEANINGS: dict[str, tuple[float, float, float, float, float]] = {
    "specific": (0.3, 5, 8, 32, 55),
    "balanced": (2.5, 13, 9, 44, 31.5),
    "careful": (1.5, 14, 20, 41, 23.5),
    "general": (2.5, 17, 6, 55, 19.5),
    "continuing": (5.5, 42, 6, 35, 11.5),
}


@dataclass(frozen=True, slots=True)
class Habit:
    """One recommending State.

    Args:
        name: short name as UPR Info's exports write it.
        code: ISO 3166 alpha-3.
        group: UN regional group.
        activity: how often it takes the floor (0 to 1).
        leaning: a key of `LEANINGS`.
        length: "short", "usual" or "long" texts.
        favourites: issue codes, the most raised first.
    """

    name: str
    code: str
    group: str
    activity: float
    leaning: str
    length: str
    favourites: tuple[str, ...]


_TABLE = {
    WEST: """
Australia AUS 0.80 specific usual NH DP RC DI
Austria AUT 0.75 specific long JU RC FP DE
Belgium BEL 0.70 specific short DP WR TO FE
Canada CAN 0.90 specific long WR HD FR IP
Denmark DNK 0.70 specific short TO IP HL DE
Finland FIN 0.60 balanced usual WR DI IP ED
France FRA 0.92 specific short DP DS FP WR
Germany DEU 0.88 specific usual DP DE RC HO
Greece GRC 0.50 balanced usual FR DI RC
Iceland ISL 0.62 specific short SO WR DP EN
Ireland IRL 0.76 specific long HD CS FA ED
Italy ITA 0.80 balanced usual FR RC DP ED
Luxembourg LUX 0.55 specific short DP RC II
Netherlands NLD 0.82 specific usual SO WR HD FE
New Zealand NZL 0.56 balanced usual DI DP SO
Norway NOR 0.86 specific long HD WR FE CO
Portugal PRT 0.72 specific short II ED WA DP
Spain ESP 0.90 specific long DP SO WA WR
Sweden SWE 0.84 specific long WR TO FE FP
Switzerland CHE 0.84 specific usual DP MI FA TO
Türkiye TUR 0.66 general long AR FR RD MG
United Kingdom GBR 0.92 specific long TR FR JU DE
United States USA 0.92 balanced long LA FA TR FE
""",
    EAST: """
Croatia HRV 0.52 balanced usual WR FP DI
Czechia CZE 0.74 specific short TO DE FE HD
Estonia EST 0.62 specific short FE WR IP SP
Georgia GEO 0.46 balanced usual NP DI WR
Hungary HUN 0.66 specific long MI TB AR
Latvia LVA 0.66 careful short SP FP WR
Lithuania LTU 0.60 specific short FP WR HD
Moldova MDA 0.44 balanced usual RC TR NP
Poland POL 0.66 balanced usual RC FR JU
Romania ROU 0.44 careful usual SP RD MI
Russian Federation RUS 0.70 continuing usual RD NP PO
Slovakia SVK 0.64 specific short II TO DP
Slovenia SVN 0.76 specific long WR RC EN DP
Ukraine UKR 0.60 careful long RC DI DS
""",
    LATIN: """
Argentina ARG 0.80 careful long DS WR SO JU
Brazil BRA 0.88 balanced long RD NH FR WR
Chile CHL 0.72 careful usual WR SO IP II
Colombia COL 0.52 general usual NP DI UP
Costa Rica CRI 0.62 careful long EN DP HE II
Cuba CUB 0.62 continuing usual HL ED PO
Ecuador ECU 0.62 careful usual MG IP EN
Guatemala GTM 0.44 careful usual MG IP SP
Jamaica JAM 0.30 continuing usual ED EN HL
Mexico MEX 0.86 balanced long MG IP DS WR
Panama PAN 0.44 careful usual II WR DI
Paraguay PRY 0.54 careful usual UP NP DI
Peru PER 0.54 careful long DI TB WR
Uruguay URY 0.72 careful usual WR DS RC SP
""",
    AFRICA: """
Algeria DZA 0.78 continuing usual ED MG HL
Botswana BWA 0.50 general usual CO JU WR
Burkina Faso BFA 0.44 general usual WR RC WA
Egypt EGY 0.74 continuing long TR MG RD
Ethiopia ETH 0.44 continuing usual PO ED
Ghana GHA 0.60 balanced usual NH MG ED
Kenya KEN 0.48 general usual DI NP FA
Mauritius MUS 0.42 general usual HL EN DI
Morocco MAR 0.76 continuing long HE NH MG
Namibia NAM 0.50 specific usual WR NH ED
Nigeria NGA 0.60 general long MG CO WR
Rwanda RWA 0.48 balanced usual WR RC EN
Senegal SEN 0.62 general long MG RC WR
Sierra Leone SLE 0.42 specific usual WR IP RC
South Africa ZAF 0.62 balanced long RD WR HL
Togo TGO 0.42 general usual HE DE NH
Tunisia TUN 0.56 general usual TO HE DI
Zambia ZMB 0.40 specific short TB RC II
""",
    ASIA: """
Bangladesh BGD 0.58 continuing usual MG EN PO
China CHN 0.74 continuing usual PO ED WR
Fiji FJI 0.40 specific usual EN HE WR
India IND 0.70 continuing usual DI WR PO
Indonesia IDN 0.80 general long HE MG TR
Iraq IRQ 0.48 careful short DI ED II
Japan JPN 0.66 balanced long WR RC JU
Jordan JOR 0.46 general usual HE AR
Malaysia MYS 0.72 continuing long PO TR ED
Maldives MDV 0.50 general usual EN WR DI
Nepal NPL 0.50 continuing short TR WR MG
Pakistan PAK 0.66 continuing short MG RD ED
Philippines PHL 0.82 balanced long MG TR LA
Qatar QAT 0.42 continuing usual ED WR DI
Republic of Korea KOR 0.58 balanced usual DI WR TR
Saudi Arabia SAU 0.40 continuing usual HL TR HE
Singapore SGP 0.42 continuing usual ED DI HL
Sri Lanka LKA 0.46 continuing usual WR HL MG
Thailand THA 0.70 balanced usual RC HL TR
Timor-Leste TLS 0.52 specific short II NH WR
Viet Nam VNM 0.50 continuing usual WR HE PO
""",
}


def _read(group: str, line: str) -> Habit:
    words = line.split()
    number = next(place for place, word in enumerate(words) if word[0] == "0")
    name = " ".join(words[: number - 1])
    activity, leaning, length, *favourites = words[number:]
    return Habit(
        name, words[number - 1], group, float(activity), leaning, length, tuple(favourites)
    )


HABITS: tuple[Habit, ...] = tuple(
    _read(group, line) for group, table in _TABLE.items() for line in table.strip().splitlines()
)
