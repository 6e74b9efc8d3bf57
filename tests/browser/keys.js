// What a test asks of a page that is used by keys alone. `rest` is how everything that can have the focus looks without it.
({
  reach() {
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
    return all.filter((one) => one.tabIndex >= 0 && !one.disabled && one.type !== "hidden" && one.checkVisibility({ visibilityProperty: true }));
  },
  looks(one) {
    const parts = [getComputedStyle(one)];
    const label = one.labels && one.labels[0];
    if (label) parts.push(getComputedStyle(label, "::before"));
    const names = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor", "color", "borderTopWidth"];
    return JSON.stringify(parts.map((style) => names.map((name) => style[name])));
  },
  begin() {
    this.rest = new Map(this.reach().map((one) => [one, this.looks(one)]));
    this.seen = new Set();
  },
  unfolded() {
    for (const one of this.reach()) if (!this.rest.has(one)) this.rest.set(one, this.looks(one));
  },
  stand() {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const label = at.labels && at.labels[0];
    const same = at.type === "radio" ? [...document.querySelectorAll(`input[name="${CSS.escape(at.name)}"]`)] : [at];
    const [box] = at.getClientRects();
    const over = box && document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 20) / 2);
    const isFree = over && (at.contains(over) || over.contains(at) || (label && label.contains(over)));
    const told = {
      kind: at.type && at.tagName === "INPUT" ? at.type : at.tagName.toLowerCase(),
      id: at.id,
      href: at.getAttribute("href") || "",
      text: (label || at).innerText.trim(),
      choices: same.map((one) => (one.labels && one.labels[0] ? one.labels[0].innerText.trim() : "")),
      chosen: at.tagName === "SELECT" ? at.selectedOptions[0].text.trim() : "",
      is_on: Boolean(at.checked),
      is_marked: this.rest.get(at) !== this.looks(at),
      is_free: Boolean(isFree),
      is_again: this.seen.has(at),
    };
    this.seen.add(at);
    return told;
  },
  unseen() {
    const isLeft = (one) => !this.seen.has(one) && !(one.type === "radio" && [...this.seen].some((other) => other.name === one.name));
    return this.reach().filter(isLeft).map((one) => one.outerHTML.slice(0, 120));
  },
})
