/* Fixes: one press mends what a check objects to; "u" takes it back. */
"use strict";

async function fix(button) {
  const draft = draftAround(button);
  if (draft.root.dataset.fixed) {
    say(draft.root.dataset.fixed);
    return;
  }
  lastCard = draft.card;
  const { id } = button;
  if (!(await draft.checks.settled())) {
    say("Nothing was changed: the checklist is about an earlier text. Check again first.");
    return;
  }
  const current = byId(id); /* the list may have been made anew meanwhile */
  if (!current?.dataset.edits) return;
  const item = current.closest("[data-check]");
  draft.edit(JSON.parse(current.dataset.edits));
  if ("private" in current.dataset) showPrivately(draft, current.dataset.private);
  if (draft.root.contains(document.activeElement) && !draft.isEditing) draft.checks.root.focus({ preventScroll: true });
  say(`Mended: ${item.dataset.title}. Press u to undo it.`);
  draft.checks.now();
}

/* ---- What moves to a private message: a draft of its own, beside the pointer that stays in public. ---- */

function privateDraftOf(draft) {
  const root = draft.card?.querySelector(`[data-private-of="${CSS.escape(draft.key)}"]`);
  return root ? draftOf(root) : null;
}

function showPrivately(draft, words) {
  const privately = privateDraftOf(draft);
  if (!privately) return;
  const shown = !privately.root.hidden;
  privately.root.hidden = words === null;
  if (words === null || (shown && privately.value === words)) return;
  privately.put(words);
  privately.checks.now();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-edits]");
  if (button) fix(button);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "f" || !isKey(event)) return;
  const draft = draftForKeys();
  if (!draft) return;
  event.preventDefault();
  const button = draft.checks.root.querySelector("[data-status=fail] [data-edits]");
  if (button) fix(button);
  else say("Nothing here can be mended by a key: read the checklist.");
});
