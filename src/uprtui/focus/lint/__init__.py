"""Check a draft ask: severity, rule, message, way out and source for everything found."""

from __future__ import annotations

from uprtui.focus.lint.linting import lint
from uprtui.focus.lint.rules import Rule, rules
from uprtui.focus.lint.verdict import About, Finding, Verdict

__all__ = ["About", "Finding", "Rule", "Verdict", "lint", "rules"]
