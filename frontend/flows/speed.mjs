import { holds, no, open, page, phone, start, tell } from "./kit.mjs";

export const about = "tap to saved on a CPU slowed four times; weight of the first page (figures, not a test)";

const at = (list, q) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.ceil(q * list.length) - 1)];

export default async function () {
  const s = await start();
  const c = await open(phone);
  const first = await c.newPage();
  const wire = await c.newCDPSession(first);
  await wire.send("Network.enable");
  let bytes = 0, requests = 0;
  const from = new Set();
  wire.on("Network.loadingFinished", (e) => { bytes += e.encodedDataLength; requests++; });
  wire.on("Network.requestWillBeSent", (e) => from.add(new URL(e.request.url).host));
  await first.goto(s.link);
  bytes = requests = 0;
  await first.goto("about:blank");
  await wire.send("Network.clearBrowserCache");
  bytes = requests = 0;
  await first.goto(s.base + "/", { waitUntil: "networkidle" });
  const weight = `first page ${(bytes / 1000).toFixed(1)} kB in ${requests} requests from ${from.size} host`;
  holds(bytes > 1000 && bytes <= 100_000, weight);

  const p = await page(c, s);
  await tell(p, s);
  await no(p, s);
  await p.goto(s.base + "/log"); // a lift that no plan bounds takes sets without end
  await p.fill("#log-name", "Front squat");
  await p.fill("#log-kg", "60");
  await p.fill("#log-reps", "5");
  await p.locator("button[name=pain][data-score]").nth(0).click();
  await p.waitForURL("**/today");
  await p.locator(".lift.extra").waitFor();
  if (!(await p.locator(".lift.extra form.next").isVisible())) await p.locator(".lift.extra summary").first().click();
  const slow = await c.newCDPSession(p);
  await slow.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const times = [];
  for (let i = 0; i < 60; i++) {
    await p.locator(".lift.extra form.next").waitFor({ state: "attached" });
    times.push(await p.evaluate(() => new Promise((done) => {
      const line = () => document.querySelector(".saving.ok");
      const tap = document.querySelector(".lift.extra form.next button[name=pain][data-score][value='1']");
      line()?.classList.remove("ok");
      const began = performance.now();
      const watch = new MutationObserver(() => line() && (watch.disconnect(), done(performance.now() - began)));
      watch.observe(document.documentElement, { subtree: true, attributes: true, childList: true, attributeFilter: ["class"] });
      tap.click();
    })));
    await p.waitForTimeout(150);
  }
  await c.close();
  await s.stop();
  const quick = times.slice(5); // the first ones warm up
  return `${weight}; tap to saved, ${quick.length} taps: median ${at(quick, 0.5).toFixed(0)} ms, p95 ${at(quick, 0.95).toFixed(0)} ms, most ${Math.max(...quick).toFixed(0)} ms`;
}
