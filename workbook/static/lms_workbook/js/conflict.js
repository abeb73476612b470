// Two versions of one answer: shows what differs and lets the writer choose.

export function showConflict(form, mine, theirs, choose) {
  const place = form.querySelector("[data-choice]");
  const box = document.getElementById("conflict-template").content.cloneNode(true);
  const list = box.querySelector("[data-differences]");
  const names = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  for (const name of names) {
    if ((mine[name] ?? "") !== (theirs[name] ?? "")) list.append(difference(form, name, mine, theirs));
  }
  for (const button of box.querySelectorAll("[data-keep]")) {
    button.addEventListener("click", () => {
      place.hidden = true;
      place.replaceChildren();
      choose(button.dataset.keep === "mine");
    });
  }
  place.replaceChildren(box);
  place.hidden = false;
  place.scrollIntoView({ block: "start" });
}

function difference(form, name, mine, theirs) {
  const line = document.getElementById("difference-template").content.cloneNode(true);
  const field = form.elements[name];
  const label = field?.labels?.[0]?.textContent.trim() ?? name;
  line.querySelector("h4").textContent = label;
  line.querySelector("[data-theirs]").textContent = shown(field, theirs[name]);
  line.querySelector("[data-mine]").textContent = shown(field, mine[name]);
  return line;
}

function shown(field, value) {
  if (!value) return "–";
  const option = field?.options && [...field.options].find((one) => one.value === value);
  return option ? option.textContent : value;
}
