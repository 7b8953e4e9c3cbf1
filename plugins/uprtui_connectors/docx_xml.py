"""The XML of a Word document's parts: walked without DTDs, entities or references to elsewhere.

Runs in the worker process (see `docx_file`). Format: ECMA-376, part 1, chapter 17.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, Final

from lxml import etree

from uprtui.api import ConnectorError
from uprtui_connectors.docx_zip import damaged, open_part

_WORD: Final = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH = tuple(space + "p" for space in _WORD)
_OUTERMOST = tuple(space + tag for space in _WORD for tag in ("p", "tr"))
_LETTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
#: Properties, field codes, what tracked changes took away, and paragraphs with a place of their
#: own (text boxes).
_NO_TEXT = frozenset({"pPr", "rPr", "tcPr", "instrText", "delText", "del", "moveFrom", "p"})
_OFF = frozenset({"0", "false", "off"})
_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "remove_comments": True,
    "remove_pis": True,
    "huge_tree": False,
}


def outermost(archive: zipfile.ZipFile, name: str) -> Iterator[Any]:
    """Each paragraph (`p`) and table row (`tr`) that stands in no other, gone after its use.

    Raises:
        ConnectorError: the part is damaged, too large, or declares a document type.
    """
    depth = 0
    with _reading(archive, name) as part:
        for event, element in etree.iterparse(
            part, events=("start", "end"), tag=_OUTERMOST, **_SAFE
        ):
            if event == "start":
                _refuse_document_type(element, name)
                depth += 1
                continue
            depth -= 1
            if depth == 0:
                yield element
                _forget(element)


def root_of(archive: zipfile.ZipFile, name: str) -> Any:
    """The root element of a whole part; None where there is no such part.

    Raises:
        ConnectorError: the part is damaged, too large, or declares a document type.
    """
    if name not in archive.namelist():
        return None
    with _reading(archive, name) as part:
        root = etree.parse(part, etree.XMLParser(**_SAFE)).getroot()
    _refuse_document_type(root, name)
    return root


def local(element: Any) -> str:
    """An element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Any, *names: str) -> Any:
    """The first child of that name, its first child of the next name, …; None where none is."""
    for name in names:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def value(element: Any, *names: str) -> str:
    """The attribute `val` of a child (see `child`); empty where there is none."""
    found = child(element, *names)
    return "" if found is None else attribute(found, "val")


def attribute(element: Any, name: str) -> str:
    """An attribute of Word's; empty where there is none."""
    for space in _WORD:
        found = element.get(space + name)
        if found is not None:
            return str(found)
    return ""


def is_on(mark: Any) -> bool:
    """Whether a property that is on or off is there and on."""
    return mark is not None and attribute(mark, "val") not in _OFF


def paragraphs(element: Any) -> Iterator[Any]:
    """The paragraphs in an element, itself included, in their order.

    An older program's copy of something (`Fallback`) is left out.
    """
    for paragraph in element.iter(*_PARAGRAPH):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield paragraph


def text_of(paragraph: Any) -> str:
    """The words of a paragraph as a reader sees them, without those of paragraphs inside it."""
    found: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        kind = local(element)
        if kind == "t":
            found.append(element.text or "")
        elif kind in _LETTERS:
            found.append(_LETTERS[kind])
        elif kind in _NO_TEXT or element.tag == _FALLBACK:
            continue
        elif kind != "r" or not is_on(child(element, "rPr", "vanish")):
            waiting.extend(reversed(element))
    return "".join(found)


@contextmanager
def _reading(archive: zipfile.ZipFile, name: str) -> Iterator[BinaryIO]:
    """Open a part; what its packing or its XML makes fail is told as damage."""
    with open_part(archive, name) as part:
        try:
            yield part
        except etree.XMLSyntaxError as problem:
            raise damaged(f"{name}: {problem.msg}") from problem
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as problem:
            raise damaged(f"{name}: {problem}") from problem


def _refuse_document_type(element: Any, name: str) -> None:
    if element.getroottree().docinfo.doctype:
        raise ConnectorError(
            f"The document's part {name!r} declares a document type, which Word never does.",
            "Open the file in a word processor and save it again as .docx.",
        )


def _forget(element: Any) -> None:
    """Free an element and all before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and parent[0] is not element:
        del parent[0]
