import { holds, main, no, open, page, phone, post, start, tell } from "./kit.mjs";

export const about = "first start, the example, a post to the plan";

export default async function () {
  const s = await start();
  const c = await open(phone);
  const p = await c.newPage();
  holds((await p.goto(s.base + "/")).status() === 403, "without the link nothing opens");
  const q = await page(c, s);
  await q.goto(s.base + "/");
  holds((await q.locator("h1").innerText()).includes("Something hurts"), "the first page says what it is for");
  await q.goto(s.base + "/plan");
  holds(/\d kg/.test(await main(q)) && (await q.locator(".strip").count()) === 1, "the example has a plan, marked as made up");
  await q.click(".strip button");
  await q.goto(s.base + "/plan");
  holds((await main(q)).includes("Nothing here yet"), "the example is gone with one tap");
  await tell(q, s);
  holds((await q.locator("mark").count()) > 3, "facts light up in " + post().from);
  await q.goto(s.base + "/plan");
  holds(!/\d\s?kg|\d\s?%/.test(await main(q)), "no load before the questions");
  const screens = await no(q, s);
  await q.goto(s.base + "/plan");
  const text = await main(q);
  for (const want of ["days to the meet", "What changes", "This week", "If it hurts"]) holds(text.includes(want), "the plan says: " + want);
  await q.goto(s.base + "/");
  holds(q.url().endsWith("/today"), "with a diary the app opens at today");
  holds(q.faults.length === 0, "no fault in the pages: " + q.faults);
  await c.close();
  await s.stop();
  return `${screens} screens of questions`;
}
