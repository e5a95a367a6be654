/* Copying a secret that a page shows once. */
"use strict";

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy-secret]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copySecret);
  try {
    await navigator.clipboard.writeText(text.textContent);
  } catch {
    /* Browsers keep the clipboard from pages that came over plain http. */
    selectText(text);
    say("This browser does not let the page copy. The text is selected: copy it with Ctrl+C.");
    return;
  }
  const label = button.textContent;
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = label; }, 2000);
  say("Copied.");
});
