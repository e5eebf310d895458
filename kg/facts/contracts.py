"""Awards of an announcement -> Statements about client, contractor and project, and the Observation of the amount.

    client 青原市水务局, contractor 云岭环境股份有限公司, project 青原水库工程, amount 3.6亿元
    -> client(青原水库工程, 青原市水务局), contractor(青原水库工程, 云岭环境股份有限公司), 中标金额 3.6e8 CNY

What is said is said of the contract where it has a name, which then has the project as its subject matter; else of the project.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Fact, Mention, Modality, Observation, Part, Reading, Sentence, Statement

CONFIDENCE = 0.8
"""Of 295 announcements half of those that are measured, .76 of the clients, .84 of the contractors are right."""
_RELATIONS = {"client": "client", "contractor": "contractor", "project": "subjectMatter"}


def extract(reading: Reading, sentence: Sentence, found: tuple[Fact, ...]) -> Iterable[Fact]:
    """The facts whose last evidence the sentence is."""
    for award in reading.awards:
        of = award.part("contract") or award.part("project")
        if of is not None:
            for part in award.parts:
                if part.evidence[-1] == sentence.index and part is not of:
                    yield _fact(of.mention, part, award.modality)


def _fact(of: Mention, part: Part, modality: Modality) -> Fact:
    if part.role == "amount":
        return Observation(
            evidence=part.evidence,
            modality=modality,
            rule="award",
            confidence=CONFIDENCE,
            about=of,
            indicator=part.wording or "合同金额",
            quantity=part.mention,
        )
    return Statement(
        evidence=part.evidence,
        modality=modality,
        rule="award",
        confidence=CONFIDENCE,
        subject=of,
        predicate=_RELATIONS[part.role],
        object=part.mention,
    )
