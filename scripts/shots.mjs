// Every page of the gallery in both themes, phone and laptop, as pictures:
// node scripts/shots.mjs BASE FOLDER [state …]; called by scripts/shots.sh.
import { createRequire } from "node:module";
import path from "node:path";
import fs from "node:fs";
const require = createRequire(path.resolve("frontend/flows/package.json"));
const { chromium } = require("playwright-core");

const [base, out, ...states] = process.argv.slice(2);
const list = (await (await fetch(base + "/list")).text()).split("\n").filter((x) => x.startsWith("/"));
const wanted = list.filter((x) => (states.length ? states : ["full"]).includes(x.split("/")[1]));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
let n = 0;
for (const colorScheme of ["light", "dark"]) {
  for (const width of [390, 1280]) {
    const c = await browser.newContext({ viewport: { width, height: 844 }, colorScheme });
    const p = await c.newPage();
    for (const x of ["/", ...wanted]) {
      await p.goto(base + x);
      const name = x === "/" ? "design" : x.slice(1).replace(/\//g, "-");
      fs.mkdirSync(path.join(out, colorScheme), { recursive: true });
      await p.screenshot({ path: path.join(out, colorScheme, `${name}-${width}.png`), fullPage: true });
      n++;
    }
    await c.close();
  }
}
await browser.close();
console.log(`${n} pictures in ${out}`);
