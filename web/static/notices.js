/* News while a page is open: asked for every four seconds while somebody can see the page, and at once when they see it
   again. What is new is spoken; drafts of entries that a notice halts are marked, and not copied any more. */
"use strict";

const NEWS_MS = 4000;
const LONGEST_NEWS_MS = 60000; /* between tries of a server that does not answer */

const news = { root: byId("news"), timer: 0, tries: 0, known: new Set(), halted: new Map(), busy: false };

const noticesOf = (root) => [...root.querySelectorAll("[data-notice]")];

function readNotices() {
  const shown = noticesOf(news.root);
  const fresh = shown.filter((it) => !it.hidden && !news.known.has(it.dataset.notice));
  for (const it of shown) news.known.add(it.dataset.notice);
  news.halted = new Map(shown.flatMap((it) => it.dataset.halts.split(" ").filter(Boolean).map((entry) => [entry, it.dataset.say])));
  markHalted();
  return fresh;
}

/* Each notice is spoken once: the list is no live region, which would be read out again as a whole. */
function speakNotices(fresh) {
  for (const [level, place] of [["crisis", "alarm"], ["", "announcer"]]) {
    const said = fresh.filter((it) => (it.dataset.level === "crisis") === (level === "crisis"));
    if (said.length) byId(place).textContent = said.map((it) => it.dataset.say).join(" ");
  }
}

function markHalted() {
  for (const root of document.querySelectorAll("[data-draft]")) {
    const said = byId(root.dataset.form ?? "")?.querySelectorAll("input[name=entry]") ?? []; /* a reply of several entries */
    const entries = [root.dataset.entry, ...[...said].map((it) => it.value)];
    const why = entries.map((entry) => news.halted.get(entry)).find(Boolean);
    let mark = root.querySelector(":scope > [data-halted]");
    if (!why) {
      mark?.remove();
    } else if (mark?.dataset.halted !== why) {
      mark?.remove();
      root.prepend(makeMark(root, why));
    }
  }
}

function makeMark(root, why) {
  const mark = byId("halted").content.cloneNode(true).firstElementChild;
  mark.dataset.halted = why;
  mark.querySelector("[data-why]").textContent = why;
  const form = byId(root.dataset.form ?? "");
  const button = mark.querySelector("button");
  if (form?.matches("[data-told]")) button.addEventListener("click", () => note(form, "sent", true));
  else button.remove();
  return mark;
}

const whyHalted = (draft) => draft.root.querySelector(":scope > [data-halted]")?.dataset.halted ?? "";

async function askForNews() {
  clearTimeout(news.timer);
  if (document.visibilityState === "hidden" || news.busy) return;
  news.busy = true;
  try {
    const etag = news.root.querySelector("[data-etag]")?.dataset.etag;
    const response = await fetch(news.root.dataset.news, {
      headers: { "HX-Request": "true", ...(etag ? { "If-None-Match": `"${etag}"` } : {}) },
    });
    news.tries = response.ok || response.status === 304 ? 0 : news.tries + 1;
    if (response.status === 401) return; /* signed out: the next thing that they do says so */
    if (response.status === 200) showNotices(await response.text());
  } catch {
    news.tries += 1;
  } finally {
    news.busy = false;
  }
  news.timer = setTimeout(askForNews, Math.min(NEWS_MS * 2 ** news.tries, LONGEST_NEWS_MS));
}

function showNotices(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const open = noticesOf(news.root).filter((it) => it.querySelector("details[open]")).map((it) => it.dataset.notice);
  const focused = document.activeElement.closest("[data-notice]")?.dataset.notice;
  const place = focused ? [...news.root.querySelectorAll("a, button, summary")].indexOf(document.activeElement) : -1;
  news.root.replaceChildren(...page.body.childNodes);
  for (const it of noticesOf(news.root)) if (open.includes(it.dataset.notice)) it.querySelector("details").open = true;
  if (place >= 0) (news.root.querySelectorAll("a, button, summary")[place] ?? byId("main")).focus();
  speakNotices(readNotices());
}

if (news.root) {
  readNotices();
  news.timer = setTimeout(askForNews, NEWS_MS);
  document.addEventListener("visibilitychange", askForNews);
  window.addEventListener("pageshow", (event) => { if (event.persisted) askForNews(); });
  document.addEventListener("htmx:afterSettle", markHalted);
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-hide]")) return;
    event.preventDefault();
    const body = new FormData(form);
    form.closest("[data-notice]").hidden = true;
    await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" } }).catch(() => {});
    askForNews();
  });
}
