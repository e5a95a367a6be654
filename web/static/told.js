/* What became of a reply: noted without leaving the page. Without this file the same forms show a page of their own. */
"use strict";

const NOTED = { copied: "", sent: "Noted as sent.", wrong_answer: "Noted as a wrong answer." };

let lastCard = null; /* the one that was copied last: what "s" and "w" are about */

/* One after the other: "copied" must not arrive behind the "sent" that followed it. */
function tell(form, outcome) {
  tell.last = (tell.last ?? Promise.resolve()).then(() => note(form, outcome));
}

async function note(form, outcome) {
  const body = new FormData(form);
  body.set("outcome", outcome);
  let noted = false;
  try {
    noted = (await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" } })).ok;
  } catch { /* Said below. */ }
  if (outcome === "copied") return; /* Nobody asked for this to be noted, so nobody needs to know that it failed. */
  const words = noted ? NOTED[outcome] : "That could not be noted. Try again.";
  form.querySelector("[data-noted]").textContent = words;
  for (const button of form.querySelectorAll("button")) {
    if (noted) button.setAttribute("aria-pressed", String(button.value === outcome));
  }
  say(words);
}

function tellOf(card, outcome) {
  const form = card?.querySelector("form[data-told]");
  if (!form) return false;
  if (outcome !== "copied" && !form.querySelector(`button[value="${outcome}"]`)) {
    say("Say it of the reply to one question: move to its card first.");
    return true;
  }
  tell(form, outcome);
  return true;
}

function cardForKeys() {
  const focused = document.activeElement?.closest("[data-card]");
  const last = lastCard?.isConnected ? lastCard : null;
  return focused ?? last;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-told]") || !event.submitter) return;
  event.preventDefault();
  tell(form, event.submitter.value);
});
document.addEventListener("speeddial:copied", (event) => {
  lastCard = event.target.closest("[data-card]");
  tellOf(lastCard, "copied");
});
document.addEventListener("keydown", (event) => {
  if (!/^[sw]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey || isTextField(event.target)) return;
  if (!document.querySelector("form[data-told]")) return;
  event.preventDefault();
  if (!tellOf(cardForKeys(), event.key === "s" ? "sent" : "wrong_answer")) {
    say("Copy a reply first, or move to its card, so that it is clear which one is meant.");
  }
});
