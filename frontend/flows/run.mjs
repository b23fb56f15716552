// Runs the flows, one after the other, and says of each whether it holds. Names
// on the command line pick some; SPOTTER_BIN and CHROMIUM are set by
// scripts/flows.sh.
import { close, stopAll } from "./kit.mjs";

const all = ["begin", "first", "draw", "session", "letter", "meetday", "plain", "keys", "tabs", "access"];
const want = process.argv.slice(2).length ? process.argv.slice(2) : all;
let bad = 0;
for (const name of want) {
  const { about, default: flow } = await import(`./${name}.mjs`);
  const began = Date.now();
  try {
    const note = await flow();
    console.log(`ok   ${name}: ${about} (${((Date.now() - began) / 1000).toFixed(1)} s)${note ? `: ${note}` : ""}`);
  } catch (e) {
    bad++;
    console.log(`FAIL ${name}: ${about}\n     ${e.stack.split("\n").slice(0, 45).join("\n     ")}`);
  }
  await stopAll();
}
await close();
process.exit(bad ? 1 : 0);
