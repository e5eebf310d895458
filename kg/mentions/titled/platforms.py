"""One sentence -> Platforms: named systems, libraries, maps. 上线园区能耗在线监测平台 -> 园区能耗在线监测平台."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions.titled import heads
from kg.model import Mention, Sentence, Token

QUOTED = re.compile(
    r"“(?![一二三四五六七八九十两双])[^“”，。；]{3,12}”"
    r"(?:平台|系统|小程序|专区|驾驶舱|(?=(?:随之|同步|正式|全面)?(?:上线|启用|投用|设立)))"
)
GRADE_ONLY = re.compile(
    r"^(?:\d+个?|[一二三四五六七八九十两几多百]+[个家])|"
    r"^(?:国家|省|市|县)级(?:以上)?|级以上|高能级|各类|多个|一批|等|型[^，]{0,4}平台|还有|新$|重点$|展示$|发展$|交流合作$|^公共服务$|[一二两三四五六七八九十]大$"
)


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """Platforms by their last word; a counted or merely graded class of platforms (20个高能级平台) is none."""
    for title in heads.titles(sentence, tokens, "Platform"):
        counted = title.before is not None and title.before.tag in ("m", "q")
        applied = sentence.text.startswith("应用", title.end - sentence.start)
        if counted or applied or GRADE_ONLY.search(title.modifier):
            continue
        yield Mention(title.start, title.end, title.text, "Platform", finder="platforms", score=0.7)
    for match in QUOTED.finditer(sentence.text):
        start = sentence.start + match.start()
        yield Mention(start, start + len(match[0]), match[0], "Platform", finder="platforms.quoted", score=0.75)
