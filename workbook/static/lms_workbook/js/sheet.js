// Rows of worksheets: adds, removes, names them. A row is removed by emptying it, so that it is saved like any change.
for (const table of document.querySelectorAll("[data-sheet] [data-rows]")) start(table);

function start(table) {
  for (const button of table.querySelectorAll(".needs-script")) button.hidden = false;
  table.addEventListener("input", (event) => name(event.target.closest("[data-row]")));
  // Texts for rows that are not on this page: written on another device, or kept on this one.
  table.closest("form")?.addEventListener("lms:need-fields", ({ detail }) => detail.names.forEach((one) => addFor(table, one)));
  table.closest("form")?.addEventListener("lms:filled", () => refresh(table));
  table.addEventListener("click", (event) => {
    if (event.target.closest("[data-add]")) add(table);
    const remove = event.target.closest("[data-remove]");
    if (remove) empty(remove.closest("[data-row]"), table);
  });
}

function add(table) {
  const rows = [...table.querySelectorAll("[data-row]")];
  const row = addRow(table, Math.max(0, ...rows.map((row) => Number(row.dataset.row))) + 1);
  row.open = true;
  number(table);
  row.querySelector("input, select, textarea")?.focus();
}

function addFor(table, field) {
  const [, key] = new RegExp(`^t-${table.dataset.rows}-(\\d+)-`).exec(field) ?? [];
  if (key && table.querySelector("[data-blank]") && !table.querySelector(`[data-row="${key}"]`)) addRow(table, key);
}

function addRow(table, key) {
  const blank = table.querySelector("[data-blank]");
  const row = blank.content.firstElementChild.cloneNode(true);
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const attribute of [...element.attributes]) {
      if (attribute.value.includes("__row__")) element.setAttribute(attribute.name, attribute.value.replaceAll("__row__", key));
    }
  }
  for (const button of row.querySelectorAll(".needs-script")) button.hidden = false;
  table.querySelector(".wb-rows").append(row);
  return row;
}

// After a script has filled the fields: a row that somebody took away goes, one that is in use stays.
function refresh(table) {
  for (const row of table.querySelectorAll("[data-row]")) {
    name(row);
    const fields = [...row.querySelectorAll("input, select, textarea")];
    if (fields.some((one) => (one.type === "radio" || one.type === "checkbox" ? one.checked : one.value))) delete row.dataset.gone;
  }
  number(table);
}

function empty(row, table) {
  for (const field of row.querySelectorAll("input, select, textarea")) {
    if (field.type === "radio" || field.type === "checkbox") field.checked = false;
    else field.value = "";
  }
  row.dataset.gone = "";
  row.querySelector("input, select, textarea")?.dispatchEvent(new Event("input", { bubbles: true }));
  number(table);
  table.querySelector("[data-add]")?.focus();
}

// What a reader counts: rows that are there.
function number(table) {
  const rows = [...table.querySelectorAll("[data-row]:not([data-gone])")];
  rows.forEach((row, place) => (row.querySelector("[data-number]").textContent = place + 1));
}

function name(row) {
  const title = row?.querySelector("[data-title]");
  const first = row?.querySelector("input:not([type=radio]):not([type=checkbox]), select, textarea");
  if (title && first) title.textContent = first.options ? first.options[first.selectedIndex].text : first.value;
}
