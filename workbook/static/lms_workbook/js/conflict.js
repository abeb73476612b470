// Two versions of a field: shows both and lets the writer choose, field by field.

/** Shows `conflicts` {name: {theirs, mine, by, at}}; calls `choose(name, text)`, text null for theirs. */
export function showConflicts(form, fields, conflicts, choose) {
  const place = form.querySelector("[data-choice]");
  const key = JSON.stringify(conflicts);
  if (place.dataset.shown === key) return;
  const isNew = place.hidden;
  place.dataset.shown = key;
  place.hidden = !Object.keys(conflicts).length;
  place.replaceChildren();
  if (place.hidden) return;
  const box = document.getElementById("conflict-template").content.cloneNode(true);
  const lines = Object.entries(conflicts).map(([name, one]) => difference(fields, name, one, choose));
  box.querySelector("[data-differences]").append(...lines);
  place.append(box);
  if (isNew) place.scrollIntoView({ block: "start" });
}

function difference(fields, name, { theirs, mine, by, at }, choose) {
  const line = document.getElementById("difference-template").content.cloneNode(true);
  line.querySelector("h4").textContent = fields.label(name);
  line.querySelector("[data-theirs]").textContent = fields.words(name, theirs);
  line.querySelector("[data-mine]").textContent = fields.words(name, mine);
  line.querySelector("[data-by]").textContent = [by, at && clock(at)].filter(Boolean).join(" · ");
  const chosen = { mine, theirs: null, both: `${theirs}\n\n${mine}` };
  for (const button of line.querySelectorAll("[data-keep]")) {
    button.addEventListener("click", () => choose(name, chosen[button.dataset.keep]));
  }
  const isText = fields.first(name)?.tagName === "TEXTAREA";
  line.querySelector("[data-keep=both]").hidden = !isText || !theirs || !mine;
  return line;
}

/** "10:42" of an ISO time, in the device's zone. */
export function clock(time) {
  return new Date(time).toTimeString().slice(0, 5);
}
