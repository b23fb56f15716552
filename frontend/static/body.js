// Drawing on the body chart. The page works without this file: the list below
// the pictures is the form, and everything here ends up in its fields. A line
// is kept as it was drawn, in units of the picture's width.
const form = document.querySelector("[data-draw]");
const pics = [...form.querySelectorAll("svg.bodychart")];
const field = form.elements.strokes;
const now = form.querySelector("[data-now]");
const boxes = new Map([...form.querySelectorAll("[name=z]")].map((b) => [b.value, b]));
const paths = pics.flatMap((p) => [...p.querySelectorAll("[data-spot]")]);
const before = new Map(paths.map((p) => [p, { fill: p.getAttribute("fill"), cls: p.getAttribute("class") }]));
const svgNS = "http://www.w3.org/2000/svg";

let strokes = JSON.parse(field.value);
let history = [];
let erasing = false;
let live = null; // the line under the finger

const snapshot = () => JSON.stringify({ strokes, picked: [...boxes.values()].filter((b) => b.checked).map((b) => b.value) });
const remember = () => { history.push(snapshot()); if (history.length > 100) history.shift(); };

// step of the strength that is picked now; "" while none is.
const step = () => form.querySelector("[name=intensity]:checked")?.dataset.step ?? "";

// show brings the pictures in line with the form.
function show() {
  const s = step();
  for (const p of paths) {
    const old = before.get(p);
    const on = boxes.get(p.dataset.spot)?.checked;
    const id = p.closest("svg").dataset.id;
    const fill = on ? (s && s !== "s0" ? `url(#${id}-${s})` : null) : old.fill;
    if (fill) p.setAttribute("fill", fill); else p.removeAttribute("fill");
    p.setAttribute("class", on ? `bc-place ${s && s !== "s0" ? "lit" : "unrated"}` : old.cls);
  }
  for (const pic of pics) {
    const g = pic.querySelector(".bc-strokes");
    for (const p of g.querySelectorAll("[data-mine]")) p.remove();
    for (const line of strokes) if (line.view === pic.dataset.view) g.append(drawn(line));
  }
  field.value = JSON.stringify(strokes);
  say();
}

function drawn(line) {
  const p = document.createElementNS(svgNS, "path");
  p.dataset.mine = "";
  p.setAttribute("d", d(line));
  p.setAttribute("stroke-width", line.width * 1000);
  return p;
}

const d = (line) => line.points.map(([x, y], i) => `${i ? "L" : "M"}${x * 1000} ${y * 1000}`).join("") + (line.points.length === 1 ? "h0" : "");

// say names the places under the lines and ticks, for eyes and screen readers.
function say() {
  const codes = new Set([...boxes.values()].filter((b) => b.checked).map((b) => b.value));
  for (const line of strokes) for (const c of under(line)) codes.add(c);
  const names = [...codes].map((c) => boxes.get(c).getAttribute("aria-label"));
  const text = names.length ? form.dataset.over.replace("{places}", names.join("; ")) : form.dataset.nothing;
  if (now.textContent !== text) now.textContent = text;
}

const seen = new WeakMap();
const lost = new Set();
function under(line) {
  if (seen.has(line)) return seen.get(line);
  const pic = pics.find((p) => p.dataset.view === line.view && p.dataset.id.endsWith(line.window ?? line.view) && p.getClientRects().length);
  if (!pic) return lost; // a picture that is not shown cannot be asked
  const found = new Set();
  const every = Math.max(1, Math.floor(line.points.length / 24));
  for (let i = 0; i < line.points.length; i += every) {
    const at = new DOMPoint(line.points[i][0] * 1000, line.points[i][1] * 1000);
    const hit = [...pic.querySelectorAll("[data-spot]")].find((p) => p.isPointInFill(at));
    if (hit) found.add(hit.dataset.spot);
  }
  seen.set(line, found);
  return found;
}

const round = (v) => Math.round(v * 1e4) / 1e4;
function point(pic, e) {
  const p = new DOMPoint(e.clientX, e.clientY).matrixTransform(pic.getScreenCTM().inverse());
  return [round(Math.min(Math.max(p.x / 1000, 0), 1)), round(Math.min(Math.max(p.y / 1000, 0), 2))];
}

function extend(e) {
  for (const m of e.getCoalescedEvents?.() ?? []) add(point(live.pic, m));
  add(point(live.pic, e));
}

function add(p) {
  const ps = live.line.points;
  const last = ps[ps.length - 1];
  if (ps.length < 2000 && Math.hypot(p[0] - last[0], p[1] - last[1]) >= 0.0015) ps.push(p);
}

// rub takes out the lines under the finger.
function rub(pic, e) {
  const [x, y] = point(pic, e);
  const kept = strokes.filter((l) => l.view !== pic.dataset.view || !l.points.some((p) => Math.hypot(p[0] - x, p[1] - y) < l.width / 2 + 0.012));
  if (kept.length !== strokes.length) { strokes = kept; show(); }
}

function toggle(code) {
  const b = boxes.get(code);
  b.checked = erasing ? false : !b.checked;
  const group = b.closest("details");
  if (b.checked && group) group.open = true;
  show();
}

for (const pic of pics) {
  const big = pic.dataset.id.endsWith("upper_back");
  pic.addEventListener("dragstart", (e) => e.preventDefault());
  pic.addEventListener("click", (e) => { if (e.target.closest("a")) e.preventDefault(); });
  pic.addEventListener("pointerdown", (e) => {
    const on = e.target.closest("[data-spot]");
    if (live || !on || e.button > 0) return;
    e.preventDefault();
    remember();
    pic.setPointerCapture(e.pointerId);
    const line = { view: pic.dataset.view, width: big ? 0.02 : 0.034, points: [point(pic, e)] };
    if (big) line.window = "upper_back";
    live = { pic, id: e.pointerId, code: on.dataset.spot, x: e.clientX, y: e.clientY, moved: false, line, path: drawn(line) };
    if (erasing) rub(pic, e);
  });
  pic.addEventListener("pointermove", (e) => {
    if (!live || e.pointerId !== live.id) return;
    if (!live.moved && Math.hypot(e.clientX - live.x, e.clientY - live.y) < 7) return;
    if (erasing) { live.moved = true; rub(pic, e); return; }
    if (!live.moved) { live.moved = true; pic.querySelector(".bc-strokes").append(live.path); }
    extend(e);
    live.path.setAttribute("d", d(live.line));
  });
  pic.addEventListener("pointerup", (e) => {
    if (!live || e.pointerId !== live.id) return;
    const { moved, line, code, path } = live;
    live = null;
    path.remove();
    if (!moved) toggle(code);
    else if (!erasing) { strokes.push(line); show(); }
  });
  pic.addEventListener("pointercancel", () => { live?.path.remove(); live = null; history.pop(); });
}

form.querySelector("[data-tool=undo]").addEventListener("click", () => {
  const last = history.pop();
  if (!last) return;
  const s = JSON.parse(last);
  strokes = s.strokes;
  for (const b of boxes.values()) b.checked = s.picked.includes(b.value);
  show();
});
form.querySelector("[data-tool=erase]").addEventListener("click", (e) => {
  erasing = !erasing;
  e.currentTarget.setAttribute("aria-pressed", String(erasing));
  form.classList.toggle("erasing", erasing);
});
form.querySelector("[data-tool=clear]").addEventListener("click", () => {
  remember();
  strokes = [];
  for (const b of boxes.values()) b.checked = false;
  show();
});
form.addEventListener("change", (e) => {
  if (["z", "intensity", "view"].includes(e.target.name)) show();
});

// The second gesture: slide along the numbers.
const scale = form.querySelector("[data-scale]");
scale.addEventListener("pointermove", (e) => {
  if (!e.buttons) return;
  const r = document.elementFromPoint(e.clientX, e.clientY)?.closest("[data-scale] .pick")?.querySelector("input");
  if (r && !r.checked) { r.checked = true; show(); }
});

show();
