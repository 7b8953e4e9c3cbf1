"""What a package says about a plugin before any code of it runs: name, version, author, place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from importlib.metadata import Distribution
from urllib.parse import unquote, urlsplit

from uprtui.connectors.plugins import EntryPointLike, PluginInfo


def named(entry_point: EntryPointLike) -> PluginInfo:
    """Describe a plugin from its entry point and its package's metadata, importing nothing."""
    distribution = getattr(entry_point, "dist", None)
    known = PluginInfo(
        name=entry_point.name,
        version=str(getattr(distribution, "version", None) or ""),
        distribution=str(getattr(distribution, "name", None) or ""),
        module=entry_point.value,
        author="" if distribution is None else _author(distribution),
        fingerprint=_fingerprint(entry_point, distribution),
    )
    if distribution is None or known.own:
        return known
    return replace(known, location=_location(distribution))


def _author(distribution: Distribution) -> str:
    """The people whom the package names, as it spells them."""
    fields = ("Author", "Author-email", "Maintainer", "Maintainer-email")
    stated = [str(value) for name in fields for value in distribution.metadata.get_all(name) or ()]
    return "; ".join(dict.fromkeys(" ".join(each.split()) for each in stated if each.strip()))


def _location(distribution: Distribution) -> str:
    """The folder of the package; that of its source where it is installed in place."""
    direct = _json_object(distribution.read_text("direct_url.json"))
    url = direct.get("url")
    details = direct.get("dir_info")
    if isinstance(url, str) and isinstance(details, Mapping) and details.get("editable") is True:
        return unquote(urlsplit(url).path)
    return str(distribution.locate_file(""))


def _json_object(text: str | None) -> Mapping[str, object]:
    try:
        value = json.loads(text or "{}")
    except ValueError:
        return {}
    return value if isinstance(value, Mapping) else {}


def _fingerprint(entry_point: EntryPointLike, distribution: Distribution | None) -> str:
    """A digest of the entry point and of the list of installed files, which has their digests."""
    record = None if distribution is None else distribution.read_text("RECORD")
    parts = json.dumps([entry_point.name, entry_point.value, record or ""])
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()
