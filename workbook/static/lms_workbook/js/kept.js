// On an answer that is closed: a text that waited on this device is removed if it was handed in, else shown.
import { listen } from "../../lms/js/device.js";
import { forget, unsentOf } from "../../lms/js/outbox.js";
import { sendOrWait } from "../../lms/js/sender.js";

const box = document.querySelector("[data-kept]");
if (box) start();

async function start() {
  const { writer, place } = box.dataset;
  listen((message) => message.writer === writer && message.place === place && show());
  await sendOrWait().catch(() => {});
  await show();
  box.querySelector("[data-kept-discard]").addEventListener("click", async () => {
    await forget(writer, place);
    box.hidden = true;
  });
}

async function show() {
  const { writer, place } = box.dataset;
  const handedIn = JSON.parse(document.getElementById("handed-in").textContent) ?? {};
  const entries = (await unsentOf(writer)).filter((one) => one.place === place);
  const texts = Object.assign({}, ...entries.map((one) => one.changes));
  const left = Object.entries(texts).filter(([name, [, text]]) => text && text !== handedIn[name]);
  if (!left.length && entries.every((one) => one.state === "refused")) await forget(writer, place);
  box.querySelector("[data-kept-texts]").replaceChildren(...left.map(([, [, text]]) => paragraph(text)));
  box.hidden = !left.length;
}

function paragraph(text) {
  const element = document.createElement("p");
  element.dir = "auto";
  element.textContent = text;
  return element;
}
