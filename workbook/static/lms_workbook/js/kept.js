// On an answer that is closed: a text that waited on this device is removed if it was handed in, else shown.
import { deviceStore } from "./device_store.js";

const box = document.querySelector("[data-kept]");
if (box) {
  const store = deviceStore(box.dataset.writer, box.dataset.place);
  const kept = store.get()?.answers;
  const handedIn = JSON.parse(document.getElementById("handed-in").textContent) ?? {};
  const left = Object.entries(kept ?? {}).filter(([name, text]) => text && text !== handedIn[name]);
  if (left.length) show(left);
  else store.clear();

  function show(entries) {
    box.querySelector("[data-kept-texts]").replaceChildren(...entries.map(([, text]) => paragraph(text)));
    box.querySelector("[data-kept-discard]").addEventListener("click", () => {
      store.clear();
      box.hidden = true;
    });
    box.hidden = false;
  }
}

function paragraph(text) {
  const element = document.createElement("p");
  element.dir = "auto";
  element.textContent = text;
  return element;
}
