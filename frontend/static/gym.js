// Quick forms. Every page works the same without this file: the forms post and
// the page comes back. With it a tap shows at once, and says "saved" only when
// the program has said so.

const page = () => document.querySelector("main .wrap");
const line = () => document.getElementById("saving");
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("spotter") : null;
// The page is put in whole, as this program's own server made and escaped it;
// scripts in it do not run.
const trusted = window.trustedTypes
  ? trustedTypes.createPolicy("spotter", { createHTML: (s) => s })
  : { createHTML: (s) => s };

async function refresh(to = location.pathname, focus = "", what = "") {
  const r = await fetch(to, { headers: { Accept: "text/html" }, cache: "no-store" });
  if (!r.ok) throw new Error("the page did not come");
  const fresh = new DOMParser().parseFromString(trusted.createHTML(await r.text()), "text/html");
  // A stop, or another build of the program: load it properly.
  if (fresh.querySelector(".stop") || !fresh.querySelector("main .wrap .gym")) return location.assign(to);
  const y = scrollY;
  document.title = fresh.title;
  page().replaceWith(document.adoptNode(fresh.querySelector("main .wrap")));
  start();
  scrollTo(0, y);
  const at = focus ? document.getElementById(focus) : null;
  const next = document.querySelector(".lift details[open]:not(:has(.over)) h3, .lift details[open] .tap-title") || at;
  const over = at?.querySelector(".over");
  if (what === "set" && at && !over) { // the row that was saved, and what comes after it
    const rows = at.querySelectorAll("details[open] .sets > li");
    (at.querySelector("details[open] .lift-in > .note.warn") || rows[rows.length - 1] || at).scrollIntoView({ block: "start" });
  } else if (what === "pain" && at && !over) {
    at.scrollIntoView({ block: "start" });
  } else if (what === "finish") { // the question that the end brings, or the word that it is over
    const ask = document.getElementById("check-title");
    ask?.focus({ preventScroll: true });
    if (ask) document.getElementById("check").scrollIntoView({ block: "start" });
    else scrollTo(0, 0);
  } else (over || at || next)?.scrollIntoView({ block: "nearest" });
}

function say(state, text) {
  const el = line();
  if (!el) return;
  el.className = "saving on " + state;
  el.textContent = text;
}

let gone;
function saved(text) {
  say("ok", "✓ " + text);
  clearTimeout(gone);
  gone = setTimeout(() => line()?.classList.remove("on"), 2500);
}

// pending is the row that shows before the answer is there.
function pending(form, data) {
  if (form.dataset.quick !== "set") return null;
  const row = document.createElement("p");
  row.className = "set pending";
  const rpe = data.get("rpe") ? ` · RPE ${data.get("rpe")}` : "";
  row.textContent = `${data.get("kg")} × ${data.get("reps")}${rpe} · ${data.get("pain")}/10`;
  form.before(row);
  return row;
}

async function send(form, data, row) {
  const card = form.closest(".lift")?.id || "";
  const el = line();
  say("", el.dataset.saving);
  form.inert = true;
  let answer;
  try {
    const r = await fetch(form.action, {
      method: "POST", body: new URLSearchParams(data), headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(10000),
    });
    answer = await r.json();
  } catch {
    answer = { saved: false, message: el.dataset.failed, again: true };
  }
  form.inert = false;
  if (!answer.saved) {
    row?.remove();
    say("bad", answer.message);
    if (answer.again) retry(form, data);
    return;
  }
  row?.classList.add("kept");
  saved(answer.message);
  tabs?.postMessage("changed");
  try {
    if (form.dataset.then) return location.assign(form.dataset.then);
    await refresh(location.pathname, card, form.dataset.quick);
    saved(answer.message);
  } catch {
    location.reload();
  }
}

// The same tap once more: it carries the same id, so it is stored once.
function retry(form, data) {
  const b = document.createElement("button");
  b.type = "button";
  b.textContent = line().dataset.retry;
  b.addEventListener("click", () => send(form, data, pending(form, data)));
  line().append(" ", b);
}

document.addEventListener("submit", (e) => {
  const form = e.target;
  if (!form.dataset.quick || !line()) return;
  const button = e.submitter;
  const data = new FormData(form);
  if (button?.name) data.set(button.name, button.value);
  const score = form.querySelector("[data-score]")?.name;
  if (score && !data.get(score)) { // Enter in a box is no score
    e.preventDefault();
    form.querySelector("[data-score]").focus();
    return;
  }
  e.preventDefault();
  send(form, data, pending(form, data));
});

// + and -: whole steps, never below zero.
document.addEventListener("click", (e) => {
  const b = e.target.closest("[data-step]");
  if (!b) return;
  const box = b.parentElement.querySelector("input");
  const now = parseFloat(box.value.replace(",", ".")) || 0;
  const next = String(Math.max(0, Math.round((now + parseFloat(b.dataset.step)) * 100) / 100));
  box.value = next.replace(".", document.documentElement.dataset.decimal);
  box.dispatchEvent(new Event("change", { bubbles: true }));
});

// The rest since the last set, from the clock: right also after sleep.
let ticking;
function rest() {
  clearInterval(ticking);
  const el = document.getElementById("rest");
  if (!el) return;
  const since = Date.parse(el.dataset.since), all = Number(el.dataset.seconds);
  const tick = () => {
    const s = Math.max(0, Math.floor((Date.now() - since) / 1000));
    el.hidden = s > 3600;
    el.querySelector("[data-clock]").textContent = `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`;
    el.querySelector("[data-bar]").setAttribute("width", String(Math.min(1000, Math.round((1000 * s) / all))));
    el.classList.toggle("ready", s >= all);
    el.querySelector("[data-over]").hidden = s < all;
  };
  tick();
  ticking = setInterval(tick, 1000);
}

// An older page never stays: another tab tells, and a tab that wakes asks.
tabs?.addEventListener("message", () => location.reload());
document.addEventListener("visibilitychange", async () => {
  if (document.hidden) return;
  rest();
  const head = document.querySelector("[data-head]")?.dataset.head;
  if (head === undefined) return;
  try {
    const r = await fetch("/today/head", { cache: "no-store" });
    if (r.ok && (await r.text()) !== head) location.reload();
  } catch { /* away for now; the next tap will say so */ }
});

function start() { rest(); }
start();
