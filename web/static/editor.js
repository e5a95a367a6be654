/* The previews are swapped while somebody writes: what they opened or closed stays so. And nobody leaves by mistake. */
"use strict";

const folds = new Map();

/* A click on a summary comes before its details change; opening by script is no wish of anybody. */
document.addEventListener("click", (event) => {
  const fold = event.target.closest?.("#preview summary")?.parentElement;
  if (fold?.id) folds.set(fold.id, !fold.open);
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target.id !== "preview") return;
  for (const [id, open] of folds) {
    const fold = document.getElementById(id);
    if (fold) fold.open = open;
  }
});

let unsaved = false;
document.addEventListener("input", (event) => { if (event.target.form?.id === "editor") unsaved = true; });
document.addEventListener("submit", (event) => { if (event.target.id === "editor") unsaved = false; });
window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
