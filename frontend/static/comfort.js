// Small comforts. Every page works the same without this file.
document.documentElement.classList.add("has-script");

// A print button, and all weeks opened on paper.
for (const b of document.querySelectorAll("[data-print]")) {
  b.addEventListener("click", () => window.print());
}
let closed = [];
addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll("details.week:not([open])")];
  for (const d of closed) d.open = true;
});
addEventListener("afterprint", () => {
  for (const d of closed) d.open = false;
});

// Escape closes the "why?" that holds the focus.
addEventListener("keydown", (e) => {
  if (e.key !== "Escape") return;
  const d = document.activeElement?.closest("details.why[open], .fold[open]");
  if (!d) return;
  d.open = false;
  d.querySelector("summary").focus();
});

// A page that comes back from the browser's cache is fetched anew, so that an
// old plan never stays on the screen after something new was told.
addEventListener("pageshow", (e) => {
  if (e.persisted) location.reload();
});
