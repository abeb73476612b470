// What the server says about single fields: errors and warnings beside them, who wrote what, computed cells.
import { clock } from "./conflict.js";

/** Errors {name: [text]} beside their fields and summed up on top; warnings beside their fields. */
export function showTold(form, fields, { errors = {}, warnings = {} }) {
  const key = JSON.stringify([errors, warnings]);
  if (form.dataset.told === key) return;
  form.dataset.told = key;
  form.querySelectorAll("[data-told]").forEach((one) => one.remove());
  form.querySelectorAll("[data-told-bad]").forEach((one) => one.classList.remove("field--bad"));
  form.querySelectorAll("[aria-describedby^=told-]").forEach(untie);
  for (const [name, texts] of Object.entries(warnings)) tellBeside(fields, name, texts, "warning-template");
  for (const [name, texts] of Object.entries(errors)) tellBeside(fields, name, texts, "error-template");
  const names = Object.keys(errors);
  if (names.length) form.prepend(summary(fields, errors));
}

function untie(control) {
  control.removeAttribute("aria-invalid");
  if (control.dataset.described) control.setAttribute("aria-describedby", control.dataset.described);
  else control.removeAttribute("aria-describedby");
}

function tellBeside(fields, name, texts, template) {
  const around = fields.around(name);
  const control = fields.first(name);
  if (!around || !control) return;
  const box = document.createElement("div");
  box.dataset.told = "";
  box.id = `told-${name}`;
  box.append(...texts.map((text) => fromTemplate(template, text)));
  const before = [...around.children].find((one) => one === control || one.contains(control));
  around.insertBefore(box, before ?? null);
  control.dataset.described ??= control.getAttribute("aria-describedby") ?? "";
  control.setAttribute("aria-describedby", `told-${name} ${control.dataset.described}`.trim());
  if (template !== "error-template") return;
  control.setAttribute("aria-invalid", "true");
  around.classList.add("field--bad");
  around.dataset.toldBad = "";
}

function fromTemplate(template, text) {
  const line = document.getElementById(template).content.cloneNode(true);
  line.querySelector("[data-text]").textContent = text;
  return line;
}

function summary(fields, errors) {
  const box = document.getElementById("errors-template").content.cloneNode(true);
  for (const [name, texts] of Object.entries(errors)) {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${fields.first(name)?.id ?? ""}`;
    link.textContent = `${fields.label(name)}: ${texts.join(" ")}`;
    line.append(link);
    box.querySelector("ul").append(line);
  }
  return box;
}

/** Goes to the summary, so that it is seen and read aloud. */
export function goToErrors(form) {
  form.querySelector(".errors[data-told]")?.focus();
}

/** "Name · 10:42" beside the fields that somebody else wrote: marks {name: {by, at}}. */
export function showMarks(form, fields, marks) {
  form.querySelectorAll("[data-mark]").forEach((one) => one.remove());
  for (const [name, { by, at }] of Object.entries(marks)) {
    const mark = document.createElement("p");
    mark.className = "small soft";
    mark.dataset.mark = name;
    const who = document.createElement("bdi");
    who.textContent = by;
    const time = document.createElement("bdi");
    time.className = "num";
    time.textContent = clock(at);
    mark.append(who, " · ", time);
    fields.around(name)?.append(mark);
  }
}

/** Cells and the picture that the server computes from the answer; it has escaped what is in them. */
export function showComputed({ computed = {}, picture = "" }) {
  for (const [id, text] of Object.entries(computed)) {
    document.querySelectorAll(`[data-computed="${CSS.escape(id)}"]`).forEach((one) => { one.textContent = text; });
  }
  const frame = document.querySelector("[data-picture]");
  if (frame && picture) frame.innerHTML = picture;
}
