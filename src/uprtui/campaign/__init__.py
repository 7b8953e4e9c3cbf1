"""The campaign plan: its model, edits with undo, TOML, files, merge, sharing and check.

A plan is one immutable value (`Plan`). It is read with `loads` or `PlanFile.load`, changed
through a `History` of edits, joined with what others saved by `merge`, written by
`PlanFile.save`, and leaves the machine through `share`.
"""

from __future__ import annotations

from uprtui.campaign.alignment import aligned
from uprtui.campaign.check import PlanProblem, problems
from uprtui.campaign.check_rules import RULES, Limits, Severity
from uprtui.campaign.edits import Add, Change, Edit, Move, Remove, SetField, Several
from uprtui.campaign.entities import (
    LEAST_WEIGHT,
    MOST_WEIGHT,
    OWN_KIND,
    USUAL_WEIGHT,
    Ask,
    AskKind,
    AskRole,
    Assessment,
    AssessmentStatus,
    Assignment,
    AssignmentStatus,
    Contact,
    DateStatus,
    Entity,
    EntryPoint,
    EvidenceNote,
    Issue,
    LogEntry,
    Member,
    Milestone,
    MilestoneStatus,
    Target,
    Visibility,
)
from uprtui.campaign.errors import (
    CampaignError,
    EditError,
    MergeError,
    PlanBusyError,
    PlanError,
    PlanExistsError,
    PlanFileError,
    PlanMissingError,
    ReadError,
    SaveError,
    SaveRefusedError,
)
from uprtui.campaign.files import PlanFile
from uprtui.campaign.history import History, Step, Taken
from uprtui.campaign.ids import new_id
from uprtui.campaign.joining import Joined, TakeIn, joined, kept_ours, thing
from uprtui.campaign.listing import PlanSummary, list_plans, new_path, slug, summary
from uprtui.campaign.merge import MergeResult, merge
from uprtui.campaign.merge_fields import Conflict
from uprtui.campaign.model import KINDS, SCHEMA, Kind, Plan, all_entities, find, kind_of
from uprtui.campaign.new import new_entity_id, new_plan
from uprtui.campaign.sharing import Removal, Removed, share
from uprtui.campaign.titles import entity_name
from uprtui.campaign.toml_read import loads
from uprtui.campaign.toml_write import dumps

__all__ = [
    "KINDS",
    "LEAST_WEIGHT",
    "MOST_WEIGHT",
    "OWN_KIND",
    "RULES",
    "SCHEMA",
    "USUAL_WEIGHT",
    "Add",
    "Ask",
    "AskKind",
    "AskRole",
    "Assessment",
    "AssessmentStatus",
    "Assignment",
    "AssignmentStatus",
    "CampaignError",
    "Change",
    "Conflict",
    "Contact",
    "DateStatus",
    "Edit",
    "EditError",
    "Entity",
    "EntryPoint",
    "EvidenceNote",
    "History",
    "Issue",
    "Joined",
    "Kind",
    "Limits",
    "LogEntry",
    "Member",
    "MergeError",
    "MergeResult",
    "Milestone",
    "MilestoneStatus",
    "Move",
    "Plan",
    "PlanBusyError",
    "PlanError",
    "PlanExistsError",
    "PlanFile",
    "PlanFileError",
    "PlanMissingError",
    "PlanProblem",
    "PlanSummary",
    "ReadError",
    "Removal",
    "Remove",
    "Removed",
    "SaveError",
    "SaveRefusedError",
    "SetField",
    "Several",
    "Severity",
    "Step",
    "TakeIn",
    "Taken",
    "Target",
    "Visibility",
    "aligned",
    "all_entities",
    "dumps",
    "entity_name",
    "find",
    "joined",
    "kept_ours",
    "kind_of",
    "list_plans",
    "loads",
    "merge",
    "new_entity_id",
    "new_id",
    "new_path",
    "new_plan",
    "problems",
    "share",
    "slug",
    "summary",
    "thing",
]
