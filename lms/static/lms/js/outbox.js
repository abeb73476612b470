// Answers on their way to the server. Every text is kept here first, filed under its writer and its place
// (cohort and exercise); sender.js sends what is here. See docs/decisions/0012.
//
// An entry {id, writer, place, url, title, act, changes: {name: [base, value]}, device, seq, request_key,
// state, attempts, created}. `base` is the last text of the field that the server is known to have held.
// state: waiting, sending, conflict (`theirs` says what the server has), refused (`reason`, `errors`).
import { listen, newKey, tell, transact } from "./device.js";

const FLAG = "lms-unsent"; // in localStorage, so that a page knows without opening the database

const nameOf = (writer, place) => `${writer} ${place}`;
const isOpen = (entry) => entry.state === "waiting" || entry.state === "sending";
const isSame = (one, two) => squeezed(one) === squeezed(two);
// The server cleans what it stores; white space alone is no other version.
const squeezed = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const isEmpty = (object) => Object.keys(object).length === 0;

async function entriesOf(db, writer, place) {
  return (await db.all("outbox")).filter((one) => one.writer === writer && one.place === place);
}

async function draftOf(db, writer, place) {
  const key = nameOf(writer, place);
  return (await db.get("drafts", key)) ?? { key, writer, place, base: {}, marks: {}, revision: -1, saved_at: null };
}

/**
 * What is known of a place. `page` is what the server rendered: {revision, values}; the newer of the two
 * counts, since a page may come from this device's memory.
 * Returns {values, conflicts, errors, marks, revision, saved_at, device, isWaiting, isHandingIn, reason}.
 */
export function look(writer, place, page = null) {
  return transact(page ? "readwrite" : "readonly", async (db) => {
    const draft = await draftOf(db, writer, place);
    if (page && page.revision >= draft.revision) {
      Object.assign(draft, { base: page.values, revision: page.revision });
      await db.put("drafts", draft);
    }
    return seen(draft, await entriesOf(db, writer, place), (await db.get("meta", "device"))?.value ?? "");
  });
}

function seen(draft, entries, device) {
  const values = { ...draft.base };
  const conflicts = {};
  const errors = {};
  for (const entry of entries) {
    for (const [name, [, value]] of Object.entries(entry.changes)) values[name] = value;
    for (const [name, theirs] of Object.entries(entry.theirs ?? {})) conflicts[name] = { ...theirs, mine: entry.changes[name][1] };
    Object.assign(errors, entry.errors);
  }
  const { marks, revision, saved_at } = draft;
  const open = entries.filter(isOpen);
  return {
    values, conflicts, errors, marks, revision, saved_at, device,
    isWaiting: open.length > 0,
    isHandingIn: open.some((one) => one.act === "submit"),
    reason: entries.find((one) => one.state === "refused")?.reason ?? "",
  };
}

/**
 * Keeps changes {name: [from, value]}; `from` is what the writer saw in the field before. An entry that was
 * never tried is extended; a tried one stays as it is, since the server may have it.
 */
export async function enqueue({ writer, place, url, title, changes, act = "save" }) {
  await transact("readwrite", async (db) => {
    const entries = await entriesOf(db, writer, place);
    const draft = await draftOf(db, writer, place);
    let entry = entries.filter((one) => one.state === "waiting" && !one.attempts).pop();
    entry ??= { ...(await fresh(db)), writer, place, url, changes: {} };
    entry.title = title;
    if (act === "submit") entry.act = act;
    for (const [name, change] of Object.entries(changes)) await keep(db, { entries, draft, entry, name, change });
    await store(db, entry);
  });
  await count(writer);
  tell({ type: "kept", writer, place });
}

async function fresh(db) {
  const device = (await db.get("meta", "device"))?.value ?? newKey();
  const seq = ((await db.get("meta", "seq"))?.value ?? 0) + 1;
  await db.put("meta", { key: "device", value: device });
  await db.put("meta", { key: "seq", value: seq });
  return { device, seq, request_key: newKey(), act: "save", state: "waiting", attempts: 0, created: Date.now() };
}

async function keep(db, { entries, draft, entry, name, change: [from, value] }) {
  const others = entries.filter((one) => one.id !== entry.id && name in one.changes);
  const open = others.filter(isOpen);
  const disputed = others.find((one) => one.state === "conflict");
  if (disputed) {
    disputed.changes[name][1] = value;
    return store(db, disputed);
  }
  const before = [...others, entry].filter((one) => name in one.changes).pop()?.changes[name][1] ?? draft.base[name] ?? "";
  if (!isSame(before, from) && !isSame(before, value)) return dispute(db, entry, name, { value: before, mine: value });
  for (const one of others.filter((one) => one.state === "refused")) await drop(db, one, name);
  const base = entry.changes[name]?.[0] ?? open[0]?.changes[name][0] ?? draft.base[name] ?? "";
  entry.changes[name] = [base, value];
  if (base === value && !open.length) delete entry.changes[name];
  delete draft.marks[name];
  return db.put("drafts", draft);
}

// Another tab of this device changed the field after this one had shown it.
async function dispute(db, entry, name, { value, mine }) {
  const entries = await entriesOf(db, entry.writer, entry.place);
  const { writer, place, url, title } = entry;
  const held = entries.find((one) => one.state === "conflict");
  const disputed = held ?? { ...(await fresh(db)), writer, place, url, title, changes: {}, theirs: {}, state: "conflict" };
  disputed.changes[name] = [value, mine];
  disputed.theirs[name] = { theirs: value, by: "", at: null };
  return store(db, disputed);
}

async function drop(db, entry, name) {
  delete entry.changes[name];
  delete entry.theirs?.[name];
  delete entry.errors?.[name];
  await store(db, entry);
}

function store(db, entry) {
  const isIdle = isEmpty(entry.changes) && (entry.act !== "submit" || !isOpen(entry));
  if (!isIdle) return db.put("outbox", entry).then((id) => { entry.id = id; });
  return entry.id === undefined ? null : db.del("outbox", entry.id);
}

/** The writer chose one of two versions; `value` null takes the server's. */
export async function resolve({ writer, place, url, title, name, value }) {
  const theirs = await transact("readwrite", async (db) => {
    const held = (await entriesOf(db, writer, place)).find((one) => one.theirs && name in one.theirs);
    if (!held) return null;
    const text = held.theirs[name].theirs;
    await drop(db, held, name);
    return text;
  });
  if (value !== null && theirs !== null) return enqueue({ writer, place, url, title, changes: { [name]: [theirs, value] } });
  await count(writer);
  return tell({ type: "kept", writer, place });
}

/** The next entry of the writer to send, with the revision that the device knows; marks it as tried. */
export function takeNext(writer, blocked) {
  return transact("readwrite", async (db) => {
    const mine = (await db.all("outbox")).filter((one) => one.writer === writer && isOpen(one));
    const entry = mine.find((one) => !blocked.has(one.place));
    if (!entry) return null;
    Object.assign(entry, { state: "sending", attempts: entry.attempts + 1 });
    await db.put("outbox", entry);
    return { entry, known: Math.max(0, (await draftOf(db, writer, entry.place)).revision) };
  });
}

/** Back to waiting: the server did not take it and did not refuse it either. */
export function putBack(id) {
  return transact("readwrite", async (db) => {
    const entry = await db.get("outbox", id);
    if (entry?.state === "sending") await db.put("outbox", { ...entry, state: "waiting" });
  });
}

/** The server's answer to an entry, by its code: see `sender.js`. */
export async function settle(id, code, data) {
  const writer = await transact("readwrite", async (db) => {
    const entry = await db.get("outbox", id);
    if (!entry) return null;
    const draft = await draftOf(db, entry.writer, entry.place);
    // Of a delivery with a conflict, other fields may be refused too; both kinds stay here.
    const disputed = code === "conflict" ? data.fields : {};
    const refused = code === "conflict" || code === "invalid" ? (data.errors ?? {}) : {};
    const left = { ...disputed, ...refused };
    if (REFUSALS.has(code)) Object.assign(entry, { state: "refused", reason: code });
    else {
      const gone = Object.entries(entry.changes).filter(([name]) => !(name in left));
      learn(draft, Object.fromEntries(gone.map(([name, [, value]]) => [name, value])), data);
      entry.changes = Object.fromEntries(Object.entries(entry.changes).filter(([name]) => name in left));
      entry.act = "save";
      if (!isEmpty(refused)) await setRefused(db, entry, refused);
      if (!isEmpty(disputed)) await setDisputed(db, entry, draft, disputed);
    }
    await db.put("drafts", draft);
    await store(db, entry);
    return entry.writer;
  });
  if (writer) await count(writer);
}

const REFUSALS = new Set(["locked", "closed", "bad_request", "other_account", "unknown", "too_large"]);

async function othersOf(db, entry) {
  return (await entriesOf(db, entry.writer, entry.place)).filter((one) => one.id !== entry.id);
}

// The refused texts move into an entry of their own, but for those that were written anew since.
async function setRefused(db, entry, errors) {
  const entries = await othersOf(db, entry);
  const { writer, place, url, title } = entry;
  const apart = { ...(await fresh(db)), writer, place, url, title, changes: {}, errors: {}, state: "refused", reason: "invalid" };
  for (const [name, texts] of Object.entries(errors)) {
    if (!(name in entry.changes)) continue;
    if (!entries.some((one) => isOpen(one) && name in one.changes)) {
      apart.changes[name] = entry.changes[name];
      apart.errors[name] = texts;
    }
    delete entry.changes[name];
  }
  await store(db, apart);
}

// Both versions stay side by side until the writer has chosen.
async function setDisputed(db, entry, draft, fields) {
  const entries = await othersOf(db, entry);
  Object.assign(entry, { state: "conflict", theirs: {} });
  const held = entries.find((one) => one.state === "conflict");
  for (const [name, { theirs, by, at }] of Object.entries(fields)) {
    let [, mine] = entry.changes[name];
    // What was written after it, and never sent, is the newer version of mine.
    for (const one of entries.filter((one) => one.state === "waiting" && !one.attempts && name in one.changes)) {
      [, mine] = one.changes[name];
      await drop(db, one, name);
    }
    entry.changes[name] = [theirs, mine];
    entry.theirs[name] = { theirs, by, at };
    setText(draft.base, name, theirs);
  }
  if (!held) return;
  Object.assign(entry.changes, { ...held.changes, ...entry.changes });
  Object.assign(entry.theirs, { ...held.theirs, ...entry.theirs });
  await db.del("outbox", held.id);
}

function setText(base, name, text) {
  if (text) base[name] = text;
  else delete base[name];
}

function learn(draft, sent, { cleaned = {}, others = {}, revision, saved_at }) {
  for (const [name, value] of Object.entries({ ...sent, ...cleaned })) setText(draft.base, name, value);
  for (const [name, { value, by, at }] of Object.entries(others)) {
    setText(draft.base, name, value);
    if (by) draft.marks[name] = { by, at };
  }
  if (revision >= draft.revision) draft.revision = revision;
  if (saved_at && !(saved_at < draft.saved_at)) draft.saved_at = saved_at;
}

/** What a group wrote meanwhile: the answer of the place's address to GET. */
export async function hear(writer, place, data) {
  await transact("readwrite", async (db) => {
    const draft = await draftOf(db, writer, place);
    learn(draft, {}, data);
    await db.put("drafts", draft);
  });
  tell({ type: "kept", writer, place });
}

/** Forgets what is kept of a place, for example after it was read and copied. */
export async function forget(writer, place) {
  await transact("readwrite", async (db) => {
    for (const entry of await entriesOf(db, writer, place)) await db.del("outbox", entry.id);
    await db.del("drafts", nameOf(writer, place));
  });
  await count(writer);
}

/** Entries of a writer that the server does not have. */
export function unsentOf(writer) {
  return transact("readonly", async (db) => (await db.all("outbox")).filter((one) => one.writer === writer));
}

/** How many answers (places) of a writer are not sent; leaves the number where every page can read it. */
export async function count(writer) {
  const number = new Set((await unsentOf(writer)).map((one) => one.place)).size;
  try {
    localStorage.setItem(FLAG, JSON.stringify({ ...JSON.parse(localStorage.getItem(FLAG)), [writer]: number }));
    dispatchEvent(new Event("lms:unsent"));
  } catch {
    // A service worker has no localStorage; the next page counts anew.
  }
  return number;
}

// What the service worker sent, it could not count.
listen((message) => message.type === "result" && count(message.writer));

/** Erases all that is kept for a writer. */
export async function erase(writer) {
  await transact("readwrite", async (db) => {
    for (const store of ["outbox", "drafts"]) {
      for (const one of await db.all(store)) if (one.writer === writer) await db.del(store, one.id ?? one.key);
    }
    for (const { key } of await db.all("meta")) if (key.includes(writer)) await db.del("meta", key);
  });
  await count(writer);
}
