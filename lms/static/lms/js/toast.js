// A short message that floats for a while. Read aloud, because #toasts is a live region.

const SHOWN_FOR = 6000; // milliseconds

/** Shows `text`; `action` is {label, run} for one thing that may be done about it. Returns the element. */
export function toast(text, { action = null, stay = false } = {}) {
  const box = document.createElement("div");
  box.className = "toast";
  const words = document.createElement("span");
  words.textContent = text;
  box.append(words);
  if (action) box.append(button(action, box));
  document.getElementById("toasts")?.append(box);
  if (!stay) setTimeout(() => box.remove(), SHOWN_FOR);
  return box;
}

function button({ label, run }, box) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = label;
  element.addEventListener("click", () => {
    box.remove();
    run();
  });
  return element;
}
