"""Reading -> whether it is a text of norms (若干措施, 奖励办法): its figures say what is to be given, not what was. So do those of a rule
in any text, which says for whom it is.

    关于促进厨具产业发展的若干措施: 对小巨人企业给予100万元奖励 -> required; 《措施》出台以来，已兑现奖励300万元 -> told, and so done
    对新认定的国家高新技术企业，给予奖励30万元 -> required; 今年以来，对12家企业给予奖励300万元 -> done

The wordings are [norms] in kg/data/rules/modality.toml.
"""

from __future__ import annotations

from kg.facts.grammar.passages import headings
from kg.facts.grammar.wordings import wording
from kg.model import Reading, Sentence


def lays_down(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence of such a text lays down what is to be."""
    titled = any(s.role == "title" and wording("norms", "title").search(s.text) for s in reading.sentences[:2])
    titled = titled or any(wording("norms", "enacted").fullmatch(h.text) for h in headings(reading, sentence))
    if not titled or sentence.role not in ("body", "heading"):
        return False
    return bool(wording("norms", "article").match(sentence.text)) or not wording("norms", "told").search(sentence.text)


def offers(sentence: Sentence, at: int) -> bool:
    """Whether a rule lays down what begins at an offset: 对新认定的高新技术企业，给予|30万元, 对投资|1亿元以上的项目，按设备投资额的|8%给予补助."""
    here = at - sentence.start
    for found in wording("norms", "offer").finditer(sentence.text):
        ends = next((i for i in range(found.end(), len(sentence.text)) if sentence.text[i] in "；;。"), len(sentence.text))
        if found.start() <= here < ends:
            kept = wording("norms", "kept")
            led = sentence.text[: found.start()]
            return not kept.search(led.rpartition("；")[2]) and not kept.search(sentence.text, found.start("gives"), ends)
    return False
