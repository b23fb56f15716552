// What every flow needs: a program of its own on a port of its own with data of
// its own, a browser, and a way to say what holds.
import { chromium } from "playwright-core";
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const bin = process.env.SPOTTER_BIN;
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const laptop = { viewport: { width: 1280, height: 860 } };

const running = new Set();
export async function stopAll() { for (const stop of [...running]) await stop(); }

let browser;
export async function open(options = phone) {
  browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
  return browser.newContext(options);
}
export async function close() { await browser?.close(); browser = undefined; }

// start runs the program. zone shifts its day: Etc/GMT+10 and Etc/GMT-14 are 24
// hours apart, so the same data can be looked at on the next morning.
export async function start({ data = fs.mkdtempSync(path.join(os.tmpdir(), "spotter-flow-")), zone, args } = {}) {
  const env = { ...process.env, ...(zone ? { TZ: zone } : {}) };
  const child = spawn(bin, args ?? ["--addr", "127.0.0.1:0", "--data", data], { env, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  const link = await new Promise((done, fail) => {
    const read = (chunk) => {
      text += chunk;
      const m = text.match(/http:\/\/127\.0\.0\.1:\d+(\/enter\/\w+)?/);
      if (m) done(m[0]);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", (c) => { text += c; });
    child.on("exit", () => fail(new Error("the program ended: " + text)));
    setTimeout(() => fail(new Error("the program did not start: " + text)), 20000).unref();
  });
  const base = link.replace(/\/enter\/.*/, "");
  const stop = () => new Promise((done) => {
    running.delete(stop);
    if (child.exitCode !== null) return done();
    child.removeAllListeners("exit");
    child.on("exit", done);
    child.kill("SIGINT");
  });
  running.add(stop);
  return { base, link, data, stop };
}

// page is a page that is known to the program and reports what goes wrong in it.
export async function page(context, server) {
  const p = await context.newPage();
  p.faults = [];
  p.on("pageerror", (e) => p.faults.push(e.message));
  p.on("console", (m) => m.type() === "error" && p.faults.push(m.text()));
  await p.goto(server.link);
  return p;
}

export function holds(yes, what) {
  if (!yes) throw new Error("does not hold: " + what);
}

export const main = (p) => p.locator("main").innerText();

const seed = path.join(root, "../shared/inputs/thread.txt");
export function post() {
  if (fs.existsSync(seed)) return { text: fs.readFileSync(seed, "utf8"), from: "the seed thread" };
  return { text: fs.readFileSync(path.join(root, "testdata/posts/01-inner-blade-low-bar.txt"), "utf8"), from: "a post of our own (the seed thread is not here)" };
}

export async function tell(p, server) {
  await p.goto(server.base + "/tell");
  await p.fill("#text", post().text);
  await p.click("form[action='/paste'] button");
  await p.waitForURL("**/case");
}

// no answers every safety question that is open with an explicit no.
export async function no(p, server) {
  for (let i = 0; i < 60; i++) {
    await p.goto(server.base + "/screen");
    const open = p.locator("form[data-ask] fieldset.q");
    const n = await open.count();
    if (n === 0) return i;
    for (let k = 0; k < n; k++) await open.nth(k).locator("input[value=no]").check({ force: true });
    await p.click("form[data-ask] [data-save]");
    await p.waitForLoadState();
  }
  throw new Error("the safety questions never end");
}

// everyDay makes each day a training day, by the page that changes the plan.
export async function everyDay(p, server) {
  await p.goto(server.base + "/plan/change");
  for (const b of await p.locator("input[name=days]").all()) await b.check({ force: true });
  await p.click("form[action='/plan/change'] button.main");
  await p.waitForURL(/plan\/change\/\w+/);
  holds((await main(p)).includes("Training days"), "the comparison names the days");
  await p.click("button[value=take]");
  await p.waitForURL("**/plan?saved=change");
}
