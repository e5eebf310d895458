"""Administrative areas, towns, villages, roads and rivers. `places.py` is the way in."""
