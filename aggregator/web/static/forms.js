// Forms: each is sent once, and what is typed is not lost. Nothing here is needed for deciding.

// What this tab remembers: as "opened" the row of a list, by the fragment that leads to it and its place; as "decided"
// where among a story's articles something was, by the page's path and the id of an article; as "written" what the page
// at a path had in its fields when one of its forms was sent, and which articles were selected there.
export function inTab(name, values) {
  try {
    if (values) sessionStorage.setItem(name, JSON.stringify(values));
    return JSON.parse(sessionStorage.getItem(name)) ?? [];
  } catch {
    return [];
  }
}

// A page sends one form once, however many buttons and keys are pressed before the answer is there; whoever has
// given up waiting can try again.
const patience = 10_000;
let sent = -patience;
let sending;
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post") return;
  if (event.timeStamp - sent < patience) event.preventDefault();
  else {
    sent = event.timeStamp;
    sending = event.target;
    const texts = writes().filter(isChanged).map((field) => [field.form.action, field.name, field.value]);
    const selected = [...document.querySelectorAll("[data-select]:checked")].map((box) => box.value);
    inTab("written", [location.pathname, texts, selected]);
    event.submitter?.setAttribute("aria-busy", "true");
  }
});

// What somebody is writing, a note or a reason, is not left without a question, unless it is what is being sent; who
// stays can send something else at once.
const writes = () => [...document.querySelectorAll("form[method=post] :is(textarea, [name=reason])")];
const isChanged = (field) => field.value !== field.defaultValue;
const written = new Set();
document.addEventListener("input", ({ target }) => { if (writes().includes(target)) written.add(target); });
window.addEventListener("beforeunload", (event) => {
  if (![...written].some((field) => isChanged(field) && field.form !== sending)) return;
  event.preventDefault();
  sent = -patience;
  document.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
});

// A link in such a form leads to another look at what may be decided, and takes along why.
document.addEventListener("click", ({ target }) => {
  const link = target.closest("form[method=post] a[href]");
  const reason = link?.closest("form").elements.reason;
  if (!reason || !isChanged(reason)) return;
  const address = new URL(link.href);
  address.searchParams.set("reason", reason.value);
  link.href = address;
  written.delete(reason);
});

// What was sent and not carried out, since the connection was lost or it was refused, is there again when one comes back
// to its page. Browsers bring it back or not, each in its own way. What was carried out leads to a page that says so.
const [load] = performance.getEntriesByType("navigation");
if (load?.type === "navigate" && new URLSearchParams(location.search).has("done")) inTab("written", []);
const [path, texts, selected] = inTab("written");
if (path === location.pathname) {
  for (const field of writes()) {
    const kept = texts.find(([action, name]) => action === field.form.action && name === field.name);
    if (!kept) continue;
    field.value = kept[2];
    written.add(field);
  }
  // Who comes anew, and not back, selects anew.
  for (const box of load?.type === "navigate" ? [] : document.querySelectorAll("[data-select]")) {
    box.checked ||= selected.includes(box.value);
  }
}
window.addEventListener("pageshow", (event) => {
  // Shown again from the browser's memory, a page is older than what was decided on it.
  if (event.persisted) location.reload();
  for (const field of writes().filter(isChanged)) {
    const fold = field.closest("details");
    if (fold) fold.open = true;
  }
});
