/* `t` ticks a must-read: the one where the focus is, else the first. Without this file its button does. */
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.key !== "t" || !isKey(event)) return;
  const near = document.activeElement?.closest(".must-read")?.querySelector("[data-tick]");
  const button = near ?? document.querySelector("[data-tick]");
  if (!button) return;
  event.preventDefault();
  button.form.requestSubmit(button);
});
