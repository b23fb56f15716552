import { holds, main, open, phone, post, start } from "./kit.mjs";

export const about = "no JavaScript: from the post to the plan, a changed plan, a logged set, the morning";

export default async function () {
  const s = await start();
  const c = await open({ ...phone, javaScriptEnabled: false });
  const p = await c.newPage();
  await p.goto(s.link);
  await p.goto(s.base + "/tell");
  await p.fill("#text", post().text);
  await p.click("form[action='/paste'] button");
  for (let i = 0; i < 60; i++) {
    await p.goto(s.base + "/screen");
    const sets = p.locator("form[data-ask] fieldset.q");
    if ((await sets.count()) === 0) break;
    for (const f of await sets.all()) await f.locator("input[value=no]").check({ force: true });
    await p.click("form[data-ask] [data-save]");
  }
  await p.goto(s.base + "/plan");
  holds((await main(p)).includes("days to the meet"), "the plan is there");
  await p.locator(".items summary").first().click();
  holds(await p.locator(".items .in").first().isVisible(), "every number opens its why");
  await p.goto(s.base + "/plan/change");
  for (const b of await p.locator("input[name=days]").all()) await b.check({ force: true });
  await p.click("form[action='/plan/change'] button.main");
  holds((await main(p)).includes("Before and after"), "a change is compared first");
  await p.click("button[value=take]");
  holds((await main(p)).includes("Taken."), "and taken");
  await p.goto(s.base + "/log");
  await p.fill("#log-name", "Front squat");
  await p.fill("#log-kg", "60");
  await p.fill("#log-reps", "5");
  await p.locator("button[name=pain][data-score]").nth(0).click();
  holds((await main(p)).includes("Front squat"), "a set is logged");
  await p.goto(s.base + "/morning");
  await p.locator("input[name=score][value='2']").check({ force: true });
  await p.click("form[action='/morning'] button.main");
  holds((await main(p)).includes("Pain on waking: 2"), "the morning is kept");
  await c.close();
  await s.stop();
}
