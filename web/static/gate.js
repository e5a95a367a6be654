/* No way around the checklist: a must that fails, or that a person has to tick, keeps a reply from being copied or sent. The
   server asks the same of what is sent; here it is said before anything is lost. */
"use strict";

const LEAST_WORDS = 3;
const LEAST_CHARACTERS = 10;

function isWaived(item) {
  const reason = item.querySelector("input[name^='waiver:']")?.value.trim() ?? "";
  return reason.length >= LEAST_CHARACTERS && reason.split(/\s+/).length >= LEAST_WORDS;
}

function isTicked(item) {
  return item.querySelector("input[name=confirmed]")?.checked ?? false;
}

function findOpenMust(draft) {
  /* A private message has no form: nothing of it is ticked or waived, as its ticks are those of the reply. */
  const asks = "form" in draft.root.dataset ? "[data-status=fail], [data-status=confirm][data-manual]" : "[data-status=fail]";
  const musts = [...draft.checks.root.querySelectorAll("[data-level=must]")].filter((it) => it.matches(asks));
  return musts.find((it) => !isWaived(it) && !(it.dataset.status === "confirm" && isTicked(it)));
}

function sayWhatToDo(item, refused) {
  const { title, status } = item.dataset;
  if (item.querySelector("input[name^='waiver:']")?.value.trim()) return `${refused}: write in three words or more why it may go without “${title}”.`;
  if (status === "confirm") return `${refused}: look at “${title}” and tick it.`;
  const waive = item.querySelector(".waive") ? ", or say why it may go all the same" : "";
  return `${refused}: “${title}” is not met. Mend it${waive}.`;
}

/* Whether the draft may leave; if not, the focus is where something is to be done, and a sentence says what. */
async function mayLeave(draft, refused) {
  const halted = whyHalted(draft);
  if (halted) {
    say(`${refused}. ${halted}`);
    return false;
  }
  const blank = findOpenBlank(draft.text);
  if (blank) {
    focusFieldOf(blank);
    say(`${refused}: fill in ${blank.textContent} first.`);
    return false;
  }
  if (!(await draft.checks.settled())) {
    draft.checks.root.querySelector("[data-recheck]").focus();
    say(`${refused}: the checklist is about an earlier text. Check again first.`);
    return false;
  }
  const item = findOpenMust(draft);
  if (!item) return true;
  const reason = item.querySelector("input[name^='waiver:']");
  const target = reason?.value.trim() ? reason : item.dataset.status === "confirm" ? item.querySelector("input[name=confirmed]") : item;
  (target ?? item).focus();
  say(sayWhatToDo(item, refused));
  return false;
}
