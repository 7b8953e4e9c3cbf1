"""The grammar of the sample's recommendations: one theme for each issue."""

from __future__ import annotations

from sample_data.making.grammar import (
    equality,
    freedoms,
    institutions,
    justice,
    welfare,
    women_children,
)
from sample_data.making.grammar.theme import TAGS, Theme

#: Issue code → (its theme, how often States raise the issue, relative to the others).
THEMES: dict[str, tuple[Theme, float]] = {
    theme.code: (theme, weight)
    for theme, weight in (
        (women_children.WOMEN, 3.2),
        (women_children.CHILD, 2.9),
        (women_children.TRAFFICKING, 1.2),
        (justice.JUSTICE, 1.4),
        (justice.DETENTION, 1.4),
        (justice.TORTURE, 1.4),
        (justice.DEATH_PENALTY, 0.3),
        (justice.DISAPPEARANCES, 0.5),
        (institutions.CORRUPTION, 0.5),
        (freedoms.EXPRESSION, 1.1),
        (freedoms.PRESS, 0.9),
        (freedoms.ASSEMBLY, 0.8),
        (freedoms.BELIEF, 0.8),
        (freedoms.DEFENDERS, 0.8),
        (freedoms.CIVIL_SOCIETY, 0.6),
        (equality.MINORITIES, 1.0),
        (equality.INDIGENOUS, 0.8),
        (equality.RACISM, 0.9),
        (equality.DISABILITY, 1.3),
        (equality.ORIENTATION, 0.08),
        (equality.MIGRANTS, 1.2),
        (equality.REFUGEES, 0.6),
        (welfare.EDUCATION, 1.9),
        (welfare.HEALTH, 1.5),
        (welfare.POVERTY, 1.4),
        (welfare.LABOUR, 0.9),
        (welfare.WATER, 0.7),
        (welfare.ENVIRONMENT, 0.8),
        (institutions.TREATIES, 2.0),
        (institutions.TREATY_BODIES, 0.8),
        (institutions.SPECIAL_PROCEDURES, 1.2),
        (institutions.INSTITUTION, 1.2),
        (institutions.TRAINING, 1.1),
        (institutions.ACTION_PLAN, 0.6),
        (institutions.FOLLOW_UP, 0.5),
    )
}

__all__ = ["TAGS", "THEMES", "Theme"]
