/* Blanks: what is typed in a field stands in the reply at once, in every card that has the same blank. */
"use strict";

const blankFields = (root = document) => [...root.querySelectorAll("[data-blank]:is(input, select)")];

/* A date is said as the reply's language says it; the server says it in the same way when it is asked again. */
function sayValue(field, lang) {
  if (field.type !== "date" || !field.value) return field.value.trim();
  const day = new Date(`${field.value}T12:00:00`);
  return new Intl.DateTimeFormat(lang || "en-GB", { day: "numeric", month: "long", year: "numeric" }).format(day);
}

function fillMark(mark, field) {
  if ("typed" in mark.dataset) return; /* Somebody wrote over it in the text itself. */
  mark.dataset.marker ??= mark.textContent;
  const value = sayValue(field, mark.closest("[lang]")?.lang);
  mark.textContent = value || mark.dataset.marker;
  mark.classList.toggle("blank--filled", value !== "");
}

function fillBlank(changed) {
  const same = (it) => it.dataset.blank === changed.dataset.blank;
  for (const field of blankFields().filter(same)) {
    if (field !== changed && field.value !== changed.value) field.value = changed.value;
  }
  for (const mark of [...document.querySelectorAll("mark[data-blank]")].filter(same)) fillMark(mark, changed);
  for (const draft of drafts()) {
    if ([...draft.text.querySelectorAll("mark[data-blank]")].some(same)) draft.changed();
  }
}

/* After the marks were made anew, or put back. */
function refill(root) {
  const fields = blankFields();
  for (const mark of root.querySelectorAll("mark[data-blank]")) {
    const field = fields.find((it) => it.dataset.blank === mark.dataset.blank);
    if (field) fillMark(mark, field);
  }
}

function findOpenBlank(root) {
  return root.querySelector("mark.blank:not(.blank--filled)");
}

function focusFieldOf(mark) {
  const card = mark.closest("[data-card]");
  blankFields(card).find((it) => it.dataset.blank === mark.dataset.blank)?.focus();
}

/* A blank in the text leads to its field. */
function leadToFields(root) {
  for (const mark of root.querySelectorAll("mark[data-blank]")) {
    mark.tabIndex = 0;
    mark.setAttribute("role", "button");
  }
}

document.addEventListener("input", (event) => {
  if (event.target.matches("[data-blank]:is(input, select)")) fillBlank(event.target);
});
document.addEventListener("click", (event) => {
  const mark = event.target.closest("mark[role=button]");
  if (mark && !mark.closest("[contenteditable]")) focusFieldOf(mark);
});
document.addEventListener("keydown", (event) => {
  if (!event.target.matches("mark[role=button]") || !["Enter", " "].includes(event.key)) return;
  event.preventDefault();
  focusFieldOf(event.target);
});
