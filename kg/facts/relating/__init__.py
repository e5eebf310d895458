"""How two named things relate. `relations.py` is the way in and lists the readers."""
