// How easy a text is that a participant will read, while it is written. The same rule as kedjan/kernel/readability.py;
// tests/ui/forms/test_reading_script.py holds the two together. Nothing is sent anywhere, and nobody is stopped.
const WORD = /[\p{L}\p{Nl}\p{No}]+(?:[-:’'][\p{L}\p{Nl}\p{No}]+)*/gu;
const SENTENCE_END = /[.!?:](?=[^\S\ufeff]|[\x1c-\x1f\x85]|$)|\n+/gu;
const LONG = 6;
const NAMED = 3;

const letters = (word) => [...word].length;
const wordsOf = (text) => text.match(WORD) || [];

export function reading(text) {
  const words = wordsOf(text);
  const sentences = text.split(SENTENCE_END).map((part) => wordsOf(part).length).filter((count) => count);
  const long = words.filter((word) => letters(word) > LONG);
  const [over, under] = [words.length ** 2 + 100 * long.length * sentences.length, sentences.length * words.length];
  return {
    lix: words.length ? Math.floor((2 * over + under) / (2 * under)) : 0,
    words: words.length,
    longestSentence: sentences.reduce((most, count) => Math.max(most, count), 0),
    longWords: [...new Set(long)].sort((one, other) => letters(other) - letters(one)).slice(0, NAMED),
  };
}

export function levelOf(found, said) {
  return said.levels.find(([most]) => most === null || found.lix <= most)[1];
}

export function lineAbout(text, said) {
  const found = reading(text);
  if (!found.words) return "";
  if (found.words < said.measuredFrom) return said.short;
  const line = [said.index.replace("{lix}", found.lix).replace("{level}", () => levelOf(found, said))];
  if (found.lix > said.easy) {
    if (found.longestSentence > said.mostWords) line.push(said.sentences);
    if (found.longWords.length) line.push(said.words.replace("{words}", () => found.longWords.join(", ")));
  }
  return line.join(" ");
}

// Shown at once; heard only when writing has stopped for a while and the level is another than the one heard last.
function follow(shown) {
  const said = JSON.parse(shown.dataset.kedjanReading);
  const field = document.getElementById(shown.dataset.of);
  const heard = document.createElement("p");
  heard.className = "govuk-visually-hidden";
  heard.setAttribute("role", "status");
  shown.after(heard);
  let [pause, known] = [0, levelOf(reading(field.value), said)];
  field.addEventListener("input", () => {
    shown.textContent = lineAbout(field.value, said);
    clearTimeout(pause);
    pause = setTimeout(() => {
      const found = reading(field.value);
      if (found.words < said.measuredFrom || levelOf(found, said) === known) return;
      known = levelOf(found, said);
      heard.textContent = shown.textContent;
    }, 2500);
  });
}

if (globalThis.document) for (const shown of document.querySelectorAll("[data-kedjan-reading]")) follow(shown);
