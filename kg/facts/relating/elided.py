"""An elided place of a frame -> what fills it: the subject of the clauses before, the topic, whom the paragraph goes on about.

青原高新区位于株洲市，由云帆科技有限公司运营；与湘江理工大学共建实验室 -> 青原高新区 cooperates
"""

from __future__ import annotations

import re

from kg.facts.grammar import paragraphs, setting, topical
from kg.facts.grammar.frames import Frame
from kg.facts.grammar.lines import GROUPS, Line
from kg.facts.relating.frame_rules import Rule
from kg.facts.relating.statements import central, side_by_side
from kg.model import Mention, Reading, Sentence

HAPPENS = re.compile("开工|动工|投产|竣工|签约|启动|奠基|落地|落户|通车|揭牌")
_RULES = re.compile("管委会$|管理委员会$")
"""Of a party committee and the administration beside it the one that has offices."""
_OF_ONE = frozenset(("govern",))
"""Verbs that are said of one."""
_LEADS = re.compile("(?:(?:同时|此外|另外|随后|当天|当日|日前|近日|会上|会后|其中|据悉|目前|\ue0f1)[，,]?)*")
"""Before the first clause of a sentence that has something to say."""
_PARTS = re.compile("[；;]")
BY_CLAUSE = 0.85
"""Confidence of a subject that the clauses before have."""
SAME_SENTENCE = 0.7
"""Least confidence of a topic that stands in the same sentence."""
LEAST = 0.6
"""That of whom the whole text is about."""
CARRIED = 0.65
"""That of the topic of the sentence before."""


def fetch(
    reading: Reading, sentence: Sentence, seen: Line, frame: Frame, rule: Rule, kinds: frozenset[str]
) -> tuple[list[Mention], float]:
    """What fills an elided place: the subject of the clauses before, or the topic; with the confidence."""
    place, home = rule.elided, reading.protagonist
    if place == "at" and (framed := setting.where(reading, sentence, seen.at[frame.clause])):
        return ([framed], BY_CLAUSE) if framed.kind in kinds else ([], 1.0)
    if place == "subject" and frame.carried and len(frame.carried.mentions) > 1 and rule.verbs & _OF_ONE:
        return [], 1.0  # 甲区、乙区并入丙区，下辖…
    beside = frame.carried and place == "at" and side_by_side(sentence, frame.carried.mentions[0])
    if rule.both:
        both = [m for m in frame.carried.mentions if m.kind in kinds] if frame.carried else []
        return (both, BY_CLAUSE) if len(both) > 1 else ([], 1.0)
    if rule.carried and frame.carried and len(frame.carried.mentions) > 1:
        ruling = [m for m in frame.carried.mentions if m.kind in kinds and _RULES.search(m.label)]
        return (ruling, BY_CLAUSE) if len(ruling) == 1 else ([], 1.0)
    if frame.carried and frame.carried.mentions[0].kind in kinds and not beside:
        return [m for m in frame.carried.mentions if m.kind in kinds], BY_CLAUSE
    if rule.carried or frame.carried and place == "subject":
        return [], 1.0
    start = frame.theme.start if place == "at" and frame.theme else frame.clause
    topic = topical.topic(reading, sentence, seen.at[start], kinds)
    if topic and place == "at" and side_by_side(sentence, topic.mention):
        topic = topical.Topic(home, LEAST) if home and home.kind in kinds else None
    if topic and home and place == "at" and topic.mention is home and _itself_built(reading, home):
        return [], 1.0
    if topic and home and place == "subject" and _left(sentence, seen, frame, topic, home):
        topic = topical.Topic(home, SAME_SENTENCE) if home.kind in kinds else None
    if topic and place == "subject" and "agree" in rule.verbs and topic.mention.kind == "Park":
        return [], 1.0  # who runs a park comes to terms with somebody, and is not named
    if (
        topic
        and _near(reading, sentence, seen, frame, topic)
        and not (place == "subject" and _parted(sentence, seen, frame, topic))
    ):
        return [topic.mention], topic.confidence
    first = frame.clause and _LEADS.fullmatch(seen.text, 0, frame.clause)
    if place == "subject" and "agree" in rule.verbs and first and (said := paragraphs.subject(reading, sentence, kinds)):
        return [said], CARRIED
    if "come" in rule.verbs and (zone := paragraphs.subject(reading, sentence, kinds & set(GROUPS["zone"]))):
        return [zone], CARRIED
    return [], 1.0


def _itself_built(reading: Reading, home: Mention) -> bool:
    """Whether a title tells of a park what happens to works, so that others are none of its own: 某公司产业园|开工."""
    return home.kind == "Park" and any(
        m.kind == "Park" and m.label == home.label and HAPPENS.match(s.text, m.end - s.start)
        for s in reading.sentences
        if s.role == "title"
        for m in reading.mentions[s.index]
    )


def _parted(sentence: Sentence, seen: Line, frame: Frame, topic: topical.Topic) -> bool:
    """Whether a semicolon stands between what does something and a company before: 甲公司某项目；建设两条生产线的|某项目."""
    if topic.mention.kind not in GROUPS["org"] or topic.mention not in seen.slots:
        return False
    return bool(_PARTS.search(sentence.text, topic.mention.end - sentence.start, seen.at[frame.clause] - sentence.start))


def _left(sentence: Sentence, seen: Line, frame: Frame, topic: topical.Topic, home: Mention) -> bool:
    """光电产业园获批基地；与某大学共建的|某中心: behind a semicolon the bulletin of a zone tells of the zone again, not of the park before."""
    between = sentence.text[topic.mention.end - sentence.start : seen.at[frame.clause] - sentence.start]
    return topic.mention.kind == "Park" and home.kind == "DevelopmentZone" and bool(_PARTS.search(between))


def _near(reading: Reading, sentence: Sentence, seen: Line, frame: Frame, topic: topical.Topic) -> bool:
    """Whether a topic is near enough to be the subject: in the sentence, in the one before where the verb begins a sentence, or
    whom the whole text is about."""
    if topic.confidence >= SAME_SENTENCE:
        return True
    if topic.mention is reading.protagonist and topic.mention.kind != "AdministrativeArea" and central(reading):
        return True
    return topic.confidence >= CARRIED and sentence.role == "body" and _LEADS.fullmatch(seen.text, 0, frame.clause) is not None
