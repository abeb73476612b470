// What this device keeps, and how its tabs and its service worker hear of it. IndexedDB; where that is
// missing localStorage; where that is missing too, memory, which ends with the tab.

const STORES = { meta: { keyPath: "key" }, drafts: { keyPath: "key" }, outbox: { keyPath: "id", autoIncrement: true } };
const PLAIN = "lms-device"; // the one key of localStorage
const memory = { meta: {}, drafts: {}, outbox: {}, last: 0 };

let database = null;

function openDatabase() {
  database ??= new Promise((resolve, reject) => {
    const request = self.indexedDB.open("lms", 1);
    request.onupgradeneeded = () => {
      for (const [name, options] of Object.entries(STORES)) request.result.createObjectStore(name, options);
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      request.result.onclose = () => { database = null; };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  return database;
}

/** Runs `work(db)` in one transaction over all stores; `db` has get, all, put, del. All or nothing. */
export async function transact(mode, work) {
  let opened = null;
  try {
    opened = await openDatabase();
  } catch {
    return plainly(mode, work);
  }
  const transaction = opened.transaction(Object.keys(STORES), mode);
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error("aborted"));
  });
  done.catch(() => {});
  const ask = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const store = (name) => transaction.objectStore(name);
  const result = await work({
    get: (name, key) => ask(store(name).get(key)),
    all: (name) => ask(store(name).getAll()),
    put: (name, value) => ask(store(name).put(value)),
    del: (name, key) => ask(store(name).delete(key)),
  });
  await done;
  return result;
}

// Without a database: the whole of it is read and written at once. Not safe between tabs, but never worse
// than losing the text.
async function plainly(mode, work) {
  const kept = readPlain();
  const result = await work({
    get: async (name, key) => kept[name][key],
    all: async (name) => Object.values(kept[name]),
    put: async (name, value) => {
      if (name === "outbox") value.id ??= ++kept.last;
      kept[name][value.id ?? value.key] = value;
      return value.id ?? value.key;
    },
    del: async (name, key) => { delete kept[name][key]; },
  });
  if (mode === "readwrite") writePlain(kept);
  return result;
}

function readPlain() {
  try {
    return JSON.parse(localStorage.getItem(PLAIN)) ?? memory;
  } catch {
    return memory;
  }
}

function writePlain(kept) {
  Object.assign(memory, kept);
  try {
    localStorage.setItem(PLAIN, JSON.stringify(kept));
  } catch {
    // Full or forbidden: the tab itself is all that is left; see isDurable.
  }
}

/** Whether a text that is kept now is still here when the tab was closed. */
export async function isDurable() {
  try {
    return Boolean(await openDatabase());
  } catch {
    try {
      return localStorage.getItem(PLAIN) !== null;
    } catch {
      return false;
    }
  }
}

export function getMeta(key) {
  return transact("readonly", async (db) => (await db.get("meta", key))?.value);
}

export function setMeta(key, value) {
  return transact("readwrite", (db) => db.put("meta", { key, value }));
}

// crypto.randomUUID exists only on secure origins; a training centre's own server may be plain http.
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join("-");
}

const listeners = new Set();
const channel = "BroadcastChannel" in self ? new BroadcastChannel("lms") : null;
channel?.addEventListener("message", (event) => listeners.forEach((listener) => listener(event.data)));

/** Tells every tab of this device, this one included. */
export function tell(message) {
  listeners.forEach((listener) => listener(message));
  channel?.postMessage(message);
}

export function listen(listener) {
  listeners.add(listener);
}
