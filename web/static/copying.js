/* Copying a reply, once its checklist lets it. */
"use strict";

function selectText(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  putCursor(range);
}

async function copyReply(button) {
  const draft = draftAround(button);
  lastCard = draft.card;
  if (!(await mayLeave(draft, "Not copied yet"))) return;
  const text = byId(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(text === draft.text ? draft.value : text.textContent);
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

/* A card that is probably not it shows itself first. */
function openFold(card) {
  const fold = card.closest("details.fold:not([open])");
  if (fold) fold.open = true;
  card.scrollIntoView({ block: "nearest" });
  return Boolean(fold);
}

/* A reply of several messages: each press of its key copies the next one. */
function copyCard(key) {
  const card = document.querySelector(`[data-card="${key}"]`);
  if (!card) return false;
  if (!card.querySelector("[data-copy]")) return false;
  if (openFold(card)) {
    say(`Reply ${key} is probably not it: read it, then press ${key} again to copy it.`);
    return true;
  }
  const buttons = [...card.querySelectorAll("[data-copy]")].filter((it) => it.checkVisibility());
  let next = buttons.find((button) => !("copied" in button.dataset));
  if (!next) {
    buttons.forEach((button) => delete button.dataset.copied);
    next = buttons[0];
  }
  copyReply(next);
  return true;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copyReply(button);
});
document.addEventListener("keydown", (event) => {
  if (/^[1-9hcp]$/.test(event.key) && isKey(event) && copyCard(event.key)) event.preventDefault();
});
