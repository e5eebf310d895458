"""Sentence -> Quantity mentions: number, unit and the modifiers beside it, with value, bounds and exact span.

    惠及企业90余家 -> "90余家": 90 NUM, over, 90 to 99; 近300亿元 -> under, 270e8 to 300e8 CNY; 20~40亿元 -> a range

One scan: a pattern finds numerals, `names` tells those that are dates or parts of names (第三届, 2023年, G20, 〔2024〕83号, 一期), the tables
are asked for the longest unit behind each other one, then modifiers beside it are taken in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.mentions import cells, exempt, modifiers, numbers, units
from kg.mentions.numbers import Numeral, narrow, numeral, value
from kg.mentions.units import DURATIONS, LENGTHS, Unit
from kg.model import Document, Mention, Modifier, Quantity, Sentence, Token

_HEDGE = re.compile(r" {0,2}(?P<hedge>[余多来几])?(?P<space> {0,2})(?P<times>(?:[十百千]?[万亿]+|[百千](?![瓦米克伏分]))(?!分之))?(?P<more>[余多])? {0,2}")
_BETWEEN = re.compile(r"(?:\(含\))? ?(?:[-—–~～]{1,2}|至|到) ?")
_FROM = re.compile(r"[由从自]$")
_RATIO = re.compile(r" {0,2}分 {0,2}之 {0,2}(?=[^ ])")
_TRAILING = re.compile(r"(?P<small>[十百千拾佰仟]?)(?P<large>[万亿]*)$")
_LIST = re.compile(r" ?[、和与及] ?")
_MONEY_BEFORE = re.compile(
    r"(?:投资额?|产值|营收|收入|税收|纳税|利润|资金|补贴|贷款|融资|销售额|成交额|交易额|出口额|总额|金额|货值|注册资本|资产|市值|估值|效益|GDP|价值|斥资|耗资|产出)"
    r"(?:达到|达|为|约|近|超过?|突破|逾|完成|共|计|总计|合计|实现|高达|至|了){0,2}$"
)
_TAILS = {
    "CCY_CNY": (("角", "0.1"), ("毛", "0.1"), ("分", "0.01")),
    "CCY_USD": (("美分", "0.01"),),
    "CCY_JPY": (("日本銭", "0.01"), ("钱", "0.01")),
}
_TAIL = re.compile(r"(?:又|零)?(?P<n>[0-9]{1,2}|[一二两三四五六七八九壹贰叁肆伍陆柒捌玖])(?P<unit>角|毛|分|美分|日本銭)(?:钱)?(?![之钟析布])")
_BETWEEN_UNIT = frozenset(" 余多来几十百千万亿")
_POINTS = re.compile(r" {0,3}个? ?百 ?分 ?点")
_INDEX = re.compile(r"(?:指数|系数)(?:达到|达|为|升至|降至|是|：|:)$")
_SMALLER = {"HR": ("MIN", 60), "YR": ("MO", 12), "MIN": ("SEC", 60)}
_HALF_LATER = re.compile(r"半(?![年月天小径导])")
_ONE = frozenset("一壹")
_COUNTED_ONE = re.compile(r"(?:各|仅有?|只有?|共有?|合计|共计|总共|唯一?的?)$")
_ONE_YEAR = re.compile(r"(?:历时|历经|用时|时隔|仅|只|长达|为期|耗时|闲置|不到|用|满|过去|近|约)了?(?:短短)?$|短短$")
_ELECTRIC = re.compile("电")
_TASKS = re.compile("重点|产业|行动|工程|任务|专项|类|领域|优势|特色|支柱|措施|战略|主导|体系|板块|片区|系列|项目|平台|集群|中心|基地|场景|标准|指标|方面")
_EDITIONS = re.compile(r"(?:举办|开展|连续|历经|已|共|共计|累计|播出|推出|发布|出版|班|办|办了|举办了|召开了?|历)$")


def find(document: Document, sentence: Sentence, tokens: tuple[Token, ...]) -> Iterable[Mention]:
    """The quantities of a sentence, with the document's offsets; in a table row also those whose unit stands in the header."""
    found = read_quantities(sentence.text)
    if cells.ROW in sentence.text:
        found = cells.read(document, sentence, found)
    for m in found:
        yield replace(m, start=m.start + sentence.start, end=m.end + sentence.start)


def read_quantities(text: str) -> list[Mention]:
    """All quantities of a text, in order, without overlaps; text[m.start:m.end] == m.text.

    Kind "Quantity", value a kg.model.Quantity. Linear in the length of the text.
    """
    plain = narrow(text)
    skip = exempt.Skipper(plain)
    found: list[Mention] = []
    beginnings = units.beginnings()
    at = 0
    while m := numbers.search(plain, at):
        start = m.start()
        if m.end() == start + 1 and m.lastgroup == "words" and plain[m.end() : m.end() + 1] not in beginnings:
            at = m.end()
            continue  # the 一 of 一些, 统一
        past = skip.past(m)
        if past:
            at = max(past, start + 1)
            continue
        n = numeral(plain, m)
        read = _Reader(plain, found[-1] if found else None).read(n) if n else None
        if read is None:
            at = n.end if n else m.end()
            continue
        first, last, quantity, score = read
        first = max(first, found[-1].end if found else 0)
        found.append(Mention(first, last, text[first:last], "Quantity", quantity, finder="quantities", score=score))
        at = max(last, start + 1)
    return found


Read = tuple[int, int, Quantity, float]


@dataclass(frozen=True, slots=True)
class _Amount:
    """A numeral with what multiplies it, up to the unit."""

    start: int
    end: int
    value: Decimal
    style: str
    text: str
    modifier: Modifier = "exact"
    step: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one quantity of a folded text; `previous` is the quantity before it, from which a list elides the unit."""

    plain: str
    previous: Mention | None

    def read(self, n: Numeral) -> Read | None:
        """(start, end, quantity, score) of a numeral's quantity; None where it is a name, an article or has no unit."""
        plain = self.plain
        if n.style == "half":
            return self._half(n)
        if plain[n.end : n.end + 3].strip()[:1] == "分" and (ratio := self._ratio(n)):
            return ratio
        amount = self._amount(n)
        if currency := self._prefixed(amount):
            return currency
        found = self._unit(amount.end, amount.style == "arabic" or len(amount.text) > 1 or amount.modifier != "exact")
        if found is None and amount.text.endswith("两") and len(amount.text) > 1 and (shorter := value(amount.text[:-1])):
            amount = replace(amount, value=shorter, text=amount.text[:-1], end=n.end - 1)  # 两万两 of silver
            found = units.at(plain, amount.end)
        if found is None and plain[amount.end : amount.end + 1] in ("k", "K"):
            amount, found = replace(amount, value=amount.value * 1000, end=amount.end + 1), self._unit(amount.end + 1)
        if found is None and plain[amount.end : amount.end + 1] in ("W", "w") and plain[amount.end + 1 : amount.end + 2] in "元块人户家上左多亩吨" + "个":
            amount = replace(amount, value=amount.value * 10000, end=amount.end + 1)  # 30w元
            found = units.at(plain, amount.end)
        if found is None:
            return self._without_unit(amount)
        unit, end = found
        if not self._admits(amount, unit, end):
            return None
        return self._quantity(amount, unit, end)

    # ------------------------------------------------------------ the number

    def _amount(self, n: Numeral, signed: bool = True) -> _Amount:
        """The number with 余, 多, 几 and 万, 亿 behind it: 十余, 500 余万, 二十几万, 1.2万多."""
        plain, number, end = self.plain, n.value, n.end
        sign = exempt.sign(plain, n.start) if signed else ""
        if plain[end : end + 1] not in _BETWEEN_UNIT and n.low is None:
            return _Amount(n.start - len(sign), end, -number if sign else number, n.style, plain[n.start : n.end])
        rest = _HEDGE.match(plain, end)
        assert rest  # every part of the pattern is optional
        hedge, times, more = rest["hedge"], rest["times"], rest["more"]
        modifier: Modifier = "exact"
        step = low = high = None
        if hedge == "几" and not (n.style != "vague" and (times or n.value % 10 == 0)):
            hedge = times = more = None
        if hedge == "来" and (n.value % 10 or n.value == 0):
            hedge = times = more = None
        if n.low is not None and n.style == "vague":
            modifier, low, high = "over", n.low, n.high
        elif n.low is not None:
            modifier, low, high = "range", n.low, n.high
        if hedge or more:
            step = modifiers.weight(number)
        if times and (hedge or n.style == "vague" or rest["space"] or n.style == "words"):
            factor = value(times) or Decimal(1)
            number *= factor
            low, high = (None if x is None else x * factor for x in (low, high))
            step = step and step * factor
        elif times:
            times = more = None
            step = modifiers.weight(number) if hedge else None
        if hedge or more or times:
            end = rest.end()
            if plain[end - 1] == " ":
                end = len(plain[:end].rstrip(" "))
        if hedge or more:
            modifier = "about" if hedge == "来" else "over"
        gap = 0
        while gap < 2 and plain[end + gap : end + gap + 1] == " ":
            gap += 1
        end += gap
        start = n.start - len(sign)
        return _Amount(start, end, -number if sign else number, n.style, plain[n.start : n.end], modifier, step, low, high)

    def _ratio(self, n: Numeral) -> Read | None:
        """百分之十八点三, 千分之五, 三分之一: a percentage."""
        parts = _RATIO.match(self.plain, n.end)
        above = numbers.match(self.plain, parts.end()) if parts else None
        if not above or not n.value:
            return None
        power = all(c in "百千万佰仟" for c in self.plain[n.start : n.end].replace(" ", ""))
        quantity = Quantity(above.value * 100 / n.value, "PERCENT", written="百分之" if power else "分之")
        end = above.end
        start = n.start - len(exempt.sign(self.plain, n.start))
        if start < n.start:
            quantity = replace(quantity, value=-quantity.value)  # type: ignore[operator]
        if high := self._second_ratio(end, n):
            return self._widened(n.start, high[0], Quantity(None, "PERCENT", "range", quantity.value, high[1], quantity.written), None)
        return self._widened(start, end, quantity, None)

    def _second_ratio(self, end: int, n: Numeral) -> tuple[int, Decimal] | None:
        """百分之五至百分之十, 百分之五到十."""
        between = _BETWEEN.match(self.plain, end)
        first = numbers.match(self.plain, between.end()) if between else None
        if not first:
            return None
        parts = _RATIO.match(self.plain, first.end)
        second = numbers.match(self.plain, parts.end()) if parts else None
        if second and first.value == n.value:
            return second.end, second.value * 100 / n.value
        return (first.end, first.value * 100 / n.value) if not parts and not units.at(self.plain, first.end) else None

    def _half(self, n: Numeral) -> Read | None:
        """过半, 一半以上, 近半: of a whole, so a percentage."""
        if self.plain[n.start : n.end] == "半百":
            return None
        return self._widened(n.start, n.end, Quantity(Decimal(50), "PERCENT", written="半"), None)

    # ------------------------------------------------------------ the unit

    def _unit(self, at: int, loose: bool = True) -> tuple[Unit, int] | None:
        """The unit at an offset; 个百分点 may be spaced."""
        found = units.at(self.plain, at, loose)
        if (found is None or found[0].written == "个") and (m := _POINTS.match(self.plain, at)):
            return Unit("个百分点", "百分点"), m.end()
        return found

    def _prefixed(self, a: _Amount) -> Read | None:
        """人民币50元, ￥300, 港币两千九百六十元: the currency before the number."""
        plain = self.plain
        found = units.prefix().search(plain, max(0, a.start - 8), a.start)
        if not found or (self.previous and self.previous.end > found.start()):
            return None
        name = found[0].rstrip(" ")
        if name[-1].isalpha() and name.isascii() and found.start() and plain[found.start() - 1].isascii() and plain[found.start() - 1].isalpha():
            return None
        behind = units.at(plain, a.end)
        end = a.end if behind else a.start + len(plain[a.start : a.end].rstrip(" "))
        written = name
        if behind and behind[0].code.startswith("CCY"):
            written, end = behind[0].written, behind[1]
            if behind[0].written not in ("元", "圆", "块", "元整", "圆整", "元钱", "块钱"):
                return None
        elif behind and behind[0].code != "NUM":
            return None
        elif behind and not name.isascii():
            return None
        unit = Unit(written, units.currencies()[name])
        start, finish, quantity, score = self._quantity(a, unit, end)
        return min(start, found.start()), finish, quantity, score

    def _admits(self, a: _Amount, unit: Unit, end: int) -> bool:
        """Whether number and unit are a quantity, not an article, an ordinal, a class or part of a word."""
        plain, written = self.plain, unit.written
        before = plain[max(0, a.start - 6) : a.start]
        bare = a.style == "words" and a.modifier == "exact" and all(c in "十百千万亿" for c in a.text) and a.text[0] != "十"
        if unit.code == "YR" and a.style == "arabic" and len(a.text) == 4 and 1800 < a.value < 2100:
            return False
        if a.text in _ONE and a.modifier == "exact" and not (unit.code in DURATIONS and (_HALF_LATER.match(plain, end) or "半" in written)):
            return self._admits_one(before, unit, end, self._modified(a, end))
        counts = unit.code.startswith("CCY") or unit.code == "MU_CN" or unit.code == "NUM" and written not in ("人", "户")
        if bare and not (counts or plain[end : end + 1] == "级" or self._modified(a, end)):
            return False
        if unit.code.startswith("CCY") and a.text in ("亿", "万", "百万", "千万", "百亿", "千亿", "万亿") and plain[end : end + 1] in ")）":
            return False  # the unit of a table's column: 总投资(亿元)
        if written == "折":
            return a.value != 10
        if written == "大":
            congress = a.value > 10 and not _TASKS.match(plain, end)  # 十八大, 二十大
            return a.style == "words" and 2 <= a.value <= 30 and plain[end : end + 1].isalpha() and not congress
        if unit.code == "MO" and before.endswith(("前", "头")) and not before.endswith("提前"):
            return False  # 前8个月 is a period
        if unit.code in DURATIONS and a.text == "两" and before.endswith(("这", "那", "今明", "昨今")):
            return False
        if written == "番":
            return plain[a.start - 1 : a.start] == "翻" or plain[a.start - 2 : a.start] == "翻了" or a.style == "arabic"
        if written == "日":
            return plain[end : end + 1] == "内" or plain.startswith("以内", end)
        if unit.weak == 3:
            return bool(_EDITIONS.search(before)) and a.value < 1000
        if written == "点":
            return a.style == "arabic" and ("." in a.text or a.value >= 100)
        if unit.weak and a.style == "words" and len(a.text) == 1 and not (a.text in "两俩" and unit.code == "NUM" and written not in units.PLACES):
            return unit.weak == 1 and a.modifier != "exact"
        if unit.weak == 2 and a.style != "arabic" and len(a.text) < 2 and a.modifier == "exact":
            return False
        if unit.code in ("KiloV", "V") and (plain[end : end + 1].isalpha() or plain[end : end + 1] == "/"):
            return False  # 110千伏线路: a class of voltage
        if written == "小时" and before.endswith("×"):
            return False  # 7×24小时
        if plain[end : end + 1] == "级" and not (unit.code.startswith("CCY") or plain.startswith("级以上", end)):
            return False  # 30万吨级码头: a class
        if unit.code == "NUM" and len(written) == 1 and a.style == "arabic" and plain[end : end + 2] in ("国道",):
            return False
        return not (unit.code == "YR" and a.style == "words" and len(a.text) == 1 and plain[end : end + 2] in ("行动", "计划", "规划", "任务", "攻坚"))

    def _modified(self, a: _Amount, end: int) -> bool:
        return a.modifier != "exact" or bool(modifiers.before(self.plain, a.start) or modifiers.after(self.plain, end) or modifiers.scoping(self.plain, a.start))

    def _admits_one(self, before: str, unit: Unit, end: int, modified: bool) -> bool:
        """一 counts only where something else says that it is a number: 至少一个, 历时一年, 翻一番, 一亩."""
        written = unit.written
        if written == "番":
            return before.endswith(("翻", "翻了"))
        if unit.code in ("NUM", "DAY") or written in ("年", "周年", "度", "米", "元", "方", "平", "里", "点", "分", "箱", "桶", "秒"):
            return modified and not (unit.code == "DAY" and written == "天") and unit.weak < 2 or bool(
                _ONE_YEAR.search(before) if unit.code == "YR" else unit.code == "NUM" and not unit.weak and _COUNTED_ONE.search(before)
            )
        return unit.weak < 2

    # ------------------------------------------------------------ the quantity

    def _quantity(self, a: _Amount, unit: Unit, end: int) -> Read:
        """Number and unit made a quantity; then smaller units, halves, ranges and modifiers."""
        plain = self.plain
        unit = self._electric(a, unit, end)
        if unit.written == "元" and plain[end : end + 1] in "整正" and plain[end : end + 1]:
            end += 1
        modifier: Modifier = a.modifier
        if "多" in unit.written and modifier == "exact":
            modifier, a = "over", replace(a, step=Decimal(1))
        if unit.written.startswith("个半"):
            a = replace(a, value=a.value + Decimal("0.5"))
        factor = unit.factor
        if unit.written == "折" and a.value > 10:
            factor = Decimal(1)  # 75折, 五五折
        elif unit.written == "折" and a.value == Decimal("0.5"):
            factor = Decimal(100)  # 半折 is half the price
        quantity = Quantity(a.value * factor, unit.code, modifier, written=unit.written)
        if modifier == "range" and a.low is not None and a.high is not None:
            return self._widened(a.start, end, replace(quantity, value=None, low=a.low * factor, high=a.high * factor), None)
        if a.low is not None and a.high is not None:
            return self._widened(a.start, end, replace(quantity, low=a.low * factor, high=a.high * factor), None)
        if modifier == "exact" and (more := self._smaller(quantity, end)):
            end, quantity = more
        if other := self._range(end, quantity, a):
            end, quantity = other
        return self._widened(a.start, end, quantity, a.step and a.step * factor)

    def _electric(self, a: _Amount, unit: Unit, end: int) -> Unit:
        """3亿度 and 度 where electricity is spoken of are kilowatt-hours; other degrees stay 度. 块 before 毛, 角 and 分 is money."""
        if unit.written == "度" and (a.value >= 10**4 or _ELECTRIC.search(self.plain, max(0, a.start - 10), end)):
            return Unit("度", "KiloW-HR")
        if unit.written == "块" and _TAIL.match(self.plain, end):
            return Unit("块", "CCY_CNY")
        return unit

    def _smaller(self, q: Quantity, end: int) -> tuple[int, Quantity] | None:
        """What follows in a smaller unit is added: 123元1角1分, 2小时56分, 1年6个月, 3吨半."""
        plain = self.plain
        assert q.value is not None
        if q.unit in _TAILS and q.value < 10**12:
            total, at = q.value, end
            factors = {name: Decimal(f) for name, f in _TAILS[q.unit]}
            while (m := _TAIL.match(plain, at)) and m["unit"] in factors:
                total, at = total + (value(m["n"]) or 0) * factors[m["unit"]], m.end()
            if plain[at : at + 1] in "整正" and at > end:
                at += 1
            return (at, replace(q, value=total)) if at > end else None
        if q.unit in _SMALLER and (n := numbers.match(plain, end)):
            code, factor = _SMALLER[q.unit]
            unit = units.at(plain, n.end)
            if unit and n.value < factor and (unit[0].code == code or code == "MIN" and unit[0].written == "分"):
                return unit[1], replace(q, value=q.value * factor + n.value, unit=code, written=unit[0].written)
        if (q.unit in DURATIONS or q.unit in ("TONNE", "KiloGM", "KiloM", "M", "MU_CN", "倍")) and _HALF_LATER.match(plain, end):
            return end + 1, replace(q, value=q.value + Decimal("0.5") * self._one(q))
        if q.unit == "PERCENT" and q.written == "成" and (m := re.compile(r" ?([一二三四五六七八九1-9])(?![^\W\d])").match(plain, end)):
            return m.end(), replace(q, value=q.value + (value(m[1]) or 0))
        return None

    def _one(self, q: Quantity) -> Decimal:
        """What one of the written unit is in the quantity's unit (斤: 0.5 kg)."""
        found = units.at(q.written, 0)
        return found[0].factor if found else Decimal(1)

    def _range(self, end: int, first: Quantity, a: _Amount) -> tuple[int, Quantity] | None:
        """20亿元至40亿元: the second half of a range whose ends both have a unit; 由…至… is a change, no range."""
        between = _BETWEEN.match(self.plain, end)
        if not between or _FROM.search(self.plain, max(0, a.start - 1), a.start) or first.value is None:
            return None
        n = numbers.match(self.plain, between.end())
        if not n:
            return None
        second = self._amount(n, signed=False)
        unit = units.at(self.plain, second.end)
        if not unit or unit[0].code != first.unit or second.value * unit[0].factor <= first.value:
            return None
        return unit[1], Quantity(None, first.unit, "range", first.value, second.value * unit[0].factor, unit[0].written)

    def _without_unit(self, a: _Amount) -> Read | None:
        """A number whose unit stands elsewhere: the low end of a range, a member of a list, or counted things without a classifier."""
        return self._low_end(a) or self._elided(a) or self._counted_noun(a) or self._index(a) or self._kept(a)

    def _low_end(self, a: _Amount) -> Read | None:
        """30~50亿元: the multiplier of the high end holds for the low end too, unless that makes it the greater (8500到3万)."""
        plain = self.plain
        between = _BETWEEN.match(plain, a.start + len(plain[a.start : a.end].rstrip(" ")))
        if not between or a.modifier != "exact" or a.value < 0:
            return None
        n = numbers.match(plain, between.end())
        if not n:
            return None
        second = self._amount(n, signed=False)
        unit = units.at(plain, second.end)
        if not unit or second.value <= 0:
            return None
        if unit[0].code == "YR" and second.value > 1900 or not self._admits(second, *unit):
            return None
        low = a.value
        tail = _TRAILING.search(plain[n.start : second.end].rstrip(" 余多"))
        if tail and not re.search("[万亿]", a.text):
            small = Decimal(1) if re.search("[十百千拾佰仟]", a.text) or not tail["small"] else value(tail["small"]) or Decimal(1)
            large = value(tail["large"]) if tail["large"] else Decimal(1)
            for factor in (small * (large or 1), large or Decimal(1)):
                if low * factor < second.value:
                    low *= factor
                    break
        if low >= second.value:
            return None
        factor = unit[0].factor
        quantity = Quantity(None, unit[0].code, "range", low * factor, second.value * factor, unit[0].written)
        return self._widened(a.start, unit[1], quantity, None)

    def _elided(self, a: _Amount) -> Read | None:
        """80万吨、45.5万 and 18.2亿和10.3亿元: the unit of a neighbour in the list."""
        if a.style != "arabic" or not re.search(r"[万亿.]", a.text):
            return None
        end = a.start + len(self.plain[a.start : a.end].rstrip(" "))
        if self.previous and isinstance(self.previous.value, Quantity) and _LIST.fullmatch(self.plain, self.previous.end, a.start):
            q = self.previous.value
            if not self.plain[end : end + 1].isalpha():
                unit = units.at(q.written, 0) if q.written else None
                return self._widened(a.start, end, Quantity(a.value * (unit[0].factor if unit else 1), q.unit, a.modifier, written=q.written), a.step, 0.8)
        at = end
        for _ in range(6):
            gap = _LIST.match(self.plain, at)
            n = numbers.match(self.plain, gap.end()) if gap else None
            if not n or n.style != "arabic":
                return None
            amount = self._amount(n)
            if found := units.at(self.plain, amount.end):
                if not self._admits(amount, *found):
                    return None
                unit = found[0], found[1]
                return self._widened(a.start, end, Quantity(a.value * unit[0].factor, unit[0].code, a.modifier, written=unit[0].written), a.step, 0.8)
            at = amount.end
        return None

    def _counted_noun(self, a: _Amount) -> Read | None:
        """300多施工人员, 15万居民: counted things without a classifier; 总投资15亿: money without its unit."""
        plain = self.plain
        end = a.start + len(plain[a.start : a.end].rstrip(" "))
        large = a.style == "arabic" and bool(re.search("[万亿]", plain[a.start : end]))
        following = plain[end : end + 1]
        if large and not following.isalnum() and _MONEY_BEFORE.search(plain, max(0, a.start - 12), a.start):
            return self._widened(a.start, end, Quantity(a.value, "CCY_CNY", a.modifier, written=""), a.step, 0.7)
        if not large and not (a.style == "arabic" and a.step and a.value >= 10):
            return None
        if a.step and plain[end - 1] in "多余" and (not following.isalpha() or following in "了的年月日"):
            return None
        if following.isalpha() and following.isascii():
            return None
        return self._widened(a.start, end, Quantity(a.value, "NUM", a.modifier), a.step, 0.7)

    def _index(self, a: _Amount) -> Read | None:
        """创新指数为110.9: an index is a bare number."""
        if a.style != "arabic" or self.plain[a.end : a.end + 1].isalpha() or not _INDEX.search(self.plain, max(0, a.start - 6), a.start):
            return None
        return self._widened(a.start, a.start + len(self.plain[a.start : a.end].rstrip(" ")), Quantity(a.value, "NUM", a.modifier), a.step)

    def _kept(self, a: _Amount) -> Read | None:
        """A unit of no table, as written: 20缅甸元."""
        found = units.unknown(self.plain, a.end) if a.style == "arabic" or len(a.text) > 1 else None
        return self._quantity(replace(a), *found) if found else None

    # ------------------------------------------------------------ the words beside it

    def _widened(self, start: int, end: int, q: Quantity, step: Decimal | None, score: float = 1.0) -> Read:
        """The span with the modifiers beside it, and the bounds that they mean."""
        plain = self.plain
        before, after = modifiers.before(plain, start), modifiers.after(plain, end)
        if after is None and plain[end : end + 1] == "内" and (q.unit in DURATIONS or q.unit in LENGTHS) and not plain.startswith("内部", end):
            after = "atMost", end + 1
        if after and plain[end : after[1]] in ("多", "有余") and not self._takes_more(q, end):
            after = None
        if plain[end : end + 1] == "级" and q.unit.startswith("CCY"):
            q, end = (replace(q, modifier="atLeast") if q.modifier == "exact" else q), end + 1
        if q.modifier == "range":
            start = before[1] if before else start
            return start, after[1] if after else end, q, score
        modifier: Modifier = q.modifier
        if before:
            start = before[1]
            modifier = before[0] if modifier in ("exact", "over", "about") else modifier
            step = step if modifier in ("over", "about") and q.modifier == "over" else None
        if after:
            if q.low is None and (modifier in ("exact", "about") or after[0] == "atLeast" and modifier == "over"):
                modifier = after[0]
            end = after[1]
        if modifier == "exact":
            modifier = modifiers.scoping(plain, start) or modifier
        if modifier != q.modifier:
            q = replace(q, modifier=modifier)
        if after and plain[after[1] - 1] in "多余":
            step = self._one(q)
        return start, end, q if q.low is not None else modifiers.bounded(q, step, before[2] if before else None), score

    def _takes_more(self, q: Quantity, end: int) -> bool:
        """3年多, 2亿元多: 多 behind a measure, not the 多 of 多的, 多元, 多样, 多层."""
        return q.unit != "NUM" and q.modifier == "exact" and self.plain[end + 1 : end + 2] not in tuple("的样元层种个家方次项年彩维数半媒功边变地人条次")
