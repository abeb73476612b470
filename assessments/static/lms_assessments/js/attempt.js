// Saves the sheet while it is filled in. Without this script the buttons save and hand in just the same.
import { showSaveState } from "../../lms/js/save_state.js";
import { toast } from "../../lms/js/toast.js";
import { keepPlaces } from "./places.js";
import { Draft } from "./draft.js";

const PAUSE = 1500; // ms of quiet before a change is sent
const AGAIN = 10000; // ms until a failed sending is tried again
const LEAVE = new Set(["handed_in", "closed"]);

const form = document.querySelector("form[data-autosave]");
const state = document.querySelector("[data-save]");

class Autosave {
  constructor() {
    this.draft = new Draft(form);
    this.timer = 0;
    this.sending = null;
    this.isStopped = false;
    this.hasUnsent = false;
  }

  get revision() { return form.elements.revision; }
  get key() { return form.elements.request_key; }

  changed() {
    if (this.isStopped) return;
    this.hasUnsent = true;
    this.draft.keep(this.revision.value);
    this.later(PAUSE);
  }

  later(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), delay);
  }

  async send() {
    if (this.sending || this.isStopped) return this.sending;
    this.sending = this.post().finally(() => { this.sending = null; });
    return this.sending;
  }

  async post() {
    showSaveState(state, "busy");
    this.hasUnsent = false;
    refreshToken();
    try {
      const response = await fetch(form.dataset.autosave, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "application/json" },
        credentials: "same-origin",
      });
      const answer = await response.json();
      if (response.ok) this.saved(answer);
      else this.refused(answer);
    } catch {
      this.failed();
    }
  }

  saved(answer) {
    this.revision.value = answer.revision;
    // A new key for the next saving; a repeated one of this saving is recognised by the old one.
    this.key.value = newKey();
    if (this.hasUnsent) return this.draft.keep(answer.revision);
    this.draft.forget();
    showSaveState(state, "saved", new Date(answer.saved));
  }

  refused(answer) {
    this.hasUnsent = true;
    showSaveState(state, answer.error === "too_long" ? "bad" : "phone");
    if (answer.error === "too_long") return toast(answer.message);
    this.isStopped = true;
    const go = LEAVE.has(answer.error) || answer.error === "signed_out" ? answer.url : location.href;
    toast(answer.message, { stay: true, action: { label: answer.error === "signed_out" ? "→" : "↻", run: () => location.assign(go) } });
  }

  failed() {
    this.hasUnsent = true;
    showSaveState(state, this.draft.keep(this.revision.value) ? "phone" : "bad");
    this.later(AGAIN);
  }

  restore() {
    const kept = this.draft.read();
    if (!kept) return;
    // The last saving of this page may still be under way or may have come through: same key, no conflict.
    if (kept.revision === this.revision.value || kept.key === form.dataset.last) {
      this.draft.apply(kept);
      this.key.value = kept.key;
      return this.changed();
    }
    toast(form.dataset.textKept, {
      stay: true,
      action: { label: form.dataset.textUse, run: () => { this.draft.apply(kept); this.changed(); } },
    });
  }
}

// Signing in again, perhaps in another window, changes the token; the cookie has the one that holds.
function refreshToken() {
  const cookie = document.cookie.split("; ").find((one) => one.startsWith("csrftoken="));
  if (cookie) form.elements.csrfmiddlewaretoken.value = cookie.slice("csrftoken=".length);
}

// A random UUID (version 4). crypto.randomUUID() is missing where the site is not served over HTTPS.
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

if (form && state) {
  const autosave = new Autosave();
  document.querySelector("[data-save-button]").hidden = true;
  form.querySelectorAll("[data-places]").forEach(keepPlaces);
  autosave.restore();
  form.addEventListener("input", () => autosave.changed());
  window.addEventListener("online", () => autosave.hasUnsent && autosave.send());
  document.addEventListener("visibilitychange", () => document.hidden && autosave.hasUnsent && autosave.send());

  let isHandedIn = false;
  form.addEventListener("submit", async (event) => {
    // A second tap hands in nothing twice; a saving under way comes first, so that the two do not cross.
    if (isHandedIn) return event.preventDefault();
    clearTimeout(autosave.timer);
    if (autosave.sending) {
      event.preventDefault();
      await autosave.sending;
      return form.requestSubmit(event.submitter);
    }
    isHandedIn = true;
    refreshToken();
    autosave.draft.keep(autosave.revision.value);
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) isHandedIn = false; });
}
document.getElementById("error-summary")?.focus();
