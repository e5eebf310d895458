"""The words of posts: 常务副市长 -> rank 常务副, head 市长; what stands between a body and a post of it (党组, 招商科)."""

from __future__ import annotations

import re

from kg import resources

HEAD, RANK = resources.either("post_heads"), resources.either("post_ranks")
TITLE = re.compile(rf"(?P<rank>(?:{RANK})*)(?P<head>{HEAD})(?:助理)?|(?P<leads>[省市县区镇州]领导)")
INNER = re.compile(
    rf"(?:{RANK})*[\u4e00-\u9fff]{{0,6}}(?:科|处|室|股|部|办|车间|分公司|工会|支部|小组|政法委|纪委|武装部|人大|政协)(?:{RANK})*"
)
FACULTY = re.compile(rf"[\u4e00-\u9fff]{{2,14}}(?:学院|发展院|研究院|研究所|实验室|中心|系)(?:{RANK})*")
"""Parts of a university between it and a post."""
BEHIND = re.compile("教授|院士|研究员|总经理|董事长|[省市县区州旗镇]长$")
"""Titles that stand behind a name too."""
OF_COMPANY = re.compile(
    "董事长?|监事|经理|总裁|总监|厂长|总?工程师|总会计师|总经济师|法律顾问|总设计师|助理$|党委(?:副?书记|委员)|首席.官$"
)
"""Posts that companies have."""
OF_SOCIETY = re.compile("会长|秘书长|理事长?|监事长?|干事$")
"""Posts that societies have."""
NEVER_OF_AREA = re.compile(
    "董事|监事|经理|总裁|总监|厂长|工程师|首席|会长|院长|校长|理事长|行长|馆长|社长|台长|教授|院士|研究员|创始|合伙|老板"
)
"""Posts that no area has: 兼深圳|会长 is of the association named before."""


def within(words: str, head: str) -> bool:
    """Whether words between a body and a post are of rank or name an office inside the body (组织部部长, 组织部长)."""
    return bool(re.fullmatch(f"(?:{RANK})*", words) or INNER.fullmatch(words) or INNER.fullmatch(words + head[:1]))
