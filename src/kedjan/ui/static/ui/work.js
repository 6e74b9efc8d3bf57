// Looks how far long work has come, for as long as it goes on. Without this file the page has a link that does the same.
// Nothing is loaded anew and the cursor stays where it is; what is read aloud changes in quarters, not at every look.
const EVERY = 2000;
const LOST_EVERY = 10000;
const box = document.querySelector("[data-kedjan-work]");
const part = box.querySelector("[data-kedjan-work-part]");
const heard = box.querySelector("[data-kedjan-work-said]");
const look = box.querySelector("[data-kedjan-work-look]");
const pause = box.querySelector("[data-kedjan-work-pause]");
let said = box.dataset.said;
let paused = false;
let timer = 0;

function goesOn() {
  return ["waiting", "running"].includes(box.dataset.kedjanWork);
}

function say(words) {
  if (words === said) return;
  said = words;
  heard.textContent = words;
}

function write(words) {
  const shown = part.querySelector("[data-kedjan-work-text]");
  if (shown) shown.textContent = words;
  say(words);
}

function end() {
  const bar = part.querySelector("progress");
  box.dataset.kedjanWork = "over";
  bar.value = bar.max;
  part.querySelector(".kedjan-progress__words span:last-child").textContent = "";
  look.textContent = look.dataset.kedjanWorkLook;
  write(box.dataset.over);
}

function show(now) {
  const fresh = now.querySelector("[data-kedjan-work-part]");
  box.dataset.kedjanWork = now.dataset.kedjanWork;
  if (fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
  say(now.dataset.said);
}

// The cursor is moved for one reason: the button that it stands on goes away.
function leave() {
  if (document.activeElement === pause) look.focus();
  pause.hidden = true;
}

async function ask() {
  const answer = await fetch(look.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer || !answer.ok || answer.redirected) {
    write(box.dataset.lost);
    return LOST_EVERY;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.querySelector("[data-kedjan-work]");
  if (now) show(now);
  else end();
  return EVERY;
}

async function turn() {
  const next = document.hidden ? EVERY : await ask();
  if (!goesOn()) leave();
  else if (!paused) timer = setTimeout(turn, next);
}

pause.addEventListener("click", () => {
  const other = pause.dataset.kedjanWorkPause;
  paused = !paused;
  clearTimeout(timer);
  pause.dataset.kedjanWorkPause = pause.textContent;
  pause.textContent = other;
  if (!paused) turn();
});

if (goesOn()) {
  pause.hidden = false;
  timer = setTimeout(turn, EVERY);
}
