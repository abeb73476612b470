// The service worker: pages without a connection, and answers that are sent although no page is open.
// A classic script: the server joins it with device.js, outbox.js, sender.js and kept_pages.js and puts
// SETTINGS before it {version, files, fallbacks, statics}. Firefox knows no workers of modules.
import { getMeta, setMeta } from "./device.js";
import { flush, reportReading } from "./sender.js";
import { fetchCopy, keepPage, keptPage, makeRoom, personOf } from "./kept_pages.js";

const SHELL = `lms-shell-${SETTINGS.version}`;
const PATIENT = 4000; // milliseconds to wait for the server where the device has the page
const HASHED = /\.[0-9a-f]{12}\.\w+$/;
const READ = /^\/[^/]+\/(?:learn\/.*)?$/;
const NEVER = /\/(?:grading|draft|take-along|attempt|attachments|deadline|opening|for)\/|\/teach\//;
const ACCOUNT = /^\/[^/]+\/account\//;
const languageOf = (url) => Object.keys(SETTINGS.fallbacks).find((one) => url.pathname.startsWith(`/${one}/`));
const DOWN = new Set([502, 503, 504]);

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("sync", (event) => {
  if (event.tag === "lms-outbox") event.waitUntil(sendFromHere());
});
self.addEventListener("message", (event) => {
  if (event.data?.type === "person") event.waitUntil(meet(event.data.person, new URL(event.source.url)));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method !== "GET") {
    // Signing in or out: until a page says who it is, nobody's pages are shown.
    if (request.mode === "navigate" && ACCOUNT.test(url.pathname)) event.waitUntil(setMeta("person", ""));
  } else if (url.pathname.startsWith(SETTINGS.statics)) event.respondWith(fileOf(request, url));
  else if (url.pathname.startsWith("/media/")) event.respondWith(pictureOf(request, url));
  else if (request.mode === "navigate" && languageOf(url)) event.respondWith(pageOf(event, url));
});

async function install() {
  const shell = await caches.open(SHELL);
  await Promise.all([...SETTINGS.files, ...Object.values(SETTINGS.fallbacks)].map((url) => add(shell, url)));
  await self.skipWaiting();
}

async function add(shell, url) {
  // Without the cookies: what is kept for all must name nobody.
  const cache = HASHED.test(url) ? "default" : "no-cache";
  try {
    const reply = await fetch(url, { credentials: "omit", cache });
    if (reply.ok) await shell.put(url, reply);
  } catch {
    // No room, or the connection went: the rest is still of use, and the next visit completes it.
  }
}

async function activate() {
  const old = (await caches.keys()).filter((name) => name.startsWith("lms-shell-") && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

// An open page says for whom it is. The first one was loaded before this worker was there: it is kept now.
async function meet(person, { pathname, search }) {
  await setMeta("person", person);
  const path = pathname + search;
  if (isKept(pathname, search) && !(await keptPage(person, path))) await fetchCopy(person, path).catch(() => {});
}

async function sendFromHere() {
  const { left } = await flush();
  await reportReading();
  if (left) throw new Error("not all is sent"); // the browser tries again later
}

const isKept = (path, search) => READ.test(path) && !NEVER.test(path) && (!search || search.startsWith("?cohort="));

async function fileOf(request, url) {
  const shell = await caches.open(SHELL);
  const kept = await shell.match(url.pathname);
  if (kept && HASHED.test(url.pathname)) return kept;
  try {
    const reply = await fetch(request);
    if (reply.ok || !kept) return reply;
  } catch {
    // No connection.
  }
  return kept ?? (await sameFile(shell, url.pathname)) ?? Response.error();
}

// A page that was kept before an update asks for the files of its time: their successors do.
async function sameFile(shell, path) {
  const stem = (name) => name.replace(/\.[0-9a-f]{12}(\.\w+)$/, "$1");
  const match = (await shell.keys()).find((one) => stem(new URL(one.url).pathname) === stem(path));
  return match && shell.match(match);
}

async function pictureOf(request, url) {
  return (await keptPage(await getMeta("person"), url.pathname)) ?? fetch(request);
}

async function pageOf(event, url) {
  const network = fetch(event.request);
  event.waitUntil(network.then((reply) => remember(url, reply.clone())).catch(() => {}));
  const first = await Promise.race([network.catch(() => null), pause(PATIENT)]);
  if (first && !DOWN.has(first.status)) return first;
  const path = url.pathname + url.search;
  const person = await getMeta("person");
  const kept = await keptPage(person, path);
  if (kept) {
    event.waitUntil(noteReading(person, path));
    return kept;
  }
  return network.catch(() => fallback(url));
}

const pause = (time) => new Promise((resolve) => { setTimeout(resolve, time, null); });

async function fallback(url) {
  const shell = await caches.open(SHELL);
  return (await shell.match(SETTINGS.fallbacks[languageOf(url)])) ?? Response.error();
}

async function remember(url, reply) {
  if (!reply.ok || !reply.headers.get("Content-Type")?.startsWith("text/html")) return;
  const html = await reply.text();
  const person = personOf(html);
  // A page for nobody closes nothing: a session may have run out, and what was read may be read on.
  if (!person) return;
  await setMeta("person", person);
  await reportReading();
  if (!isKept(url.pathname, url.search)) return;
  const keep = () => keepPage(person, url.pathname + url.search, html, reply.headers);
  await keep().catch(() => makeRoom(person).then(keep));
}

async function noteReading(person, path) {
  if (!path.includes("/lesson/")) return;
  const key = `read ${person}`;
  const read = (await getMeta(key)) ?? [];
  if (!read.includes(path)) await setMeta(key, [...read, path]);
}
