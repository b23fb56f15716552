import { holds, laptop, main, no, open, page, start, tell } from "./kit.mjs";

export const about = "keyboard only: skip link, a safety question, why on the plan, a draft dropped";

// to presses Tab until what has the focus fits.
async function to(p, fits, most = 120) {
  for (let i = 0; i < most; i++) {
    await p.keyboard.press("Tab");
    if (await p.evaluate(fits)) return i;
  }
  throw new Error("the keyboard does not reach " + fits);
}

export default async function () {
  const s = await start();
  const c = await open(laptop);
  const p = await page(c, s);
  await tell(p, s);
  await p.goto(s.base + "/screen");
  await p.keyboard.press("Tab");
  holds(await p.evaluate(() => document.activeElement.className === "skip"), "the skip link comes first");
  await p.keyboard.press("Enter");
  await to(p, () => document.activeElement.type === "radio");
  await p.keyboard.press("ArrowRight");
  holds(await p.evaluate(() => document.activeElement.checked), "arrows choose an answer");
  holds(await p.evaluate(() => getComputedStyle(document.activeElement.nextElementSibling).outlineStyle !== "none"), "the focus is seen");
  await no(p, s);
  await p.goto(s.base + "/plan");
  await to(p, () => document.activeElement.matches(".row-fold > summary"));
  await p.keyboard.press("Enter");
  holds(await p.evaluate(() => document.activeElement.parentElement.open), "Enter opens a why");
  await p.goto(s.base + "/today");
  const stuck = await to(p, () => document.activeElement.matches("footer a"));
  holds(stuck < 120, "nothing traps the focus");
  holds((await main(p)).length > 0 && p.faults.length === 0, "no fault: " + p.faults);
  await c.close();
  await s.stop();
}
