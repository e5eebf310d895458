"""The line at the head of a report -> holdsPost of its reporters.

湘江日报讯（记者某某、通讯员某某） -> holdsPost(the first, 湘江日报, 记者)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.relating.statements import state
from kg.model import Reading, Sentence, Statement

_HEAD = re.compile(
    r"[^，,。；;（(]{0,14}?(?:讯|电|消息)\s*[（(](?:本报|本网|本台|全媒体|融媒体|首席|见习|实习|特约)*(?P<role>记者)[：:\s]*(?P<who>[^）)]{2,40})"
)
"""Behind the name of the outlet."""
_OTHERS = re.compile("[、，,；;\\s/]*(?:通讯员|特约|摄影|编辑|实习生|文[/／]|图[/／])")


def find(reading: Reading, sentence: Sentence) -> Iterator[Statement]:
    """The reporters of the outlet that a report's first words name."""
    for outlet in reading.mentions[sentence.index]:
        if outlet.kind != "Organization":
            continue
        head = _HEAD.match(sentence.text, outlet.end - sentence.start)
        if head is None:
            continue
        others = _OTHERS.search(head["who"])
        end = sentence.start + (head.start("who") + others.start() if others else head.end("who"))
        for m in reading.mentions[sentence.index]:
            if m.kind == "Person" and sentence.start + head.start("who") <= m.start and m.end <= end:
                yield state(sentence, m, "holdsPost", outlet, "post", 0.85, role=head["role"])
