"""Numbers, units and what bounds them -> quantities. `quantities.py` is the way in."""
