"""One sentence -> Gatherings: named meetings, ceremonies, fairs. 市里举办春季数字产业对接会 -> 春季数字产业对接会."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions import leftward
from kg.mentions.titled import heads
from kg.model import Mention, Sentence, Token
from kg.text.anchors import finder

QUOTED = finder(r"“[^“”。]{3,40}”(?:主题|系列)?(?:活动|大会|仪式|论坛|峰会)")
LEAD = re.compile(r"每逢|[一二三四五六七八九十两\d]+[次场届](?!全会)")
VAGUE = re.compile(
    r"(?:主题|专题|分|系列|各类|多场|平行|国际|线上|网络|专场|有关|重要|相关|第?\d+[个场次]){0,4}(?:论坛|峰会|会议|大会|招聘会|活动|年会)$|(?:本?公司)?(?:临时)?股东(?:大)?会$"
)
FAIR = finder(
    r"(?:\d{4}年)?(?:第[一二三四五六七八九十百\d]{1,4}届)?"
    r"(?:[一-鿿](?:博|交|贸|洽)会|[全亚世冬残青大奥]{1,2}[运奥冬]会)(?![议员晤谈展商计])"
)
EDITION = finder(
    r"(?:\d{4}年?)?第[一二三四五六七八九十百\d]{1,4}届[^，。；：、“”\n的]{2,24}?(?:节|赛|展|周|峰会|论坛|大会|博览会|联谊会|运动会)(?![目水能约制日气点力会道览示馆区品演厅奏])"
)
"""第三届高山采茶节: what comes in editions is a gathering, whatever it is called."""
SIGNING = finder(
    r"(?<=举[行办])(?P<name>(?:\d{4}年|[一二三四]季度|上半年|下半年|[春夏秋冬]季|第[一二三四五六七八九十\d]+[次批])[^，。；：、“”\n的]{0,20}集中(?:签约|开工)|[^，。；：、“”\n的了]{2,20}联谊会)(?=[，,。；])"
)
"""举行|一季度重大项目集中签约: a ceremony that is not called one; 举办|人才联谊会: one that is held, and no association."""
PLENUM = finder(
    r"(?:[省市县区州旗]委)?(?:[省市县区州]?第[一二三四五六七八九十]+次党代会|[省市县区州][一二三四五六七八九十]+届人大[一二三四五六七]次会议|(?:党的|中共)?[一二三四五六七八九十]{2,3}届[一二三四五六七]中(?:、[一二三四五六七]中)*全会"
    r"|第?[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,3}次(?:董事会|监事会|理事会|全会|职代会|全体(?:扩大)?会议))"
)
_TIMES = re.compile(r"(?:共|达|累计)?\d+[余多]?[场次]")
"""召开企业家座谈会|22次: several."""
FIRST = re.compile(r"首[场届]$|第[一二三四五六七八九十\d]+[届场]$")
MEETS = re.compile(r"(?:主持|出席|参加|列席|召开|召集)$")
"""副县长某某主持会议: the meeting itself has no name."""
_WHOLLY_QUOTED = re.compile(r"(?<=“)[^“”，。；]{4,40}$")
"""“…发展合作峰会”: quotation marks say where it begins."""
_JOINED = re.compile(r"(?:签约|开工|竣工|投产|奠基|揭牌|启动|通车|投用|授牌)[、和暨及]$|(?<![召举打])开$")
"""集中开工、|竣工仪式, 集中开|竣工仪式: one ceremony of both."""
_OF_COMPANY = re.compile(r"公司(?:[（(][^（()）]{2,30}[）)])?(?=第[一二三四五六七八九十百\d]{1,4}[届次]|\d{4}\s?年)")
"""某某股份有限公司（以下简称“公司”）|第八届董事会第三次会议: the company is one thing, its meeting another."""
HELD = re.compile(r"(?:举行|举办|召开|办起|主办|承办|组织|参加|出席)[^，。；]{0,30}$")


def find(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Mention]:
    """Gatherings by their last word, and quoted ones that somebody held."""
    last: Mention | None = None
    for title in heads.titles(sentence, tokens, "Gathering"):
        at = title.start - sentence.start
        first = FIRST.search(sentence.text, max(0, at - 8), at)
        joint = _JOINED.search(sentence.text, max(0, at - 6), at)
        if joint and (joint[0] != "开" or title.text.startswith("竣工")):
            title = heads.widened(sentence, tokens, title, sentence.start + joint.start())
            at = title.start - sentence.start
        end = title.end - sentence.start
        quoted = _WHOLLY_QUOTED.search(sentence.text, max(0, at - 40), end) if sentence.text.startswith("”", end) else None
        if quoted and quoted.start() < at:
            start, text = sentence.start + quoted.start(), sentence.text[quoted.start() : end]
            yield Mention(start, title.end, text, "Gathering", finder="gatherings", score=0.85)
            continue
        if title.text == "新闻发布会" and not first or MEETS.search(title.modifier):
            continue
        lead = LEAD.match(title.text)
        start = title.start + (lead.end() if lead else 0)
        if title.text.startswith("暨"):  # 推进会|暨项目签约仪式: the same meeting
            start = last.start if last and last.end == title.start else start + 1
        if not first and _TIMES.match(sentence.text, end):
            continue
        if not first and VAGUE.match(sentence.text, start - sentence.start, title.end - sentence.start):
            continue
        if first:
            start = sentence.start + first.start()
        elif company := _OF_COMPANY.search(sentence.text, start - sentence.start, title.end - sentence.start):
            start = sentence.start + company.end()
        text = sentence.text[start - sentence.start : title.end - sentence.start]
        last = Mention(start, title.end, text, "Gathering", finder="gatherings", score=0.85)
        yield last
    known = {t.text for t in tokens if len(t.text) > 2}
    for match in FAIR.finditer(sentence.text):
        start = sentence.start + match.start()
        whole = any(t.start == sentence.start + match.end() - 3 for t in tokens)  # 的博会: a word begins with the fair
        if whole or match[0][-3:] in known:
            yield Mention(start, start + len(match[0]), match[0], "Gathering", finder="gatherings.fair", score=0.8)
    for match in EDITION.finditer(sentence.text):
        start = sentence.start + match.start()
        yield Mention(start, start + len(match[0]), match[0], "Gathering", finder="gatherings.edition", score=0.85)
    for match in SIGNING.finditer(sentence.text):
        yield Mention(
            sentence.start + match.start(), sentence.start + match.end(), match[0], "Gathering", finder="gatherings", score=0.8
        )
    for match in PLENUM.finditer(sentence.text):
        start = sentence.start + match.start()
        yield Mention(start, start + len(match[0]), match[0], "Gathering", finder="gatherings.plenum", score=0.95)
    for match in QUOTED.finditer(sentence.text):
        if HELD.search(sentence.text, max(0, match.start() - 40), match.start()):
            end = sentence.start + match.end()
            phrase = leftward.phrase(tokens, sentence.start + match.start())
            start = phrase.start if phrase.start is not None else sentence.start + match.start()
            text = sentence.text[start - sentence.start : match.end()]
            yield Mention(start, end, text, "Gathering", finder="gatherings.quoted", score=0.85)
