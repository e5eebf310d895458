"""Reading -> whether it is a text of norms (若干措施, 奖励办法): its figures say what is to be given, not what was.

    关于促进厨具产业发展的若干措施: 对小巨人企业给予100万元奖励 -> required; 《措施》出台以来，已兑现奖励300万元 -> told, and so done

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
