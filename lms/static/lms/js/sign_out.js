// Before signing out: says what is not sent yet, and erases what this device keeps where that is wanted.
import { setMeta } from "./device.js";
import { count, erase } from "./outbox.js";
import { erasePages } from "./kept_pages.js";
import { flush } from "./sender.js";

const QUIZ = "lms-quiz:"; // drafts of quizzes, in localStorage
const box = document.querySelector("[data-sign-out]");
const { person } = document.body.dataset;
if (box && person) start(box.closest("form"));

async function start(form) {
  const tick = form.querySelector("[data-erase]");
  let isReady = false;
  let isChosen = false;
  tick.addEventListener("change", () => { isChosen = true; });
  box.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (isReady) return;
    event.preventDefault();
    if (!navigator.onLine) return say("offline");
    if (tick.checked) await eraseAll();
    await setMeta("person", "").catch(() => {});
    isReady = true;
    form.submit();
  });
  if (navigator.onLine) await flush().catch(() => {});
  const unsent = (await count(person)) + quizzes().length;
  if (!isChosen) tick.checked = !unsent;
  if (unsent) say("unsent", unsent);
}

function say(name, number = "") {
  const note = box.querySelector(`[data-${name}]`);
  note.hidden = false;
  const words = note.querySelector("[data-count]");
  if (words) words.textContent = number;
}

function quizzes() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`${QUIZ}${person}:`));
  } catch {
    return [];
  }
}

async function eraseAll() {
  await erase(person);
  if ("caches" in self) await erasePages(person);
  quizzes().forEach((key) => localStorage.removeItem(key));
}
