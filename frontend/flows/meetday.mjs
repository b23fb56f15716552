import { holds, main, no, open, page, phone, start, tell } from "./kit.mjs";

export const about = "meet day: made, easy, the next attempt; missed; undo";

export default async function () {
  let s = await start({ zone: "Etc/GMT+10" });
  const c = await open(phone);
  let p = await page(c, s);
  await tell(p, s);
  await no(p, s);
  for (const [lift, kg] of [["squat_low_bar", "160"], ["bench_comp", "105"], ["deadlift_conventional", "190"]]) {
    const saved = await p.evaluate(async ([l, k]) => (await fetch("/today/set", { method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams({ id: crypto.randomUUID(), lift: l, kg: k, reps: "1", rpe: "8", pain: "1" }) })).status, [lift, kg]);
    holds(saved === 200, `a single of ${lift} is logged: ${saved}`);
  }
  await s.stop();
  s = await start({ data: s.data, zone: "Etc/GMT-14" }); // the next day
  p = await page(c, s);
  await p.goto(s.base + "/morning");
  await p.locator("label.pick:has(input[name=score][value='0'])").click();
  await p.click("form[action='/morning'] button.main");
  await p.goto(s.base + "/meet");
  const least = await p.locator("#m-date").getAttribute("min");
  if (!(await p.locator("#m-date").isVisible())) await p.locator("details:has(#m-date) > summary").click();
  await p.fill("#m-date", least);
  await p.locator("form[action='/meet'] button.main").click();
  await p.waitForLoadState();
  await p.goto(s.base + "/meet/day");
  if (process.env.DEBUG) console.log((await main(p)).slice(0, 600));
  const weight = async () => parseFloat((await p.locator(".m-weight").innerText()).replace(",", "."));
  const first = await weight();
  holds(first > 50, "an opener stands there: " + first);
  await p.click("button[value=made]");
  await p.locator("button[name=felt]").first().waitFor();
  const began = Date.now();
  await p.locator("button[name=felt]").first().click();
  await p.locator("button[value=made]").waitFor();
  const took = Date.now() - began;
  const second = await weight();
  holds(second > first, `easy leads to more: ${first} to ${second}`);
  holds(took < 1000, `within a second: ${took} ms`);
  await p.click("button[value=missed]");
  await p.waitForLoadState();
  holds(!/\d/.test(await p.locator(".m-weight").innerText()) || (await weight()) <= second, "a miss is never followed by more");
  holds((await main(p)).length > 50 && p.faults.length === 0, "no fault: " + p.faults);
  await c.close();
  await s.stop();
  return `${first}, then ${second} after ${took} ms`;
}
