/* The holding reply where something else was suggested: "h" asks for it, and the card comes into its place. */
"use strict";

function offerHolding() {
  const offer = document.querySelector("#holding [data-holding-offer]");
  if (!offer || document.querySelector('[data-card="h"]')) return false;
  offer.click();
  return true;
}

function onHolding() {
  onCards();
  const title = byId("holding-h-title") ?? byId("holding-refusal");
  if (!title) return;
  lastCard = title.closest("[data-card]") ?? lastCard;
  title.focus();
  title.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.key === "h" && isKey(event) && offerHolding()) event.preventDefault();
});
document.addEventListener("htmx:afterSettle", (event) => { if (event.detail.target.id === "holding") onHolding(); });
