"""Names -> IRIs: deterministic, readable, raw Unicode.

５.０中性硼硅项目 -> https://w3id.org/parkgraph/id/5-0中性硼硅项目; the south park of a zone -> .../id/云溪经开区_北部片区
"""

from __future__ import annotations

import re
import unicodedata

BASE = "https://w3id.org/parkgraph/"
_QUOTES = re.compile(r"[“”‘’\"'《》「」『』〈〉]")
_BETWEEN = re.compile(r"[\W_]+")
_WORDS = str.maketrans({"+": "加", "&": "和", "%": "百分"})
LONGEST = 120
"""A slug is cut here: file systems and URL bars are not made for more; the label keeps the whole name."""


def slug(name: str) -> str:
    """A name as the last part of an IRI: letters and digits of any script, "-" for what stood between them.

    Full width becomes half width and quotation marks vanish, so that spelling variants of one name meet. A name of
    punctuation only gives its code points (u2605), never an empty string.
    """
    plain = _QUOTES.sub("", unicodedata.normalize("NFKC", name).translate(_WORDS))
    found = _BETWEEN.sub("-", plain).strip("-")[:LONGEST].strip("-")
    return found or "-".join(f"u{ord(c):x}" for c in name[:8]) or "empty"


def entity_iri(name: str, owner: str | None = None, distinguish: str | None = None, base: str = BASE) -> str:
    """The IRI of an entity; `owner` precedes a relative name (北部片区), `distinguish` follows an ambiguous one."""
    parts = [slug(part) for part in (owner, name, distinguish) if part]
    return f"{base}id/{'_'.join(parts)}"
