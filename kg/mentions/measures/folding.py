"""Text -> the same with plain digits, marks, letters and units, character for character, so that offsets stay those of the text.

１．２億元 -> 1.2亿元; 4，050万元 -> 4,050万元
"""

from __future__ import annotations

import re

_WIDE = {0xFF10 + i: str(i) for i in range(10)}
_WIDE |= {ord(a): b for a, b in zip("％．～－−：（）／＄￥＋\u3000\u00a0", "%.~--:()/$¥+  ", strict=True)}
_WIDE |= {0xFF21 + i: chr(65 + i) for i in range(26)} | {0xFF41 + i: chr(97 + i) for i in range(26)}
_TRADITIONAL = (
    "億萬貳貮叄參陸兩倆點個幾餘負過約畝噸圓塊鎊銖歐韓幣頃戶輛臺條項棟間處場"
    "種隻頭號層對雙張週時鐘歲車類級組標準電內於將達數實際盧賓擔倉畫聲隊筆節禮後這"
)
_SIMPLIFIED = (
    "亿万贰贰叁叁陆两俩点个几余负过约亩吨圆块镑铢欧韩币顷户辆台条项栋间处场"
    "种只头号层对双张周时钟岁车类级组标准电内于将达数实际卢宾担仓画声队笔节礼后这"
)
_FOLD = {ord(a): b for a, b in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)} | _WIDE
_FOLDED = re.compile("[" + "".join(map(chr, _FOLD)) + "]")
_THOUSANDS = re.compile("(?<=[０-９])，(?=[０-９]{3})")
_TYPED = re.compile(
    r"(?<![0-9.,，])[1-9][0-9]{0,2}(?:，[0-9]{3})+(?=(?:\.[0-9]{1,4})? ?[万亿]?(?:[美欧港日]?元|吨|平方米)(?!以))"
)
"""4，050万元: the thousands of a sum, set with the comma of the text."""


def narrow(text: str) -> str:
    """The text with full-width digits, marks and letters made half-width and Traditional numerals and units made Simplified,
    character for character."""
    if "，" in text:
        text = _TYPED.sub(lambda m: m[0].replace("，", ","), _THOUSANDS.sub(",", text))
    return _FOLDED.sub(_fold, text)  # ten times as fast as str.translate: few characters are folded


def _fold(m: re.Match[str]) -> str:
    return _FOLD[ord(m[0])]
