// "Take this course along": fetches every page of a course into this device's memory and says how far it is.
import { getMeta, setMeta } from "./device.js";
import { fetchCopy, makeRoom } from "./kept_pages.js";

const AT_ONCE = 2; // requests; the connection is weak and others use it too

const box = document.querySelector("[data-take-along]");
const { person } = document.body.dataset;
if (box && person && navigator.serviceWorker && "caches" in self) start();

async function start() {
  const state = box.querySelector("[data-take-state]");
  const button = box.querySelector("button");
  const key = `along ${person} ${box.dataset.takeAlong}`;
  const say = (name, values = {}) => {
    state.textContent = Object.entries(values).reduce((text, [word, value]) => text.replace(`{${word}}`, value), box.dataset[name]);
  };
  const sayAge = (kept) => say("textDone", { count: kept.count, time: when(new Date(kept.at)) });

  box.hidden = false;
  const kept = await getMeta(key);
  if (kept) sayAge(kept);

  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await navigator.storage?.persist?.();
      await navigator.serviceWorker.ready;
      const result = await takeAll(say);
      await setMeta(key, result);
      sayAge(result);
    } catch (error) {
      say(error.name === "QuotaExceededError" ? "textSpace" : "textFailed");
    }
    button.disabled = false;
  });
}

async function takeAll(say) {
  const reply = await fetch(box.dataset.takeAlong, { credentials: "same-origin" });
  const { pages } = await reply.json();
  const waiting = [...pages];
  let done = 0;
  let kept = 0;
  const takeOne = async (url) => {
    const isKept = await fetchCopy(person, url).catch(async (error) => {
      if (error.name !== "QuotaExceededError") throw error;
      await makeRoom(person);
      return fetchCopy(person, url);
    });
    if (isKept) kept += 1; // a page that is not open yet comes with the next time
    done += 1;
    say("textProgress", { done, all: pages.length });
  };
  const worker = async () => {
    while (waiting.length) await takeOne(waiting.shift());
  };
  say("textProgress", { done, all: pages.length });
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (!kept) throw new Error("nothing could be kept");
  return { at: new Date().toISOString(), count: kept };
}

function when(time) {
  const [date, clock] = [[time.getDate(), time.getMonth() + 1, time.getFullYear()].join("."), time.toTimeString().slice(0, 5)];
  return `${date} ${clock}`;
}
