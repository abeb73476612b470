// Sends what the outbox holds: of the person who is signed in, in order, one sender at a time on this device.
// A page and the service worker run the same code.
import { getMeta, setMeta, tell, transact } from "./device.js";
import { count, putBack, settle, takeNext } from "./outbox.js";

const PATIENCE = 20000; // milliseconds for one request
const FRESH = 60000; // milliseconds for which the answer to "who is signed in" is trusted
const AGAIN = "again"; // no answer, or one that is not ours (a hotel's sign-in page): try later
const CODES = { 400: "bad_request", 404: "unknown", 413: "too_large" };

let running = null;
let isAskedAgain = false;
let person = null; // {writer, csrf, at}

/**
 * Sends all that can be sent. Returns {state, left}: state is sent, offline, signed_out, other_account or
 * failed (the server is there but does not take it now); left counts the answers that stay.
 */
export function flush() {
  isAskedAgain = running !== null;
  running ??= repeat().finally(() => { running = null; });
  return running;
}

async function repeat() {
  let state;
  do {
    isAskedAgain = false;
    state = await alone(sendAll);
  } while (isAskedAgain);
  return state;
}

function alone(work) {
  if (navigator.locks) return navigator.locks.request("lms-outbox", work);
  return leased(work);
}

// Where the browser has no locks (plain http), a lease in the database does nearly as well, and the server
// takes every entry once anyway.
async function leased(work) {
  const isMine = await transact("readwrite", async (db) => {
    const until = (await db.get("meta", "lease"))?.value ?? 0;
    if (until > Date.now()) return false;
    await db.put("meta", { key: "lease", value: Date.now() + PATIENCE + 5000 });
    return true;
  });
  if (!isMine) return { state: "failed", left: 1 };
  try {
    return await work();
  } finally {
    await setMeta("lease", 0);
  }
}

async function sendAll() {
  const who = await whoIsSignedIn();
  if (!who) return { state: "offline", left: 1 };
  if (!who.writer) return { state: "signed_out", left: 1, writer: "" };
  const blocked = new Set();
  let state = "sent";
  for (let next = await takeNext(who.writer, blocked); next; next = await takeNext(who.writer, blocked)) {
    const outcome = await deliver(next, who);
    if (outcome === "sent") continue;
    state = outcome;
    if (outcome !== "failed") break;
    blocked.add(next.entry.place);
  }
  return { state, left: await count(who.writer), writer: who.writer };
}

async function whoIsSignedIn(isAnew = false) {
  if (!isAnew && person && Date.now() - person.at < FRESH) return person;
  person = null;
  const reply = await ask("/device/").catch(() => null);
  const data = reply?.ok ? await reply.json().catch(() => null) : null;
  if (typeof data?.writer === "string") person = { ...data, at: Date.now() };
  return person;
}

function ask(url, options = {}) {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), PATIENCE);
  return fetch(url, { credentials: "same-origin", cache: "no-store", signal: control.signal, ...options }).finally(() => clearTimeout(timer));
}

async function deliver({ entry, known }, who) {
  let { code, data } = await post(entry, known, who);
  if (code === "signed_out") {
    // Signing in anew in another tab changes the token against forged forms: ask once more.
    const now = await whoIsSignedIn(true);
    if (now?.writer === who.writer) {
      Object.assign(who, now);
      ({ code, data } = await post(entry, known, who));
    }
  }
  if (code === "other_account" && (await whoIsSignedIn(true))?.writer !== who.writer) return stop(entry, code);
  if (code === "signed_out" || code === "offline") return stop(entry, code);
  if (code === AGAIN) return stop(entry, "failed");
  await settle(entry.id, code, data);
  tell({ type: "result", writer: entry.writer, place: entry.place, act: entry.act, code, data });
  return "sent";
}

async function stop(entry, outcome) {
  if (outcome !== "failed") person = null;
  await putBack(entry.id);
  return outcome;
}

async function post(entry, known, who) {
  const { device, seq, request_key, writer, act, changes } = entry;
  let reply = null;
  try {
    reply = await ask(entry.url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": who.csrf },
      body: JSON.stringify({ device, seq, request_key, writer, act, known, changes }),
    });
  } catch {
    return { code: "offline", data: {} };
  }
  const data = await reply.json().catch(() => ({}));
  return { code: codeOf(reply, data), data };
}

function codeOf(reply, data) {
  if (reply.status === 429 || reply.status >= 500) return AGAIN;
  if (data.code) return data.code;
  // A 403 without our code comes from the guard against forged forms: the session's cookies are gone.
  return reply.status === 403 ? "signed_out" : (CODES[reply.status] ?? AGAIN);
}

/** Sends, and where something stays, asks the browser to wake the service worker when there is a connection. */
export async function sendOrWait() {
  const result = await flush();
  if (result.left) await wakeLater().catch(() => {});
  return result;
}

async function wakeLater() {
  const worker = await navigator.serviceWorker?.getRegistration();
  await worker?.sync?.register("lms-outbox");
}

/** Opens the pages that were read from the device's memory, so that the server knows how far one has come. */
export async function reportReading() {
  const writer = await getMeta("person");
  const read = writer && (await getMeta(`read ${writer}`));
  if (!read?.length || (await whoIsSignedIn())?.writer !== writer) return;
  for (const url of read) await ask(url);
  await setMeta(`read ${writer}`, []);
}
