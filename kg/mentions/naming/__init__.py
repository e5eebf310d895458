"""Names of organisations, zones, parks, projects, works, facilities, persons. `names.py` is the way in, `lists.py` widens them to lists."""
