"""Texts that try to break a screen: markup, terminal control, wide, combining, right-to-left."""

from __future__ import annotations

from hypothesis import strategies as st

HOSTILE = (
    "[bold]not bold[/bold]",
    "[@click=app.quit]not a link[/]",
    "\x1b[31mnot red\x1b[0m",
    "\x1b]0;not a title\x07",
    "\x9b2Jnot cleared",
    "right \u202eto left\u202c",
    "zero\u200bwidth\u200d\ufeff",
    "two\nlines\r\nand\ttabs",
    "\ud800 lone surrogate",
    "普遍定期审议 人权理事会",
    "👩‍👩‍👧‍👦 family 🇳🇵 ✊🏽",
    "e\u0301\u0301\u0301 combining",
    "Côte d’Ivoire — ᠮᠣᠩᠭᠣᠯ – العربية",
    "\x00\x07\x08\x7f",
    "",
)

texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=60),
    st.text(st.characters(codec="utf-8", categories=["Cc", "Cf", "Lo", "Mn", "So", "Zs"])),
    st.lists(st.sampled_from(HOSTILE), max_size=4).map(" ".join),
)
