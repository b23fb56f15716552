import fs from "node:fs";
import { holds, laptop, open, page, start } from "./kit.mjs";

export const about = "the letter prints on one page of either paper, from the app and as a file, in both languages";

// pages of a PDF as Chromium writes them.
const pages = (pdf) => (pdf.toString("latin1").match(/\/Type \/Page\b(?!s)/g) ?? []).length;

export default async function () {
  const s = await start();
  const c = await open({ ...laptop, acceptDownloads: true });
  const p = await page(c, s);
  const said = [];
  for (const lang of ["en", "de"]) {
    await c.setExtraHTTPHeaders({ "Accept-Language": lang });
    await p.goto(s.base + "/letter");
    holds((await p.locator(".letter").getAttribute("lang")) === lang, "the letter is in " + lang);
    for (const format of ["A4", "Letter"]) {
      const n = pages(await p.pdf({ format }));
      holds(n === 1, `the page of the letter in ${lang} prints on one page of ${format}, not on ${n}`);
    }
    const [file] = await Promise.all([p.waitForEvent("download"), p.locator("button[name=form][value=html]").click()]);
    const q = await c.newPage();
    await q.setContent(fs.readFileSync(await file.path(), "utf8"));
    for (const format of ["A4", "Letter"]) {
      const n = pages(await q.pdf({ format }));
      holds(n === 1, `the file in ${lang} prints on one page of ${format}, not on ${n}`);
    }
    await q.addStyleTag({ content: ".letter { font-size: 20pt !important }" });
    said.push(pages(await q.pdf({ format: "A4" })));
    await q.close();
  }
  holds(said.every((n) => n > 1), "a letter in large print takes more than a page, so that the count means something");
  holds(p.faults.length === 0, "nothing goes wrong on the page: " + p.faults.join("; "));
  await c.close();
  await s.stop();
}
