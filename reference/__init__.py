"""Writes down the public API: the page docs/api.md and the record that a test compares.

`python -m reference` writes both anew. Run it after a change of `uprtui.api` that is meant, once
`API_VERSION` is raised and the change told in the page's history and in CHANGELOG.md.
"""

from __future__ import annotations
