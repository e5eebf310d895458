(function () {
'use strict';
// Data first, then drawing, panels, legend, search, tools. Text reaches the page through textContent only.
const $ = id => document.getElementById(id);
const read = id => JSON.parse($(id).textContent);
const KG = read('content'), VN = read('vis-nodes'), VE = read('vis-edges'), OPTIONS = read('vis-options');
const MODES = {actual: '', ongoing: '进行中', planned: '计划', target: '目标', expected: '预期', required: '要求'};
const state = {hidden: new Set(), node: null, edge: null, focus: false, path: false, from: null, lit: null, names: false, dark: false};

function el(tag, attributes, ...children) {
  const e = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === 'on') for (const k in value) e.addEventListener(k, value[k]);
    else if (name === 'style') Object.assign(e.style, value);
    else if (value !== null && value !== undefined && value !== false) e.setAttribute(name, value);
  }
  for (const c of children.flat()) if (c !== null && c !== undefined) e.append(c);
  return e;
}

const near = KG.nodes.map(() => []), told = KG.nodes.map(() => []);
KG.edges.forEach((e, k) => { near[e.s].push({k, n: e.o, out: true}); near[e.o].push({k, n: e.s, out: false}); });
KG.facts.forEach((f, k) => told[f.n].push(k));
const label = i => KG.nodes[i].l, kind = i => KG.kinds[KG.nodes[i].k], shown = i => !state.hidden.has(KG.nodes[i].k);
const names = i => [label(i), ...KG.nodes[i].a];
const weight = i => near[i].length + told[i].length / 4;
const lighter = (hex, f) => '#' + [1, 3, 5].map(p => Math.round(parseInt(hex.slice(p, p + 2), 16) * (1 - f) + 255 * f).toString(16).padStart(2, '0')).join('');
const colour = i => state.dark ? lighter(kind(i)[1], .35) : kind(i)[1];
const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

// ---------------------------------------------------------------- drawing
const nodes = new vis.DataSet(VN), edges = new vis.DataSet(VE);
const net = new vis.Network($('mynetwork'), {nodes, edges}, OPTIONS);
const drawn = KG.nodes.length < KG.total ? `${KG.nodes.length} / ${KG.total} 实体（关联最多者）` : `${KG.nodes.length} 实体`;
$('stat').textContent = `${drawn} · ${KG.edges.length} 关系 · ${KG.facts.length} 事实 · ${KG.documents.length} 篇`;
const hood = i => new Set([i, ...near[i].map(a => a.n)]);
const before = {};

function put(set, changes) {
  const news = changes.filter(c => { const j = JSON.stringify(c), key = set === nodes ? 'n' + c.id : c.id, same = before[key] === j; before[key] = j; return !same; });
  if (news.length) set.update(news);
}

function paint() {
  const lit = state.lit ? state.lit.nodes : state.node !== null ? hood(state.node) : state.edge !== null ? new Set([KG.edges[state.edge].s, KG.edges[state.edge].o]) : null;
  const litEdge = k => state.lit ? state.lit.edges.has(k) : state.node !== null ? KG.edges[k].s === state.node || KG.edges[k].o === state.node : state.edge === null || k === state.edge;
  const ink = css('--ink'), back = css('--bg'), line = css('--edge'), muted = css('--mut'), accent = css('--acc');
  put(nodes, VN.map(v => {
    const i = v.id, on = !lit || lit.has(i), c = colour(i), chosen = i === state.node;
    return {id: i, hidden: !shown(i) || (state.focus && lit !== null && !on), opacity: on ? 1 : .13, borderWidth: chosen ? 3 : 1,
      color: {background: c, border: chosen ? accent : c, hover: {background: c, border: accent}, highlight: {background: c, border: accent}},
      font: {color: on ? ink : muted + '55', size: near[i].length > 8 ? 16 : 13, strokeWidth: 3, strokeColor: back}};
  }));
  put(edges, VE.map((v, k) => {
    const on = litEdge(k), strong = on && lit !== null;
    return {id: v.id, label: strong || state.names ? KG.edges[k].p : ' ', width: strong ? 1.8 : 1, color: {color: strong ? accent : line, opacity: on ? (strong ? .9 : .55) : .06, hover: accent, highlight: accent},
      font: {color: strong ? ink : muted, strokeColor: back, strokeWidth: 3, size: strong ? 11 : 10}};
  }));
}

// ---------------------------------------------------------------- panels
const to = i => el('button', {class: 'link', on: {click: () => select(i, true)}}, label(i));
const badge = i => el('span', {class: 'badge', style: {background: kind(i)[1]}}, kind(i)[0]);
const mode = m => MODES[m] ? el('span', {class: 'mode'}, MODES[m]) : null;

function marked(text, wanted, others) {
  const spans = [];
  for (const [list, name] of [[wanted, ''], [others, 'other']]) for (const w of [...list].sort((a, b) => b.length - a.length)) {
    if (w.length < 2) continue;
    for (let p = text.indexOf(w); p >= 0; p = text.indexOf(w, p + w.length)) if (!spans.some(s => s[0] < p + w.length && p < s[1])) spans.push([p, p + w.length, name]);
  }
  spans.sort((a, b) => a[0] - b[0]);
  const out = document.createDocumentFragment();
  let at = 0;
  for (const [a, b, name] of spans) { out.append(text.slice(at, a), el('mark', {class: name || null}, text.slice(a, b))); at = b; }
  out.append(text.slice(at));
  return out;
}

function quote(si, wanted, others) {
  const [text, d, begin] = KG.sentences[si], doc = KG.documents[d];
  return el('blockquote', null, marked(text, wanted, others || []),
    el('footer', null, `${doc[2] || doc[3]} ${doc[1]} · 字符 ${begin}–${begin + [...text].length}`, el('button', {class: 'link', on: {click: () => article(d, si)}}, '在原文中查看')));
}

function home() {
  const top = KG.nodes.map((_, i) => i).sort((a, b) => weight(b) - weight(a)).slice(0, 10);
  $('p-d').replaceChildren(el('h2', null, document.title.replace(/ — 知识图谱$/, '')), el('p', {class: 'hint'}, '点击实体或连线查看证据句；双击实体只看其邻域；虚线为尚未实现的（计划、目标、预期）。'),
    el('h3', null, '关联最多'), el('ul', {class: 'rows'}, top.map(i => el('li', null, badge(i), to(i), el('span', {class: 'count'}, `${near[i].length} 关系 ${told[i].length} 事实`)))),
    el('h3', null, '文档 ' + KG.documents.length), el('ul', {class: 'rows'}, KG.documents.map((d, k) => el('li', null, el('button', {class: 'link', on: {click: () => article(k)}}, d[0]), el('span', {class: 'count'}, d[1])))));
}

function showNode(i) {
  const kids = [badge(i), el('h2', null, label(i))];
  if (KG.nodes[i].a.length) kids.push(el('p', {class: 'hint'}, '又名：' + KG.nodes[i].a.join('、')));
  if (told[i].length) kids.push(el('h3', null, '事实 ' + told[i].length), el('ul', {class: 'rows'}, told[i].map(k => { const f = KG.facts[k]; return el('li', null, el('button', {class: 'link', title: '查看证据', on: {click: () => evidence(f.t, f.e, names(i))}}, f.t)); })));
  for (const out of [true, false]) {
    const list = near[i].filter(a => a.out === out);
    if (list.length) kids.push(el('h3', null, (out ? '指向 ' : '来自 ') + list.length), el('ul', {class: 'rows'}, list.map(a => { const e = KG.edges[a.k];
      return el('li', null, el('button', {class: 'link role', title: '查看此关系的证据', on: {click: () => selectEdge(a.k)}}, (out ? '' : '← ') + e.p + (out ? ' →' : '')), to(a.n), mode(e.m)); })));
  }
  const all = [...new Set([...told[i].flatMap(k => KG.facts[k].e), ...near[i].flatMap(a => KG.edges[a.k].e)])].sort((a, b) => a - b);
  kids.push(el('h3', null, '证据句 ' + all.length), ...all.slice(0, 12).map(s => quote(s, names(i), near[i].flatMap(a => KG.edges[a.k].e.includes(s) ? names(a.n) : []))));
  if (all.length > 12) kids.push(el('p', {class: 'hint'}, `另有 ${all.length - 12} 句，点击各条事实查看。`));
  $('p-d').replaceChildren(...kids);
  $('p-d').scrollTop = 0;
}

function evidence(title, list, wanted) {
  $('p-d').prepend(el('div', {id: 'evidence'}, el('h3', null, '证据：' + title), ...list.map(s => quote(s, wanted))));
  const old = document.querySelectorAll('#evidence');
  if (old.length > 1) old[1].remove();
  $('p-d').scrollTop = 0;
}

function showEdge(k) {
  const e = KG.edges[k];
  $('p-d').replaceChildren(el('span', {class: 'hint'}, '关系'), el('h2', null, `${label(e.s)} — ${e.p} → ${label(e.o)}`), mode(e.m),
    el('ul', {class: 'rows'}, el('li', null, badge(e.s), to(e.s)), el('li', null, badge(e.o), to(e.o))), el('h3', null, '证据句 ' + e.e.length), ...e.e.map(s => quote(s, names(e.s), names(e.o))));
  $('p-d').scrollTop = 0;
}

function article(d, si) {
  const doc = KG.documents[d];
  const list = KG.sentences.map((s, k) => k).filter(k => KG.sentences[k][1] === d);
  $('p-a').replaceChildren(el('h2', null, doc[0]), el('p', {class: 'hint'}, [doc[2], doc[1], doc[3]].filter(Boolean).join(' · ')), el('p', {class: 'hint'}, '有事实的句子：'),
    ...list.map(k => el('span', {class: 'sentence' + (k === si ? ' on' : ''), id: 's' + k}, KG.sentences[k][0])));
  tab('a');
  if (si !== undefined) $('s' + si).scrollIntoView({block: 'center'});
}

// the same content as a list: for keyboards, screen readers and sorting
const order = {by: 0, down: false, rows: 300};
function list() {
  const wanted = $('filter') ? $('filter').value.trim() : '';
  const rows = [...KG.edges.map((e, k) => [label(e.s), e.p, label(e.o), e.m, () => selectEdge(k), e.s]), ...KG.facts.map(f => [label(f.n), '', f.t, f.m, () => { select(f.n, true); evidence(f.t, f.e, names(f.n)); }, f.n])]
    .filter(r => !wanted || (r[0] + r[1] + r[2]).includes(wanted)).sort((a, b) => a[order.by].localeCompare(b[order.by], 'zh') * (order.down ? -1 : 1));
  const head = ['实体', '关系', '对象或事实'].map((h, k) => el('th', {scope: 'col', 'aria-sort': order.by === k ? (order.down ? 'descending' : 'ascending') : 'none'}, el('button', {on: {click: () => { order.down = order.by === k && !order.down; order.by = k; list(); }}}, h)));
  const body = rows.slice(0, order.rows).map(r => el('tr', null, el('td', null, to(r[5])), el('td', null, r[1]), el('td', null, el('button', {class: 'link', on: {click: r[4]}}, r[2]), ' ', mode(r[3]))));
  const table = el('table', null, el('thead', null, el('tr', null, head)), el('tbody', null, body));
  const more = rows.length > order.rows ? el('button', {on: {click: () => { order.rows += 300; list(); }}}, `再显示 300 条（共 ${rows.length} 条）`) : null;
  if (!$('filter')) $('p-l').append(el('input', {id: 'filter', class: 'filter', type: 'search', placeholder: '筛选', 'aria-label': '筛选列表', on: {input: () => { order.rows = 300; list(); }}}), el('div', {id: 'rows'}));
  $('rows').replaceChildren(table, ...(more ? [more] : []));
}

function tab(name) {
  if (name === 'l') list();
  if (name === 'a' && !$('p-a').children.length && KG.documents.length) return article(0);
  for (const t of 'dal') { $('t-' + t).setAttribute('aria-selected', t === name); $('p-' + t).hidden = t !== name; }
}
for (const t of 'dal') $('t-' + t).onclick = () => tab(t);

// ---------------------------------------------------------------- selection
function select(i, fly) {
  hideTip();
  if (i !== null && state.path && state.from !== null && i !== state.from) return path(state.from, i);
  Object.assign(state, {node: i, edge: null, lit: null});
  if (i === null) { net.unselectAll(); paint(); home(); return save(); }
  if (!shown(i)) toggle(KG.nodes[i].k, true);
  paint();
  net.selectNodes([i], false);
  showNode(i);
  tab('d');
  if (state.path) state.from = i;
  if (state.focus) net.fit({nodes: [...hood(i)].filter(shown), animation: false});
  else if (fly) net.focus(i, {scale: Math.max(net.getScale(), .95), animation: calm() ? false : {duration: 350, easingFunction: 'easeInOutQuad'}});
  save();
}

function selectEdge(k) {
  Object.assign(state, {node: null, edge: k, lit: null});
  paint();
  net.selectEdges([VE[k].id]);
  showEdge(k);
  tab('d');
  net.fit({nodes: [KG.edges[k].s, KG.edges[k].o], maxZoomLevel: 1.2, animation: calm() ? false : {duration: 300}});
  save();
}

function path(a, b) {
  const came = new Map([[a, null]]), queue = [a];
  for (let x; queue.length && (x = queue.shift()) !== b;) for (const e of near[x]) if (!came.has(e.n) && shown(e.n)) { came.set(e.n, {k: e.k, from: x}); queue.push(e.n); }
  Object.assign(state, {path: false, from: null, node: null, edge: null, lit: null});
  $('b-path').setAttribute('aria-pressed', false);
  tab('d');
  if (!came.has(b)) { paint(); $('p-d').replaceChildren(el('p', null, '在当前可见类别中，两者之间没有路径。')); return; }
  const steps = [], on = new Set([b]);
  for (let x = b; came.get(x); x = came.get(x).from) { steps.unshift(came.get(x).k); on.add(came.get(x).from); }
  state.lit = {nodes: on, edges: new Set(steps)};
  paint();
  net.fit({nodes: [...on], maxZoomLevel: 1.2, animation: false});
  $('p-d').replaceChildren(el('h2', null, `${label(a)} ⇢ ${label(b)}`), el('p', {class: 'hint'}, steps.length + ' 步'),
    ...steps.flatMap(k => { const e = KG.edges[k]; return [el('h3', null, `${label(e.s)} — ${e.p} → ${label(e.o)}`), quote(e.e[0], names(e.s), names(e.o))]; }));
}

const edgeIndex = new Map(VE.map((e, k) => [e.id, k]));
net.on('click', p => p.nodes.length ? select(p.nodes[0]) : p.edges.length ? selectEdge(edgeIndex.get(p.edges[0])) : select(null));
net.on('doubleClick', p => { setFocus(p.nodes.length > 0); if (p.nodes.length) select(p.nodes[0]); });

// ---------------------------------------------------------------- hover
function tip(p, title, si) {
  const box = $('mynetwork').getBoundingClientRect(), text = si === undefined ? '' : KG.sentences[si][0], t = $('tip');
  t.replaceChildren(el('b', null, title), text.length > 90 ? text.slice(0, 90) + '…' : text);
  t.style.display = 'block';
  const x = p.event.clientX - box.left, y = p.event.clientY - box.top;
  t.style.left = Math.max(4, Math.min(x + 14, box.width - t.offsetWidth - 6)) + 'px';
  t.style.top = Math.max(4, y + t.offsetHeight + 20 > box.height ? y - t.offsetHeight - 12 : y + 16) + 'px';
}
function hideTip() { $('tip').style.display = 'none'; }
net.on('hoverNode', p => { const i = p.node, first = near[i].length ? KG.edges[near[i][0].k].e[0] : told[i].length ? KG.facts[told[i][0]].e[0] : undefined; tip(p, kind(i)[0] + ' · ' + label(i), first); });
net.on('hoverEdge', p => { const e = KG.edges[edgeIndex.get(p.edge)]; tip(p, `${label(e.s)} — ${e.p} → ${label(e.o)} ${MODES[e.m] || ''}`, e.e[0]); });
for (const e of ['blurNode', 'blurEdge', 'dragStart', 'zoom']) net.on(e, hideTip);

// ---------------------------------------------------------------- legend
const POINTS = {hexagon: '8,1 14,4.5 14,11.5 8,15 2,11.5 2,4.5', square: '2,2 14,2 14,14 2,14', diamond: '8,1 15,8 8,15 1,8', triangle: '8,1 15,14 1,14', triangleDown: '1,2 15,2 8,15', star: '8,1 10,6 15,6 11,9.5 12.5,15 8,11.7 3.5,15 5,9.5 1,6 6,6'};
function icon(k) {
  const make = (tag, a) => { const e = document.createElementNS('http://www.w3.org/2000/svg', tag); for (const n in a) e.setAttribute(n, a[n]); return e; };
  const [, c, shape] = KG.kinds[k], s = make('svg', {width: 16, height: 16, 'aria-hidden': true});
  s.append(POINTS[shape] ? make('polygon', {points: POINTS[shape], fill: c}) : make('circle', {cx: 8, cy: 8, r: 7, fill: c}));
  return s;
}
const boxes = {};
for (const k in KG.kinds) {
  boxes[k] = el('input', {type: 'checkbox', on: {change: () => toggle(k, boxes[k].checked)}});
  boxes[k].checked = true;
  const only = ev => { ev.preventDefault(); const alone = Object.keys(boxes).every(x => x === k || state.hidden.has(x)); for (const x in boxes) toggle(x, alone || x === k); };
  $('legend').append(el('label', {on: {dblclick: only}}, boxes[k], icon(k), KG.kinds[k][0], el('span', {class: 'n'}, String(KG.nodes.filter(n => n.k === k).length))));
}
function toggle(k, on) { boxes[k].checked = on; on ? state.hidden.delete(k) : state.hidden.add(k); paint(); save(); }

// ---------------------------------------------------------------- search
const q = $('q'), hits = $('hits');
let found = [], at = -1;
function rank(i, v) {
  const n = KG.nodes[i], l = n.l.toLowerCase();
  const tests = [l === v, l.startsWith(v), l.includes(v), n.a.some(a => a.toLowerCase().includes(v)), n.py.startsWith(v), n.py.includes(v), n.pf.includes(v)];
  return tests.indexOf(true);
}
function search() {
  const v = q.value.trim().toLowerCase();
  found = !v ? [] : KG.nodes.map((_, i) => [rank(i, v), -weight(i), i]).filter(x => x[0] >= 0).sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, 12).map(x => x[2]);
  at = found.length ? 0 : -1;
  hits.replaceChildren(...(found.length ? found.map((i, k) => el('li', {role: 'option', id: 'h' + k, 'aria-selected': k === at, on: {mousedown: ev => { ev.preventDefault(); pick(i); }}}, icon(KG.nodes[i].k), label(i), el('small', null, `${kind(i)[0]} · ${near[i].length}`))) : [el('li', null, '没有匹配的实体')]));
  hits.hidden = !v;
  q.setAttribute('aria-expanded', !hits.hidden);
  if (at >= 0) q.setAttribute('aria-activedescendant', 'h0');
}
function pick(i) { hits.hidden = true; q.value = ''; q.blur(); select(i, true); }
q.addEventListener('input', search);
q.addEventListener('blur', () => { hits.hidden = true; });
q.addEventListener('keydown', e => {
  if ((e.key === 'ArrowDown' || e.key === 'ArrowUp') && found.length) {
    e.preventDefault();
    at = (at + (e.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length;
    [...hits.children].forEach((c, k) => c.setAttribute('aria-selected', k === at));
    q.setAttribute('aria-activedescendant', 'h' + at);
  } else if (e.key === 'Enter' && at >= 0 && !e.isComposing) pick(found[at]);
  else if (e.key === 'Escape') { hits.hidden = true; q.value = ''; q.blur(); }
});

// ---------------------------------------------------------------- tools
function setFocus(on) { state.focus = on; $('b-focus').setAttribute('aria-pressed', on); paint(); if (!on) net.fit({animation: false}); }
function theme(dark) { state.dark = dark; document.documentElement.dataset.theme = dark ? 'dark' : 'light'; paint(); }
function save_as(name, blob) { const a = el('a', {href: URL.createObjectURL(blob), download: name}); document.body.append(a); a.click(); a.remove(); setTimeout(() => URL.revokeObjectURL(a.href), 1000); }
$('b-focus').onclick = () => { setFocus(!state.focus); if (state.node !== null) select(state.node); };
$('b-path').onclick = () => { state.path = !state.path; state.from = state.path ? state.node : null; $('b-path').setAttribute('aria-pressed', state.path); };
$('b-names').onclick = () => { state.names = !state.names; $('b-names').setAttribute('aria-pressed', state.names); paint(); };
$('b-theme').onclick = () => theme(!state.dark);
$('b-help').onclick = () => $('help').showModal();
$('z-in').onclick = () => net.moveTo({scale: net.getScale() * 1.3});
$('z-out').onclick = () => net.moveTo({scale: net.getScale() / 1.3});
$('z-fit').onclick = () => net.fit({animation: false});
$('b-png').onclick = () => {
  const canvas = $('mynetwork').querySelector('canvas'), copy = document.createElement('canvas'), c = copy.getContext('2d');
  copy.width = canvas.width; copy.height = canvas.height;
  c.fillStyle = css('--bg'); c.fillRect(0, 0, copy.width, copy.height); c.drawImage(canvas, 0, 0);
  copy.toBlob(b => save_as('图谱.png', b));
};
$('b-csv').onclick = () => {
  const cell = s => { s = String(s); if (/^[=+\-@\t\r]/.test(s)) s = "'" + s; return '"' + s.replace(/"/g, '""') + '"'; };
  const row = (a, p, o, m, si) => { const [text, d] = KG.sentences[si], doc = KG.documents[d]; return [a, p, o, MODES[m] || '已实现', text, doc[0], doc[1], doc[3]]; };
  const rows = [['实体', '关系', '对象或事实', '情态', '证据句', '文档', '日期', '文件'], ...KG.edges.map(e => row(label(e.s), e.p, label(e.o), e.m, e.e[0])), ...KG.facts.map(f => row(label(f.n), '', f.t, f.m, f.e[0]))];
  save_as('图谱.csv', new Blob(['\ufeff' + rows.map(r => r.map(cell).join(',')).join('\r\n')], {type: 'text/csv'}));
};
document.addEventListener('keydown', e => {
  if (e.target.tagName === 'INPUT' || e.ctrlKey || e.metaKey || e.altKey || $('help').open) return;
  const key = e.key.toLowerCase(), click = {e: 'b-focus', p: 'b-path', l: 'b-names', d: 'b-theme', f: 'z-fit', '?': 'b-help'}[key];
  if (key === '/') { e.preventDefault(); q.focus(); }
  else if (key === 'escape') { state.from = null; setFocus(false); select(null); }
  else if (click) $(click).click();
  else if (key.startsWith('arrow') && document.activeElement === $('mynetwork')) { e.preventDefault(); walk({arrowright: [1, 0], arrowleft: [-1, 0], arrowup: [0, -1], arrowdown: [0, 1]}[key]); }
});
function walk(direction) {
  if (!KG.nodes.length) return;
  if (state.node === null) return select(KG.nodes.map((_, i) => i).sort((a, b) => weight(b) - weight(a))[0]);
  const at = net.getPositions();
  let best = null, least = Infinity;
  for (const a of near[state.node]) {
    if (!shown(a.n)) continue;
    const dx = at[a.n].x - at[state.node].x, dy = at[a.n].y - at[state.node].y, far = Math.hypot(dx, dy), cos = (dx * direction[0] + dy * direction[1]) / far;
    if (cos > .3 && far / cos < least) { least = far / cos; best = a.n; }
  }
  if (best !== null) select(best, true);
}

// ---------------------------------------------------------------- links to a selection (the hash works on file:// too)
let quiet = true;
function save() {
  if (quiet) return;
  const parts = [];
  if (state.node !== null) parts.push('n=' + encodeURIComponent(KG.nodes[state.node].i));
  if (state.hidden.size) parts.push('hide=' + [...state.hidden].join('.'));
  if (state.focus) parts.push('focus=1');
  try { history.replaceState(null, '', parts.length ? '#' + parts.join('&') : location.pathname + location.search); } catch (x) { location.hash = parts.join('&'); }
}
function load() {
  const p = new URLSearchParams(location.hash.slice(1));
  (p.get('hide') || '').split('.').forEach(k => { if (boxes[k]) toggle(k, false); });
  const i = KG.nodes.findIndex(n => n.i === p.get('n'));
  if (p.get('focus')) setFocus(true);
  if (i >= 0) select(i, true);
  quiet = false;
}

home();
theme(matchMedia('(prefers-color-scheme: dark)').matches);
net.once('afterDrawing', () => { net.fit({animation: false}); load(); document.documentElement.dataset.ready = 'yes'; });
net.redraw();
window.kg = {select, selectEdge, path, net};
})();
