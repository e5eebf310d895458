"""What every reader of facts asks of a sentence: its clauses and frames, noun phrases, modality and dates."""
