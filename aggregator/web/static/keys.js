// Keys for the desk. Every control that a key works carries data-key and shows it; what j and k walk over carries
// data-item. Nothing here is needed for reading or deciding: without it the same forms and links are there.
import { inTab } from "./forms.js";

const items = () => [...document.querySelectorAll("[data-item]")].filter((item) => item.getClientRects().length);
const current = () => document.querySelector("[data-item].is-current");
const shown = (element) => element && !element.disabled && element.getClientRects().length > 0;

function select(item, scroll = true) {
  current()?.classList.remove("is-current");
  if (!item) return;
  item.classList.add("is-current");
  const target = item.querySelector("[data-open], [data-source], button:enabled, summary") ?? item;
  if (target === item) item.tabIndex = -1;  // there is nothing in it to press, and yet it is read out
  target.focus({ preventScroll: true });
  if (scroll) item.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = items();
  const place = all.indexOf(current());
  select(place < 0 ? all[by > 0 ? 0 : all.length - 1] : all[Math.min(Math.max(place + by, 0), all.length - 1)]);
}

// The control for a key: in the chosen item, else one that belongs to the page as a whole. A key that answers a
// question must not reach a question that is not the chosen one. Undo is of what has just been done, which stands
// apart from all items, or of the decision that was chosen: never of whatever somebody decided last.
function control(key) {
  const all = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].filter(shown);
  const inside = all.find((each) => current()?.contains(each));
  const apart = all.find((each) => !each.closest("[data-item]"));
  return inside ?? apart ?? (key !== "z" && !current() ? all[0] : undefined);
}

// What opens by its key is gone on with at once, behind what is written there.
function press(pressed) {
  pressed.click();
  const field = pressed.matches("details[open] > summary") && pressed.parentElement.querySelector("textarea");
  if (!field) return;
  field.focus();
  field.selectionStart = field.value.length;
}

const inField = (target) =>
  target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=submit], [type=button])");

const selected = () => document.querySelectorAll("[data-select]:checked");

function close() {
  const open = document.querySelector("details.who[open]");
  if (open) open.open = false;
  else if (selected().length) selected().forEach((box) => box.click());
  else document.querySelector("[data-back]")?.click();
}

// The letter on the key, where the layout has another alphabet or Caps Lock is on, too; with Shift it is none that
// does anything.
function letter(event) {
  if (event.shiftKey || event.key.length > 1) return event.key;
  if (event.key > "~" && /^Key[A-Z]$/.test(event.code)) return event.code[3].toLowerCase();
  return event.key.toLowerCase();
}

// Whoever speaks to the machine, or rests a hand on it, can do without keys of a single letter.
// A browser that keeps nothing for the desk forbids even to look.
function singleKeys(choice) {
  try {
    if (choice) localStorage.setItem("keys", choice);
    return localStorage.getItem("keys") !== "off";
  } catch {
    return true;
  }
}

// The article of which something is decided, or, where that leaves the story, the nearest one that stays.
function decidedAt(button) {
  const articles = [...document.querySelectorAll(".source")];
  const here = articles.indexOf(button?.closest(".source") ?? current());
  const goes = (each) => each.querySelector("[data-select]:checked") || (each.contains(button) && button.name === "only");
  if (here < 0) return undefined;
  return [...articles.slice(here), ...articles.slice(0, here).reverse()].find((each) => !goes(each));
}

const actions = {
  j: () => step(1),
  k: () => step(-1),
  o: () => (current() ?? document).querySelector("[data-source]")?.click(),
  x: () => current()?.querySelector("[data-select]")?.click(),
  "/": () => {
    const field = document.querySelector("[data-search]");
    if (field) field.focus();
    else location.assign("/search");
  },
  "?": () => document.getElementById("help")?.showModal(),
  Escape: close,
};

document.addEventListener("keydown", (event) => {
  if (!event.key) return;  // a browser that fills in a name says so as if a key were pressed
  const key = letter(event);
  const more = event.ctrlKey || event.metaKey || event.altKey || event.getModifierState("AltGraph");
  if (more || event.isComposing || event.repeat) {
    if (!(event.repeat && (key === "j" || key === "k"))) return;
  }
  if (document.querySelector("dialog[open]")) return;
  if (inField(event.target)) {
    if (event.key !== "Escape") return;
    if (event.target.type === "search") event.preventDefault();  // the browser would empty it, and what it found
    event.target.blur();
    return;
  }
  if (event.key === "Enter") {
    // From a box to select by, browsers would press the first button that is not disabled: of another article.
    if (event.target.matches("[data-select]")) event.preventDefault();
    // Links and buttons in focus answer Enter by themselves.
    if (event.target.closest("a, button, summary, input")) return;
    current()?.querySelector("[data-open]")?.click();
    return;
  }
  if (key.length === 1 && !singleKeys()) return;
  const action = actions[key] ?? (control(key) && (() => press(control(key))));
  if (action) {
    event.preventDefault();
    action();
  }
});

// Where among a story's articles something is decided is gone back to.
document.addEventListener("submit", ({ target, submitter, defaultPrevented }) => {
  if (target.method === "post" && !defaultPrevented) inTab("decided", [location.pathname, decidedAt(submitter)?.id]);
});

// Words typed before the page was ready to search are searched for when it is.
document.addEventListener("htmx:after:process", () => {
  for (const field of document.querySelectorAll("[data-search]")) {
    if (field.value !== field.defaultValue) field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}, { once: true });

// Of words that are typed one after the other not every letter is a page to go back through.
let searching = false;
document.addEventListener("focusin", ({ target }) => { searching &&= !target.matches("[data-search]"); });
document.addEventListener("htmx:before:history:update", ({ detail }) => {
  if (!document.activeElement.matches("[data-search]")) return;
  if (searching) detail.history.type = "replace";
  searching = true;
});

// A list that is found anew has the row chosen that was, else its first, as one that comes with its page.
let chosen;
document.addEventListener("htmx:before:swap", () => { chosen = current()?.querySelector("[data-open]")?.id; });
document.addEventListener("htmx:after:swap", () => {
  const row = document.getElementById(chosen ?? "") ?? document.querySelector("[data-list] [data-open]");
  if (!current()) row?.closest("[data-item]").classList.add("is-current");
});

// A search that fails is told of where its answer would have come: what was found before would pass for it.
function unanswered(event) {
  const place = event.detail?.ctx?.target;
  if (!place || place.querySelector(":scope > .problem")) return;
  const told = document.createElement("p");
  told.className = "problem";
  told.role = "alert";
  told.textContent = "The desk has not answered: what stands here was found before. Change a word to ask again.";
  place.prepend(told);
}
document.addEventListener("htmx:error", unanswered);
document.addEventListener("htmx:response:error", unanswered);

document.addEventListener("pointerdown", (event) => {
  const item = event.target.closest?.("[data-item]");
  if (item) {
    current()?.classList.remove("is-current");
    item.classList.add("is-current");
  }
});

// What is opened over the page does not stay before what one goes on to by Tab or a press.
for (const sign of ["focusin", "pointerdown"]) {
  document.addEventListener(sign, ({ target }) => {
    const open = document.querySelector("details.who[open]");
    if (open && !open.contains(target)) open.open = false;
  });
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-help]")) actions["?"]();
  // The browser's own way back leads to the row that was opened, as Esc does.
  const opened = event.target.closest("[data-list] [data-open]");
  if (opened?.id) {
    history.replaceState(history.state, "", `#${opened.id}`);
    inTab("opened", [location.hash, items().indexOf(opened.closest("[data-item]"))]);
  }
  const count = selected().length;
  const leaves = count && event.target.closest(".pages a");
  if (leaves && !confirm(`What is selected here (${count}) is forgotten on the next page. Turn to it?`)) event.preventDefault();
});
const choice = document.querySelector("[data-single-keys]");
if (choice) {
  choice.checked = singleKeys();
  choice.addEventListener("change", () => singleKeys(choice.checked ? "on" : "off"));
}
for (const hidden of document.querySelectorAll("[data-help][hidden]")) hidden.hidden = false;

// Where there is something to decide or open, it is chosen from the start.
// Back from a story, it is the row of that story, whose link the browser itself puts into focus.
const aimed = document.getElementById(location.hash.slice(1));
const first = document.querySelector("[data-question]") ?? document.querySelector("[data-list] [data-item]");
const done = document.getElementById("done");
const rows = document.querySelectorAll("[data-list] [data-item]");
const [fragment, place] = inTab("opened");
const [path, article] = inTab("decided");
const stays = done && path === location.pathname && document.getElementById(article);
if (stays) {
  stays.classList.add("is-current");
  stays.scrollIntoView({ block: "center" });
} else if (aimed?.matches("[data-open]")) {
  aimed.closest("[data-item]").classList.add("is-current");
} else if (rows.length && fragment === location.hash) {
  select(rows[Math.min(place, rows.length - 1)]);  // it is gone, dismissed perhaps: here is what took its place
} else if (first && !aimed && !document.querySelector("main [autofocus]")) {
  first.classList.add("is-current");
  // After a decision the next question has come up by itself: what is read out, after what was done, and where Tab
  // goes on is there, unless somebody has gone elsewhere before this script arrived.
  if (first.matches("[data-question]") && done) {
    if (document.activeElement === document.body) first.focus({ preventScroll: true });
    first.scrollIntoView({ block: "nearest" });
  } else if (matchMedia("(min-width: 60rem)").matches) {
    first.querySelector(".verdict .buttons")?.scrollIntoView({ block: "nearest" });  // so that one sees what is asked
  }
}
// Where nothing else has come up, it is what was done that is read out, and Tab goes on there, to its undo.
if (done && document.activeElement === document.body) done.focus({ preventScroll: true });
