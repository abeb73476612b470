// On the page that stands in for one that was never opened: what this device does have of the person's pages.
import { getMeta } from "./device.js";
import { keptList } from "./kept_pages.js";
import { unsentOf } from "./outbox.js";

const box = document.querySelector("[data-kept-list]");
document.querySelector("[data-again]").addEventListener("click", () => location.reload());
if ("caches" in self) show();

async function show() {
  const person = await getMeta("person");
  const language = `/${document.documentElement.lang}/`;
  const pages = (await keptList(person)).filter((one) => one.url.startsWith(language));
  box.querySelector("ul").replaceChildren(...pages.map(line));
  box.hidden = !pages.length;
  const places = new Map((person ? await unsentOf(person) : []).map((one) => [one.place, one.title]));
  const waiting = document.querySelector("[data-waiting-list]");
  waiting.querySelector("ul").replaceChildren(...[...places].map(([place, title]) => item(title || place)));
  waiting.hidden = !places.size;
}

function line({ url, title }) {
  const link = document.createElement("a");
  link.className = "tapline";
  link.href = url;
  link.dir = "auto";
  link.textContent = title;
  return item(link);
}

function item(content) {
  const element = document.createElement("li");
  element.append(content);
  return element;
}
