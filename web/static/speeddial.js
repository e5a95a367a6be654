/* The page without a mouse: asking, and what all scripts need. Everything but copying and live checks works without. */
"use strict";

const byId = (id) => document.getElementById(id);
const isTextField = (element) => element.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
const isKey = (event) => !isTextField(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey;

let lastCard = null; /* the one that somebody worked with last: what keys are about */

function cardForKeys() {
  const focused = document.activeElement?.closest("[data-card]");
  return focused ?? (lastCard?.isConnected ? lastCard : null);
}

function say(sentence) {
  const toast = byId("toast");
  toast.textContent = sentence;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { toast.textContent = ""; }, 4000);
}

/* ---- Keys ---- */

function onKey(event) {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form?.id === "ask") {
    event.preventDefault();
    byId("ask").requestSubmit();
  } else if (event.key === "Escape") {
    byId("toast").textContent = "";
    if (isTextField(event.target)) event.target.blur();
  } else if (isKey(event) && event.key === "/" && byId("question")) {
    event.preventDefault();
    byId("question").focus();
    byId("question").select();
  }
}

/* ---- Results that htmx swapped in ---- */

function onResults() {
  const outcome = byId("outcome");
  if (!outcome) return;
  if (!byId("results").contains(document.activeElement)) outcome.focus(); /* somebody was faster */
  if (matchMedia("(width < 64rem)").matches) byId("results").scrollIntoView();
  byId("announcer").textContent = outcome.dataset.say;
}

function onUnreachable() {
  byId("results").replaceChildren(byId("unreachable").content.cloneNode(true));
}

document.addEventListener("paste", (event) => {
  /* Another question is another customer: the name and the case of the last one must not go with the next. */
  const question = event.target;
  const replaced = question.id === "question" && question.value !== "" && question.selectionEnd - question.selectionStart === question.value.length;
  if (!replaced) return;
  for (const field of ["first_name", "reference"]) byId(field).value = "";
});
document.addEventListener("keydown", onKey);
document.addEventListener("htmx:afterSettle", (event) => { if (event.detail.target.id === "results") onResults(); });
document.addEventListener("htmx:sendError", onUnreachable);
document.addEventListener("htmx:timeout", onUnreachable);
