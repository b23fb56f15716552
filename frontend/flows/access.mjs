import fs from "node:fs";
import path from "node:path";
import { holds, open, root, start } from "./kit.mjs";

export const about = "axe on every page of the gallery, in both themes, at two widths";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// The whole site is checked in both themes at both widths; a state that shows a
// page differently is checked once narrow and light, once wide and dark.
// SPOTTER_FLOWS=all takes every state in all four.
const all = process.env.SPOTTER_FLOWS === "all";
const further = ["empty", "open", "emergency", "handover", "session", "over", "meetday", "long", "rest"];
const looks = [["light", 320], ["dark", 1280], ["light", 1280], ["dark", 320]];

export default async function () {
  const s = await start({ args: ["gallery", "--addr", "127.0.0.1:0"] });
  const axe = fs.readFileSync(path.join(root, "frontend/flows/node_modules/axe-core/axe.min.js"), "utf8");
  const list = (await (await fetch(s.base + "/list")).text()).split("\n").filter((x) => x.startsWith("/"));
  const state = (x) => x.split("/")[1];
  const take = (x, look) => all || state(x) === "full" || (look < 2 && further.includes(state(x)));
  let runs = 0;
  const found = new Set();
  const seen = new Set(); // what was looked at already, in this look
  const one = async ([scheme, width], look) => {
    const c = await open({ viewport: { width, height: 844 }, colorScheme: scheme, bypassCSP: true, reducedMotion: "reduce" });
    const p = await c.newPage();
    for (const x of list.filter((y) => take(y, look))) {
      const html = await (await fetch(s.base + x)).text();
      const same = html.replace(new RegExp(`/${state(x)}/`, "g"), "/").replace(/[0-9a-f]{8}-[0-9a-f-]{27}|value="[A-Z0-9]{20,}"/g, "");
      if (seen.has(look + same)) continue;
      seen.add(look + same);
      await p.goto(s.base + x);
      await p.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
      await p.evaluate(axe);
      const r = await p.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), rules);
      runs++;
      for (const v of r.violations) found.add(`${x} ${scheme} ${width}: ${v.id}: ${v.nodes[0].html.slice(0, 140)}`);
      const over = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) found.add(`${x} at ${width}: ${over} px too wide`);
    }
    await c.close();
  };
  for (let i = 0; i < looks.length; i += 2) await Promise.all([one(looks[i], i), one(looks[i + 1], i + 1)]);
  await s.stop();
  holds(found.size === 0, `${found.size} violations\n  ` + [...found].slice(0, 40).join("\n  "));
  return `${runs} looks, 0 violations`;
}
