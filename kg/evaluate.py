#!/usr/bin/env python3
"""Scores a graph in Turtle or N-Quads against gold files.

    python score.py GOLD_DIR GRAPH... [--faults] [--json FILE]

GOLD_DIR holds one JSON file a document (format: GUIDELINES.md beside the gold). A document of the graph belongs to
GOLD_DIR/x.json where the last path part of its dcterms:source, less its ending, is x. Only rdflib is needed.
Prints a table of precision, recall and F1 a layer; --faults lists what was missed and what was wrong.
"""
import argparse
import collections
import json
import pathlib
import re
import sys
import unicodedata
import urllib.parse

import rdflib
from rdflib.namespace import DCTERMS, RDF, SKOS

BASE = "https://w3id.org/parkgraph/"
KG = rdflib.Namespace(BASE + "ontology#")
PHASE, CODE = BASE + "phase/", BASE + "code/"
NIF = rdflib.Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
QUDT = rdflib.Namespace("http://qudt.org/schema/qudt/")
SCHEMA = rdflib.Namespace("https://schema.org/")
ORG = rdflib.Namespace("http://www.w3.org/ns/org#")

# unit IRI's last part -> (gold unit, factor to it)
UNITS = {"M2": ("M2", 1), "HA": ("M2", 1e4), "KiloM2": ("M2", 1e6), "MU_CN": ("M2", 2000 / 3), "M": ("M", 1),
         "KiloM": ("M", 1e3), "MI": ("M", 1609.344), "KiloGM": ("KG", 1), "TONNE": ("KG", 1e3), "TON_Metric": ("KG", 1e3),
         "GM": ("KG", 1e-3), "W": ("W", 1), "KiloW": ("W", 1e3), "MegaW": ("W", 1e6), "GigaW": ("W", 1e9), "W-HR": ("WH", 1),
         "KiloW-HR": ("WH", 1e3), "MegaW-HR": ("WH", 1e6), "GigaW-HR": ("WH", 1e9), "M3": ("M3", 1), "L": ("M3", 1e-3),
         "PERCENT": ("PERCENT", 1), "NUM": ("NUM", 1), "YR": ("YR", 1), "MO": ("MON", 1), "DAY": ("DAY", 1), "HR": ("HR", 1),
         "MIN": ("MIN", 1), "SEC": ("秒", 1), "TeraW-HR": ("WH", 1e12), "CentiM": ("M", 1e-2), "MilliM": ("M", 1e-3),
         "V-A": ("千伏安", 1e-3), "KiloV-A": ("千伏安", 1), "MegaV-A": ("千伏安", 1e3), "V": ("千伏", 1e-3), "KiloV": ("千伏", 1)}
FAMILY = {"DevelopmentZone": "zone", "Park": "zone", "AdministrativeArea": "place", "Place": "place", "Facility": "facility",
          "PublicBody": "org", "Department": "org", "Enterprise": "org", "Organization": "org", "Person": "person",
          "Project": "project", "InfrastructureProject": "project", "Platform": "platform", "Mechanism": "plan",
          "Policy": "plan", "Honour": "honour", "Gathering": "gathering"}
ABOVE = {"DevelopmentZone": ("Park", "PublicBody", "Place", "Organization"), "Park": ("Place",), "AdministrativeArea": ("Place",),
         "Facility": ("Place",), "PublicBody": ("Organization",), "Department": ("Organization",), "Enterprise": ("Organization",),
         "InfrastructureProject": ("Project",)}  # a graph may also state these; the type is the lowest
LONGEST, LABELS = 400, 40  # a passage is a sentence (longest in the gold texts: 202), and a node has names, not a word list
PREDICATE = {"unitOf": ORG.unitOf}
DROP = re.compile(r"[\s“”\"'‘’《》<>()（）【】\[\]、·.,，。:：;；-]")


def norm(name):
    return DROP.sub("", unicodedata.normalize("NFKC", name)).lower()


def alike(a, b):
    """Two head nouns or indicator names that mean the same when one ends or begins with the other."""
    a, b = norm(a), norm(b)
    short = min(len(a), len(b))
    return bool(short) and (a == b or (short >= 2 and (a.endswith(b) or b.endswith(a)))
                            or (short >= 3 and (a.startswith(b) or b.startswith(a))))


def tail(iri):
    """The last part of an IRI; a unit kept as written may hold a slash (台/套)."""
    iri = urllib.parse.unquote(str(iri))
    return iri[len(BASE + "unit/"):] if iri.startswith(BASE + "unit/") else re.split(r"[/#]", iri)[-1]


class System:
    """What the graph says of one document, as plain tuples."""

    def __init__(self, g, doc):
        self.g = g
        self.passage = {p: str(g.value(p, NIF.anchorOf) or "") for p in g.subjects(NIF.referenceContext, doc)}
        self.entities = {}
        for p in self.passage:
            for e in g.objects(p, SCHEMA.mentions):
                self.entities[e] = self.names(e)
        self.facts = sorted({f for p in self.passage for f in g.subjects(KG.evidence, p)})  # one order, whatever the hash seed

    def names(self, node):
        found = [str(o) for p in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel) for o in self.g.objects(node, p)]
        if len(found) > LABELS:
            return []
        if not found and isinstance(node, rdflib.URIRef) and "/concept/" in str(node):
            found = [str(node).rsplit("/", 1)[1]]
        return found

    def classes(self, node):
        found = {str(t).rsplit("#", 1)[-1] for t in self.g.objects(node, RDF.type)} & set(FAMILY)
        return found - {above for c in found for above in ABOVE.get(c, ())}

    def family(self, node):
        """The one family of an entity; None where its classes contradict each other."""
        classes = self.classes(node)
        found = {FAMILY[c] for c in classes}
        return "zone" if classes == {"Park", "PublicBody"} else found.pop() if len(found) == 1 else None

    def called(self, node, deep=True):
        """Names of an entity; a group's member type and known members; of an action or a status, what it is done to."""
        out = self.names(node)
        for p in (KG.memberType, KG.knownMember):
            for part in self.g.objects(node, p):
                out += self.names(part)
        if not out and deep:
            out = [n for p in (KG.object, KG.about) for x in self.g.objects(node, p) for n in self.called(x, False)]
        return out

    def about(self, fact, predicate=KG.about):
        """Names of all that a fact is about."""
        return [n for node in self.g.objects(fact, predicate) for n in self.called(node)]

    def only(self, fact, predicate):
        """Names of the one thing; none where a fact names several, so that listing everything earns nothing."""
        nodes = set(self.g.objects(fact, predicate))
        return self.called(nodes.pop()) if len(nodes) == 1 else []

    def each(self, facts, *parts):
        """[names, part..., quotes, period] of each thing that facts are about: a fact about two projects says two things, and
        two facts that say the same of one entity (in the title and in the text) say it once."""
        out = {}
        for f in facts:
            rest = tuple(part(f) for part in parts)
            for node in sorted(self.g.objects(f, KG.about)) or [f]:
                key = (node, str(rest), str(self.period(f))) if self.classes(node) else (f, node)
                out.setdefault(key, [self.called(node), *rest, [], self.period(f)])[-2].extend(self.quotes(f))
        return list(out.values())

    def quotes(self, fact):
        return [q for p in self.g.objects(fact, KG.evidence) if p in self.passage and len(q := self.passage[p]) <= LONGEST]

    def code(self, fact, predicate):
        o = min(self.g.objects(fact, predicate), default=None)
        return None if o is None else tail(o)

    def period(self, fact):
        """[first day, last day] of a fact's period, either None where open; None where it has no period."""
        for t in self.g.objects(fact, KG.period):
            return [None if (d := self.g.value(t, p)) is None else str(d)[:10] for p in (KG.start, KG.end)]
        return None

    def value(self, q):
        unit = tail(self.g.value(q, QUDT.hasUnit) or self.g.value(q, QUDT.unit) or "NUM")
        if unit.startswith("CCY_"):
            unit, factor = unit[4:], 1.0
        else:
            unit, factor = UNITS.get(unit, (unit, 1.0))
        number = lambda p: (lambda o: None if o is None else float(o) * factor)(self.g.value(q, p))
        return {"unit": unit, "value": number(QUDT.numericValue), "low": number(KG.lowerBound), "high": number(KG.upperBound),
                "modifier": self.code(q, KG.modifier) or "exact", "text": str(self.g.value(q, KG.originalText) or "")}

    def quantities(self):
        g = self.g
        for f in self.facts:
            for q in g.objects(f, KG.quantity):
                yield {**self.value(q), "quotes": self.quotes(f), "about": self.only(f, KG.about), "modality": self.code(f, KG.modality),
                       "period": self.period(f), "indicator": self.only(f, KG.indicator)}
            for q in g.objects(f, KG['count']):  # a group carries its own evidence
                kinds = [n for k in g.objects(f, KG.memberType) for n in self.names(k)]
                holders = [h for h in sorted(set(g.subjects(None, f))) if h in self.facts]
                modality = next((m for h in holders if (m := self.code(h, KG.modality))), self.code(f, KG.modality) or "actual")
                period = next((t for h in holders if (t := self.period(h))), self.period(f))
                yield {**self.value(q), "quotes": self.quotes(f), "about": kinds + [n for h in holders for n in self.only(h, KG.about)],
                       "modality": modality, "period": period, "indicator": kinds + [k + "数" for k in kinds]}


def close(a, b):
    return a is not None and b is not None and abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b))


def quoted(gold, quotes):
    parts = [p for p in re.split(r"\.\.\.|[。！？!?\n]", gold.get("quote", "")) if norm(p)]  # a passage holds one sentence
    return any(norm(p) in norm(s) for p in parts for s in quotes) if parts else True


class Layer:
    def __init__(self):
        self.right = self.said = self.gold = 0

    def row(self, name):
        p = self.right / self.said if self.said else 0.0
        r = self.right / self.gold if self.gold else 0.0
        return {"layer": name, "gold": self.gold, "said": self.said, "right": self.right, "precision": round(p, 4),
                "recall": round(r, 4), "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0}


def score(gold_dir, graphs, faults=False):
    g = rdflib.Dataset(default_union=True)
    for graph in graphs:
        g.parse(str(graph), format="nquads" if str(graph).endswith(".nq") else "turtle")
    docs = {pathlib.PurePosixPath(str(s).replace("\\", "/")).stem: d for d, s in g.subject_objects(DCTERMS.source)
            if (d, RDF.type, KG.Document) in g}
    layers = collections.OrderedDict((n, Layer()) for n in ("entity", "entity+type", "quantity", "quantity+modifier",
             "quantity full", "relation", "status", "designation", "change", "action", "action+object", "period"))
    say = (lambda *a: print("  ", *a)) if faults else (lambda *a: None)
    missing = []
    for path in sorted(pathlib.Path(gold_dir).glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if path.stem not in docs:
            missing.append(path.stem)
        s = System(g, docs.get(path.stem, rdflib.BNode()))
        if faults:
            print(path.stem)
        names = {e["id"]: {norm(n) for n in e["names"]} for e in gold["entities"]}
        # entities, one to one
        free = {e: {norm(n) for n in ns} for e, ns in s.entities.items() if s.classes(e)}
        layers["entity"].said += len(free)
        layers["entity+type"].said += len(free)
        for e in gold["entities"]:
            layers["entity"].gold += 1
            layers["entity+type"].gold += 1
            hits = [x for x, ns in free.items() if ns & names[e["id"]]]
            hits.sort(key=lambda x: (FAMILY[e["class"]] != s.family(x), x))
            if not hits:
                say("entity missed:", e["class"], e["names"])
                continue
            layers["entity"].right += 1
            if FAMILY[e["class"]] == s.family(hits[0]):
                layers["entity+type"].right += 1
            else:
                say("entity type:", e["names"][0], e["class"], "not", sorted(s.classes(hits[0])))
            free.pop(hits[0])
        for x in free:
            say("entity wrong:", sorted(s.classes(x)), s.entities[x])

        def named(wanted, said):
            """wanted: gold ids or wording; said: the system's names."""
            said_norm = {norm(n) for n in said}
            return any(names[w] & said_norm if w in names else any(alike(w, n) for n in said) for w in wanted)

        def dated(f, period):
            """Counts the period of a fact that was found, where the gold gives one."""
            if f.get("period"):
                layers["period"].gold += 1
                layers["period"].said += bool(period)
                layers["period"].right += period == f["period"]
                if period != f["period"]:
                    say("period:", f["quote"], "wanted", f["period"], "said", period)

        # quantities
        system = list(s.quantities())
        for n in ("quantity", "quantity+modifier", "quantity full"):
            layers[n].said += len(system)
        wanted = [f for f in gold["facts"] if f["kind"] == "quantity"]
        for f in gold["facts"]:
            if f["kind"] == "change":  # its two values are quantities too, unless they were annotated as such
                for v in (f["before"], f["after"]):
                    if not any(w.get("value") == v and w["unit"] == f["unit"] for w in wanted):
                        wanted.append({"quote": f["quote"], "value": v, "unit": f["unit"], "modifier": "exact",
                                       "indicator": f.get("indicator", []), "about": f["about"], "modality": "actual"})
        def same(q, f):
            if q["unit"] != f["unit"] and not (q["unit"] not in {u for u, _ in UNITS.values()} and alike(q["unit"], f["unit"])):
                return False
            if f.get("value") is not None:
                return close(q["value"], f["value"])
            return all(close(q[k], f.get(k)) for k in ("low", "high") if f.get(k) is not None)

        for f in wanted:
            for n in ("quantity", "quantity+modifier", "quantity full"):
                layers[n].gold += 1

            def rank(q):
                return (q["modifier"] == f["modifier"]) + 2 * named(f["about"], q["about"]) + \
                    2 * any(alike(a, b) for a in f["indicator"] for b in q["indicator"]) + (q["modality"] == f["modality"])

            hits = sorted((q for q in system if same(q, f) and quoted(f, q["quotes"])), key=rank, reverse=True)
            if not hits:
                say("quantity missed:", f["quote"], f.get("value"), f["unit"])
                continue
            q = hits[0]
            system.remove(q)
            f["hit"] = True
            layers["quantity"].right += 1
            dated(f, q["period"])
            if q["modifier"] == f["modifier"]:
                layers["quantity+modifier"].right += 1
            if rank(q) == 6:
                layers["quantity full"].right += 1
            else:
                say("quantity partly:", f["quote"], "wanted", f["modifier"], f["about"], f["indicator"], f["modality"],
                    "| said", q["modifier"], q["about"], q["indicator"], q["modality"])
        matched = [f for f in wanted if f.get("hit")]
        again = [q for q in system if any(same(q, f) and not quoted(f, q["quotes"]) for f in matched)]  # the title repeats the text
        for n in ("quantity", "quantity+modifier", "quantity full"):
            layers[n].said -= len(again)
        for q in (q for q in system if q not in again):
            say("quantity wrong:", q["text"], q["value"], q["unit"], [x[:30] for x in q["quotes"]])

        # the other kinds: (gold facts, system facts, test)
        def match(layer, wanted, said, test, show, neutral=lambda x: False):
            """Pairs gold and system facts one to one, as many as can be; a neutral leftover is neither right nor wrong."""
            said, owner = list(said), {}

            def place(i, seen):
                for j, x in enumerate(said):
                    if j not in seen and test(wanted[i], x):
                        seen.add(j)
                        if j not in owner or place(owner[j], seen):
                            owner[j] = i
                            return True
                return False

            found = {i for i in range(len(wanted)) if place(i, set())}
            left = [x for j, x in enumerate(said) if j not in owner and not neutral(x)]
            layers[layer].gold += len(wanted)
            layers[layer].right += len(found)
            layers[layer].said += len(found) + len(left)
            if layer == "status":
                for j, i in owner.items():
                    dated(wanted[i], said[j][4])
            for i, f in enumerate(wanted):
                if i not in found:
                    say(layer, "missed:", show(f))
            for x in left:
                say(layer, "wrong:", x)
            return left

        kind = lambda k: [f for f in gold["facts"] if f["kind"] == k]
        of = lambda c: [f for f in s.facts if (f, RDF.type, KG[c]) in g]
        relations = {str(PREDICATE.get(f["p"], KG[f["p"]])) for f in kind("relation")} | \
            {str(KG[p]) for p in ("locatedIn", "developer", "investor", "hasPart", "operatedBy", "administers", "holdsPost",
                                  "issuer", "industry", "cooperatesWith", "partOf")} | {str(ORG.unitOf)}
        zone = lambda n: s.family(n) == "zone"

        def triple(f):
            """(subject, predicate, object, role); hasPart, and a park in a park, turned to one direction."""
            a, p, b = (g.value(f, x) for x in (RDF.subject, RDF.predicate, RDF.object))
            if p == KG.partOf or (p == KG.locatedIn and zone(a) and zone(b)):
                a, p, b = b, KG.hasPart, a
            return a, str(p), b, str(g.value(f, KG.role) or "")

        stated = {triple(f) for f in of("Statement") if str(g.value(f, RDF.predicate)) in relations}  # said twice is said once
        group = lambda n: (n, RDF.type, KG.Group) in g  # gold relations are between named entities
        said = [(s.called(a), p, s.called(b), role, group(a) or group(b)) for a, p, b, role in sorted(stated, key=str)]
        klass = {e["id"]: FAMILY[e["class"]] for e in gold["entities"]}

        def turned(f):
            if f["p"] == "partOf" or (f["p"] == "locatedIn" and klass[f["s"]] == klass.get(f.get("o")) == "zone"):
                return {**f, "s": f["o"], "p": "hasPart", "o": f["s"]}
            return f

        turn = {}  # gold relations, each pair once
        for f in map(turned, kind("relation")):
            turn.setdefault((f["s"], f["p"], f.get("o"), f.get("concept"), f.get("role")), f)

        def relation(f, x):
            if x[1] != str(PREDICATE.get(f["p"], KG[f["p"]])):
                return False
            o = [f["o"]] if "o" in f else [f["concept"]] if "concept" in f else []
            ways = [(x[0], x[2])] + ([(x[2], x[0])] if f["p"] == "cooperatesWith" else [])
            return any(named([f["s"]], a) and (not o or named(o, b)) for a, b in ways) and \
                (not f.get("role") or alike(f["role"], x[3]))

        inside = {(f["s"], f["o"]) for f in kind("relation") if f["p"] in ("locatedIn", "partOf")}
        inside |= {(f["o"], f["s"]) for f in kind("relation") if f["p"] == "hasPart"}
        while more := {(a, d) for a, b in inside for c, d in inside if b == c} - inside:
            inside |= more

        def follows(x):
            """Where something is, when the gold implies it or its own name says it (长沙高新区 in 西安): no fault to say, nor to
            leave out."""
            if x[4] or x[1] not in (str(KG.locatedIn), str(KG.hasPart)):
                return x[4]
            inner, outer = (x[0], x[2]) if x[1] == str(KG.locatedIn) else (x[2], x[0])
            stems = [t for n in outer if len(t := norm(n).rstrip("省市县区")) >= 2]
            return any(t in norm(n) for n in inner for t in stems) or any(named([a], inner) and named([b], outer) for a, b in inside)

        match("relation", list(turn.values()), said, relation,
              lambda f: (sorted(names[f["s"]])[:1], f["p"], sorted(names.get(f.get("o"), []))[:1] or f.get("concept"), f.get("role")), follows)
        as_list = lambda v: v if isinstance(v, list) else [v]
        held = lambda m: m in ("actual", "ongoing")

        def mode(f, said):  # under construction is as good said of now as said as a fact
            return said == f.get("modality", "actual") or (f["kind"] == "designation" or f.get("phase") == "underConstruction") and \
                held(said) and held(f.get("modality", "actual"))

        def status(f, x):
            return x[1] == f["phase"] and mode(f, x[2]) and named(as_list(f["about"]), x[0]) and quoted(f, x[3])

        match("status", kind("status"), s.each(of("StatusChange"), lambda f: s.code(f, KG.phase), lambda f: s.code(f, KG.modality)), status,
              lambda f: (f["quote"], f["about"], f["phase"], f["modality"]))

        def designation(f, x):
            return named(as_list(f["about"]), x[0]) and named(as_list(f["honour"]), x[1]) and mode(f, x[2]) and quoted(f, x[3])

        lists = [f for f in kind("designation") if sum(a in names for a in as_list(f["about"])) > 1]  # A、B、C等重点项目: one gold, many facts
        match("designation", kind("designation"), s.each(of("Designation"), lambda f: s.about(f, KG.honour), lambda f: s.code(f, KG.modality)),
              designation,
              lambda f: (f["quote"], f["about"], f["honour"]), lambda x: any(designation(f, x) for f in lists))

        def ends(f):
            return [next((s.value(q) for o in g.objects(f, p) for q in g.objects(o, KG.quantity)), None) for p in (KG.before, KG.after)]

        match("change", kind("change"), [(s.only(f, KG.about), ends(f)) for f in of("Change")],
              lambda f, x: all(v and v["unit"] == f["unit"] and close(v["value"], f[k]) for k, v in zip(("before", "after"), x[1]))
              and named(as_list(f["about"]), x[0]), lambda f: (f["quote"], f["about"]))

        def action(f, x):
            return quoted(f, x[2]) and any(alike(v, x[1]) for v in as_list(f["verb"])) and named(as_list(f["agent"]), x[0])

        def whole(f, x):
            other = as_list(f.get("object") or []) + as_list(f.get("participant") or [])
            return action(f, x) and (not other or named(other, x[3]))

        roles = (KG.object, KG.participant, KG.beneficiary, KG.instrument, KG.method)
        acts = [(s.about(f, KG.agent), str(min(g.objects(f, KG.verb), default="")), tuple(s.quotes(f)), [n for p in roles for n in s.about(f, p)])
                for f in of("Action")]
        for layer, test in (("action", action), ("action+object", whole)):
            left = match(layer, kind("action"), acts, test, lambda f: (f["quote"], f["agent"], f["verb"], f.get("object")))
            layers[layer].said -= min(len(left), len(kind("action")))  # as many again as the gold has are free: it holds the main ones only
    rows = [layer.row(n) for n, layer in layers.items()]
    return rows, missing


def _main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold_dir")
    ap.add_argument("graph", nargs="+")
    ap.add_argument("--faults", action="store_true")
    ap.add_argument("--json")
    a = ap.parse_args()
    rows, missing = score(a.gold_dir, a.graph, a.faults)
    print(f"{'layer':18} {'gold':>5} {'said':>5} {'right':>5} {'P':>6} {'R':>6} {'F1':>6}")
    for r in rows:
        print(f"{r['layer']:18} {r['gold']:5} {r['said']:5} {r['right']:5} {r['precision']:6.3f} {r['recall']:6.3f} {r['f1']:6.3f}")
    if missing:
        print("documents not in the graph:", ", ".join(missing), file=sys.stderr)
    if a.json:
        pathlib.Path(a.json).write_text(json.dumps(rows, indent=1))
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
