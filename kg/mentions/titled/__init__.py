"""Titles: honours, plans, laws, methods, systems, meetings. `titles.py` is the way in."""
