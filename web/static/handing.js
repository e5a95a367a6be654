/* Handing a question over with one key. Without this file the link leads to a page with the same form. */
"use strict";

function onHandKey(event) {
  if (event.key !== "d" || !isKey(event)) return;
  const link = document.querySelector("[data-hand-over]");
  const form = byId("handing-department")?.form;
  if (form) form.querySelector("button").focus();
  else if (link) link.click();
  else return;
  event.preventDefault();
}

function onHandSwap(event) {
  const place = byId("handing");
  if (!place || !place.closest(".handing-place")?.contains(event.detail.elt ?? event.target)) return;
  const reference = byId("handing-reference");
  const known = byId("asked")?.elements.namedItem("reference")?.value;
  if (reference && known && !reference.value) reference.value = known;
  if (place.matches("form")) place.querySelector("button").focus({ preventScroll: true }); /* Enter hands it over */
  else place.focus(), byId("announcer").textContent = place.textContent.trim().replace(/\s+/g, " ");
  place.scrollIntoView({ block: "nearest" });
}

/* What was changed goes along, and no must is passed: the server asks the same. */
async function onDone(event) {
  const form = event.target;
  if (!form.matches("form[data-done]") || event.submitter?.name !== "sent" || "gone" in form.dataset) return;
  event.preventDefault();
  const draft = draftIn(form.closest("[data-card]"));
  if (!(await mayLeave(draft, "Not noted as sent"))) return;
  form.elements.namedItem("text").value = draft.value;
  form.dataset.gone = "";
  setTimeout(() => form.requestSubmit(event.submitter)); /* not while this very event is still being told */
}

document.addEventListener("submit", onDone);
document.addEventListener("keydown", onHandKey);
document.addEventListener("htmx:afterSettle", onHandSwap);
