"""Analysis -> quads of the document's named graph: a function of that document alone, sorted.

    项目总投资12亿元 -> a kg:Observation with kg:about, kg:indicator, kg:quantity, kg:modality and kg:evidence

No triple is written that no query or check uses: bounds only where the wording gives some, confidence only below 1, the
period's wording only where there is one.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad

from kg import resources
from kg.graph import gazetteer
from kg.graph.mint import Mint, indicator, unit
from kg.graph.vocab import CODE, DCTERMS, KG, NIF, PHASE, QUDT, RDF, SCHEMA, SKOS, XSD, predicate
from kg.model import (
    Action,
    Analysis,
    Change,
    Designation,
    Distinction,
    Entity,
    Fact,
    Group,
    Issue,
    Mention,
    Observation,
    Period,
    Quantity,
    Statement,
    StatusChange,
)
from kg.resolve.names import BASE
from kg.text.sketch import sketch

HELD = ("actual", "ongoing")
"""Modalities under which a statement's plain triple is asserted too; anything else stays evidence only."""


def quads(analysis: Analysis, base: str = BASE) -> list[Quad]:
    """The sorted quads of one document's named graph. `base` is the namespace of instances."""
    return sorted(unsorted(analysis, base), key=str)


def unsorted(analysis: Analysis, base: str = BASE) -> set[Quad]:
    """The same, for those to whom the order is nothing."""
    writer = _Writer(analysis, base)
    writer.write()
    return writer.out


class _Writer:
    def __init__(self, analysis: Analysis, base: str) -> None:
        self.analysis = analysis
        self.reading = analysis.reading
        self.mint = Mint(self.reading.document.path, base)
        self.graph = self.mint.document()
        self.out: set[Quad] = set()
        self.done: dict[Fact, NamedNode] = {}
        self.written: set[NamedNode] = set()

    def write(self) -> None:
        self._document()
        for entity in self.analysis.entities:
            self._entity(entity)
        self._passages()
        for fact in self.analysis.facts:
            self._fact(fact)

    # ------------------------------------------------------------ small helpers

    def _add(self, s: NamedNode, p: NamedNode, o: NamedNode | Literal) -> None:
        self.out.add(Quad(s, p, o, self.graph))

    def _text(self, s: NamedNode, p: NamedNode, value: str | None) -> None:
        if value:
            self._add(s, p, Literal(value))

    def _zh(self, s: NamedNode, p: NamedNode, value: str) -> None:
        self._add(s, p, Literal(value, language="zh"))

    # ------------------------------------------------------------ document, passages, entities

    def _document(self) -> None:
        d, node = self.reading.document, self.graph
        self._add(node, RDF("type"), KG("Document"))
        self._text(node, DCTERMS("source"), d.path)
        self._text(node, KG("textHash"), d.sha256)
        self._text(node, NIF("isString"), d.text)
        self._text(node, DCTERMS("language"), d.language)
        if d.title:
            self._zh(node, DCTERMS("title"), d.title)
        if d.issued:
            kind = "dateTime" if isinstance(d.issued, datetime) else "date"
            self._add(node, DCTERMS("issued"), Literal(d.issued.isoformat(), datatype=XSD(kind)))
        named = ((DCTERMS("publisher"), d.publisher), (SCHEMA("sourceOrganization"), d.source), (SCHEMA("editor"), d.editor))
        for p, name in named:
            if name and (iri := self._named(name)):
                self._add(node, p, iri)
        self._text(node, SCHEMA("articleSection"), d.section)
        self._text(node, SCHEMA("url"), d.url)
        if self.reading.genre == "news":
            self._text(node, SCHEMA("genre"), self.reading.genre)
        if home := self.reading.home and self.analysis.index.get(self.reading.home):
            self._add(node, DCTERMS("spatial"), NamedNode(home.iri))
        if found := sketch(d):
            self._text(node, KG("textSketch"), found.bins)
            for band in found.bands:
                self._text(node, KG("textBand"), band)
        for word in d.keywords:
            self._text(node, SCHEMA("keywords"), word)

    def _named(self, name: str) -> NamedNode | None:
        """The entity that a metadata field names; the byline's mention has become one."""
        for entity in self.analysis.entities:
            if name in (entity.label, *entity.aliases, *entity.short_forms):
                return NamedNode(entity.iri)
        return None

    def _entity(self, entity: Entity) -> None:
        node = NamedNode(entity.iri)
        self._add(node, RDF("type"), KG(entity.kind))
        self._zh(node, SKOS("prefLabel"), entity.label)
        for name in entity.aliases:
            self._zh(node, SKOS("altLabel"), name)
        for name in entity.short_forms:
            self._zh(node, SKOS("hiddenLabel"), name)
        if entity.code:
            self.out.update(gazetteer.quads(node, entity.code, self.mint.base, self.graph))
        elif entity.kind in ("DevelopmentZone", "Park"):
            self.out.update(gazetteer.zone(node, (entity.label, *entity.aliases), self.mint.base, self.graph))

    def _passages(self) -> None:
        for sentence, mentions in zip(self.reading.sentences, self.reading.mentions, strict=True):
            node = self.mint.passage(sentence.index)
            self._add(node, RDF("type"), KG("Passage"))
            self._add(node, NIF("referenceContext"), self.graph)
            for p, value in ((NIF("beginIndex"), sentence.start), (NIF("endIndex"), sentence.end)):
                self._add(node, p, Literal(str(value), datatype=XSD("integer")))
            self._text(node, NIF("anchorOf"), sentence.text)
            if sentence.heading is not None:
                self._add(node, KG("heading"), self.mint.passage(sentence.heading))
            for mention in mentions:
                if entity := self.analysis.index.get(mention):
                    self._add(node, SCHEMA("mentions"), NamedNode(entity.iri))

    # ------------------------------------------------------------ facts

    def _node(self, value: Mention | Fact | str) -> NamedNode:
        """The node that stands for an argument: an entity, a fact or group, or an open concept."""
        if isinstance(value, Fact):
            return self._fact(value)
        if isinstance(value, Mention) and (entity := self.analysis.index.get(value)):
            return NamedNode(entity.iri)
        return self._concept(value.label if isinstance(value, Mention) else value)

    def _concept(self, label: str) -> NamedNode:
        node = self.mint.concept(label)
        self._add(node, RDF("type"), SKOS("Concept"))
        self._zh(node, SKOS("prefLabel"), label)
        return node

    def _fact(self, fact: Fact) -> NamedNode:
        if known := self.done.get(fact):
            return known
        node = self.mint.fact(fact)
        self.done[fact] = node
        if node in self.written:
            return node  # said of another mention of the same thing, less surely
        self.written.add(node)
        self._add(node, RDF("type"), KG(type(fact).__name__))
        self._common(node, fact)
        match fact:
            case Group():
                self._group(node, fact)
            case Statement():
                self._statement(node, fact)
            case Observation():
                self._observation(node, fact)
            case StatusChange():
                self._add(node, KG("about"), self._node(fact.about))
                self._add(node, KG("phase"), PHASE(fact.phase))
            case Change():
                self._links(node, about=fact.about, before=fact.before, after=fact.after)
            case Designation():
                self._links(node, about=fact.about, honour=fact.honour, scope=fact.scope)
            case Distinction():
                self._distinction(node, fact)
            case Issue():
                self._links(node, about=fact.about, category=fact.category)
            case Action():
                self._action(node, fact)
        return node

    def _common(self, node: NamedNode, fact: Fact) -> None:
        for index in fact.evidence:
            self._add(node, KG("evidence"), self.mint.passage(index))
        self._add(node, KG("modality"), CODE(fact.modality))
        self._period(node, fact.period)
        self._text(node, KG("condition"), fact.condition)
        if fact.place:
            self._add(node, KG("place"), self._node(fact.place))
        if fact.confidence < 1:
            self._add(node, KG("confidence"), Literal(f"{fact.confidence:.2f}", datatype=XSD("decimal")))

    def _period(self, node: NamedNode, period: Mention | Period | None) -> None:
        value = period.value if isinstance(period, Mention) else period
        if not isinstance(value, Period) or (value.start is None and value.end is None):
            return
        iri = self.mint.period(value)
        self._add(node, KG("period"), iri)
        self._add(node, KG("timeBasis"), CODE(value.basis))
        if isinstance(period, Mention):
            self._text(node, KG("periodText"), period.text)
        self._add(iri, RDF("type"), KG("Period"))
        for p, day in ((KG("start"), value.start), (KG("end"), value.end)):
            if isinstance(day, date):
                self._add(iri, p, Literal(day.isoformat(), datatype=XSD("date")))

    def _links(self, node: NamedNode, **values: Mention | Fact | str | None) -> None:
        for name, value in values.items():
            if value is not None:
                self._add(node, KG(name), self._node(value))

    def _group(self, node: NamedNode, fact: Group) -> None:
        self._add(node, KG("memberType"), self._concept(fact.member_type))
        if fact.count:
            self._quantity(node, KG("count"), fact.count)
        for member in fact.members:
            self._add(node, KG("knownMember"), self._node(member))

    def _statement(self, node: NamedNode, fact: Statement) -> None:
        s, p, o = self._node(fact.subject), predicate(fact.predicate), self._node(fact.object)
        self._add(node, RDF("subject"), s)
        self._add(node, RDF("predicate"), p)
        self._add(node, RDF("object"), o)
        self._text(node, KG("role"), fact.role)
        if fact.modality in HELD:
            self._add(s, p, o)

    def _observation(self, node: NamedNode, fact: Observation) -> None:
        self._add(node, KG("about"), self._node(fact.about))
        code, label, english = known_indicators().get(fact.indicator, (fact.indicator, fact.indicator, ""))
        iri = indicator(code)
        self._add(node, KG("indicator"), iri)
        self._add(iri, RDF("type"), KG("Indicator"))
        self._zh(iri, SKOS("prefLabel"), label)
        if english:
            self._add(iri, SKOS("prefLabel"), Literal(english, language="en"))
        if fact.indicator != label:
            self._zh(iri, SKOS("altLabel"), fact.indicator)
        self._quantity(node, KG("quantity"), fact.quantity)

    def _quantity(self, owner: NamedNode, p: NamedNode, mention: Mention) -> None:
        value = mention.value
        if not isinstance(value, Quantity):
            return
        node = self.mint.quantity(owner)
        self._add(owner, p, node)
        self._add(node, RDF("type"), KG("Quantity"))
        self._add(node, QUDT("hasUnit"), unit(value.unit))
        self._add(node, KG("modifier"), CODE(value.modifier))
        self._text(node, KG("originalText"), mention.text)
        numbers = {QUDT("numericValue"): value.value}
        if value.modifier != "exact":
            numbers |= {KG("lowerBound"): value.low, KG("upperBound"): value.high}
        for p, number in numbers.items():
            if number is not None:
                self._add(node, p, _decimal(number))

    def _distinction(self, node: NamedNode, fact: Distinction) -> None:
        self._links(node, qualifies=fact.qualifies, scope=fact.scope)
        for kind in fact.types:
            self._add(node, KG("distinctionType"), CODE(kind))
        if fact.rank is not None:
            self._add(node, KG("rank"), Literal(str(fact.rank), datatype=XSD("integer")))
        if fact.count:
            self._quantity(node, KG("count"), fact.count)
        self._text(node, KG("comparisonText"), fact.comparison)

    def _action(self, node: NamedNode, fact: Action) -> None:
        self._links(node, agent=fact.agent)
        self._text(node, KG("verb"), fact.verb)
        self._text(node, KG("purpose"), fact.purpose)
        roles = {
            "object": fact.objects,
            "participant": fact.participants,
            "beneficiary": fact.beneficiaries,
            "instrument": fact.instruments,
            "method": fact.methods,
            "result": fact.results,
            "resolves": fact.resolves,
        }
        for name, values in roles.items():
            for value in values:
                self._links(node, **{name: value})


@cache
def known_indicators() -> dict[str, tuple[str, str, str]]:
    """Wording -> (code, Chinese label, English label), from kg/data/indicators.tsv."""
    known = {}
    for row in resources.table("indicators.tsv"):
        entry = (row["code"], row["zh"], row["en"])
        for wording in (row["zh"], *row["also"].split()):
            known[wording] = entry
    return known


def _decimal(number: Decimal) -> Literal:
    return Literal(format(number, "f"), datatype=XSD("decimal"))
