"""Announcements of contracts: who orders, who delivers, for how much. `contracts.py` is the way in."""
