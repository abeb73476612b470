// On every page of a person who is signed in: starts the service worker, says when there is no connection,
// and sends what waits. Small, because it comes with every page; the rest is loaded when it is needed.

const AGAIN = 60000; // milliseconds
const { person, kept } = document.body.dataset;
const bar = document.querySelector("[data-connection]");

function waiting() {
  try {
    return JSON.parse(localStorage.getItem("lms-unsent"))?.[person] ?? 0;
  } catch {
    return 0;
  }
}

function clock(time) {
  return time.toTimeString().slice(0, 5);
}

function show() {
  const lines = [];
  if (!navigator.onLine) lines.push(bar.dataset.textOffline);
  if (kept) {
    const at = new Date(kept);
    const day = at.toDateString() === new Date().toDateString() ? "" : `${at.getDate()}.${at.getMonth() + 1}. `;
    lines.push(bar.dataset.textKept.replace("{time}", day + clock(at)));
  }
  if (waiting()) lines.push(bar.dataset.textUnsent.replace("{count}", waiting()));
  bar.querySelector("[data-connection-text]").textContent = lines.join(" ");
  bar.hidden = !lines.length;
}

async function send() {
  if (!navigator.onLine) return show();
  if (waiting()) await (await import("./sender.js")).sendOrWait();
  return show();
}

async function register() {
  if (!navigator.serviceWorker) return; // plain http: text is kept and sent all the same
  // The worker keeps the page that is open now, for the person to whom it belongs.
  const worker = await navigator.serviceWorker.register("/service-worker.js");
  if (!kept) (worker.active ?? worker.waiting ?? worker.installing)?.postMessage({ type: "person", person });
}

if (person && bar) {
  show();
  addEventListener("online", send);
  addEventListener("offline", show);
  addEventListener("storage", show);
  addEventListener("lms:unsent", show);
  if (waiting()) send();
  setInterval(() => waiting() && send(), AGAIN);
  const begin = () => setTimeout(() => register().catch(() => {}), 0);
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin);
}
