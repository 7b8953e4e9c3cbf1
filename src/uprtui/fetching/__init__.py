"""Fetch files from public services: the only part of uprtui that uses the network.

Nothing is fetched unless the user runs `uprtui fetch`, and nothing is sent but the question.
"""

from __future__ import annotations

from uprtui.fetching.errors import FetchError
from uprtui.fetching.services import Service, services
from uprtui.fetching.types import Clock, Fetched, Manners, Report
from uprtui.fetching.uhri import fetch_uhri
from uprtui.fetching.upr_info import Wish, fetch_upr_info
from uprtui.fetching.uwazi import Database
from uprtui.fetching.web import Web

__all__ = [
    "Clock",
    "Database",
    "FetchError",
    "Fetched",
    "Manners",
    "Report",
    "Service",
    "Web",
    "Wish",
    "fetch_uhri",
    "fetch_upr_info",
    "services",
]
