// Small comforts only: every page works without this file.

// After a refused form the page starts where the problems are told (autofocus); say so in the tab's title as well.
const problems = document.querySelector("[data-kedjan-problems]");
if (problems) document.title = `${problems.dataset.kedjanProblems}: ${document.title}`;

// A link in the error summary puts the cursor in the field.
document.addEventListener("click", (event) => {
  const link = event.target.closest(".govuk-error-summary a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  const group = field.closest(".govuk-form-group fieldset, .govuk-form-group") || field;
  group.scrollIntoView();
  field.focus({ preventScroll: true });
});

// Tell how many characters are left, and let a screen reader hear it only when typing pauses.
for (const field of document.querySelectorAll("textarea[maxlength][data-kedjan-count]")) {
  const words = field.dataset.kedjanCount;
  const shown = document.createElement("p");
  const heard = document.createElement("p");
  shown.className = "govuk-hint kedjan-count";
  shown.setAttribute("aria-hidden", "true");
  heard.className = "govuk-visually-hidden";
  heard.setAttribute("role", "status");
  field.after(shown, heard);
  let pause;
  const count = () => {
    shown.textContent = words.replace("{}", field.maxLength - field.value.length);
    clearTimeout(pause);
    pause = setTimeout(() => { heard.textContent = shown.textContent; }, 1200);
  };
  field.addEventListener("input", count);
  shown.textContent = words.replace("{}", field.maxLength - field.value.length);
}

// A page that was asked for on paper opens the browser's own dialog.
if (document.querySelector("[data-kedjan-paper]")) addEventListener("load", () => window.print());
