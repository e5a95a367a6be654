/* The words that the checklist objects to, marked in the text without touching it; where a browser cannot, the list
   alone says them. */
"use strict";

const canMark = Boolean(globalThis.CSS?.highlights && globalThis.Highlight);

function* rangesOf(item) {
  const draft = draftAround(item);
  const { text, pieces } = readText(draft.text);
  for (const place of item.dataset.where.split(" ")) {
    const [start, end] = place.split("-").map(Number);
    if (start < end && end <= text.length) yield rangeOf(draft.text, start, end, pieces);
  }
}

function markObjections() {
  if (!canMark) return;
  const marks = { must: new Highlight(), should: new Highlight() };
  for (const item of document.querySelectorAll("[data-checklist]:not(.checklist--stale) [data-where]")) {
    if (item.dataset.status === "pass") continue;
    const mark = item.dataset.level === "must" && item.dataset.status === "fail" ? marks.must : marks.should;
    for (const range of rangesOf(item)) mark.add(range);
  }
  CSS.highlights.set("objected-must", marks.must);
  CSS.highlights.set("objected-should", marks.should);
  CSS.highlights.delete("objected-now");
}

/* The item under the pointer or with the focus shows its own words more strongly. */
function markNow(item) {
  if (!canMark) return;
  if (!item) CSS.highlights.delete("objected-now");
  else {
    const now = new Highlight(...rangesOf(item));
    now.priority = 1;
    CSS.highlights.set("objected-now", now);
  }
}

/* To the first of the words, ready to be written over. */
function showWhere(item) {
  const [range] = rangesOf(item);
  if (!range) {
    say("These words are not there any more.");
    return;
  }
  startEditing(draftAround(item), range);
  range.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
}

const itemAround = (element) => element.closest?.("[data-checklist]:not(.checklist--stale) [data-where]") ?? null;

document.addEventListener("pointerover", (event) => markNow(itemAround(event.target)));
document.addEventListener("focusin", (event) => markNow(itemAround(event.target)));
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-show-where]")) showWhere(itemAround(event.target));
});
