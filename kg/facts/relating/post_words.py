"""The words of posts: 常务副市长 -> rank 常务副, head 市长; what stands between a body and a post of it (党组, 招商科)."""

from __future__ import annotations

import re

HEAD = (
    "主任委员|书记|支书|市长|县长|区长|镇长|乡长|省长|州长|盟长|旗长|主席|主任|局长|厅长|部长|处长|科长|会长|院长|校长|秘书长|董事长|总经理|经理|总裁|总监"
    "|厂长|老板|掌门人|负责人|常委|委员|成员|教授|院士|研究员|行长|站长|所长|司长|署长|理事长|总?工程师|主编|总编辑|社长|队长|组长|创始人|合伙人|董事|监事|记者"
    "|首席执行官|首席科学家|馆长|台长|检察长|巡视员|调研员|村长|主管|参事|专家|总统|总理|首相|议长|外长|代表"
)
RANK = (
    "第一|常务|代|代理|原|时任|现任|前|执行|联席|名誉|副|总|专职|兼职|党组|党委|党工委|党总支|党支部|支部|董事会|监事会|理事会|行政|人大|区域|中国区|大区|全国|常设"
    "|一级|二级|三级|四级|首席|高级|资深|挂职|人事|生产|销售|市场|技术|财务|运营|人力资源|项目|研发|营销|业务|质量|安全|设备|工艺|采购|仓储|品质|商务|法务|运营管理|综合管理"
)
TITLE = re.compile(rf"(?P<rank>(?:{RANK})*)(?P<head>{HEAD})(?:助理)?|(?P<leads>[省市县区镇州]领导)")
INNER = re.compile(
    rf"(?:{RANK})*[\u4e00-\u9fff]{{0,6}}(?:科|处|室|股|部|办|车间|分公司|工会|支部|小组|政法委|纪委|武装部|人大|政协)(?:{RANK})*"
)
FACULTY = re.compile(rf"[\u4e00-\u9fff]{{2,14}}(?:学院|发展院|研究院|研究所|实验室|中心|系)(?:{RANK})*")
"""Parts of a university between it and a post."""
BEHIND = re.compile("教授|院士|研究员|总经理|董事长|[省市县区州旗镇]长$")
"""Titles that stand behind a name too."""
OF_COMPANY = re.compile("董事长?|监事|经理|总裁|总监|厂长|总?工程师|党委(?:副?书记|委员)|首席.官$")
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
