// The fields of an answer by name, whatever kind of control they are. A name has one text: '' is empty, a
// ticked box is its value.

const CONTROLS = new Set(["csrfmiddlewaretoken", "request_key", "writer", "seen", "device", "seq", "act"]);
const SKIPPED = new Set(["file", "submit", "button", "reset", "image", "fieldset", "output"]);
const TICKED = new Set(["radio", "checkbox"]);

export function fieldsOf(form) {
  const controls = () => [...form.elements].filter((one) => one.name && !CONTROLS.has(one.name) && !SKIPPED.has(one.type));
  const named = (name) => controls().filter((one) => one.name === name);

  function texts(textOf, isTicked) {
    const found = {};
    for (const one of controls()) {
      if (!TICKED.has(one.type)) found[one.name] = textOf(one).replaceAll("\r\n", "\n");
      else found[one.name] = isTicked(one) ? one.value : (found[one.name] ?? "");
    }
    return found;
  }

  function set(name, text) {
    for (const one of named(name)) {
      if (TICKED.has(one.type)) one.checked = one.value === text;
      else one.value = text;
    }
  }

  return {
    /** What is in the form now. */
    read: () => texts((one) => one.value, (one) => one.checked),
    /** What the server put into it; a browser may have filled in something else on reloading. */
    rendered: () => texts(renderedText, (one) => one.defaultChecked),
    /** Writes texts by name. Rows that are not on the page yet are asked for first. */
    fill(values) {
      const missing = Object.keys(values).filter((name) => values[name] && !named(name).length);
      if (missing.length) form.dispatchEvent(new CustomEvent("lms:need-fields", { detail: { names: missing } }));
      for (const [name, text] of Object.entries(values)) set(name, text);
      if (Object.keys(values).length) form.dispatchEvent(new CustomEvent("lms:filled"));
    },
    first: (name) => named(name)[0] ?? null,
    /** The element in which a field stands with its label. */
    around: (name) => named(name)[0]?.closest(".field, fieldset, td") ?? null,
    isInHand: (name) => document.hasFocus() && named(name).includes(document.activeElement),
    label: (name) => labelOf(named(name)[0]) ?? name,
    words: (name, text) => wordsOf(named(name), text),
  };
}

function renderedText(control) {
  if (!control.options) return control.defaultValue;
  return ([...control.options].find((one) => one.defaultSelected) ?? control.options[0])?.value ?? "";
}

function labelOf(control) {
  if (!control) return null;
  const legend = TICKED.has(control.type) ? control.closest("fieldset")?.querySelector("legend") : null;
  const text = control.getAttribute("aria-label") ?? (legend ?? control.labels?.[0])?.textContent;
  return text?.replace(/\s+/g, " ").trim() || null;
}

function wordsOf(controls, text) {
  if (!text) return "–";
  const option = [...(controls[0]?.options ?? [])].find((one) => one.value === text);
  const ticked = controls.find((one) => TICKED.has(one.type) && one.value === text);
  return option?.textContent ?? ticked?.labels?.[0]?.textContent.trim() ?? text;
}
