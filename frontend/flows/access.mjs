import fs from "node:fs";
import path from "node:path";
import { holds, open, root, start } from "./kit.mjs";

export const about = "axe on every page in every state, language and theme; nothing too wide at 320 px and at twice the text size";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const looks = [["light", 320], ["dark", 1280], ["light", 1280], ["dark", 320]];
const languages = (process.env.SPOTTER_LANGUAGES ?? "en,de").split(",");
// The whole site is looked at in both themes at both widths; every other state of
// a page narrow and light, and wide and dark. German, whose looks are the same and
// whose words are longer, is looked at narrow, in both themes on the whole site.
// SPOTTER_FLOWS=all takes all four of everything.
const take = (state, de, look) => {
  if (process.env.SPOTTER_FLOWS === "all") return true;
  if (de) return look === 0 || (state === "full" && look === 3);
  return look < 2 || state === "full";
};

export default async function () {
  const s = await start({ args: ["gallery", "--addr", "127.0.0.1:0"] });
  const axe = fs.readFileSync(path.join(root, "frontend/flows/node_modules/axe-core/axe.min.js"), "utf8");
  const list = (await (await fetch(s.base + "/list")).text()).split("\n").filter((x) => x.startsWith("/"));
  const queue = languages.flatMap((lang) => list.map((x) => ({ state: x.split("/")[1], de: lang !== "en", at: (lang === "en" ? "" : "/" + lang) + x })));
  const found = new Set(), seen = new Set();
  let pages = 0, runs = 0;

  const look = async (p, at, [scheme, width]) => {
    await p.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await p.setViewportSize({ width, height: 844 });
    const r = await p.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), rules);
    runs++;
    for (const v of r.violations) found.add(`${at} ${scheme} ${width}: ${v.id}: ${v.nodes[0].html.slice(0, 140)}`);
    for (const size of ["100%", "200%"]) {
      const over = await p.evaluate((size) => {
        document.documentElement.style.fontSize = size;
        const wide = document.documentElement.scrollWidth - innerWidth;
        document.documentElement.style.fontSize = "";
        return wide;
      }, size);
      if (over > 0) found.add(`${at} at ${width} px, text ${size}: ${over} px too wide`);
    }
  };

  const worker = async () => {
    const c = await open({ viewport: { width: 320, height: 844 }, bypassCSP: true });
    const p = await c.newPage();
    for (let x; (x = queue.shift());) {
      // What shows the same as another state is looked at once.
      const html = await (await fetch(s.base + x.at)).text();
      const same = html.replaceAll(`/${x.state}/`, "/").replace(/[0-9a-f]{8}-[0-9a-f-]{27}|value="[A-Z0-9]{20,}"/g, "");
      if (seen.has(same)) continue;
      seen.add(same);
      pages++;
      await p.goto(s.base + x.at);
      await p.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
      await p.evaluate(axe);
      for (let i = 0; i < looks.length; i++) if (take(x.state, x.de, i)) await look(p, x.at, looks[i]);
    }
    await c.close();
  };
  await Promise.all([worker(), worker()]);
  await s.stop();
  holds(found.size === 0, `${found.size} faults\n  ` + [...found].sort().slice(0, 60).join("\n  "));
  return `${pages} pages in ${languages.join(" and ")}, ${runs} looks, 0 faults`;
}
