"""A noun that points back -> the works that was named before: 这座在建的|水电站, 该|装置, 这条|公路.

白石水电站位于临江，这座国内最大的水电站年底投产 -> 白石水电站; where nothing of the kind was named, nobody knows which is meant
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.grammar.bare import HEAD
from kg.facts.grammar.nominals import NAMED, NOUN, Nominal
from kg.facts.status.scenes import Scene, Spoken
from kg.model import Mention

_THIS = re.compile("(?:该|[这那][一两]?[座条个项台家处所栋套])(?:[^，,。；;：:“”]{0,20}的|[^，,。；;：:、“”的]{0,8})?$")
_MEASURE = re.compile("[座条个项台家处所栋套]")
_BACK = 3
"""How many sentences are looked back."""


def points(scene: Scene, n: Nominal) -> bool:
    """Whether a noun is one that was named before, with nothing named between the pointing word and it."""
    one = n.args[0]
    if n.kind != NOUN or n.quantified or len(n.args) > 1 or not isinstance(one, Mention) or one.finder != "bare":
        return False
    this = _THIS.search(scene.text(scene.sentence.start, one.start + bool(_MEASURE.match(one.text))))
    if this is None:
        return False
    start = scene.sentence.start + this.start()
    return not any(start <= m.start < one.start for m in scene.reading.mentions[scene.sentence.index] if m.kind in NAMED)


def meant(scene: Scene, found: Spoken) -> Spoken | None:
    """What a noun that points back means: the nearest name before it that ends as it does."""
    one = found.nominal.args[0]
    assert isinstance(one, Mention)
    head = HEAD.search(one.text)
    rows = scene.reading.mentions[max(scene.sentence.index - _BACK, 0) : scene.sentence.index + 1]
    for m in reversed([m for row in rows for m in row if m.kind in NAMED and m.end <= one.start]):
        if head and m.label.removesuffix("项目").endswith(head[0]):
            return replace(found, nominal=Nominal(m.start, m.end, (m,), m.kind), sure=min(found.sure, 0.7))
    return None
