"""Wordings of time -> periods. `periods.py` is the way in."""
