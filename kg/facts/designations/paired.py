"""Bearers and honours that 分别 pairs one to one.

甲公司、乙公司分别获评省级智能工厂、省级绿色工厂 -> the first honour for 甲公司, the second for 乙公司
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Arg, Mention, Sentence

_JOINTS = ("、", "和", "与", "及", "以及")


def pairs(
    sentence: Sentence, at: int, whose: Sequence[tuple[Arg, float]], row: Sequence[Mention]
) -> list[tuple[Arg, float, Mention]]:
    """(who, how sure, honour) of the verb at an offset: one to one where 分别 stands before it and both are as many, else each with each."""
    bearers = [x for x, _ in whose if isinstance(x, Mention) and sentence.start <= x.start and x.end <= at]
    paired = (
        len(bearers) == len(whose) == len(row) > 1 and _respectively(sentence, bearers, at) and _whole(sentence, bearers, row)
    )
    if paired:
        order = sorted(whose, key=lambda x: x[0].start if isinstance(x[0], Mention) else 0)
        return [(about, sure, honour) for (about, sure), honour in zip(order, row, strict=True)]
    return [(about, sure, honour) for about, sure in whose for honour in row]


def _respectively(sentence: Sentence, bearers: Sequence[Mention], at: int) -> bool:
    """Whether 分别 stands between the last bearer and the verb."""
    return "分别" in sentence.text[max(m.end for m in bearers) - sentence.start : at - sentence.start]


def _whole(sentence: Sentence, bearers: Sequence[Mention], row: Sequence[Mention]) -> bool:
    """Whether neither row goes on with what no finder knows: 某厂、|甲公司、乙公司分别获评A、B|、C."""
    before = sentence.text[: min(m.start for m in bearers) - sentence.start]
    return not before.endswith(_JOINTS) and not sentence.text.startswith(_JOINTS, row[-1].end - sentence.start)
