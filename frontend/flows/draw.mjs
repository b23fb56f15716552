import { holds, main, open, page, phone, start, tell } from "./kit.mjs";

export const about = "draw where it hurts, then correct a fact";

export default async function () {
  const s = await start();
  const c = await open(phone);
  const p = await page(c, s);
  await tell(p, s);
  await p.goto(s.base + "/body");
  await p.locator("label.pick:has(input[name=view][value=back])").click();
  const pic = p.locator("figure.fig.back svg").first();
  await pic.scrollIntoViewIfNeeded();
  const spot = pic.locator("[data-spot]").nth(6);
  const box = await spot.boundingBox();
  await p.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await p.mouse.down();
  await p.mouse.move(box.x + box.width / 2 + 4, box.y + box.height / 2 + 6, { steps: 6 });
  await p.mouse.up();
  holds(!/Nothing/.test(await p.locator("[data-now]").innerText()), "the place under the finger is named");
  await p.locator("label.pick:has(input[name=intensity][value='4'])").click();
  await p.click("button[value=save]");
  await p.waitForLoadState();
  holds(p.url().includes("/body") || p.url().includes("/case"), "the drawing is kept: " + p.url());
  await p.goto(s.base + "/body/drawn");
  holds((await p.locator("svg").count()) > 0, "the drawing is shown");
  await p.goto(s.base + "/case");
  const before = await p.locator("mark").count();
  const fact = p.locator("details:has(form[action='/case/fix'])").first();
  await fact.locator("summary").click();
  await fact.locator("button[value=remove]").first().click();
  await p.waitForLoadState();
  holds((await main(p)).includes("Saved") && (await p.locator("mark").count()) < before + 1, "a fact is put right");
  holds(p.faults.length === 0, "no fault: " + p.faults);
  await c.close();
  await s.stop();
}
