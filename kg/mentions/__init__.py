"""Names, quantities and periods in sentences. The readers of measures need nothing but a text, and are worth using on their own:

    from kg.mentions import read_periods, read_quantities

    read_quantities("惠及企业90余家")[0].value           # Quantity(90, "NUM", "over", low=90, high=99, written="家")
    read_periods("1-7月份", date(2023, 9, 1))[0].value   # Period(2023-01-01, 2023-07-31, "relative")

Both give mentions in order, without overlaps, with `text[m.start:m.end] == m.text`; their values are kg.model.Quantity and
kg.model.Period. Both take linear time. Without the day of publication a relative expression (今年, 近三年) stays open.
"""

from kg.mentions.measures.quantities import read_quantities
from kg.mentions.times.periods import read_periods

__all__ = ["read_periods", "read_quantities"]
