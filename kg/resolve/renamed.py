"""Reading -> pairs of mentions of which a sentence says that the one is the other's former name.

    青原经济开发区更名为青原高新技术产业开发区; 该公司原名江州机械厂; 云桥药业（原云桥制药厂）

Only two names of one family, with nothing of that family between them; a shareholder or an address that changes renames nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.naming import forms
from kg.model import Mention, Reading

_NEW = re.compile(r"[^。；！？]{0,40}(?:更名|改名|易名|定名|命名|名称变更|名称更改|升级|变更|更改)(?:成|为)[“\"「]?$")
_FORMER = re.compile(r"[”\"」]?[，,（(]?(?:曾用名|原名称?|原称|前身(?:为|是)?|原)[:：为是]?[“\"「]?$")
_OTHER = re.compile(r"股东(?!大?会)|法定代表人|控制人|持有人|业主|主体|地址|住所|单位|负责人|拟|若|如果|经营范围")
FAMILIES = frozenset({"org", "zone", "facility", "project", "platform"})


def pairs(reading: Reading) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of every sentence, in the order of the text."""
    for sentence, mentions in zip(reading.sentences, reading.mentions, strict=True):
        if not _possible(sentence.text):
            continue
        named = sorted((m for m in mentions if forms.family(m.kind) in FAMILIES), key=lambda m: (m.start, -m.end))
        last: dict[str, Mention] = {}
        before = -1
        for m in named:
            if m.start < before:
                continue  # inside the one before
            family, before = forms.family(m.kind), m.end
            first = last.get(family)
            between = sentence.text[first.end - sentence.start : m.start - sentence.start] if first else ""
            said = between and not _OTHER.search(between) and (_NEW.fullmatch(between) or _FORMER.fullmatch(between))
            if first and said and not isinstance(m.value, Mention):
                yield first, m
            if not (isinstance(m.value, Mention) and first and m.value.label == first.label):
                last[family] = m


def _possible(text: str) -> bool:
    return any(
        word in text for word in ("更名", "改名", "易名", "定名", "命名", "变更", "更改", "升级为", "原", "前身", "曾用名")
    )
