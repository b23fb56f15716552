import { everyDay, holds, main, no, open, page, phone, start, tell } from "./kit.mjs";

export const about = "a session whose pain passes the cap; a flare the next morning changes the plan";

export default async function () {
  let s = await start({ zone: "Etc/GMT+10" });
  const c = await open(phone);
  let p = await page(c, s);
  await tell(p, s);
  await no(p, s);
  await everyDay(p, s);
  await p.goto(s.base + "/plan");
  const before = await p.locator(".now").innerText();
  await p.goto(s.base + "/today");
  const ask = p.locator(".lift details[open] .ask-form button[data-score]");
  if (await ask.count()) await ask.nth(1).click();
  const form = p.locator("form.next").first();
  await form.waitFor();
  const name = await p.locator(".lift:has(form.next) h2").first().innerText();
  if (!(await form.locator("input[name=kg]").inputValue())) await form.locator("input[name=kg]").fill("60");
  await form.locator(".efforts .pick").nth(2).click();
  await form.locator("button[name=pain][data-score]").nth(1).click();
  await p.locator(".sets .set-text").first().waitFor();
  holds((await p.locator(".sets .set-text").first().innerText()).includes("pain 1"), "the set stands there");
  holds(await p.locator("#rest").isVisible(), "the rest runs");
  await p.locator("form.next button[name=pain][data-score]").nth(6).click();
  await p.locator(".note.over").waitFor();
  holds((await p.locator(".note.over").innerText()).includes("Safety questions".toLowerCase()), "the cap is said at once, with a way to the questions");
  await p.reload();
  holds((await p.locator(".note.over").count()) === 1, "and it stays said");
  await s.stop();

  s = await start({ data: s.data, zone: "Etc/GMT-14" });
  p = await page(c, s);
  await p.goto(s.base + "/morning");
  await p.locator("label.pick:has(input[name=score][value='6'])").click();
  await p.click("form[action='/morning'] button.main");
  await p.waitForURL("**/morning?saved=morning");
  holds((await main(p)).includes("What follows for today"), "the morning says what follows");
  await p.goto(s.base + "/plan");
  const after = await p.locator(".now").innerText();
  holds(after !== before, "the plan has changed");
  const why = await p.locator("main").evaluate((m) => m.textContent);
  holds(/bad day|rests today|one step|lighter/i.test(why), "and says why");
  holds(p.faults.length === 0, "no fault: " + p.faults);
  await c.close();
  await s.stop();
  return name;
}
