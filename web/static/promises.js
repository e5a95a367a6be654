/* Promises by keys: j goes to the next one, k says that it was answered. Without this file the same buttons do. */
"use strict";

function promiseAt(element) {
  return element?.closest("[data-promise]") ?? null;
}

function goToNextPromise() {
  const all = [...document.querySelectorAll("[data-promise]")];
  const next = all[all.indexOf(promiseAt(document.activeElement)) + 1] ?? all[0];
  next.querySelector("button, a").focus();
  next.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (!/^[jk]$/.test(event.key) || !isKey(event) || !document.querySelector("[data-promise]")) return;
  event.preventDefault();
  if (event.key === "j") goToNextPromise();
  else {
    const all = document.querySelectorAll("[data-promise]");
    const promise = promiseAt(document.activeElement) ?? (all.length === 1 ? all[0] : null);
    const form = promise?.querySelector("form[data-keep]");
    if (form) form.requestSubmit();
    else say("Go to the promise first, with j, so that it is clear which one was answered.");
  }
});
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy-field]");
  if (!button) return;
  const field = byId(button.dataset.copyField);
  try {
    await navigator.clipboard.writeText(field.value);
    say("The reply is copied.");
  } catch {
    /* Browsers keep the clipboard from pages that came over plain http. */
    field.select();
    say("This browser does not let the page copy. The reply is selected: copy it with Ctrl+C.");
  }
});
