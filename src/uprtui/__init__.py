"""uprtui: from UPR data to a focused, targeted, coordinated and timely plan, in a terminal."""

__version__ = "0.1.0"
