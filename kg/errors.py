"""The exception tree. A message names the file, the place, the offending value and what would be valid.

`KgError` is what the command line prints as one line; anything else is a fault of the program.
"""

from __future__ import annotations


class KgError(Exception):
    """Base of every error that a user can cause and mend."""


class ReadError(KgError):
    """A file that cannot be read as a document. The rest of a batch goes on without it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, str]]:
        """How it crosses from a reading process to the one that reports it."""
        return ReadError, (self.path, self.reason)


class ResourceError(KgError):
    """Packaged or user-supplied data (lexicon, units, rules, queries) that is missing or malformed."""


class StoreError(KgError):
    """A store that cannot be opened, is locked by another process, or is not a ParkGraph store."""


class QueryError(KgError):
    """A SPARQL query that does not parse, or a saved query that does not exist."""
