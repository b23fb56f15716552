import { everyDay, holds, main, no, open, page, phone, start, tell } from "./kit.mjs";

export const about = "two tabs follow each other; back after a red flag shows the stop and no load";

export default async function () {
  const s = await start();
  const c = await open(phone);
  const p = await page(c, s);
  await tell(p, s);
  await no(p, s);
  await everyDay(p, s);
  await p.goto(s.base + "/today");
  const q = await page(c, s);
  await q.goto(s.base + "/today");
  const ask = p.locator(".lift details[open] .ask-form button[data-score]");
  if (await ask.count()) await ask.nth(0).click();
  const form = p.locator("form.next").first();
  await form.waitFor();
  if (!(await form.locator("input[name=kg]").inputValue())) await form.locator("input[name=kg]").fill("60");
  await form.locator("button[name=pain][data-score]").nth(1).click();
  await p.locator(".sets .set").first().waitFor();
  await q.locator(".sets .set").first().waitFor({ timeout: 5000 });
  holds((await q.locator(".sets .set").count()) === 1, "the other tab shows the set");
  // The same form sent twice, as a double tap or a flaky network does.
  const twice = await p.evaluate(async () => {
    const f = new URLSearchParams(new FormData(document.querySelector("form.next")));
    f.set("pain", "2");
    if (!f.get("kg")) f.set("kg", "60");
    const go = () => fetch("/today/set", { method: "POST", body: f, headers: { Accept: "application/json" } }).then((r) => r.status);
    return [await go(), await go()];
  });
  await p.reload();
  holds((await p.locator(".sets .set").count()) === 2, "sent twice, stored once: " + twice);

  await q.goto(s.base + "/plan");
  holds(/RPE/.test(await main(q)), "a plan is on the screen");
  await q.goto(s.base + "/screen");
  await p.evaluate(() => fetch("/screen", { method: "POST", body: new URLSearchParams({ "q.tearing_pain": "yes" }) }));
  await q.goBack();
  await q.locator(".stop").waitFor({ timeout: 5000 });
  holds(!/\d\s?kg/.test(await main(q)), "back shows the stop and no load");
  await p.goto(s.base + "/plan/change");
  holds((await p.locator(".stop").count()) === 1, "no page leads round the stop");
  holds(p.faults.length === 0, "no fault: " + p.faults);
  await c.close();
  await s.stop();
}
