// Import: files dropped anywhere on the page, and a word while they are read.
// Without this file the picker does the same.
const form = document.querySelector("[data-drop]");
const input = form?.querySelector("input[type=file]");
if (form && input) {
  form.classList.add("can-drop");
  let depth = 0;
  const over = (e) => [...(e.dataTransfer?.types ?? [])].includes("Files");
  addEventListener("dragenter", (e) => {
    if (over(e) && ++depth) form.classList.add("over");
  });
  addEventListener("dragleave", (e) => {
    if (over(e) && --depth <= 0) {
      depth = 0;
      form.classList.remove("over");
    }
  });
  addEventListener("dragover", (e) => {
    if (over(e)) e.preventDefault();
  });
  addEventListener("drop", (e) => {
    if (!over(e)) return;
    e.preventDefault();
    depth = 0;
    form.classList.remove("over");
    input.files = e.dataTransfer.files;
    form.requestSubmit();
  });
  form.addEventListener("submit", () => {
    const busy = form.querySelector("[data-busy]");
    if (busy) busy.hidden = false;
  });
}

// One tap is one import: a second one waits for the first.
for (const f of document.querySelectorAll("[data-drop], [data-look]")) {
  f.addEventListener("submit", (e) => {
    if (f.dataset.sent) e.preventDefault();
    f.dataset.sent = "1";
  });
}
addEventListener("pageshow", () => {
  for (const f of document.querySelectorAll("[data-sent]")) delete f.dataset.sent;
  const busy = document.querySelector("[data-busy]");
  if (busy) busy.hidden = true;
});
