// Single keys for those who work here: only on pages of somebody who has not turned them off (WCAG 2.1.4), and never while
// something is written, chosen or asked. Where they lead stands in the list that "?" shows. docs/rules/keys.md.
const box = document.getElementById("kedjan-keys");
const leads = new Map([...box.querySelectorAll("[data-kedjan-leads]")].map((one) => [one.textContent.trim(), one.dataset.kedjanLeads]));
const ROWS = "main tbody tr, main .kedjan-todo__row, main .govuk-task-list__item, main .kedjan-card, main .kedjan-kept__row";

function isBusy(target) {
  return target.closest("input, textarea, select, [contenteditable], dialog") !== null || document.querySelector("dialog[open]") !== null;
}

// What stands in a row to be opened: its first link that can be seen.
function rows() {
  return [...document.querySelectorAll(ROWS)].map((row) => row.querySelector("a[href]")).filter((link) => link && link.checkVisibility());
}

function step(by) {
  const all = rows();
  const row = document.activeElement.closest(ROWS);
  const here = row ? all.indexOf(row.querySelector("a[href]")) : -1;
  const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + by, 0), all.length - 1);
  if (!all[next]) return;
  all[next].focus();
  all[next].scrollIntoView({ block: "nearest" });
}

function begin() {
  const back = document.querySelector(".govuk-back-link");
  const buttons = [...document.querySelectorAll("main a.govuk-button")].filter((one) => !back || one.href !== back.href);
  const main = buttons.find((one) => !one.classList.contains("govuk-button--secondary")) || buttons[0];
  if (main) main.click();
}

const DOES = { n: begin, j: () => step(1), k: () => step(-1), "?": () => box.showModal() };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isBusy(event.target)) return;
  const does = DOES[event.key];
  if (!does && !leads.has(event.key)) return;
  if (event.repeat && !["j", "k"].includes(event.key)) return;
  event.preventDefault();
  if (does) does();
  else location.assign(leads.get(event.key));
});
