// The palette: Ctrl-K (or "/", for those who use single keys) opens the search over any page. Without this file the link
// "Sök" leads to the same search as a page of its own.
const palette = document.getElementById("kedjan-palette");
const form = palette.querySelector("form");
const asked = form.elements.asked;
const hits = palette.querySelector(".kedjan-palette__hits");
const heard = palette.querySelector("[role=status]");
const PAUSE = 300; // each search is noted in the log: not one a letter
let pause;
let latest = 0;

function open() {
  if (palette.open) return;
  palette.showModal();
  asked.select();
  look();
}

async function look() {
  const mine = ++latest;
  const answer = await fetch(form.action, {
    method: "POST", body: new FormData(form), headers: { "HX-Request": "true" },
  }).catch(() => null);
  if (mine !== latest) return; // something else has been typed since
  if (!answer || !answer.ok || answer.redirected) {
    hits.textContent = heard.textContent = heard.dataset.lost;
    return;
  }
  hits.innerHTML = await answer.text();
  heard.textContent = heard.dataset.found.replace("{}", links().length);
}

function links() {
  return [...hits.querySelectorAll("a")];
}

function step(by) {
  const all = links();
  const next = all.indexOf(document.activeElement) + by;
  (next < 0 ? asked : all[Math.min(next, all.length - 1)] || asked).focus();
}

function isWriting(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

document.addEventListener("keydown", (event) => {
  const isPalette = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  const isSlash = event.key === "/" && palette.dataset.keys === "on" && !event.ctrlKey && !event.metaKey && !isWriting(event.target);
  if (!isPalette && !isSlash) return;
  event.preventDefault();
  open();
});
palette.addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  step(by);
});
asked.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(look, PAUSE);
});
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  clearTimeout(pause);
  await look();
  if (asked.value.trim() && links()[0]) links()[0].click();
});
palette.addEventListener("click", (event) => {
  if (event.target === palette) palette.close();
});
for (const link of document.querySelectorAll(`.kedjan-header__links a[href="${form.getAttribute("action")}"]`)) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
}
