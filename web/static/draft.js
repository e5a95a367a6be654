/* A reply as a draft: its text, read and changed in place, and a history that typing, fixes and blocks share. */
"use strict";

const TOGETHER_MS = 700; /* what is typed without a longer pause is undone together */

/* The text nodes of an element with the offsets that they have in its text. A browser's own <br> is a line end, but
   for one at the very end, which only holds the cursor's line open. */
function readText(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const pieces = [];
  let text = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const isBreak = node.nodeName === "BR" && node !== root.lastChild;
    const said = node.nodeType === Node.TEXT_NODE ? node.data : isBreak ? "\n" : "";
    if (!said) continue;
    pieces.push({ node, start: text.length, end: text.length + said.length });
    text += said;
  }
  return { text, pieces };
}

/* The place of an offset; at a border, the end of what stands before it, or with `ahead` the start of what follows. */
function placeOf(root, pieces, offset, ahead) {
  const holds = ahead ? (it) => it.start <= offset && offset < it.end : (it) => it.start < offset && offset <= it.end;
  const piece = pieces.find(holds);
  if (!piece) return ahead && pieces.length ? [root, root.childNodes.length] : [root, 0];
  if (piece.node.nodeType === Node.TEXT_NODE) return [piece.node, offset - piece.start];
  const index = [...piece.node.parentNode.childNodes].indexOf(piece.node);
  return [piece.node.parentNode, index + (offset === piece.end ? 1 : 0)];
}

function rangeOf(root, start, end, pieces = readText(root).pieces) {
  const range = document.createRange();
  range.setStart(...placeOf(root, pieces, start, start < end));
  range.setEnd(...placeOf(root, pieces, end, false));
  return range;
}

function putCursor(range) {
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}

class Draft {
  constructor(root) {
    this.root = root;
    this.key = root.dataset.draft;
    this.text = root.querySelector("[data-text]");
    this.pristine = this.text.cloneNode(true);
    this.past = [];
    this.typedAt = -Infinity;
    this.checks = new LiveChecklist(this);
  }

  get card() { return this.root.closest("[data-card]"); }
  get form() { return byId(this.root.dataset.form ?? ""); }
  get value() { return readText(this.text).text.replace(/\n+$/, ""); }
  get isEditing() { return this.text.hasAttribute("contenteditable"); }

  /* As it was suggested, with the blanks that are filled in by now. */
  get suggested() {
    refill(this.pristine);
    return readText(this.pristine).text.replace(/\n+$/, "");
  }

  changed() {
    this.checks.soon();
  }

  remember() {
    const privately = privateDraftOf(this);
    this.past.push({
      nodes: [...this.text.childNodes].map((it) => it.cloneNode(true)),
      private: privately && !privately.root.hidden ? privately.value : null,
    });
    this.typedAt = -Infinity;
  }

  rememberTyping() {
    const now = performance.now();
    if (now - this.typedAt > TOGETHER_MS) this.remember();
    this.typedAt = now;
  }

  undo() {
    const before = this.past.pop();
    if (!before) return false;
    this.text.replaceChildren(...before.nodes);
    refill(this.text);
    showPrivately(this, before.private);
    this.typedAt = -Infinity;
    this.checks.now();
    return true;
  }

  /* Edits are [start, end, words] in order; from the last to the first, so that offsets stay true. */
  edit(edits) {
    this.remember();
    for (const [start, end, words] of [...edits].reverse()) {
      const range = rangeOf(this.text, start, end);
      range.deleteContents();
      if (words) range.insertNode(document.createTextNode(words));
    }
    this.dropEmptyMarks();
    this.text.normalize();
  }

  put(words) {
    this.text.textContent = words;
  }

  dropEmptyMarks() {
    for (const mark of this.text.querySelectorAll("mark")) if (!mark.textContent) mark.remove();
  }
}

const knownDrafts = new WeakMap();

function draftOf(root) {
  if (!root) return null;
  if (!knownDrafts.has(root)) knownDrafts.set(root, new Draft(root));
  return knownDrafts.get(root);
}

const draftAround = (element) => draftOf(element?.closest("[data-draft]"));
const draftIn = (card) => draftOf(card?.querySelector("[data-draft]"));
const drafts = () => [...document.querySelectorAll("[data-draft]")].map(draftOf);

/* What a key is about: the card with the focus, the last one, or else the first. */
const draftForKeys = () => draftIn(cardForKeys() ?? document.querySelector("[data-card]:not([data-card=p])"));
