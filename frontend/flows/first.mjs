import { holds, open, page, phone, post, start, tell } from "./kit.mjs";

export const about = "from the paste to the first logged set: what a person reads and taps on the way";

// fresh counts the words of the page down to the control that leads on, in
// parts that are open, each sentence once on the whole way.
const fresh = (p, to, seen) => p.evaluate(([to, seen]) => {
  const end = document.querySelector(to), said = [];
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let t; (t = walk.nextNode());) {
    const e = t.parentElement, text = t.data.trim();
    if (!text || !e.checkVisibility() || e.closest(".visually-hidden") || (e.closest("details:not([open])") && !e.closest("summary"))) continue;
    if (!end.contains(t) && end.compareDocumentPosition(t) & Node.DOCUMENT_POSITION_FOLLOWING) continue;
    if (!seen.includes(text) && !said.includes(text)) said.push(text);
  }
  return said;
}, [to, seen]);

export default async function () {
  const s = await start();
  const c = await open(phone);
  const p = await page(c, s);
  const seen = [];
  let taps = 1, screens = 0, asked = 0; // the first tap is "read it"
  const read = async (to) => seen.push(...(await fresh(p, to, seen)));
  await tell(p, s);
  const go = "main a.main[href='/screen']";
  await read(go);
  await p.locator(go).first().click();
  taps++;
  await p.waitForURL("**/screen");
  while (!p.url().includes("ready")) {
    const none = p.locator("[data-none]");
    const n = await p.locator("form[data-ask] fieldset.q").count();
    await read(".asks-end");
    screens++;
    asked += n;
    if (await none.count()) { await none.click(); taps++; }
    const stored = (await (await c.request.get(s.base + "/screen")).text()).split('name="shown"').length - 1;
    holds(stored === n, `none of these keeps nothing before save: ${stored} of ${n} are still open`);
    holds((await p.locator("form[data-ask] .raised input:checked").count()) === 0, "what the own words touch is answered by itself");
    for (const q of await p.locator("form[data-ask] fieldset.q:not(:has(input:checked))").all()) {
      await q.locator("input[value=no]").check({ force: true });
      taps++;
    }
    await p.click("form[data-ask] [data-save]");
    taps++;
    await p.waitForLoadState();
    holds(screens < 12, "the urgent questions end");
  }
  const on = "main .ready .main";
  await read(on);
  await p.click(on);
  taps++;
  await p.waitForURL("**/today*");
  const scores = ".lift details[open] .ask-form .scores";
  if (await p.locator(scores).count()) {
    await read(scores);
    await p.locator(scores + " [data-score]").nth(1).click();
    taps++;
  }
  await p.locator("form.next").first().waitFor();
  await read("form.next .tap .scores");
  const kg = p.locator("form.next input[name=kg]").first();
  if (!(await kg.inputValue())) { await kg.fill("40"); taps += 3; }
  await p.locator("form.next button[name=pain][data-score]").nth(1).click();
  taps++;
  await p.locator(".sets .set").first().waitFor();
  const words = seen.flatMap((x) => x.split(/\s+/)).filter((x) => /\p{L}/u.test(x)).length;
  holds(screens <= 6 && words <= 700 && p.faults.length === 0, `the way has grown: ${screens} screens, ${words} words ${p.faults}`);
  await c.close();
  await s.stop();
  return `${asked} questions on ${screens} screens, ${words} words, ${taps} taps: ${Math.round(words / 200 * 60 + taps)} s at 200 words a minute and a second for each tap, from ${post().from}`;
}
