// Keeps what is typed in a form: every few seconds when it has changed, when the page is put aside and when it is closed.
// The rule: docs/rules/drafts.md. What is kept, and of which form, the server decides by the form's slip.
const EVERY = 5000;
const LONGEST_PAUSE = 60000;
const PATIENCE = 10000;
const ANSWERED = 30000;
const UNSAFE = ["lost", "out"];
const NEVER = ["file", "password", "hidden", "submit", "button"];

class Draft {
  constructor(box) {
    this.box = box;
    this.form = box.closest("form");
    this.shown = box.querySelector("[aria-hidden]");
    this.heard = box.querySelector("[role=status]");
    this.choice = box.querySelector(".kedjan-draft__choice");
    this.saved = box.dataset.saved;
    this.state = "";
    this.pause = EVERY;
    this.isDirty = "refused" in box.dataset;
    this.isStopped = this.isLeaving = false;
    this.listen();
    if (this.isDirty) this.later();
  }

  listen() {
    for (const happening of ["input", "change"]) this.form.addEventListener(happening, () => this.touch());
    this.form.addEventListener("submit", (event) => this.leave(event));
    this.choice.querySelector("button").addEventListener("click", () => this.save({ isLastWord: true }));
    addEventListener("online", () => this.again());
    addEventListener("focus", () => this.state === "out" && this.again());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.again());
    addEventListener("pagehide", () => this.isDirty && !this.isLeaving && !this.isStopped && this.send(true));
    addEventListener("beforeunload", (event) => {
      if (this.isDirty && !this.isLeaving && [...UNSAFE, "newer", "not"].includes(this.state)) event.preventDefault();
    });
  }

  touch() {
    this.isDirty = true;
    this.later();
  }

  later() {
    if (!this.isStopped && !this.timer) this.timer = setTimeout(() => this.save(), this.pause);
  }

  again() {
    if (this.isDirty && !this.isLeaving && this.state !== "newer") this.save();
  }

  fields(isLastWord) {
    const data = new FormData();
    for (const name of ["draft", "csrfmiddlewaretoken"]) data.set(name, this.form.elements[name].value);
    for (const one of this.form.elements) {
      if (!one.name || one.disabled || NEVER.includes(one.type) || one.autocomplete === "off") continue;
      if (["checkbox", "radio"].includes(one.type) && !one.checked) continue;
      const values = one.type === "select-multiple" ? [...one.selectedOptions].map((option) => option.value) : [one.value];
      for (const value of values) data.append(one.name, value);
    }
    data.set("known_draft", this.saved);
    if (isLastWord) data.set("last_word", "1");
    return data;
  }

  send(isLast, isLastWord) {
    const options = { method: "POST", body: this.fields(isLastWord), redirect: "manual" };
    return fetch(this.box.dataset.kedjanDraft, isLast ? { ...options, keepalive: true } : { ...options, signal: AbortSignal.timeout(PATIENCE) });
  }

  async save({ isLastWord = false } = {}) {
    clearTimeout(this.timer);
    this.timer = null;
    if (this.isStopped || this.isLeaving || this.saving) return this.saving;
    this.isDirty = false;
    this.saving = this.send(false, isLastWord).catch(() => null).then((answer) => this.hear(answer));
    await this.saving;
    this.saving = null;
    if (this.isDirty && !["newer", "long"].includes(this.state)) this.later();
  }

  async hear(answer) {
    const told = answer && (answer.headers.get("Content-Type") || "").startsWith("application/json") ? await answer.json().catch(() => null) : null;
    const status = answer ? answer.status : 0;
    if (answer && answer.ok && told) {
      this.saved = told.saved;
      this.pause = EVERY;
      this.hasInsisted = false;
      this.tell("saved", told.said);
      return;
    }
    this.isDirty = true;
    if (status === 409 && told) {
      this.theirs = told.saved;
      this.tell("newer", told.said);
    } else if (status === 422 && told) {
      this.tell("long", told.said);
    } else if (status === 400) {
      this.isStopped = true;
      this.tell("not", this.box.dataset.not);
    } else {
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
      const isOut = answer && (answer.type === "opaqueredirect" || status === 403);
      if (told) this.tell("soon", told.said);
      else this.tell(isOut ? "out" : "lost", isOut ? this.box.dataset.out : this.box.dataset.lost);
    }
  }

  // Seen each time; heard only when something is new, so that nobody is told the same every few seconds.
  tell(state, words) {
    this.box.hidden = false;
    this.shown.textContent = words;
    if (state !== this.state) this.heard.textContent = words;
    this.state = state;
    this.box.dataset.state = state;
    this.choice.hidden = state !== "newer";
  }

  // Without a connection, or logged out, one would leave the page and lose what it holds: then it is sent when that is safe.
  // What is being saved just now is waited for, so that it does not come after what was sent. Whoever presses once more
  // sends the form all the same.
  async leave(event) {
    const isUnsafe = this.isDirty && !this.isStopped && (!navigator.onLine || UNSAFE.includes(this.state));
    if (this.isLeaving || (!this.saving && (!isUnsafe || this.hasInsisted))) {
      this.sendOff();
      return;
    }
    event.preventDefault();
    if ("waiting" in this.box.dataset) return;
    this.box.dataset.waiting = "";
    await this.saving;
    if (isUnsafe) await this.save();
    if (this.isDirty && UNSAFE.includes(this.state)) {
      delete this.box.dataset.waiting;
      this.hasInsisted = true;
      return;
    }
    this.sendOff();
    this.form.requestSubmit(event.submitter);
  }

  // What was sent is no draft any more: nothing is saved while the answer comes. Where the page stays, it goes on.
  sendOff() {
    this.isLeaving = true;
    setTimeout(() => { this.isLeaving = false; }, ANSWERED);
  }
}

for (const box of document.querySelectorAll("[data-kedjan-draft]")) new Draft(box);
