/* Changing a reply in place: "e" or its button, Esc when done, "u" or Ctrl+Z to undo. */
"use strict";

/* Older browsers know only rich text: there, pasting and line ends are made plain by hand. */
const PLAIN = (() => {
  const probe = document.createElement("div");
  try { probe.contentEditable = "plaintext-only"; } catch { return false; }
  return probe.contentEditable === "plaintext-only";
})();

const editButton = (draft) => draft.root.querySelector("[data-edit]");

function startEditing(draft, place = null) {
  if (draft.root.dataset.fixed) {
    say(draft.root.dataset.fixed);
    return;
  }
  if (!draft.isEditing) {
    const { text } = draft;
    text.setAttribute("contenteditable", PLAIN ? "plaintext-only" : "true");
    text.setAttribute("role", "textbox");
    text.setAttribute("aria-multiline", "true");
    text.setAttribute("aria-label", text.dataset.label);
    text.spellcheck = true;
    draft.root.dataset.editing = "";
    editButton(draft).setAttribute("aria-pressed", "true");
  }
  lastCard = draft.card;
  draft.text.focus();
  putCursor(place ?? placeToWrite(draft));
}

/* Where the answer's author meant a person to go on; else at the end. */
function placeToWrite(draft) {
  const range = document.createRange();
  const cursor = draft.text.querySelector("[data-cursor]");
  if (cursor) {
    range.setStartAfter(cursor);
    cursor.remove();
  } else {
    range.selectNodeContents(draft.text);
    range.collapse(false);
  }
  return range;
}

function stopEditing(draft) {
  for (const name of ["contenteditable", "role", "aria-multiline", "aria-label", "spellcheck"]) draft.text.removeAttribute(name);
  delete draft.root.dataset.editing;
  editButton(draft).setAttribute("aria-pressed", "false");
  editButton(draft).focus();
}

/* A blank that somebody wrote over is none any more. */
function settleMarks(draft) {
  for (const mark of draft.text.querySelectorAll("mark")) {
    mark.dataset.marker ??= draft.pristine.querySelector(`mark[data-blank="${CSS.escape(mark.dataset.blank)}"]`)?.textContent;
    const filled = mark.classList.contains("blank--filled") && !("typed" in mark.dataset);
    if (filled || mark.textContent === mark.dataset.marker) continue;
    mark.dataset.typed = "";
    mark.classList.add("blank--filled");
  }
}

function undo(draft) {
  if (draft.undo()) say("Undone.");
  else say("There is nothing to undo.");
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-edit]");
  if (!button) return;
  const draft = draftAround(button);
  if (draft.isEditing) stopEditing(draft);
  else startEditing(draft);
});
document.addEventListener("dblclick", (event) => {
  const text = event.target.closest("[data-text]");
  if (!text || draftAround(text).isEditing) return;
  startEditing(draftAround(text), getSelection().getRangeAt(0).cloneRange());
});
document.addEventListener("beforeinput", (event) => {
  const text = event.target.closest?.("[data-text]");
  if (!text) return;
  const draft = draftAround(text);
  if (event.inputType === "historyUndo") {
    event.preventDefault();
    undo(draft);
  } else if (event.inputType === "historyRedo") {
    event.preventDefault();
  } else {
    draft.rememberTyping();
    if (!PLAIN) makePlain(event);
  }
});
document.addEventListener("input", (event) => {
  const text = event.target.closest?.("[data-text]");
  if (!text) return;
  const draft = draftAround(text);
  settleMarks(draft);
  draft.changed();
});
document.addEventListener("keydown", (event) => {
  const text = event.target.closest("[data-text][contenteditable]");
  if (text) onKeyInText(event, draftAround(text));
  else if (isKey(event)) onKeyOutside(event);
});

function onKeyInText(event, draft) {
  if (event.key === "Escape") {
    event.preventDefault();
    stopEditing(draft);
  } else if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z") {
    event.preventDefault();
    undo(draft);
  }
}

function onKeyOutside(event) {
  if (event.key !== "e" && event.key !== "u") return;
  const draft = draftForKeys();
  if (!draft) return;
  event.preventDefault();
  if (event.key === "e") openFold(draft.card), startEditing(draft);
  else undo(draft);
}

function makePlain(event) {
  const words = { insertParagraph: "\n", insertLineBreak: "\n" }[event.inputType]
    ?? (event.inputType === "insertFromPaste" || event.inputType === "insertFromDrop" ? event.dataTransfer?.getData("text/plain") : null);
  if (event.inputType.startsWith("format")) event.preventDefault();
  if (words == null) return;
  event.preventDefault();
  const range = getSelection().getRangeAt(0);
  range.deleteContents();
  range.insertNode(document.createTextNode(words));
  range.collapse(false);
  event.target.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
