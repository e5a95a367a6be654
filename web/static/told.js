/* What became of a reply: noted without leaving the page. Without this file the same forms show a page of their own. */
"use strict";

const NOTED = { copied: "", sent: "Noted as sent.", wrong_answer: "Noted as a wrong answer." };

/* One after the other: "copied" must not arrive behind the "sent" that followed it. */
function tell(form, outcome) {
  tell.last = (tell.last ?? Promise.resolve()).then(() => note(form, outcome));
}

function bodyOf(form, outcome, draft) {
  const body = new FormData(form);
  body.set("outcome", outcome);
  if (draft) {
    body.set("text", draft.value);
    body.set("suggested", draft.suggested);
  }
  return body;
}

async function note(form, outcome, hadGone = false) {
  const draft = draftIn(form.closest("[data-card]"));
  if (outcome === "sent" && !hadGone && !(await mayLeave(draft, "Not noted as sent"))) return;
  let why = "";
  let promised = "";
  try {
    const body = bodyOf(form, outcome, draft);
    if (hadGone) body.set("had_gone", "yes");
    const response = await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" } });
    const said = await response.text();
    if (response.ok) promised = said;
    else why = readFailure(said);
  } catch {
    why = "Speeddial could not be reached.";
  }
  if (outcome === "copied") return; /* Nobody asked for this to be noted, so nobody needs to know that it failed. */
  const words = why ? `That could not be noted. ${why} Try again.` : promised || NOTED[outcome];
  form.querySelector("[data-noted]").textContent = words;
  for (const button of form.querySelectorAll("button")) {
    if (!why) button.setAttribute("aria-pressed", String(button.value === outcome));
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

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-told]")) return;
  event.preventDefault();
  if (event.submitter) tell(form, event.submitter.value);
});
document.addEventListener("keydown", (event) => {
  /* Enter in a reason would press "Sent it" for somebody who only wanted to be done with the reason. */
  if (event.key === "Enter" && event.target.matches("input[name^='waiver:']")) event.preventDefault();
});
document.addEventListener("speeddial:copied", (event) => {
  lastCard = event.target.closest("[data-card]");
  tellOf(lastCard, "copied");
});
document.addEventListener("keydown", (event) => {
  if (!/^[sw]$/.test(event.key) || !isKey(event)) return;
  if (!document.querySelector("form[data-told]")) return;
  event.preventDefault();
  if (!tellOf(cardForKeys(), event.key === "s" ? "sent" : "wrong_answer")) {
    say("Copy a reply first, or move to its card, so that it is clear which one is meant.");
  }
});
