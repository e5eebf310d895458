"""Lines of a page that are no part of its article: buttons, links to others, the frame of a newspaper's page.

上一版　下一版, 【打印】, 相关阅读 -> dropped; below 新闻推荐 stand the beginnings of other articles
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.read.lines import Line
from kg.read.metadata import buttons

_TAIL = re.compile(
    r"^(?:为您推荐|相关(?:阅读|新闻|链接|推荐|报道|文章)|延伸阅读|推荐阅读|热门推荐|猜你喜欢|下载\S{0,20}(?:APP|客户端)|联系(?:方式|我们|电话)|扫一扫|"
    r"分享(?:到|至)|版权(?:所有|声明)|免责声明|上一[篇条]|下一[篇条]|返回(?:顶部|首页|列表)|友情链接|网站地图|特别声明|声明[:：])"
)
_OTHERS = re.compile(
    r"^\W*(?:(?:新闻|相关|热门|热点|精彩|最新|推荐|图片|更多|本周|本月|今日|本栏目?|同类)(?:阅读|新闻|链接|推荐|报道|文章|资讯|图文|内容|信息|排行榜?)|(?:推荐|延伸|大家都在|网友)阅读|猜你喜欢|(?:点击|阅读|新闻|浏览)排行榜?|发表评论|网友评论)\W*$"
)
"""Below an article, such a line alone heads the beginnings of others, however long they are."""
ARTICLE = 200
"""Characters that the text above it has at least."""
_NOISE = re.compile(r"^(?:[\w.+-]+@[\w.-]+|https?://\S+)$")
_PAPER = re.compile(
    r"^(?:第\s?[A-Z]?\d{1,3}\s?版|返回(?:主页|首页|目录|[\u4e00-\u9fff]{1,6}首页)|版面导航|标题导航|\d{0,2}\s?[上下]一[版篇期条](?![\u4e00-\u9fff])|-\s?(?:\d+|举报|收藏|下载|约\s?[\d.]+万?[字页])\s*$|欢迎(?:访问|光临))"
)
"""The furniture of a newspaper's page: 第04版：要闻　上一版　下一版; its date stands above the title."""
_FOOT = re.compile(r"版权所有|网站标识码|ICP备|公网安备|技术支持\s?[:：]|^欢迎(?:访问|光临|您?来到)")
"""Who keeps the site."""
SHORT, LONG = 40, 80


def noise(line: Line) -> bool:
    """Whether a line is a button, a counter, a link."""
    kept = line.role is None and len(line.text) <= LONG and bool(_FOOT.search(line.text)) and not line.text.endswith("。")
    short = len(line.text) <= SHORT and (_clicked(line.text) or of_paper(line))
    return kept or short or bool(_NOISE.match(line.text))


def of_paper(line: Line) -> bool:
    """Whether a line frames the page of a newspaper."""
    return line.role is None and bool(_PAPER.match(line.text) or _clicked(line.text))


def _clicked(text: str) -> bool:
    """Whether a line is buttons and counters and nothing else: no 放大平台效应, no 大中小企业融通发展."""
    if not (first := buttons().search(text)) or not re.fullmatch(r"[\W\d_]*", text[: first.start()]):
        return False
    return not re.search(r"[^\W\d_]", buttons().sub("", text)) or text.startswith("【") and text[first.end() :].startswith("】")


def ends(line: Line, above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether the article has ended above a line."""
    if _TAIL.match(line.text) and not any(len(x.text) > LONG for x in below):
        return True
    return bool(_OTHERS.match(line.text)) and sum(len(x.text) for x in above) >= ARTICLE
