// What could not be sent yet, kept on this device under the person and the attempt that it belongs to.
const SKIP = new Set(["csrfmiddlewaretoken", "revision", "request_key", "action"]);

export class Draft {
  constructor(form) {
    this.form = form;
    this.name = `lms-quiz:${form.dataset.draft}`;
  }

  /** Returns whether the device kept it. */
  keep(revision) {
    const fields = [...new FormData(this.form)].filter(([name]) => !SKIP.has(name));
    try {
      const key = this.form.elements.request_key.value;
      localStorage.setItem(this.name, JSON.stringify({ revision: String(revision), key, fields }));
      return true;
    } catch {
      return false;
    }
  }

  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.name));
      if (kept && this.isSame(kept)) return this.forget();
      return kept;
    } catch {
      return null;
    }
  }

  isSame(kept) {
    const now = [...new FormData(this.form)].filter(([name]) => !SKIP.has(name));
    return JSON.stringify(now) === JSON.stringify(kept.fields);
  }

  forget() {
    try { localStorage.removeItem(this.name); } catch { /* nothing was kept there */ }
    return null;
  }

  apply(kept) {
    const values = new Map();
    for (const [name, value] of kept.fields) values.set(name, [...(values.get(name) ?? []), value]);
    for (const field of this.form.elements) {
      if (!field.name || SKIP.has(field.name)) continue;
      const mine = values.get(field.name) ?? [];
      if (field.type === "radio" || field.type === "checkbox") field.checked = mine.includes(field.value);
      else field.value = mine[0] ?? "";
    }
  }
}
