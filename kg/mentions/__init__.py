"""Names, quantities and periods in sentences. `read_quantities` and `read_periods` need a text only."""

from kg.mentions.periods import read_periods
from kg.mentions.quantities import read_quantities

__all__ = ["read_periods", "read_quantities"]
