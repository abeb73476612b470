// Saves an answer while it is written. Every change is kept on the device first, under its writer, and sent
// from there (lms/js/outbox.js, sender.js): without a connection, after a session ended, after the browser
// was closed. Without this script the buttons save and hand in just the same.
import { isDurable, listen } from "../../lms/js/device.js";
import { enqueue, hear, look, resolve } from "../../lms/js/outbox.js";
import { sendOrWait } from "../../lms/js/sender.js";
import { showConflicts } from "./conflict.js";
import { fieldsOf } from "./fields.js";
import { saveBar } from "./save_bar.js";
import { goToErrors, showComputed, showMarks, showTold } from "./told.js";

const PAUSE = 1000; // milliseconds after the last key; saved within two seconds
const RETRY = 15000;
const POLL = 8000; // how often a group looks what the others wrote

const form = document.querySelector("form[data-autosave]");
if (form) start(form);

function start(form) {
  const { writer, place, autosave: url } = form.dataset;
  const answer = { writer, place, url, title: document.querySelector("h1")?.textContent.trim() ?? "" };
  const fields = fieldsOf(form);
  const bar = saveBar(document.querySelector("[data-save]"));
  const isUnsaved = "unsaved" in form.dataset; // the page shows typed text again that the server refused
  let shown = fields.rendered(); // by name: what the writer saw, and what this device holds of it
  let told = {}; // {errors, warnings} of the last answer
  let sent = ""; // how the last sending ended
  let verdict = ""; // a refusal of the whole, until the next key
  let timer = 0;
  let isNative = false;
  let isRefreshing = false;
  // What reads and writes the device runs one after the other, so that no old text comes over a new one.
  let chain = begin().catch(() => bar.say("bad", "failed"));

  const then = (work) => {
    chain = chain.then(work).catch(() => bar.say("bad", "failed"));
    return chain;
  };

  async function begin() {
    const page = { revision: Number(form.dataset.revision), values: filled(shown) };
    const state = await look(writer, place, isUnsaved ? null : page);
    if (isUnsaved) shown = Object.fromEntries(Object.keys(shown).map((name) => [name, state.values[name] ?? ""]));
    else apply(state);
    await keep();
    if ((await look(writer, place)).isWaiting) schedule(0);
  }

  form.addEventListener("input", onInput);
  form.addEventListener("change", onInput);
  form.addEventListener("focusout", () => refresh());
  form.addEventListener("submit", onSubmit);
  addEventListener("online", () => schedule(0));
  addEventListener("pageshow", (event) => event.persisted && refresh());
  document.addEventListener("visibilitychange", () => (document.hidden ? schedule(0) : poll()));
  listen((message) => {
    if (message.writer !== writer || message.place !== place) return;
    if (message.type === "result") onResult(message);
    refresh();
    if (message.act === "submit" && message.data.errors) then(() => goToErrors(form));
  });
  if ("shared" in form.dataset) setInterval(poll, POLL);

  function onInput() {
    verdict = "";
    if (sent === "" || sent === "sent") bar.say("busy", "typing");
    then(() => keep());
    schedule();
  }

  async function keep(act = "save") {
    const now = fields.read();
    const before = shown;
    const changed = Object.keys(now).filter((name) => now[name] !== (shown[name] ?? ""));
    if (!changed.length && act === "save") return;
    shown = { ...shown, ...now };
    const changes = Object.fromEntries(changed.map((name) => [name, [before[name] ?? "", now[name]]]));
    for (const name of changed) delete told.errors?.[name];
    try {
      await enqueue({ ...answer, changes, act });
    } catch (error) {
      shown = before;
      throw error;
    }
  }

  function refresh() {
    if (isRefreshing) return chain;
    isRefreshing = true;
    return then(async () => {
      isRefreshing = false;
      apply(await look(writer, place));
    });
  }

  // Puts what the device knows into the fields that nobody has in hand.
  function apply(state) {
    const now = fields.read();
    const values = {};
    for (const name of new Set([...Object.keys(now), ...Object.keys(state.values)])) {
      const text = state.values[name] ?? "";
      const isTyped = name in now && now[name] !== (shown[name] ?? "");
      if (isTyped || (now[name] !== text && fields.isInHand(name))) continue;
      if (now[name] !== text) values[name] = text;
      shown[name] = text;
    }
    fields.fill(values);
    showMarks(form, fields, state.marks);
    showConflicts(form, fields, state.conflicts, choose);
    showTold(form, fields, { ...told, errors: { ...state.errors, ...told.errors } });
    bar.show(state, { sent, verdict });
  }

  function choose(name, value) {
    then(() => resolve({ ...answer, name, value }));
    schedule(0);
  }

  function schedule(pause = PAUSE) {
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  }

  async function send() {
    await chain;
    if (!(await look(writer, place)).isWaiting) return refresh();
    if (sent !== "offline") bar.say("busy", "busy");
    const result = await sendOrWait();
    sent = result.writer && result.writer !== writer ? "other_account" : result.state;
    if (sent !== "sent" && !(await isDurable())) verdict = "failed";
    await refresh();
    if ((await look(writer, place)).isWaiting) schedule(sent === "sent" ? PAUSE : RETRY);
    if (sent === "offline") await navigator.storage?.persist?.();
    return result;
  }

  function onResult({ act, code, data }) {
    told = { errors: code === "incomplete" ? data.errors : {}, warnings: data.warnings ?? {} };
    verdict = code === "incomplete" || code === "deadline" ? code : "";
    sent = "sent";
    showComputed(data);
    if (act === "submit" && code === "ok") location.reload();
  }

  function onSubmit(event) {
    if (isNative) return;
    event.preventDefault();
    const button = event.submitter ?? document.querySelector("[name=act][value=save]");
    const adding = form.querySelector("[name=act][value=attach]");
    const hasFile = [...form.elements].some((one) => one.type === "file" && one.files.length);
    verdict = "";
    // A file goes the way without scripts, after the text: also where somebody chose one and forgot to add it.
    if (hasFile || button.formAction !== form.action) return sendThen(hasFile && adding ? adding : button);
    then(async () => {
      const { conflicts } = await look(writer, place);
      if (Object.keys(conflicts).length) form.querySelector("[data-choice]").scrollIntoView({ block: "start" });
      else await handOn(button.value === "submit" ? "submit" : "save", button);
    });
    return schedule(0);
  }

  async function sendThen(button) {
    await then(() => keep());
    const result = await send();
    if (result && result.state !== "sent") return;
    isNative = true;
    form.requestSubmit(button);
  }

  async function handOn(act, button) {
    try {
      await keep(act);
    } catch {
      // The device keeps nothing: the way without scripts is still there.
      isNative = true;
      form.requestSubmit(button);
    }
  }

  async function poll() {
    if (document.hidden || !navigator.onLine || !("shared" in form.dataset)) return;
    const { revision, device } = await look(writer, place);
    const news = new URL(url, location.href);
    news.searchParams.set("known", Math.max(revision, 0));
    news.searchParams.set("device", device);
    const reply = await fetch(news, { credentials: "same-origin" }).catch(() => null);
    if (reply?.status !== 200) return;
    const data = await reply.json().catch(() => null);
    if (!data?.revision) return;
    showComputed(data);
    await hear(writer, place, data);
  }
}

function filled(values) {
  return Object.fromEntries(Object.entries(values).filter(([, text]) => text));
}
