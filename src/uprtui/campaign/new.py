"""Begin a campaign, and give ids to what is added to it."""

from __future__ import annotations

import datetime as dt

from uprtui.campaign.entities import DateStatus, Entity
from uprtui.campaign.errors import EditError
from uprtui.campaign.ids import Choose, new_id
from uprtui.campaign.model import KINDS, PLAN_PREFIX, Plan, entities
from uprtui.campaign.schema import checked
from uprtui.campaign.values import WrongValueError


def new_plan(
    title: str,
    sur: str,
    choose: Choose,
    *,
    organisation: str | None = None,
    session: int | None = None,
    review_date: dt.date | None = None,
    date_status: DateStatus = DateStatus.ESTIMATED,
    sample: bool = False,
) -> Plan:
    """A plan that holds nothing but its subject.

    In: `sur`, the State under review (ISO 3166 alpha-3); `choose` picks one character of a
    string by chance. Raises EditError for a value that a plan cannot hold.
    """
    plan = Plan(
        id=new_id(PLAN_PREFIX, choose),
        title=title,
        sur=sur,
        organisation=organisation,
        session=session,
        review_date=review_date,
        date_status=date_status,
        sample=sample,
    )
    try:
        return checked(plan)
    except WrongValueError as wrong:
        raise EditError(wrong.message, wrong.remedy) from None


def new_entity_id(plan: Plan, entity_type: type[Entity], choose: Choose) -> str:
    """An id for a new entity of that class, which nothing in `plan` has."""
    kind = next(kind for kind in KINDS if kind.type is entity_type)
    return new_id(kind.prefix, choose, {each.id for each in entities(plan, kind.table)})
