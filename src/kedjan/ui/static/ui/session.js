// Says when one is about to be logged out, and lets one stay. Writing counts as being there. What is written is never lost:
// the page stays as it is, and after a new login in another tab its forms get a token that works.
const box = document.getElementById("kedjan-stay");
const [idle, warn] = [Number(box.dataset.idle) * 1000, Number(box.dataset.warn) * 1000];
const title = box.querySelector("p");
const button = box.querySelector("button");
const link = box.querySelector("a");
const soon = title.textContent;
let seen = Date.now();
let asked = seen;
let over = false;

function show(isOver) {
  over = isOver;
  title.textContent = isOver ? title.dataset.over : soon;
  button.hidden = isOver;
  link.hidden = !isOver;
  box.hidden = false;
}

async function stay() {
  asked = Date.now();
  const answer = await fetch(box.dataset.session, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer || !answer.ok) return;
  const told = await answer.json();
  if (!told.seconds) {
    show(true);
    return;
  }
  seen = Date.now();
  over = false;
  box.hidden = true;
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = told.token;
}

document.addEventListener("input", () => {
  if (!over && Date.now() - asked > idle / 10) stay();
});
button.addEventListener("click", stay);
document.addEventListener("visibilitychange", () => {
  if (over && document.visibilityState === "visible") stay();
});
window.addEventListener("focus", () => {
  if (over) stay();
});
setInterval(() => {
  const away = Date.now() - seen;
  if (!over && away >= idle) stay();
  else if (!over && away >= idle - warn && box.hidden) show(false);
}, 1000);
