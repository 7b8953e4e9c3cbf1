"""What stands in a text of the Human Rights Index besides the words: markup and numbers."""

from __future__ import annotations

import re

_OPEN, _CLOSE = r"(?:<|&lt;)", r"(?:>|&gt;)"
# Known tags only, and attributes only with a value, so that "a < b" and "<name>" stay. The lengths
# are bounded, so that a text of brackets without end costs no more than another.
_TAG = re.compile(
    rf"{_OPEN}/?(?P<tag>(?:p|br|div|span|strong|em|sup|sub|font|ul|ol|li|table|thead|tbody|tr|td|th"
    r"|blockquote|hr|h[1-6]|o:p|a|b|i|u)\b)"
    rf"(?:\s[^<>=]{{0,200}}=[^<>]{{0,1000}}?)?\s{{0,20}}/?{_CLOSE}",
    re.IGNORECASE,
)
_INLINE = frozenset({"span", "strong", "em", "sup", "sub", "font", "o:p", "a", "b", "i", "u"})
_NUMBER = re.compile(r"\s*(?P<report>\d{1,3})\.\s?(?P<item>\d{1,3})(?!\d)\s*[.):]?\s*(?=\S)")
_SINGLE = re.compile(r"\s*(?P<item>\d{1,3})\s*[.):]\s*(?=[^\W\d])")
_IN_WORDS = re.compile(
    r"\s*Recommendation\s+No\.?\s*\d{0,3}\s*[(\[]?\s*para(?:graph)?\.?\s*"
    r"(?P<report>\d{1,3})\s*[:.]\s*(?P<item>\d{1,3})\s*[)\]]?\s*[.:]?\s*",
    re.IGNORECASE,
)
# The Index puts a heading straight before the number, and the text straight after it.
_UNDER_HEADING = re.compile(
    r"\s*(?P<heading>[^\W\d][^\d.;]{1,120}?)\s+(?P<item>\d{1,3})\.(?=[A-Z])"
)


def without_markup(text: str) -> str:
    """Drop HTML tags, escaped ones too; those between paragraphs leave a space."""
    if "<" not in text and "&lt;" not in text:
        return text
    return _TAG.sub(lambda tag: "" if tag["tag"].casefold() in _INLINE else " ", text)


def numbered(text: str) -> tuple[str, str]:
    """Split the number of the paragraph off: `137.197 Improve` → `137.197`, `Improve`.

    Out: the number, empty where there is none, and the rest. A heading before the number stays
    before the text.
    """
    found = _IN_WORDS.match(text) or _NUMBER.match(text)
    if found is not None:
        return f"{int(found['report'])}.{int(found['item'])}", text[found.end() :]
    found = _SINGLE.match(text)
    if found is not None:
        return str(int(found["item"])), text[found.end() :]
    found = _UNDER_HEADING.match(text)
    if found is not None:
        return str(int(found["item"])), f"{found['heading']}: {text[found.end() :]}"
    return "", text
