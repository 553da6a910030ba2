// Tells whoever looks at the queue that new stories and questions have come, in a line that moves nothing, and leaves
// it to them to look: asked of the API once a minute, and never for a page that nobody sees.
const pause = 60_000;
const patience = 3_600_000;  // asking for ever would keep a session alive that somebody has left
let asked = performance.now();
let touched = asked;

async function ask() {
  const place = document.getElementById("newer");
  const now = performance.now();
  if (!place || document.hidden || now - asked < pause || now - touched > patience) return;
  asked = now;
  const question = place.dataset.ask;
  const answer = await fetch(question).catch(() => undefined);
  if (!answer?.ok) return;
  const { total } = await answer.json();
  if (total === 0 || place.dataset.ask !== question) return;  // other filters have been set meanwhile
  const link = place.querySelector("a");
  if (!link.hidden) place.ariaLive = "off";  // that there are some is read out once, and not each minute
  link.textContent = `${total ?? "Very many"} ${total === 1 ? "story" : "stories"} new or newly asked about: show`;
  link.hidden = false;
}

setInterval(ask, pause / 12);
document.addEventListener("visibilitychange", ask);
for (const sign of ["pointermove", "keydown", "scroll"]) {
  document.addEventListener(sign, () => { touched = performance.now(); }, { passive: true });
}
