// Saves an answer while it is written. What could not be sent is kept on the device, filed under the
// writer, the cohort and the exercise: another account on the same device neither sees nor sends it.
import { deviceStore } from "./device_store.js";
import { showConflict } from "./conflict.js";

const PAUSE = 1200; // milliseconds after the last key; saved within two seconds
const RETRY = 15000;
const WORDS = { signed_out: "signedout", other_account: "account", invalid: "invalid", locked: "locked" };
const OUR_FIELD = /^(item|cell|prompt)-/;

const form = document.querySelector("form[data-autosave]");
if (form) start(form);

function start(form) {
  const bar = document.querySelector("[data-save]");
  const store = deviceStore(form.dataset.writer, form.dataset.place);
  let timer = 0;
  let isSending = false;
  let isStopped = "conflict" in form.dataset; // until the writer has chosen
  let isLeaving = false;
  let attempt = null; // {answers, request_key}: sent again unchanged until the server has answered

  const read = () => {
    const pairs = [...new FormData(form)].filter(([name, value]) => OUR_FIELD.test(name) && value);
    return Object.fromEntries(pairs.map(([name, value]) => [name, value.replaceAll("\r\n", "\n")]));
  };
  const write = (answers) => {
    for (const field of form.elements) if (OUR_FIELD.test(field.name)) field.value = answers[field.name] ?? "";
  };
  const same = (one, two) => {
    const keys = new Set([...Object.keys(one), ...Object.keys(two)]);
    return [...keys].every((key) => (one[key] ?? "") === (two[key] ?? ""));
  };
  const base = () => Number(form.elements.base_revision.value);
  const say = (state, words, time) => {
    bar.dataset.state = state;
    showWords(bar, bar.dataset[`text${words[0].toUpperCase()}${words.slice(1)}`], time);
  };

  let saved = "unsaved" in form.dataset ? null : read();
  restore();
  if (saved === null) schedule();

  form.addEventListener("input", () => {
    if (isStopped) return;
    store.put({ answers: read(), base: base() });
    say("busy", "typing");
    schedule();
  });
  form.addEventListener("submit", onSubmit);
  document.querySelector("[data-take-theirs]")?.addEventListener("click", () => store.clear());
  addEventListener("online", () => schedule(0));
  addEventListener("pagehide", () => {
    if (!isLeaving && saved !== null && !same(read(), saved)) store.put({ answers: read(), base: base() });
  });
  document.addEventListener("visibilitychange", () => document.hidden && schedule(0));

  function restore() {
    const kept = store.get();
    if (!kept || isStopped) return;
    if (same(kept.answers, read())) return store.clear();
    if (kept.base === base()) {
      write(kept.answers);
      saved = null;
    } else {
      // Saved elsewhere since: the writer chooses.
      const theirs = read();
      write(kept.answers);
      askWhich({ answers: theirs, revision: base() });
    }
  }

  function schedule(pause = PAUSE) {
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  }

  async function send() {
    const answers = read();
    if (isStopped || isLeaving || isSending || (saved !== null && same(answers, saved))) return;
    if (!attempt || !same(attempt.answers, answers)) attempt = { answers, request_key: newKey() };
    isSending = true;
    say("busy", "busy");
    let reply = null;
    try {
      reply = await post(form, { ...attempt, base_revision: base() });
    } catch {
      reply = null;
    }
    isSending = false;
    if (isLeaving) return;
    await settle(reply, answers);
  }

  async function settle(reply, answers) {
    if (reply === null) {
      say("phone", "offline");
      return schedule(RETRY);
    }
    attempt = null;
    const data = await reply.json().catch(() => ({}));
    if (reply.ok) return onSaved(data, answers);
    if (data.code === "conflict") return askWhich(data);
    // A 403 without our code comes from the guard against forged forms: the session's cookies are gone.
    const code = data.code ?? (reply.status === 403 ? "signed_out" : "");
    say("bad", WORDS[code] ?? "failed");
    if (data.code === "other_account" || data.code === "locked") isStopped = true;
    else if (data.code !== "invalid") schedule(RETRY);
  }

  function onSaved(data, answers) {
    form.elements.base_revision.value = data.revision;
    saved = answers;
    if (same(read(), answers)) {
      store.clear();
      say("saved", "saved", new Date(data.saved_at));
    } else {
      schedule();
    }
  }

  function askWhich(theirs) {
    isStopped = true;
    say("phone", "conflict");
    store.put({ answers: read(), base: base() });
    showConflict(form, read(), theirs.answers, (keepMine) => {
      isStopped = false;
      form.elements.base_revision.value = theirs.revision;
      if (!keepMine) write(theirs.answers);
      saved = keepMine ? null : theirs.answers;
      if (keepMine) return schedule(0);
      store.clear();
      say("saved", "saved", theirs.saved_at ? new Date(theirs.saved_at) : new Date());
    });
  }

  function onSubmit(event) {
    // The page's own key makes a second tap harmless; this spares the learner the second page load.
    if (isLeaving) return event.preventDefault();
    isLeaving = true;
    clearTimeout(timer);
    store.put({ answers: read(), base: base() });
    if (!navigator.onLine) {
      event.preventDefault();
      isLeaving = false;
      say("phone", "offline");
    }
  }
  addEventListener("pageshow", () => (isLeaving = false));
}

function post(form, body) {
  return fetch(form.dataset.autosave, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token(form) },
    body: JSON.stringify({ ...body, writer: form.dataset.writer }),
  });
}

// Signing in again in another tab changes the token; the cookie has the new one.
function token(form) {
  const cookie = document.cookie.split("; ").find((one) => one.startsWith("csrftoken="));
  return cookie ? cookie.slice("csrftoken=".length) : form.elements.csrfmiddlewaretoken.value;
}

// crypto.randomUUID exists only on secure origins; a training centre's own server may be plain http.
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join("-");
}

function showWords(bar, text, time = new Date()) {
  const words = bar.querySelector("[data-save-text]");
  const [before, after] = text.split("{time}");
  if (after === undefined) return (words.textContent = text);
  const clock = document.createElement("bdi");
  clock.className = "num";
  clock.textContent = [time.getHours(), time.getMinutes()].map((part) => `${part}`.padStart(2, "0")).join(":");
  return words.replaceChildren(before, clock, after);
}
