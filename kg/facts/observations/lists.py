"""Lists with 分别 and 双 -> which value belongs to which member.

工业总产值、税收分别为300亿元、20亿元 -> 300亿元 工业总产值; 20亿元 税收
甲市、乙市的出口额分别增长1%和2%      -> 1% of 甲市, 2% of 乙市, both 出口额增长
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.facts.grammar import clauses
from kg.facts.observations.measures import measure
from kg.model import Arg, Group, Mention, Quantity, Reading, Sentence
from kg.text.anchors import finder

_VALUES = ("、", "和", "与", "及", "，", ",", "以及", "、和")
_PARTS = re.compile(r"、|和|与|及(?!其)|以及")
_SPLIT = finder(
    r"(?P<left>[^，,。；;]{0,60}?)(?P<verb>(?:同比|环比|[比较](?:(?:[上去]|\d{4})年(?:同期|末|同月)?|年初|上月|上季度|前一年)|名义|实际|约|均|都|已|则|也|又|还|将|增长|增加|下降|提高|提升|回落)*)分别(?P<verb2>[^，,。；;、\d]{0,18})$"
)
_SAYS_NOTHING = re.compile(
    r"(?:每[人月年亩户家])+$|[比较](?:(?:[上去]|\d{4})年(?:同期|末|同月)?|年初|上月|上季度|前一年)|达到?了?|为|是|约|有|了|实现|完成|均|突破|超过?|共|已|将|由|从|至|到|的|给予|予以|获得"
)
_PRAISED = finder(
    r"(?P<left>[^，,。；;]{2,60}?)(?:比率|水平|规模)?(?:均|都)?(?:较|最|居|位居|位列|名列|排名)[^，,。；;\d]{1,6}[，,](?P<verb>)分别(?P<verb2>(?:达到?|为|是|完成|实现)(?:了|约)?)$"
)
"""甲县、乙县完成率较高，分别达到|80%、79%: what is measured stands before what is said of it."""
_TOLD = finder(
    r"(?P<left>[^，,。；;]{2,60}?)(?:增长|增势|发展|运行|表现|走势|势头|保持|增速|回升|下滑|降幅)[^，,。；;\d]{1,8}[，,](?P<verb>(?:同比|环比|比上年)?(?:增[幅速]|[涨降]幅)?)分别(?P<verb2>增长|下降|提高|上升|回落|减少|增加|达到?|[为是])(?:了|约)?$"
)
"""甲产品和乙产品增长迅猛，同比分别增长|80%、13%: of which things stands before what is said of them."""
_TOWARDS = re.compile("(?<![相应])[面针]?[对向]$")
"""对东盟、非洲出口分别增长…: to whom, and not who."""
_OWNED = re.compile(r"的(?P<measure>[\u4e00-\u9fff]{1,8}(?:[率量额值]|面积|收入|投资|比重|产值))$")
"""服务业、制造业和农业的|完成率: what is common to all is behind 的."""
_SPEED = re.compile(r"(?:产量|产值|增加值|销量|销售额)?(?:增速|增幅|增长率|涨幅|降幅)$")
_REACHED = re.compile(r"(?<=提高|增加|下降|降低|上升|提升|增长|扩大|减少|压缩)[到至为](?:每[人月年亩户家])*$")
_BOTH = re.compile(r"([^，,。；;：:、]{2,8})[、和及与]([^，,。；;：:、和及与]{2,8})双$")
_CLASSES = re.compile(
    r"(?P<classes>(?:[国省市州县区]家?级|自治区级|[一二三特]级|[一二三]等)(?:[、和](?:[省市州县区]级|自治区级|[一二三]级|[一二三]等))+)(?P<noun>[^，,。；;、的]{2,14})(?:的[^，,。；;]{0,4})?，(?:分别|按)?[^，,。；;\d]{0,10}$"
)
_UNDONE = re.compile(r"(?:完成|实现|累计)(?=投资|产值|税收|收入)")
_SHARE = re.compile("占(?P<whole>[^，,。；;占]{2,16}?)的?(?:比重|比例)")
_SHARES = re.compile(r"占(?:到|据)?(?P<wholes>.+?)(?:的比重|的比例)?的?(?:达到?)?")
_COMPARED = re.compile(r"分别(?P<verb>高于|低于|快于|高出)(?P<wholes>[^，,。；;\d]{2,24}?)(?:的)?(?:平均)?(?:水平|增[速幅])?$")
_INDUSTRIES = re.compile(
    r"(?:^(?!其中)|其中[，,：:]?|[；;])(?P<rows>[^。；;：:]{2,20}业(?:[，,][^，,。；;：:]{2,20}业)+)(?:等)?[\d一二三四五六七八九十]*[个大]?(?:重点|主要)?行业[^，,。；;]{0,10}分别[^，,。；;\d]{1,6}$"
)
_KINDS = clauses.TOPICS | {"Product", "Industry"}


@dataclass(frozen=True, slots=True)
class Member:
    """The member of a list that a value belongs to: a name, the wording of the indicator, or a figure before; `common` to all."""

    named: Mention | None
    words: str
    common: str
    like: Mention | None = None
    part: str = ""  # the member as written, without what is common
    at: int | None = None  # where the wording of all values begins, where a coverb governs the list
    owner: Arg | None = None  # what the value is of, where the list says that and not what is measured


def respectively(reading: Reading, sentence: Sentence) -> dict[Mention, Member]:
    """Value -> the member of the list before 分别 that it belongs to."""
    values = sorted((m for m in reading.mentions[sentence.index] if isinstance(m.value, Quantity)), key=lambda m: m.start)
    out: dict[Mention, Member] = {}
    last: list[Mention] = []  # the run of values before
    for i, m in enumerate(values):
        ahead = sentence.text[: m.start - sentence.start]
        if m in out or "分别" not in ahead or len(run := _run(sentence, values[i:])) < 2:
            continue
        goes_on = last if len(last) == len(run) else []
        last = run
        if i and (compared := _compared(ahead, len(run))):
            out |= {q: Member(None, "", f"增速{compared[0]}{x}", values[i - 1]) for q, x in zip(run, compared[1:], strict=True)}
            continue
        told = _TOLD.search(ahead)
        if not (split := _PRAISED.search(ahead) or told or _SPLIT.search(ahead)):
            continue
        wholes = _wholes(split["verb2"], len(run))
        verb = "" if wholes or _REACHED.search(split["verb2"]) else _SAYS_NOTHING.sub("", split["verb"] + split["verb2"])
        if goes_on and verb and not split["left"] and not measure(verb):  # 指数分别为51%、49%，较上月|分别上升0.4个、0.9个百分点
            out |= {
                q: Member(None, out[p].words + out[p].common if p in out else "", verb, p)
                for q, p in zip(run, goes_on, strict=True)
            }
            continue
        share = _SHARE.fullmatch(split["left"])
        if share and len(parts_of := values[max(0, i - len(run)) : i]) == len(run):
            says = f"占{share['whole']}比重"  # 男性24万人，女性22万人，占总人口的比重|分别为52%、48%
            out |= {q: Member(None, "", says, p) for q, p in zip(run, parts_of, strict=True)}
            continue
        before = [v for v in values[:i] if isinstance(v.value, Quantity) and v.value.unit != "PERCENT"]
        if not split["left"] and len(before) >= len(run) and not measure(verb):  # 分别完成产值3亿元、4亿元: of years
            of = wholes or [verb] * len(run)
            out |= {q: Member(None, "", w, like) for q, w, like in zip(run, of, before[-len(run) :], strict=True)}
            continue
        begin = sentence.start + split.start("left")
        named = _named(reading, sentence, begin, sentence.start + split.end("left"), len(run))
        if named and (to := _TOWARDS.search(sentence.text, 0, named[0].start - sentence.start)):
            common = reading.document.text[named[-1].end : sentence.start + split.end("left")]
            out |= {
                q: Member(None, to[0] + n.text + common, verb, at=sentence.start + to.start())
                for q, n in zip(run, named, strict=True)
            }
            continue
        if named:
            common = re.split(r"[，,]", reading.document.text[named[-1].end : sentence.start + split.end("left")])[-1].lstrip(
                "的两等三四地个市省县"
            )
            out |= {q: Member(n, "", common + verb) for q, n in zip(run, named, strict=True)}
            continue
        if "城乡居民" in split["left"] and len(run) == 2:
            both = [split["left"].replace("城乡居民", x) for x in ("城镇居民", "农村居民")]
            out |= {q: Member(None, p, verb) for q, p in zip(run, both, strict=True)}
            continue
        if measure(split["left"]) and (counts := _counts(reading, sentence, begin, len(run))):
            out |= {q: Member(None, split["left"], verb, owner=g) for q, g in zip(run, counts, strict=True)}
            continue
        if not split["left"] and (kinds := _kinds(ahead, len(run))):
            out |= {q: Member(None, "", verb, part=k) for q, k in zip(run, kinds, strict=True)}
            continue
        if industries := _industries(ahead, len(run)):
            measured = measure(split["left"])
            words = measured.word if measured else ""
            starts = [sentence.start + ahead.rfind(x) for x in industries]
            whose = [Mention(a, a + len(x), x, "Concept", finder="lists") for a, x in zip(starts, industries, strict=True)]
            out |= {q: Member(None, words, verb, owner=x) for q, x in zip(run, whose, strict=True)}
            continue
        dated = [x.end - begin for x in reading.mentions[sentence.index] if x.kind == "Period" and x.start == begin]
        parts = _split(_UNDONE.sub("", split["left"][max(dated, default=0) :]), len(run))
        if len(parts) < len(run) and verb:
            out |= {q: Member(None, "", verb) for q in run[1:]}  # what is not told of the later ones is what the first is
        if len(parts) >= len(run):
            parts = parts[-len(run) :]
            parts[0] = re.split(r"[的，]|其中", parts[0])[-1] or parts[0]
            shared = _shared(parts)
            for q, p in zip(run, parts, strict=True):
                whole = p if p is parts[-1] or not shared else p + shared
                part = p.removesuffix(shared).removesuffix("的") if shared else p if told else ""
                out[q] = Member(None, "" if told else whole, verb, part=part)
    return out


def _counts(reading: Reading, sentence: Sentence, at: int, number: int) -> list[Group]:
    """甲类3个、乙类2个，|总投资分别为5亿元、4亿元: what the clause before counts, as often as there are values."""
    parts = clauses.split(reading, sentence)
    here = clauses.at(parts, at)
    before = parts[here - 1] if here else None
    found = [g for g in reading.groups[sentence.index] if g.count and before and before.start <= g.count.start < before.end]
    return found if len(found) == number else []


def _wholes(verb: str, count: int) -> list[str]:
    """分别占|项目总数和投资总量的|62%、78%: what each is a share of."""
    found = _SHARES.fullmatch(verb)
    parts = [p for p in _PARTS.split(found["wholes"]) if p] if found else []
    return [f"占{p}比重" for p in parts] if len(parts) == count else []


def _split(left: str, count: int) -> list[str]:
    """批发和零售业、金融业 are two, 产值和税收 too: cut at 、 alone where that gives as many as there are values."""
    rows = [p for p in left.split("、") if p]
    return rows if len(rows) == count else [p for p in _PARTS.split(left) if p]


def _compared(before: str, count: int) -> list[str]:
    """分别高于全省、全国平均水平: the verb, and with whom each value compares; nothing where they are not as many as the values."""
    found = _COMPARED.search(before)
    wholes = [p for p in _PARTS.split(found["wholes"]) if p] if found else []
    return [found["verb"], *wholes] if found and len(wholes) == count else []


def _industries(before: str, count: int) -> list[str]:
    """其中，通用设备、专用设备制造业，纺织业2个行业增加值分别增长: the industries between commas, as many as the values."""
    found = _INDUSTRIES.search(before)
    rows = re.split("[，,]", found["rows"]) if found else []
    return rows if len(rows) == count else []


def _kinds(before: str, count: int) -> list[str]:
    """对省级、市级设计中心，分别奖励…: the classes that a clause before lists, with the noun that they share."""
    found = _CLASSES.search(before)
    if not found:
        return []
    classes = [c for c in re.split("[、和]", found["classes"]) if c]
    return [c + found["noun"] for c in classes] if len(classes) == count else []


def _run(sentence: Sentence, values: list[Mention]) -> list[Mention]:
    """The values that follow each other with nothing but marks between."""
    run = values[:1]
    for other in values[1:]:
        between = sentence.text[run[-1].end - sentence.start : other.start - sentence.start]
        if between.strip() not in _VALUES:
            break
        run.append(other)
    return run


def _named(reading: Reading, sentence: Sentence, begin: int, end: int, count: int) -> list[Mention]:
    """As many names as values, side by side before 分别; else as many anywhere earlier in the sentence."""
    names = sorted((m for m in reading.mentions[sentence.index] if m.kind in _KINDS and m.end <= end), key=lambda m: m.start)
    for pool in ([m for m in names if m.start >= begin], names):
        for i in range(len(pool) - count, -1, -1):
            run = pool[i : i + count]
            gaps = [reading.document.text[a.end : b.start].strip() for a, b in zip(run, run[1:], strict=False)]
            if all(g in _VALUES for g in gaps):
                return run
    return []


def _shared(parts: list[str]) -> str:
    """清洁能源、新能源装机占比: what the last member has beyond the others belongs to all of them."""
    last, others = parts[-1], parts[:-1]
    if (speed := _SPEED.search(last)) and speed.start():
        return speed[0]
    if any(measure(o) for o in others):
        return ""
    if owned := _OWNED.search(last):
        return owned["measure"]
    for size in range(4, 1, -1):
        for other in others:
            at = last.find(other[-size:]) if len(other) >= size else -1
            if 0 <= at < len(last) - size:
                return last[at + size :]
    known = measure(last)
    return known.word if known and known.word != last else ""


def both(reading: Reading, sentence: Sentence, m: Mention) -> list[str]:
    """开工率、纳统率双|100%: the two that a value after 双 measures."""
    found = _BOTH.search(sentence.text, 0, m.start - sentence.start)
    if not found:
        return []
    words = [t.text for t in reading.tokens[sentence.index] if found.start(1) <= t.start - sentence.start < found.end(1)]
    tails = ("".join(words[i:]) for i in range(len(words) - 1, -1, -1))
    like = next((t for t in tails if len(t) > 1 and t[-1] == found[2][-1]), found[1])  # 项目|开工率、入库率
    return [like, found[2]]


def of_part(whom: Arg, part: str) -> Mention | None:
    """石化行业、纺织行业景气指数: of the whole list, the member that a value belongs to."""
    if not part or not isinstance(whom, Mention) or whom.kind != "Concept" or part == whom.text or not _PARTS.search(whom.text):
        return None
    at = whom.text.find(part)
    return None if at < 0 else Mention(whom.start + at, whom.start + at + len(part), part, "Concept", finder="lists")
