"""Names by their context, learnt: what the finders do not see, and whole names where they see a part."""
