// Pages that this device keeps, apart for each person: a cache of another person is never opened.

const PAGES = "lms-pages-";
const COPY = { "X-Copy": "1" }; // the server must not take a copy for reading
const KEPT_AT = "X-Kept-At";
const TITLE = "X-Kept-Title";
const POLICY = "Content-Security-Policy";

/** The key of the person for whom the server made a page; "" for visitors. */
export function personOf(html) {
  return /<body[^>]*\sdata-person="([^"]*)"/.exec(html)?.[1] ?? "";
}

function titleOf(html) {
  const title = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? /<title>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? "";
  return title.replace(/<[^>]*>/g, "").replace(/\s+/g, " ").trim();
}

/** Keeps the text of a page. Throws where the device has no room. */
export async function keepPage(person, url, html, headers) {
  const kept = { "Content-Type": "text/html; charset=utf-8", [KEPT_AT]: new Date().toISOString(), [TITLE]: encodeURIComponent(titleOf(html)) };
  if (headers.has(POLICY)) kept[POLICY] = headers.get(POLICY);
  const pages = await caches.open(PAGES + person);
  await pages.put(url, new Response(html, { headers: kept }));
}

/** Fetches a page for later. Returns whether it is kept; only a page made for `person` is. */
export async function fetchCopy(person, url) {
  const reply = await fetch(url, { credentials: "same-origin", headers: COPY });
  if (!reply.ok || !reply.headers.get("Content-Type")?.startsWith("text/html")) return false;
  const html = await reply.text();
  if (personOf(html) !== person) return false;
  await keepPage(person, url, html, reply.headers);
  const pictures = new Set([...html.matchAll(/\ssrc="(\/media\/[^"]+)"/g)].map((one) => one[1]));
  const pages = await caches.open(PAGES + person);
  for (const picture of pictures) if (!(await pages.match(picture))) await pages.add(picture);
  return true;
}

/** A kept page or picture of the person, or null. The page itself says how old it is. */
export async function keptPage(person, url) {
  if (!person || !(await caches.has(PAGES + person))) return null;
  const kept = await (await caches.open(PAGES + person)).match(url);
  const at = kept?.headers.get(KEPT_AT);
  if (!at) return kept ?? null;
  const html = (await kept.text()).replace("<body ", `<body data-kept="${at}" `);
  return new Response(html, { headers: kept.headers });
}

/** What is kept of the person's pages: [{url, title, at}], in the order of keeping. */
export async function keptList(person) {
  if (!person || !(await caches.has(PAGES + person))) return [];
  const pages = await caches.open(PAGES + person);
  const found = [];
  for (const request of await pages.keys()) {
    const kept = await pages.match(request);
    const at = kept?.headers.get(KEPT_AT);
    if (at) found.push({ url: new URL(request.url).pathname, title: decodeURIComponent(kept.headers.get(TITLE)), at });
  }
  return found;
}

/** Forgets the pages of a person. */
export function erasePages(person) {
  return caches.delete(PAGES + person);
}

/** Room for the person at hand: the pages of others are only copies. */
export async function makeRoom(person) {
  const names = (await caches.keys()).filter((name) => name.startsWith(PAGES) && name !== PAGES + person);
  await Promise.all(names.map((name) => caches.delete(name)));
}
