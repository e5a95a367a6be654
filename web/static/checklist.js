/* The checklist, live: after every pause in typing the draft is sent, and what comes back takes the old one's place. */
"use strict";

const PAUSE_MS = 60;
const PATIENCE_MS = 10_000;

class LiveChecklist {
  constructor(draft) {
    this.draft = draft;
    this.state = "fresh"; /* of this text; "waiting" for an answer; "failed": about an earlier text */
    this.running = null;
  }

  get root() { return this.draft.root.querySelector("[data-checklist]"); }

  soon() {
    this.begin();
    this.timer = setTimeout(() => this.now(), PAUSE_MS);
  }

  now() {
    this.begin();
    this.running = this.ask(this.controller);
    return this.running;
  }

  /* The answer to an earlier text is not waited for any more, and not listened to. */
  begin() {
    clearTimeout(this.timer);
    this.controller?.abort();
    this.controller = new AbortController();
    this.running = null;
    this.state = "waiting";
    this.root.setAttribute("aria-busy", "true");
  }

  async settled() {
    while (this.state === "waiting") await (this.running ?? this.now());
    return this.state === "fresh";
  }

  async ask(controller) {
    const patience = setTimeout(() => controller.abort("slow"), PATIENCE_MS);
    const asked = byId("asked");
    let html = null;
    let why = "";
    try {
      const init = { method: "POST", body: this.body(asked), headers: { "HX-Request": "true" }, signal: controller.signal };
      const response = await fetch(asked.action, init);
      const body = await response.text();
      if (response.ok) html = body;
      else why = readFailure(body);
    } catch {
      why = controller.signal.reason === "slow" ? "the answer takes too long." : "Speeddial could not be reached.";
    }
    clearTimeout(patience);
    if (controller !== this.controller) return;
    if (html === null) this.fail(why);
    else this.show(html);
  }

  body(asked) {
    const { dataset } = this.draft.root;
    const body = new FormData(asked);
    for (const field of blankFields(this.draft.card)) if (field.value && !body.has(field.name)) body.set(field.name, field.value);
    if ("privateOf" in dataset) body.set("channel", ""); /* not the public one, whichever it will be */
    const timezone = this.draft.card?.dataset.timezone; /* times are said by the customer's clock */
    if (timezone) body.set("value:customer.timezone", timezone);
    body.set("text", this.draft.value);
    body.set("key", this.draft.key);
    body.set("name", dataset.name);
    body.set("form", dataset.form ?? "");
    if (dataset.entry) body.set("entry", dataset.entry);
    for (const department of (dataset.departments ?? "").split(" ").filter(Boolean)) body.append("department", department);
    return body;
  }

  show(html) {
    const made = document.createElement("template");
    made.innerHTML = html;
    const before = this.root;
    const after = made.content.querySelector("[data-checklist]");
    keepAnswers(before, after);
    const focused = before.contains(document.activeElement) ? document.activeElement.id : null;
    before.replaceWith(after);
    if (focused !== null) (byId(focused) ?? after).focus({ preventScroll: true });
    this.showMessages(made.content);
    this.state = "fresh";
    announce(this.draft, Number(before.dataset.failingMusts), Number(after.dataset.failingMusts));
    markObjections();
  }

  showMessages(made) {
    const counter = this.draft.root.querySelector("[data-reply] [data-counter-of]");
    counter.replaceChildren(...made.querySelector("[data-counter-of]").childNodes);
    const parts = this.draft.root.querySelector("[data-parts]");
    parts.replaceChildren(...made.querySelector("[data-parts]").childNodes);
    this.draft.root.querySelector("[data-reply]").classList.toggle("reply--parted", parts.childElementCount > 0);
  }

  fail(why) {
    this.state = "failed";
    this.root.removeAttribute("aria-busy");
    this.root.classList.add("checklist--stale");
    this.root.querySelector("[data-stale]").hidden = false;
    const said = `The checklist could not be refreshed: ${why}`;
    this.root.querySelector("[data-stale-words]").textContent = `${said} What it says here is about an earlier text.`;
    byId("announcer").textContent = said;
    markObjections();
  }
}

function readFailure(body) {
  const made = document.createElement("template");
  made.innerHTML = body;
  return made.content.querySelector("[data-say]")?.dataset.say ?? "Speeddial gave no answer.";
}

/* What somebody ticked, wrote or opened in the old list stays so in the new one. */
function keepAnswers(before, after) {
  for (const old of before.querySelectorAll("input[id], details[id]")) {
    const made = after.querySelector(`#${CSS.escape(old.id)}`);
    if (!made) continue;
    if (old.nodeName === "DETAILS") made.open = old.open;
    else if (old.type === "checkbox") made.checked = old.checked;
    else made.value = old.value;
  }
}

function announce(draft, before, after) {
  if (before === after) return;
  const left = after === 1 ? "1 must is not met" : `${after} musts are not met`;
  byId("announcer").textContent = `${draft.root.dataset.name}: ${after ? left : "all musts are met"}.`;
}

/* Cards that came without a checklist ask for theirs. */
function checkUnchecked() {
  for (const it of document.querySelectorAll("[data-unchecked]")) {
    const draft = draftAround(it);
    if (!draft.root.hidden) draft.checks.now();
  }
}

function onCards() {
  leadToFields(byId("results") ?? document);
  drafts();
  checkUnchecked();
  markObjections();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-recheck]");
  if (button) draftAround(button).checks.now();
});
document.addEventListener("htmx:afterSettle", (event) => { if (event.detail.target.id === "results") onCards(); });
document.addEventListener("DOMContentLoaded", () => { if (byId("asked")) onCards(); });
