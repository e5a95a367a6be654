/* The page without a mouse: asking, filling blanks, copying. Everything but copying works without this file. */
"use strict";

const byId = (id) => document.getElementById(id);
const isTextField = (element) => element.matches("input, textarea, select, [contenteditable]");

function say(sentence) {
  const toast = byId("toast");
  toast.textContent = sentence;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { toast.textContent = ""; }, 4000);
}

/* ---- Blanks: what is typed in a field stands in the reply at once, in every card that has the same blank. ---- */

function fillBlank(name, value) {
  for (const mark of document.querySelectorAll("mark[data-blank]")) {
    if (mark.dataset.blank !== name) continue;
    mark.dataset.marker ??= mark.textContent;
    mark.textContent = value.trim() || mark.dataset.marker;
    mark.classList.toggle("blank--filled", value.trim() !== "");
  }
  for (const field of document.querySelectorAll("input[data-blank]")) {
    if (field.dataset.blank === name && field.value !== value) field.value = value;
  }
  document.querySelectorAll("[data-counter]").forEach(recount);
}

/* The channel's own counting rule lives on the server; while typing, the difference in characters is close enough. */
function recount(counter) {
  let length = Number(counter.dataset.length);
  for (const mark of byId(counter.dataset.counter).querySelectorAll("mark[data-marker]")) {
    length += mark.textContent.length - mark.dataset.marker.length;
  }
  const limit = Number(counter.dataset.limit);
  counter.textContent = `about ${length} of ${limit}`;
  counter.classList.toggle("counter--over", length > limit);
}

/* ---- Copying ---- */

function selectText(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}

async function copyReply(button) {
  const text = byId(button.dataset.copy);
  const open = text.querySelector("mark.blank:not(.blank--filled)");
  if (open) {
    const field = [...text.closest("[data-card]").querySelectorAll("input[data-blank]")].find((it) => it.dataset.blank === open.dataset.blank);
    field?.focus();
    say(`Not copied yet: fill in ${open.textContent} first.`);
    return;
  }
  try {
    await navigator.clipboard.writeText(text.textContent);
  } catch {
    /* Browsers keep the clipboard from pages that came over plain http. */
    selectText(text);
    say("This browser does not let the page copy. The reply is selected: copy it with Ctrl+C.");
    return;
  }
  const label = button.dataset.label ??= button.textContent;
  button.dataset.copied = "";
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = label; }, 2000);
  say(`${button.dataset.name} copied.`);
  button.dispatchEvent(new CustomEvent("speeddial:copied", { bubbles: true }));
}

/* A reply of several messages: each press of its key copies the next one. */
function copyCard(key) {
  const card = document.querySelector(`[data-card="${key}"]`);
  if (!card) return false;
  const fold = card.closest("details.fold:not([open])");
  if (fold) {
    fold.open = true;
    card.scrollIntoView({ block: "nearest" });
    say(`Reply ${key} is probably not it: read it, then press ${key} again to copy it.`);
    return true;
  }
  const buttons = [...card.querySelectorAll("[data-copy]")];
  let next = buttons.find((button) => !("copied" in button.dataset));
  if (!next) {
    buttons.forEach((button) => delete button.dataset.copied);
    next = buttons[0];
  }
  card.scrollIntoView({ block: "nearest" });
  copyReply(next);
  return true;
}

/* ---- Keys ---- */

function onKey(event) {
  const inField = isTextField(event.target);
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form?.id === "ask") {
    event.preventDefault();
    byId("ask").requestSubmit();
  } else if (event.key === "Escape") {
    byId("toast").textContent = "";
    if (inField) event.target.blur();
  } else if (!inField && !event.ctrlKey && !event.metaKey && !event.altKey) {
    if (event.key === "/" && byId("question")) {
      event.preventDefault();
      byId("question").focus();
      byId("question").select();
    } else if (/^[1-9hc]$/.test(event.key) && copyCard(event.key)) {
      event.preventDefault();
    }
  }
}

/* ---- Results that htmx swapped in ---- */

function onResults() {
  const outcome = byId("outcome");
  if (!outcome) return;
  outcome.focus();
  if (matchMedia("(width < 64rem)").matches) byId("results").scrollIntoView();
  byId("announcer").textContent = outcome.dataset.say;
}

function onUnreachable() {
  byId("results").replaceChildren(byId("unreachable").content.cloneNode(true));
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copyReply(button);
});
document.addEventListener("input", (event) => {
  if (event.target.matches("input[data-blank]")) fillBlank(event.target.dataset.blank, event.target.value);
});
document.addEventListener("paste", (event) => {
  /* Another question is another customer: the name of the last one must not greet the next. */
  const question = event.target;
  const replaced = question.id === "question" && question.value !== "" && question.selectionEnd - question.selectionStart === question.value.length;
  if (replaced) byId("first_name").value = "";
});
document.addEventListener("keydown", onKey);
document.addEventListener("htmx:afterSettle", (event) => { if (event.detail.target.id === "results") onResults(); });
document.addEventListener("htmx:sendError", onUnreachable);
document.addEventListener("htmx:timeout", onUnreachable);
