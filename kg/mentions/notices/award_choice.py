"""Candidates of an announcement -> the one of each role.

    确认公司为…的中标单位, 中标人：北岭风电设备有限公司, 全资子公司北岭风电设备有限公司  ->  contractor 北岭风电设备有限公司

The contractor is the announcing company or one of its subsidiaries, unless the notice is a buyer's; each other role takes the value
with the most weight over the whole document: that of its surest wording, and a little for each further one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kg.mentions.notices import awards
from kg.mentions.notices.award_values import BODY, OWN
from kg.mentions.notices.awards import Slot, Wording
from kg.model import Sentence

HEAD = 6
"""Sentences among which an announcement says whose it is."""
INTRODUCED = Wording("introduced as a party", 4.5)
ANNOUNCING = Wording("announcing", 2)
CLIENTS = ("甲方", "业主", "招标人", "发包人", "采购人")
"""Short names by which a notice introduces the client: 某某局（以下简称“甲方”）."""
SELLERS = ("乙方", "承包人", "承包方", "卖方", "供方")
_ALIAS = re.compile(
    r"(?P<full>[^，。；：“”《》（）\s]{2,40}(?:（[^（）]{1,8}）[^，。；：“”《》（）\s]{0,20})?)（(?:以下|下|后)?(?:统)?(?:简|合)?称(?:为)?：?(?P<names>[“\"][^（）]{1,60})）"
)
_QUOTED = re.compile(r"[“\"]([^”\"]{1,20})[”\"]")
_COMPANY = re.compile(r"^(?P<name>[^，。；：“”《》]{4,40}?公司)(?:董事会)?(?:关于.*|[^，。]{0,40}公告)?(?:[二〇○零一\d].*)?$")
_SUBJECT = re.compile(
    r".*(?:全资|控股|下属|所属|参股|一级|二级)*(?:子公司|孙公司|的全资|控股公司|控股股东)(?=.{4})|.*(?:[之与]|(?:公司|集团|政府|[局院厂会”])和)(?=.{2,30}公司)|^.*\d{1,2}日，?|^(?:公司|本公司)(?=.{4})"
    r"|^.*(?:关于|近日|日前|近期|收到|确认|根据|确定|通知|占用|程序情况|提示|签署|签订|接到|、|：|招标人|采购单位|采购人)(?=.{4})|^与|^经(?![纬开济营])"
)
_JOINED = re.compile(r"^[同和](?=.{4})")
"""What joins a name to the sentence that was in front of it; at the beginning it is the name's own (同方, 和信)."""


def names(sentences: Sequence[Sentence]) -> dict[str, str]:
    """Short names -> full names, as an announcement introduces them; 公司 is the one that announces."""
    out: dict[str, str] = {}
    head: str | None = None
    for s in sentences:
        text = awards.packed(s)
        for m in _ALIAS.finditer(text):
            full = _bare(m["full"])
            for short in _QUOTED.findall(m["names"]):
                if len(full) > len(short):
                    out.setdefault(short, full)
        if (head is None and s.index < HEAD or "董事会" in text) and s.role in ("title", "heading"):
            company = _COMPANY.match(text)
            head = head or (_bare(company["name"]) if company else None)
    if head:
        own = out.get("公司") or out.get("本公司") or out.get("我公司") or head
        out.setdefault("公司", own)
    for word in OWN:
        if "公司" in out:
            out.setdefault(word, out["公司"])
    return out


def _bare(name: str) -> str:
    """A name without what the sentence says in front of it: 9月12日收到招标人某某局 -> 某某局."""
    while (shorter := _SUBJECT.sub("", name)) != name:
        name = _JOINED.sub("", shorter)
    return name


def choose(slots: Sequence[Slot], called: dict[str, str], title: frozenset[int] = frozenset(), signs: bool = True) -> list[Slot]:
    """The best slot of each role; `title`: the sentences of the head."""
    own = called.get("公司")
    resolved = [resolve(s, called) for s in slots if s.role in ("client", "contractor", "agency")]
    family = {s.text for s in resolved if s.rule.startswith("subsidiary")} | ({own} if own else set())
    introduced = next((called[c] for c in CLIENTS if c in called), None)
    buys = introduced in family or any(s.role == "client" and s.labelled and s.text == own for s in resolved)
    sellers = [s for s in resolved if s.role == "contractor" and s.labelled and s.text not in family]
    sellers += [Slot("contractor", 0, 0, called[c], -1, INTRODUCED) for c in SELLERS if c in called and called[c] not in family]
    if buys and sellers:  # 甲方为公司, 公司（以下简称“甲方”）: the one that announces buys, and another delivers
        contractor, family = best(sellers), set()
    else:
        contractor = _contractor(resolved, called, own, family, title)
    taken = family | ({contractor.text} if contractor else set())
    if contractor and introduced:
        resolved.append(Slot("client", 0, 0, introduced, -1, INTRODUCED))
    clients = [s for s in resolved if s.role in ("client", "agency") and s.text not in taken and _whole(s, called)]
    works = [s for s in slots if s.role == "project"]
    project = fullest(best(works), works)
    contracts = [s for s in slots if s.role == "contract" and (signs or s.weight >= SIGNED)]
    contract = best(contracts, {s.text: IN_TITLE for s in contracts if s.sentence in title})
    client = best(clients)
    return [s for s in (client and replace(client, role="client"), contractor, project, contract) if s]


_LONGER = re.compile(r"[”\"]?(?:（[^（）]{1,20}）)?(?:总承包)?(?:项目|工程)")
_NOT_OF_IT = re.compile(r"公司|收到|关于|元")


def fullest(chosen: Slot | None, slots: Sequence[Slot]) -> Slot | None:
    """The longer form of a chosen work that a sure wording gives: with 项目 behind it, or with its place before a short one."""
    if chosen is None:
        return None
    out = chosen
    for s in slots:
        before, _, behind = s.text.partition(chosen.text)
        if s.weight < LONGER_WEIGHT or len(s.text) <= len(out.text):
            continue
        headed = before in ("", "“") and not chosen.text.endswith(("项目", "工程")) and _LONGER.fullmatch(behind)
        placed = not behind and len(chosen.text) <= SHORT and not _NOT_OF_IT.search(before)
        if headed or placed:
            out = s
    return out


LONGER_WEIGHT, SHORT = 3, 10
"""How sure the wording of a longer form is, and the characters of a work that may want its place."""
SIGNED = 4
"""The weight of a wording by which a contract was signed: an announcement of an award names others too, yet to be signed."""


def resolve(s: Slot, called: dict[str, str]) -> Slot:
    """The slot with the full name of what it calls by a short one."""
    return replace(s, text=called.get(s.text, s.text))


def _whole(s: Slot, called: dict[str, str]) -> bool:
    """Whether a slot holds a name: one in full, or a short one that was introduced."""
    return s.labelled or s.text in called.values() or bool(re.search(BODY + "$", s.text)) and len(s.text) >= 5


def _contractor(
    slots: Sequence[Slot], called: dict[str, str], own: str | None, family: set[str], title: frozenset[int]
) -> Slot | None:
    """Of the company that announces and its subsidiaries the one that is said to win or sign; others only by a label."""
    extra: dict[str, float] = {}
    candidates = [s for s in slots if s.role == "contractor" and (s.text in family or s.labelled)]
    for s in candidates:
        strange = OUTSIDE if own and s.text not in family else 0
        extra[s.text] = max(extra.get(s.text, -OUTSIDE), (IN_TITLE if s.sentence in title else 0) - strange)
    found = best(candidates, extra, least=OWN_WEIGHT if own else 0)
    return found or (Slot("contractor", 0, 0, own, -1, ANNOUNCING) if own else None)


IN_TITLE, OUTSIDE, OWN_WEIGHT = 1.5, 1.5, 2.5
"""What it adds to be named in the title, what it costs to be no company of the announcer's, and what it takes to be preferred to it."""
AGAIN = 0.4
"""What each further wording adds."""


def best(slots: Sequence[Slot], extra: dict[str, float] | None = None, least: float = 0) -> Slot | None:
    """The value with the most weight, of equals the one that stands first; none below `least`."""
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    first: dict[str, Slot] = {}
    for s in slots:
        weights[s.text][s.rule] = max(weights[s.text].get(s.rule, 0), s.weight)
        first.setdefault(s.text, s)
    score = {v: max(w.values()) + AGAIN * (len(w) - 1) + (extra or {}).get(v, 0) for v, w in weights.items()}
    chosen = max(score, key=lambda v: (score[v], -first[v].start), default=None)
    return first[chosen] if chosen is not None and score[chosen] >= least else None
