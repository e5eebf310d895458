"""Network -> one self-contained HTML file: pyvis is the model and carries vis-network, the template and script are ours.

Opens from disk with no network: nothing is fetched, a Content-Security-Policy allows only the scripts of the file (by hash), data
stands in JSON blocks with < > & escaped, and the script writes text only through textContent, so that a name can run nothing.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
import re
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader
from markupsafe import Markup
from pypinyin import Style, lazy_pinyin
from pyvis.network import Network as PyvisNetwork

from kg.out import network
from kg.out.network import Network

KINDS: dict[str, tuple[str, str, str]] = {
    "DevelopmentZone": ("开发区", "#2f855a", "hexagon"),
    "Park": ("园区", "#38a169", "hexagon"),
    "Enterprise": ("企业", "#2b6cb0", "dot"),
    "Organization": ("组织", "#4c6fae", "dot"),
    "PublicBody": ("党政机关", "#1e4e8c", "dot"),
    "Department": ("部门", "#1e4e8c", "dot"),
    "Person": ("人物", "#9d174d", "dot"),
    "Project": ("项目", "#c05621", "square"),
    "InfrastructureProject": ("工程", "#9c4221", "square"),
    "Facility": ("设施", "#0f766e", "triangle"),
    "AdministrativeArea": ("行政区", "#0f766e", "triangleDown"),
    "Place": ("地区", "#0f766e", "triangleDown"),
    "Platform": ("平台", "#6b46c1", "diamond"),
    "Mechanism": ("机制", "#805ad5", "diamond"),
    "Policy": ("政策", "#553c9a", "diamond"),
    "Honour": ("荣誉", "#b7791f", "star"),
    "Gathering": ("会议活动", "#be185d", "diamond"),
    "Contract": ("合同", "#4d7c0f", "square"),
}
"""Entity class -> (label, colour, shape): shape tells what colour tells, for those who do not see colours."""
OTHER = ("其他", "#64748b", "dot")
FONT = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif'
FOLDER = Path(__file__).parent
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)


class _Page(PyvisNetwork):  # type: ignore[misc]
    """pyvis with a template environment of ours: autoescaping, and no code from another host."""

    def __init__(self, context: dict[str, Any]) -> None:
        super().__init__(cdn_resources="in_line", directed=True, height="100%", width="100%")
        loaders = [FileSystemLoader(str(FOLDER), encoding="utf-8"), PackageLoader("pyvis", "templates")]
        self.templateEnv = Environment(autoescape=True, loader=ChoiceLoader(loaders))
        self.templateEnv.filters["data"] = data
        self.templateEnv.globals.update(context)
        self.path = "page.html"


def data(value: object) -> Markup:
    """JSON that is safe inside <script>: nothing in it can end the block."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for c in "<>&\u2028\u2029":
        text = text.replace(c, f"\\u{ord(c):04x}")
    return Markup(text)


def write(net: Network, path: Path, title: str) -> tuple[int, int]:
    """Writes the page; gives the numbers of entities and relations drawn."""
    html = render(net, title)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html, encoding="utf-8", newline="\n")
    return net.graph.number_of_nodes(), net.graph.number_of_edges()


def render(net: Network, title: str) -> str:
    """The page's text; the same network gives the same bytes."""
    content, ids = _content(net)
    page = _Page({"title": title, "content": content, "font": FONT})
    at = network.layout(net.graph)
    degree = dict(net.graph.degree())
    page.nodes = [_vis_node(net, n, ids[n], at[n], degree[n]) for n in sorted(net.graph)]
    page.edges = [
        {"id": f"e{k}", "from": e["s"], "to": e["o"], "dashes": e["m"] not in ("actual", "ongoing"), "arrows": "to"}
        for k, e in enumerate(content["edges"])
    ]
    page.set_options(json.dumps(_options(len(page.nodes))))
    return _secured(page.generate_html())


def _vis_node(net: Network, n: str, number: int, at: tuple[float, float], degree: int) -> dict[str, Any]:
    node = net.graph.nodes[n]
    _, colour, shape = KINDS.get(node["kind"], OTHER)
    return {
        "id": number, "label": _wrapped(node["label"]), "color": colour, "shape": shape, "size": round(9 + 3.2 * math.sqrt(degree), 1),
        "x": at[0], "y": at[1],
    }  # fmt: skip


def _content(net: Network) -> tuple[dict[str, Any], dict[str, int]]:
    """What the script shows, with small numbers for IRIs."""
    ids = {n: i for i, n in enumerate(sorted(net.graph))}
    docs = {d: i for i, d in enumerate(net.documents)}
    sentences = {
        p: i
        for i, p in enumerate(sorted(net.passages, key=lambda p: (docs.get(net.passages[p].document, 0), net.passages[p].begin)))
    }
    used = {net.graph.nodes[n]["kind"] for n in net.graph}
    edges: dict[tuple[int, int, str, str], set[int]] = {}
    facts: dict[tuple[int, str, str], set[int]] = {}
    for r in net.facts:
        if r.passage not in sentences:
            continue
        if r.other in ids and r.entity in ids and r.other != r.entity:
            edges.setdefault((ids[r.entity], ids[r.other], r.role, r.modality), set()).add(sentences[r.passage])
        elif r.entity in ids:
            facts.setdefault((ids[r.entity], r.text, r.modality), set()).add(sentences[r.passage])
    content = {
        "kinds": {k: list(KINDS.get(k, OTHER)) for k in [*KINDS, *sorted(used - set(KINDS))] if k in used},
        "nodes": [_node(net, n) for n in sorted(net.graph)],
        "edges": [{"s": s, "o": o, "p": p, "m": m, "e": sorted(e)} for (s, o, p, m), e in sorted(edges.items())],
        "facts": [{"n": n, "t": t, "m": m, "e": sorted(e)} for (n, t, m), e in sorted(facts.items())],
        "sentences": [[net.passages[p].text, docs.get(net.passages[p].document, 0), net.passages[p].begin] for p in sentences],
        "documents": [[d.title or d.path, d.issued, d.publisher, d.path, d.url] for d in net.documents.values()],
        "total": net.total,
    }
    return content, ids


def _node(net: Network, n: str) -> dict[str, Any]:
    node = net.graph.nodes[n]
    label = node["label"]
    return {
        "k": node["kind"], "l": label, "a": list(node["names"]), "i": n,
        "py": "".join(lazy_pinyin(label, style=Style.FIRST_LETTER)).lower(), "pf": "".join(lazy_pinyin(label)).lower(),
    }  # fmt: skip


def _wrapped(label: str, width: int = 10) -> str:
    """Long names in two or three lines of about the same length; the panel shows them whole."""
    if len(label) <= width:
        return label
    even = math.ceil(len(label) / math.ceil(len(label) / width))
    lines = [label[i : i + even] for i in range(0, len(label), even)]
    return "\n".join(lines[:3]) + ("…" if len(lines) > 3 else "")


def _options(nodes: int) -> dict[str, Any]:
    many = nodes > 500
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "nodes": {"font": {"face": FONT, "size": 13}},
        "edges": {"smooth": {"enabled": True, "type": "continuous"}, "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
                  "font": {"face": FONT, "size": 10, "align": "horizontal"}, "width": 1},
        "interaction": {"hover": True, "hideEdgesOnZoom": many, "hideEdgesOnDrag": many, "keyboard": False, "tooltipDelay": 120, "multiselect": False},
    }  # fmt: skip


def _secured(html: str) -> str:
    """Adds the policy under which the page runs its own scripts and nothing else, and fetches nothing."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(m[1].encode()).digest()).decode()}'" for m in _SCRIPT.finditer(html)
    )
    policy = f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"
    return html.replace("<!--policy-->", f'<meta http-equiv="Content-Security-Policy" content="{policy}">')
