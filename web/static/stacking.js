/* A second reply put into the draft: "+" or its button; what was written stays as it is, and "u" takes the words out. */
"use strict";

/* The draft is the one that somebody worked with last, or else the first reply. */
function draftBeside(card) {
  const last = lastCard?.isConnected ? lastCard : document.querySelector("[data-card]");
  return last === card ? null : draftIn(last);
}

async function addToDraft(card) {
  const draft = draftBeside(card);
  if (!draft) {
    say("This is the draft itself: move to the reply that you want to add, then press +.");
    return;
  }
  if (draft.root.dataset.fixed) {
    say(`Nothing was added. ${draft.root.dataset.fixed}`);
    return;
  }
  if (!draftIn(card) || draftIn(card).root.dataset.fixed) {
    say("Nothing was added: this answer goes out by itself.");
    return;
  }
  const asked = byId("asked");
  const body = new FormData();
  const { value } = draft;
  body.set("csrf_token", asked.elements.csrf_token.value);
  body.set("draft", value);
  body.set("block", draftIn(card).value);
  let made = null;
  try {
    const init = { method: "POST", body, headers: { "HX-Request": "true" } };
    const response = await fetch(asked.dataset.stacking, init);
    if (response.ok) made = await response.json();
    else say(`Nothing was added. ${readFailure(await response.text())}`);
  } catch {
    say("Nothing was added: Speeddial could not be reached. Try again.");
  }
  if (made) putIn(draft, made, value);
}

function putIn(draft, made, before) {
  if (draft.value !== before) say("Nothing was added, as the draft was changed meanwhile: press + again.");
  else if (!made.words) say("There is nothing to add that the draft does not have.");
  else {
    draft.edit([[made.at, made.at, made.words]]);
    draft.checks.now();
    lastCard = draft.card;
    editButton(draft).focus(); /* so that the next key is about the draft */
    say(`Added to ${draft.root.dataset.name.replace(/^[A-Z]/, (it) => it.toLowerCase())}. Press u to undo it.`);
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-stack]");
  if (button) addToDraft(button.closest("[data-card]"));
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "+" || !isKey(event)) return;
  const card = document.activeElement?.closest("[data-card]");
  event.preventDefault();
  if (card) addToDraft(card);
  else say("Move to the reply that you want to add, then press +.");
});
