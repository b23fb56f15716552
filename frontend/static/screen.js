// "None of these" picks no for every question of this screen that has no answer
// and that the person's own words do not touch, and says so; nothing is kept
// before "save" is tapped. Without this file the same button asks once more on a
// page of its own.
const none = document.querySelector("[data-none]");
none?.addEventListener("click", (e) => {
  e.preventDefault();
  for (const q of none.form.querySelectorAll("fieldset.q:not(.raised)")) {
    if (!q.querySelector("input:checked")) q.querySelector("input[value=no]").checked = true;
  }
  const said = none.form.querySelector("[data-none-said]");
  said.textContent = said.dataset.noneSaid;
  // "Save" stands beside it, not in the same place: a tap too many saves nothing.
  none.disabled = true;
  none.classList.remove("main");
  const save = none.form.querySelector("[data-save]");
  save.classList.add("main");
  save.focus();
});
