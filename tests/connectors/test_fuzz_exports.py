"""Damaged and strange exports never get past the connectors of legacy exports and sample data."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from tests.connectors.export_files import SUR_RS, TO_FROM, csv_bytes, export_row, xlsx_bytes
from tests.connectors.fuzzing import TASTY, Fuzz
from uprtui_connectors.sample import HEADER, SIGNATURE, SampleConnector
from uprtui_connectors.upr_info import UprInfoConnector

ROWS = [
    export_row("Ratify it, “soon”."),
    export_row('Say "who" asked.\nAnd when.', by="&#40;Unknown&#41;"),
    export_row("Promise it.", response="Voluntary Pledge"),
]
CELLS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(TASTY).map(lambda piece: piece.decode("latin-1")),
    st.sampled_from(["Nepal", "Norway", "Accepted", "12", "5"]),
)
TABLES = st.builds(
    csv_bytes,
    st.lists(st.lists(CELLS, min_size=9, max_size=13), max_size=6),
    header=st.sampled_from([TO_FROM, SUR_RS, TO_FROM[:-1], (*TO_FROM, "More")]),
    encoding=st.just("utf-8"),
    line_end=st.sampled_from(["\r\n", "\n", "\r"]),
    delimiter=st.sampled_from([",", ";", "\t"]),
    quote_all=st.booleans(),
)


def test_no_damaged_export_gets_past_it(fuzz: Fuzz) -> None:
    forms = [csv_bytes(ROWS, encoding=codec) for codec in ("utf-8", "utf-16", "cp1252")]
    fuzz.damaged(UprInfoConnector(), *forms, csv_bytes(ROWS, header=SUR_RS, delimiter=";"))


def test_no_strange_table_gets_past_it(fuzz: Fuzz) -> None:
    fuzz.built(UprInfoConnector(), TABLES)


def test_no_damaged_workbook_gets_past_it(fuzz: Fuzz, real_data: Path) -> None:
    real = (real_data / "upr-info-legacy" / "voluntary.xls").read_bytes()
    invented = xlsx_bytes({"Notes": [["a", 1.5]], "Export": [TO_FROM, *ROWS]})
    fuzz.damaged(UprInfoConnector(), invented, real)


def test_no_damaged_sample_gets_past_it(fuzz: Fuzz) -> None:
    row = ",".join("x" for _ in HEADER)
    fuzz.damaged(SampleConnector(), f"{SIGNATURE}\n{','.join(HEADER)}\n{row}\n".encode())
